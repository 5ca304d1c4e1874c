import type { Instant, LocalDate } from '../calendar/dates';
import type { Community, PersonId } from '../community/community';
import type { CosEvent } from '../events';
import { carrying, interestsWith } from '../interest/item-interest';
import type { Meeting, MeetingId } from '../meeting/meeting';
import { itemFor, meetingFor } from '../meeting/meeting';
import { headingOf } from '../meeting/schedule';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { Checked, SubmitRefusal } from './decide';
import { beingWritten, isLate, isSame, isWhole, nextPlanned, refusalFor } from './decide';
import { interimOf, isWithChair } from '../interim/interim';
import { pagesOf } from './form';
import type { Request, RequestForm, SubmittedRequest } from './request';

/** Why a request that was handed in cannot be changed any more, unless the chair returns it. */
export type ClosedBecause = 'CutOffPassed' | 'AgendaOut' | 'MeetingBegan' | 'WithTheChair' | 'AgreedAsInterim';
export type ChangeRefusal = ClosedBecause | 'NoSuchRequest' | 'NotHandedIn' | 'AlreadyDecided' | 'Withdrawn';

/**
 * Until the cut-off of its meeting, or where there is none until the agenda is published; returned, until it is answered.
 * What the chair decides about between meetings stays as it was handed in.
 */
export function closedBecause(
  request: SubmittedRequest,
  meetings: readonly Meeting[],
  today: LocalDate,
): ClosedBecause | null {
  if (isWithChair(request)) return 'WithTheChair';
  if (interimOf(request)) return 'AgreedAsInterim';
  const { requestId, returned } = request;
  const found = returned ? null : meetingFor(meetings, requestId);
  if (!found) return null;
  const { meeting, late } = found;
  if (meeting.status === 'inSession') return 'MeetingBegan';
  if (late || isLate(meeting, today)) return 'CutOffPassed';
  return meeting.cutOff === null && meeting.publishedAt !== null ? 'AgendaOut' : null;
}

/** Whether something was changed and not handed in yet. */
export const hasChanges = ({ changes }: SubmittedRequest): boolean =>
  changes !== null && (changes.pupils !== null || Object.keys(changes.form).length > 0);

/** Opens a request that was handed in for changes; nothing happens when it is open already. */
export function beginChanges(
  request: Request | null,
  meetings: readonly Meeting[],
  today: LocalDate,
  at: Instant,
): Outcome<readonly CosEvent[], ChangeRefusal> {
  switch (request?.status) {
    case undefined:
    case 'discarded':
      return refuse('NoSuchRequest');
    case 'draft':
      return refuse('NotHandedIn');
    case 'decided':
      return refuse('AlreadyDecided');
    case 'withdrawn':
      return refuse('Withdrawn');
    case 'submitted': {
      const closed = closedBecause(request, meetings, today);
      if (closed) return refuse(closed);
      return accept(request.changes ? [] : [{ type: 'ChangesBegun', requestId: request.requestId, at }]);
    }
  }
}

/** Everything that handing in changes depends on. */
export interface ChangesHanding extends Checked {
  readonly community: Community;
  readonly meetings: readonly Meeting[];
  readonly by: PersonId;
}

export type HandChangesRefusal = SubmitRefusal | ClosedBecause | 'NothingChanged';

interface Place {
  readonly meetingId: MeetingId | null;
  readonly late: boolean;
  readonly minutes: number;
}

/**
 * An answer goes back where the request was, on time if it was on time; where that meeting is over, to the next one, as a
 * request that was in before. A change stays where it is.
 */
function placeOf(
  { requestId, returned }: SubmittedRequest,
  { meetings, today, profile }: Pick<ChangesHanding, 'meetings' | 'today' | 'profile'>,
): Place {
  if (returned) {
    const { from, late, minutes } = returned;
    const ahead = nextPlanned(
      meetings.filter(({ meetingId }) => meetingId === from),
      today,
    );
    if (ahead) return { meetingId: from, late, minutes };
    return { meetingId: nextPlanned(meetings, today)?.meetingId ?? null, late: false, minutes };
  }
  const found = meetingFor(meetings, requestId);
  const minutes = (found && itemFor(found.meeting, requestId)?.minutes) ?? profile.minutesPerRequest;
  return { meetingId: found?.meeting.meetingId ?? null, late: found?.late ?? false, minutes };
}

/** Hands in changes, or the answer to the chair's question, under the same reference (R44). Handed in already: no event. */
export function handInChanges(
  request: SubmittedRequest,
  handing: ChangesHanding,
  at: Instant,
): Outcome<readonly CosEvent[], HandChangesRefusal> {
  const draft = beingWritten(request);
  if (!draft) return request.returned ? refuse('NothingChanged') : accept([]);
  const { form, pupils } = draft;
  if (!isWhole(form) || pupils === null) return refuse('PagesMissing');
  const closed = closedBecause(request, handing.meetings, handing.today);
  if (closed) return refuse(closed);
  const changed = pagesOf(form).filter((page) => {
    const now = form[page];
    return now !== undefined && !isSame(request.form[page], now);
  });
  if (changed.length === 0 && draft.pupils === request.pupils) return refuse('NothingChanged');
  const refusal = refusalFor(draft, form, handing);
  if (refusal) return refuse(refusal);
  const only = (whole: RequestForm): Partial<RequestForm> =>
    Object.fromEntries(changed.map((page) => [page, whole[page]]));
  return accept([
    {
      type: 'RequestChanged',
      requestId: request.requestId,
      heading: headingOf({ ...request, form }, handing.community),
      question: request.returned?.question ?? null,
      was: only(request.form),
      now: only(form),
      pupils,
      ...placeOf(request, handing),
      ...(request.returned ? carrying(interestsWith(request)) : {}),
      attested: handing.attested,
      by: handing.by,
      at,
    },
  ]);
}
