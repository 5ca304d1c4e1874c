import type { Choice } from '../domain/ballot/ballot';
import { schoolsVoting, voteOf } from '../domain/ballot/ballot';
import type { BallotRefusal, OpenBallot } from '../domain/ballot/decide';
import { ballotIdFor, openBallot as decideOpen } from '../domain/ballot/decide';
import type { LocalDate } from '../domain/calendar/dates';
import type { PersonId, Urn } from '../domain/community/community';
import { memberSchools } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { MeetingRefusal } from '../domain/meeting/decide';
import { openItem } from '../domain/meeting/decide';
import { evolveMeeting } from '../domain/meeting/evolve';
import type { Progress } from '../domain/meeting/meeting';
import { itemFor } from '../domain/meeting/meeting';
import type { PaperRefusal } from '../domain/meeting/paper';
import { startOnPaper } from '../domain/meeting/paper';
import type { Outcome } from '../domain/outcome';
import { accept, refuse } from '../domain/outcome';
import type { NotActing } from './acting';
import { acting, RUNNING } from './acting';
import { noteAttendance } from './attendance';
import type { Deps } from './deps';
import type { InMeeting } from './in-meeting';
import type { ChairTrouble } from '../domain/interest/chair-conflict';
import { inMeeting, onRequest } from './in-meeting';
import { budgetsFor, closeBallot } from './meeting';
import { namesAPupil } from './public-text';
import { recordVotes } from './voting';

type Common = NotActing | 'NoSuchMeeting';

export interface OnPaper {
  readonly heldOn: LocalDate;
  /** The schools that came; the other members were absent until somebody notes otherwise. */
  readonly came: readonly Urn[];
}

/** The clerk or chair begins to enter a meeting held on paper: when it was held, and who came (R76). */
export async function enterMeeting(
  deps: Deps,
  by: PersonId,
  where: InMeeting,
  { heldOn, came }: OnPaper,
  key: string,
): Promise<Outcome<unknown, PaperRefusal | Common>> {
  const started = await inMeeting<PaperRefusal>(deps, by, where, RUNNING, `start:${where.meetingId}`, async (meeting) =>
    startOnPaper(meeting, heldOn, by, deps.now()),
  );
  if (!started.ok) return started;
  const who = await acting(deps, where.communityId, by, RUNNING);
  if (!who.ok) return who;
  const wishes = memberSchools(who.value.community, heldOn).map(({ urn }) => ({
    urn,
    shown: 'notNoted' as const,
    attendance: came.includes(urn) ? ('present' as const) : ('absent' as const),
  }));
  const noted = await noteAttendance(deps, by, where, wishes, `paper:${key}`);
  // it was started a moment ago, so what stands in the way now is that somebody ended it meanwhile
  return noted.ok ? started : refuse('MeetingOver');
}

export interface PaperDecision extends OpenBallot {
  readonly votes: readonly { readonly urn: Urn; readonly choice: Choice }[];
  /** Present, and without a vote. */
  readonly didNotVote: readonly Urn[];
  /** How all other schools voted; null: they did not. */
  readonly others: Choice | null;
  readonly reason: string;
}

/** Where the request stands now, and whether it had been entered before: what was sent then changed nothing. */
export interface DecisionEntered {
  readonly progress: Progress;
  readonly before: boolean;
}

export type PaperDecisionRefusal = BallotRefusal | MeetingRefusal | ChairTrouble | 'NotOnPaper' | Common;

/**
 * Enters how one request was decided on paper, by the same acts as in a meeting run here: it is opened together with
 * its vote, each school's vote is recorded, and the vote closes. Sent again after an interruption, it goes on where it
 * stopped. A tie is left to the chair (R87).
 */
export async function enterDecision(
  deps: Deps,
  by: PersonId,
  where: InMeeting,
  { votes, didNotVote, others, reason, ...ballot }: PaperDecision,
): Promise<Outcome<DecisionEntered, PaperDecisionRefusal>> {
  const { communityId, meetingId } = where;
  const { requestId, number, terms, withoutQuorum } = ballot;
  const key = `ballot:${meetingId}:${requestId}:${number}`;
  const ballotId = ballotIdFor(meetingId, requestId, number);
  const opened = await onRequest<Exclude<PaperDecisionRefusal, Common | ChairTrouble>>(
    deps,
    by,
    { ...where, requestId },
    RUNNING,
    key,
    async (meeting, read, profile) => {
      if (meeting.paper === null) return refuse('NotOnPaper');
      if (await read('ballot', ballotId)) return accept([]); // entered before, or begun and interrupted
      if (await namesAPupil(deps, communityId, requestId, terms.conditions, withoutQuorum ?? '', reason))
        return refuse('NamesAPupil');
      const community = await read('community', ONLY);
      if (!community) return refuse('NotOnAgenda');
      const item = openItem(meeting, requestId);
      if (!item.ok) return item;
      const open = item.value.reduce((now, event) => evolveMeeting(now, event, meetingId) ?? now, meeting);
      const vote = decideOpen(open, community, await budgetsFor(read, terms), profile, ballot, deps.now());
      return vote.ok ? accept([...item.value, ...vote.value]) : vote;
    },
  );
  if (!opened.ok) return opened;
  const there = (await deps.store.read(communityId, 'ballot', ballotId))?.value;
  if (there?.status === 'open') {
    const wishes = schoolsVoting(there).flatMap(({ urn }) => {
      const choice = votes.find((each) => each.urn === urn)?.choice ?? others;
      return choice === null || didNotVote.includes(urn)
        ? []
        : [{ urn, choice, lastSeen: voteOf(there, urn)?.number ?? 0 }];
    });
    const recorded = await recordVotes(deps, by, { communityId, ballotId }, wishes);
    if (!recorded.ok) return recorded;
  }
  const closed = await closeBallot(deps, by, { communityId, ballotId }, reason);
  if (!closed.ok) return closed;
  const meeting = (await deps.store.read(communityId, 'meeting', meetingId))?.value;
  const item = meeting && itemFor(meeting, requestId);
  return item ? accept({ progress: item.progress, before: there?.status === 'closed' }) : refuse('NotOnAgenda');
}
