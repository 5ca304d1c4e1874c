import type { Instant, LocalDate } from '../calendar/dates';
import type { CommunityId, PersonId, School, Urn } from '../community/community';
import type { MeetingId } from '../meeting/meeting';
import type { Reference, RequestId } from '../request/request';

export type ActionId = string;

/** Who does it: a school, somebody with an office in the community, or anybody else by name. */
export type ActionOwner =
  | { readonly kind: 'school'; readonly urn: Urn; readonly name: string }
  | { readonly kind: 'person'; readonly personId: PersonId; readonly name: string }
  | { readonly kind: 'other'; readonly name: string };

/** What a meeting agreed that somebody does, and by when (R69). */
export interface Action {
  readonly actionId: ActionId;
  readonly meetingId: MeetingId;
  /** The day that meeting was held. */
  readonly agreedOn: LocalDate;
  /** The request it is about; null when it is about none. */
  readonly item: { readonly requestId: RequestId; readonly reference: Reference } | null;
  readonly what: string;
  readonly owner: ActionOwner;
  readonly due: LocalDate;
  readonly addedAt: Instant;
  readonly done: { readonly by: PersonId; readonly at: Instant } | null;
  /** How often it was marked done or not done: the next mark is number `marks + 1`. */
  readonly marks: number;
}

/** All actions of a community, in the order in which they were agreed. */
export interface Actions {
  readonly communityId: CommunityId;
  readonly actions: readonly Action[];
}

/** Whether it is this person's to do: theirs, or of a school they speak for. */
export const owns = ({ owner }: Action, personId: PersonId, schools: readonly School[]): boolean =>
  owner.kind === 'person'
    ? owner.personId === personId
    : owner.kind === 'school' && schools.some(({ urn, replaces }) => urn === owner.urn || replaces === owner.urn);

/** Still to be done, the nearest day first. */
export const openActions = (actions: readonly Action[]): Action[] =>
  actions.filter(({ done }) => done === null).sort((a, b) => a.due.localeCompare(b.due));

/** Open actions that a meeting looks back on: those of meetings before it (R65). */
export const openFromBefore = (actions: readonly Action[], day: LocalDate): Action[] =>
  openActions(actions.filter(({ agreedOn }) => agreedOn < day));
