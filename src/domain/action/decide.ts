import type { Instant, LocalDate } from '../calendar/dates';
import { addDays, londonDate } from '../calendar/dates';
import type { Community, PersonId, Urn } from '../community/community';
import { memberSchools, runs, schoolsRepresentedBy, serving } from '../community/community';
import type { CosEvent } from '../events';
import type { Meeting } from '../meeting/meeting';
import { heldOn, itemFor } from '../meeting/meeting';
import type { MinutesState } from '../minutes/state';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { RequestId } from '../request/request';
import type { Action, ActionId, ActionOwner } from './action';
import { owns } from './action';

export type ActionRefusal =
  | 'MeetingNotStarted'
  | 'MinutesApproved'
  | 'NotOnAgenda'
  | 'WhatMissing'
  | 'WhatTooLong'
  | 'OwnerMissing'
  | 'OwnerUnknown'
  | 'OwnerTooLong'
  | 'DueUnclear'
  | 'DueTooEarly'
  | 'DueTooFar'
  | 'NamesAPupil';
export type MarkRefusal = 'NoSuchAction' | 'NotYours';

/** Letters an action may have, and the name of somebody outside the community. */
export const LONGEST_ACTION = 500;
export const LONGEST_OWNER = 100;
const MOST_DAYS = 366;

export type OwnerWish =
  | { readonly kind: 'school'; readonly urn: Urn }
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'other'; readonly name: string };

export interface ActionWish {
  readonly what: string;
  /** The request it is about; null for the meeting as a whole. */
  readonly requestId: RequestId | null;
  /** Null while nobody is chosen. */
  readonly owner: OwnerWish | null;
  /** Null where what was typed is no day. */
  readonly due: LocalDate | null;
}

/** People who can be given an action by name: those who hold an office on that day. */
export const officers = (community: Community, day: LocalDate) =>
  serving(community, day).filter(({ role }) => role === 'chair' || role === 'actingChair' || role === 'clerk');

function ownerOf(community: Community, wish: OwnerWish, day: LocalDate): ActionOwner | null {
  switch (wish.kind) {
    case 'school': {
      const school = memberSchools(community, day).find(({ urn }) => urn === wish.urn);
      return school ? { kind: 'school', urn: school.urn, name: school.name } : null;
    }
    case 'person': {
      const person = officers(community, day).find(({ personId }) => personId === wish.personId);
      return person ? { kind: 'person', personId: person.personId, name: person.name } : null;
    }
    case 'other':
      return { kind: 'other', name: wish.name.trim() };
  }
}

/** Notes what somebody is to do after the meeting: during it, or once it has ended and until its minutes are approved. */
export function addAction(
  meeting: Meeting,
  minutes: MinutesState | null,
  community: Community,
  { what, requestId, owner, due }: ActionWish,
  actionId: ActionId,
  at: Instant,
): Outcome<readonly CosEvent[], ActionRefusal> {
  if (meeting.status === 'planned') return refuse('MeetingNotStarted');
  if (minutes?.approved) return refuse('MinutesApproved');
  const day = heldOn(meeting);
  const item = requestId === null ? null : itemFor(meeting, requestId)?.heading;
  if (item === undefined) return refuse('NotOnAgenda');
  if (what.trim() === '') return refuse('WhatMissing');
  if (what.trim().length > LONGEST_ACTION) return refuse('WhatTooLong');
  if (owner === null || (owner.kind === 'other' && owner.name.trim() === '')) return refuse('OwnerMissing');
  if (owner.kind === 'other' && owner.name.trim().length > LONGEST_OWNER) return refuse('OwnerTooLong');
  const who = ownerOf(community, owner, londonDate(at));
  if (who === null) return refuse('OwnerUnknown');
  if (due === null) return refuse('DueUnclear');
  if (due < day) return refuse('DueTooEarly');
  if (due > addDays(day, MOST_DAYS)) return refuse('DueTooFar');
  return accept([
    {
      type: 'ActionAdded',
      meetingId: meeting.meetingId,
      communityId: meeting.communityId,
      actionId,
      agreedOn: day,
      item: item && { requestId: item.requestId, reference: item.reference },
      what: what.trim(),
      owner: who,
      due,
      at,
    },
  ]);
}

/** Says that an action is done, or that it is not after all: its owner, the chair or the clerk can. Saying so again changes nothing. */
export function markAction(
  action: Action | undefined,
  community: Community,
  done: boolean,
  by: PersonId,
  at: Instant,
): Outcome<readonly CosEvent[], MarkRefusal> {
  if (!action) return refuse('NoSuchAction');
  const day = londonDate(at);
  if (!runs(community, by, day) && !owns(action, by, schoolsRepresentedBy(community, by, day)))
    return refuse('NotYours');
  if ((action.done !== null) === done) return accept([]);
  const { actionId } = action;
  return accept([{ type: done ? 'ActionDone' : 'ActionUndone', actionId, by, at }]);
}
