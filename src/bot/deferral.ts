import { actingDeclared, RUNNING } from '../app/acting';
import type { AgendaTrouble } from '../app/agenda';
import { deferRequest, meetingAfter } from '../app/agenda';
import type { Deps } from '../app/deps';
import { loadMeeting } from '../app/load-meeting';
import type { OnItem } from '../app/meeting';
import { deferAction, deferCard, openDeferAction } from '../cards/defer';
import { sayDay } from '../domain/calendar/say';
import type { PersonId } from '../domain/community/community';
import { LONGEST_REASON } from '../domain/meeting/decide';
import { isOver, itemFor } from '../domain/meeting/meeting';
import { agendaFor } from './agenda-answer';
import { sayChairTrouble } from './chair-trouble';
import { agendaRefusals as refusals } from './refusals/agenda';
import { closing } from './attendance';
import { sayNobodyThere, sayStuck } from './attendance-view';
import { AS_IT_STANDS, deferrable, sayHeading, sayWhen } from './agenda-view';
import type { Route } from './router';
import { open, submit } from './router';
import { plural } from './terms-words';
import type { Answer } from './turn';

/** Moving a request to the next meeting, with the reason its school reads (R46). */
export const deferralRoutes = (deps: Deps): Route[] => [
  open(openDeferAction, async ({ requestId, because, ...target }, { person }) =>
    because === 'absent'
      ? deferInstead(deps, person.personId, { ...target, requestId })
      : deferPage(deps, person.personId, target, { requestId, reason: '', trouble: null }),
  ),

  submit(deferAction, async ({ key, requestId, reason, ...target }, turn) => {
    const { personId } = turn.person;
    const page = (trouble: AgendaTrouble | 'RequestMissing') =>
      deferPage(deps, personId, target, { requestId, reason, trouble });
    if (requestId === '') return page('RequestMissing');
    const done = await deferRequest(deps, personId, { ...target, requestId, reason }, key);
    if (!done.ok) {
      return done.refusal === 'ReasonMissing' || done.refusal === 'ReasonTooLong' || done.refusal === 'NamesAPupil'
        ? page(done.refusal)
        : { close: refusals[done.refusal] };
    }
    const event = done.value.events.find((each) => each.type === 'RequestDeferred');
    const where = event?.toMeetingId ? await sayNext(deps, target, event.toMeetingId) : NOT_DATED;
    const sentence = event
      ? `${event.heading.reference} moves to ${where}. ${event.heading.school} is told, with your reason.`
      : 'This request was deferred already.';
    const meeting = (await deps.store.read(target.communityId, 'meeting', target.meetingId))?.value;
    if (meeting?.paper) return closing(deps, target, turn, sentence);
    const after = await agendaFor(deps, personId, target.communityId, { ...AS_IT_STANDS, note: sentence });
    // the ordering card belongs in the personal chat alone
    return 'show' in after && turn.chat.kind === 'personal'
      ? { close: sentence, edit: after.show }
      : { close: sentence };
  }),
];

/** Deferring is what is left when nobody is there to present a request: the reason is filled in, and can be changed. */
export async function deferInstead(deps: Deps, personId: PersonId, { requestId, ...target }: OnItem): Promise<Answer> {
  const loaded = await loadMeeting(deps, target);
  const heading = loaded && itemFor(loaded.meeting, requestId)?.heading;
  const note = heading ? sayStuck(loaded.meeting, loaded.community, heading) : '';
  const reason = heading && note !== '' ? sayNobodyThere(heading.school) : '';
  return deferPage(deps, personId, target, { requestId, reason, trouble: null }, note);
}

const NOT_DATED = 'the next meeting, not yet dated';

async function sayNext(deps: Deps, { communityId }: { communityId: string }, meetingId: string): Promise<string> {
  const next = (await deps.store.read(communityId, 'meeting', meetingId))?.value;
  return next ? `the meeting on ${sayDay(next.date)}` : NOT_DATED;
}

interface DeferFilled {
  readonly requestId: string;
  readonly reason: string;
  readonly trouble: AgendaTrouble | 'RequestMissing' | null;
}

async function deferPage(
  deps: Deps,
  personId: PersonId,
  { communityId, meetingId }: { communityId: string; meetingId: string },
  { requestId, reason, trouble }: DeferFilled,
  note = '',
): Promise<Answer> {
  const who = await actingDeclared(deps, communityId, personId, RUNNING);
  if (!who.ok) return { say: refusals[who.refusal] };
  const named = { communityId, meetingId, requestId };
  const notTheirs = requestId === '' ? '' : await sayChairTrouble(deps, personId, named, 'possible');
  if (notTheirs !== '') return { say: notTheirs };
  const meeting = (await deps.store.read(communityId, 'meeting', meetingId))?.value;
  if (!meeting) return { say: refusals.NoSuchMeeting };
  if (isOver(meeting)) return { say: refusals.MeetingOver };
  const requests = deferrable(meeting);
  if (requests.length === 0) return { say: 'No request of this meeting can be deferred.' };
  if (requestId !== '' && !requests.some((each) => each.requestId === requestId)) return { say: refusals.NotOnAgenda };

  const next = await meetingAfter(deps, meeting);
  const over = reason.trim().length - LONGEST_REASON;
  const reasonProblem =
    trouble === 'ReasonTooLong'
      ? `${refusals.ReasonTooLong} Take out ${plural(over, 'letter')}.`
      : trouble === 'ReasonMissing' || trouble === 'NamesAPupil'
        ? refusals[trouble]
        : '';
  const requestProblem = trouble === 'RequestMissing' ? 'choose the request to move.' : '';
  const card = deferCard({
    communityId,
    meetingId,
    key: deps.newKey(),
    community: who.value.community.name,
    when: sayWhen(meeting),
    note,
    hasNote: note !== '',
    next: next
      ? `It moves to the next meeting, on ${sayDay(next.date)}.`
      : 'It moves to the next meeting, not yet dated: no later meeting is planned.',
    requestId,
    requests: requests.map((heading) => ({ requestId: heading.requestId, title: sayHeading(heading) })),
    reason,
    hasProblem: reasonProblem !== '' || requestProblem !== '',
    problem: requestProblem || reasonProblem,
    hasRequestProblem: requestProblem !== '',
    requestProblem,
    hasReasonProblem: reasonProblem !== '',
    reasonProblem,
  });
  return { dialog: { title: 'Defer a request', card, size: 'medium' } };
}
