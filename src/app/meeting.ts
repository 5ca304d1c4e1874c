import type { BallotRefusal, OpenBallot, TieDecision } from '../domain/ballot/decide';
import {
  closeBallot as decideClose,
  decideTie as tieDecision,
  openBallot as decideOpen,
} from '../domain/ballot/decide';
import type { Budget } from '../domain/budget/budget';
import { londonDate } from '../domain/calendar/dates';
import type { CommunityId, PersonId } from '../domain/community/community';
import { schoolsRepresentedBy } from '../domain/community/community';
import type { Terms } from '../domain/decision/terms';
import { sharesByYear } from '../domain/decision/terms';
import { ONLY } from '../domain/documents';
import type { Actor } from '../domain/events';
import type { MeetingRefusal, Starting, StartRefusal } from '../domain/meeting/decide';
import {
  checkIn as decideCheckIn,
  openItem as decideItem,
  startMeeting as decideStart,
} from '../domain/meeting/decide';
import { endMeeting as decideEnd, MOST_AT_ONCE, notReached } from '../domain/meeting/end';
import type { MeetingId } from '../domain/meeting/meeting';
import { itemFor, requestItems } from '../domain/meeting/meeting';
import type { Outcome } from '../domain/outcome';
import { accept, refuse } from '../domain/outcome';
import type { NotActing } from './acting';
import { actingDeclared, CHAIRING, RUNNING } from './acting';
import type { ChairTrouble } from '../domain/interest/chair-conflict';
import { troubleChairing } from './chairing';
import { ballotTrouble } from './voting';
import type { Deps } from './deps';
import { sendApprovals } from './ending';
import type { InMeeting, OnItem } from './in-meeting';
import { inMeeting, meetingOrder, onRequest } from './in-meeting';
import { namesAPupil } from './public-text';
import type { Done, Read } from './transact';

export type { OnItem } from './in-meeting';

type Result<Refusal extends string> = Promise<Outcome<Done, Refusal | NotActing | 'NoSuchMeeting'>>;

/** Starts the meeting in the conversation where it is pressed. */
export const startMeeting = (
  deps: Deps,
  by: PersonId,
  { placeId, thread = null, onAnotherDay, ...where }: InMeeting & Starting,
): Result<StartRefusal> =>
  inMeeting(deps, by, where, RUNNING, `start:${where.meetingId}`, async (meeting) =>
    decideStart(meeting, { placeId, thread, onAnotherDay }, deps.now()),
  );

/** Notes every school the person speaks for as present. */
export async function checkIn(deps: Deps, by: PersonId, { communityId, meetingId }: InMeeting): Result<MeetingRefusal> {
  const community = (await deps.store.read(communityId, 'community', ONLY))?.value;
  const schools = community ? schoolsRepresentedBy(community, by, londonDate(deps.now())) : [];
  if (!community || schools.length === 0) return refuse('NotARepresentative');
  const actor: Actor = { personId: by, as: 'representative' };
  const before = (await deps.store.read(communityId, 'meeting', meetingId))?.value;
  let last: Outcome<Done, MeetingRefusal | 'NoSuchMeeting'> = accept({ events: [], repeated: true });
  for (const { urn } of schools) {
    const left = before?.present.find((each) => each.urn === urn)?.leftAt;
    // a school that left and comes back, or was noted as absent, checks in once more
    const since = left ?? before?.absent.find((each) => each.urn === urn)?.at;
    const key = `checkin:${meetingId}:${urn}${since ? `:${since}` : ''}`;
    last = await deps.transact(
      meetingOrder(deps, { communityId, meetingId }, actor, key, async (meeting) =>
        decideCheckIn(meeting, community, urn, by, deps.now()),
      ),
    );
    if (!last.ok) return last;
  }
  return last;
}

/** Opens a request. One that was heard before and waited for its vote is opened again under a key of its own. */
export async function openItem(deps: Deps, by: PersonId, item: OnItem): Result<MeetingRefusal | ChairTrouble> {
  const before = (await deps.store.read(item.communityId, 'meeting', item.meetingId))?.value;
  const heard = (before && itemFor(before, item.requestId)?.heard) ?? 0;
  const key = `item:${item.meetingId}:${item.requestId}${heard > 0 ? `:${heard}` : ''}`;
  return onRequest(deps, by, item, RUNNING, key, async (meeting, _read, profile) =>
    decideItem(meeting, item.requestId, profile.hearAllFirst),
  );
}

/** The budgets of every year the award would touch, as far as there are any. */
export async function budgetsFor(read: Read, terms: Terms): Promise<Budget[]> {
  const budgets = await Promise.all(sharesByYear(terms).map(({ year }) => read('budget', year)));
  return budgets.filter((budget) => budget !== null);
}

/** Opens the vote on exactly these terms; they are the chair's to fix, and the clerk may enter them for the chair. */
export const openBallot = (
  deps: Deps,
  by: PersonId,
  where: InMeeting,
  ballot: OpenBallot,
): Result<BallotRefusal | ChairTrouble> =>
  onRequest(
    deps,
    by,
    { ...where, requestId: ballot.requestId },
    RUNNING,
    `ballot:${where.meetingId}:${ballot.requestId}:${ballot.number}`,
    async (meeting, read, profile) => {
      const { requestId, terms, withoutQuorum } = ballot;
      if (await namesAPupil(deps, where.communityId, requestId, terms.conditions, withoutQuorum ?? ''))
        return refuse('NamesAPupil');
      const community = await read('community', ONLY);
      if (!community) return refuse('NotOnAgenda');
      return decideOpen(meeting, community, await budgetsFor(read, terms), profile, ballot, deps.now());
    },
  );

export interface OnBallot {
  readonly communityId: CommunityId;
  readonly ballotId: string;
}

function closing(
  deps: Deps,
  { communityId, ballotId }: OnBallot,
  meetingId: MeetingId,
  actor: Actor,
  reason: string,
): Result<BallotRefusal | ChairTrouble> {
  return deps.transact(
    meetingOrder<BallotRefusal | ChairTrouble>(
      deps,
      { communityId, meetingId },
      actor,
      `close:${ballotId}`,
      async (meeting, read) => {
        const [ballot, community] = [await read('ballot', ballotId), await read('community', ONLY)];
        if (!ballot || !community) return refuse('VoteNotOpen');
        const { requestId } = ballot.heading;
        const today = londonDate(deps.now());
        const trouble =
          actor.as === 'system'
            ? null
            : await troubleChairing(read, meeting, requestId, actor.personId, today, 'possible');
        if (trouble) return refuse(trouble); // handed over since the votes were frozen: whoever else may closes it, or the sweep
        return decideClose(meeting, ballot, community, await budgetsFor(read, ballot.terms), reason, deps.now());
      },
    ),
  );
}

/** Closes the vote: freezes it first, so that no vote can come between counting and deciding, then decides in one batch. */
export async function closeBallot(
  deps: Deps,
  by: PersonId,
  named: OnBallot,
  reason: string,
): Result<BallotRefusal | ChairTrouble> {
  const who = await actingDeclared(deps, named.communityId, by, RUNNING);
  if (!who.ok) return who;
  const ballot = (await deps.store.read(named.communityId, 'ballot', named.ballotId))?.value;
  if (!ballot) return refuse('VoteNotOpen');
  const trouble = await ballotTrouble(deps, by, ballot);
  if (trouble) return refuse(trouble);
  if (await namesAPupil(deps, named.communityId, ballot.heading.requestId, reason)) return refuse('NamesAPupil');
  await deps.store.freeze(named.communityId, named.ballotId);
  return closing(deps, named, ballot.meetingId, who.value.actor, reason);
}

/** Decides a ballot that somebody froze and whose process then died: the sweep's part of closing. */
export async function finishBallot(deps: Deps, named: OnBallot): Promise<void> {
  const ballot = (await deps.store.read(named.communityId, 'ballot', named.ballotId))?.value;
  if (ballot?.status === 'counting')
    await closing(deps, named, ballot.meetingId, { personId: 'sweep', as: 'system' }, '');
}

/**
 * The chair's own decision after a tie (R87): never the clerk's. Its key names who decides, since chair and acting chair
 * may differ, and which vote was tied, since the request may be opened again.
 */
export const decideTie = (
  deps: Deps,
  by: PersonId,
  where: InMeeting,
  decision: TieDecision,
): Result<BallotRefusal | ChairTrouble> => {
  const { requestId, number, reason } = decision;
  const key = `tie:${where.meetingId}:${requestId}:${number}:${by}`;
  return onRequest(deps, by, { ...where, requestId }, CHAIRING, key, async (meeting, read) => {
    if (await namesAPupil(deps, where.communityId, requestId, reason)) return refuse('NamesAPupil');
    const community = await read('community', ONLY);
    const tied = itemFor(meeting, requestId)?.progress;
    if (!community) return refuse('NotOnAgenda');
    const budgets = tied?.state === 'tied' ? await budgetsFor(read, tied.terms) : [];
    return tieDecision(meeting, community, budgets, decision, deps.now());
  });
};

/**
 * Ends the meeting: approvals go out, what was not reached goes to the next meeting. What one transaction cannot take goes
 * in several: requests are carried over before the meeting ends, approvals sent after it, by the sweep if this process dies.
 */
export async function endMeeting(deps: Deps, by: PersonId, where: InMeeting): Result<MeetingRefusal> {
  const who = await actingDeclared(deps, where.communityId, by, RUNNING);
  if (!who.ok) return who;
  const { actor } = who.value;
  for (;;) {
    const before = (await deps.store.read(where.communityId, 'meeting', where.meetingId))?.value;
    const left = before ? notReached(before, 0).length : 0;
    const isLast = left <= MOST_AT_ONCE;
    const key = isLast ? `end:${where.meetingId}` : `carry:${where.meetingId}:${left}`;
    const outcome = await deps.transact(
      meetingOrder<MeetingRefusal>(deps, where, actor, key, async (meeting, read, profile) => {
        const decided = requestItems(meeting).filter(({ progress }) => progress.state === 'decided');
        const awards = await Promise.all(
          decided.slice(0, MOST_AT_ONCE).map(({ heading }) => read('award', heading.requestId)),
        );
        const planned = (await deps.store.list(where.communityId, 'meeting')).filter(
          (each) => each.status === 'planned' && each.date > meeting.date,
        );
        const [following] = planned.sort((a, b) => (a.date < b.date ? -1 : 1));
        const next = following ? await read('meeting', following.meetingId) : null;
        const agreed = awards.filter((award) => award !== null);
        return decideEnd(meeting, agreed, next, profile, deps.now());
      }),
    );
    if (!outcome.ok) return outcome;
    if (!isLast) continue;
    await sendApprovals(deps, where, actor);
    return outcome;
  }
}
