import { isOver } from '../domain/meeting/meeting';
import { actingDeclared, CHAIRING } from '../app/acting';
import type { Deps } from '../app/deps';
import type { InMeeting } from '../app/in-meeting';
import { reopenItem } from '../app/reopen';
import { openReopenAction, reopenAction, reopenCard } from '../cards/reopen';
import { reopenable } from '../domain/meeting/reopen';
import { closing } from './attendance';
import { sayProgress } from './meeting-view';
import { reopenRefusals as refusals } from './refusals/room';
import type { Route } from './router';
import { open, submit } from './router';
import type { Answer, Turn } from './turn';

interface Typed {
  readonly requestId: string;
  readonly reason: string;
}

/** The chair opens a decided or deferred request again, with a reason, until the meeting ends. */
export const reopenRoutes = (deps: Deps): Route[] => [
  open(openReopenAction, async ({ requestId, ...where }, turn) =>
    reopenDialog(deps, where, turn, { requestId, reason: '' }, ''),
  ),
  submit(reopenAction, async ({ key, requestId, reason, ...where }, turn) => {
    const typed = { requestId, reason };
    if (requestId === '') return reopenDialog(deps, where, turn, typed, 'Choose the request to reopen.');
    const done = await reopenItem(deps, turn.person.personId, { ...where, requestId }, reason, key);
    if (done.ok) return closing(deps, where, turn, 'The request is open again. What was decided is undone.');
    return done.refusal === 'ReasonMissing' || done.refusal === 'ReasonTooLong' || done.refusal === 'NamesAPupil'
      ? reopenDialog(deps, where, turn, typed, refusals[done.refusal])
      : { close: refusals[done.refusal] };
  }),
];

async function reopenDialog(
  deps: Deps,
  where: InMeeting,
  turn: Turn,
  { requestId, reason }: Typed,
  problem: string,
): Promise<Answer> {
  const who = await actingDeclared(deps, where.communityId, turn.person.personId, CHAIRING);
  if (!who.ok) return { say: refusals[who.refusal] };
  const meeting = (await deps.store.read(where.communityId, 'meeting', where.meetingId))?.value;
  if (!meeting) return { say: refusals.NoSuchMeeting };
  if (isOver(meeting)) return { say: refusals.MeetingOver };
  const items = reopenable(meeting);
  if (items.length === 0) return { say: 'No request has been decided or deferred at this meeting yet.' };
  if (requestId !== '' && !items.some(({ heading }) => heading.requestId === requestId))
    return { say: refusals.NotDealtWith };
  const card = reopenCard({
    ...where,
    key: deps.newKey(),
    community: who.value.community.name,
    requests: items.map(({ heading, progress }) => ({
      requestId: heading.requestId,
      title: `${heading.reference} · ${heading.school} · ${sayProgress(progress)}`,
    })),
    requestId: requestId || (items.length === 1 ? (items[0]?.heading.requestId ?? '') : ''),
    reason,
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'Reopen a request', card, size: 'large' } };
}
