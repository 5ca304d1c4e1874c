import { askForVote, askTheChair } from '../app/ballot-asks';
import type { Deps } from '../app/deps';
import { askChairAction, askChairCard, openAskChairAction } from '../cards/ask-chair';
import { askForVoteAction } from '../cards/item';
import type { Ballot } from '../domain/ballot/ballot';
import { entitled, schoolsVoting } from '../domain/ballot/ballot';
import { londonDate } from '../domain/calendar/dates';
import { runs } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import { itemView } from './item-view';
import { askRefusals } from './refusals/meeting';
import type { Route } from './router';
import { open, press, submit } from './router';
import type { Answer, Turn } from './turn';

/** For whom somebody presses who named no school: the one they speak for; chair and clerk speak for any in the room. */
async function schoolOf(deps: Deps, ballot: Ballot, { person: { personId } }: Turn): Promise<string | null> {
  const [mine, ...others] = entitled(ballot, personId);
  if (mine && others.length === 0) return mine.urn;
  const community = (await deps.store.read(ballot.communityId, 'community', ONLY))?.value;
  const mayRun = community ? runs(community, personId, londonDate(deps.now())) : false;
  return mayRun ? (schoolsVoting(ballot)[0]?.urn ?? null) : (mine?.urn ?? null);
}

const whereOf = ({ communityId, meetingId, heading }: Ballot) => ({
  communityId,
  meetingId,
  requestId: heading.requestId,
});

/** A school asks for a vote, or that the chair decides. */
export const ballotAskRoutes = (deps: Deps): Route[] => [
  press(askForVoteAction, async ({ communityId, ballotId, urn }, turn) => {
    const ballot = (await deps.store.read(communityId, 'ballot', ballotId))?.value;
    if (!ballot) return { say: askRefusals.VoteNotOpen };
    const school = urn === '' ? await schoolOf(deps, ballot, turn) : urn;
    if (school === null) return { say: askRefusals.NotAllowed };
    const done = await askForVote(deps, turn.person.personId, { communityId, ballotId, urn: school });
    if (!done.ok && done.refusal !== 'VoteNotOpen') return { say: askRefusals[done.refusal] };
    const notice = done.ok ? '' : askRefusals[done.refusal];
    const card = await itemView(deps, whereOf(ballot), turn.person.personId, notice);
    return card ? { show: card } : { say: askRefusals.NotAllowed };
  }),
  open(openAskChairAction, async (named, turn) => askDialog(deps, named, turn)),
  submit(askChairAction, async (named, turn) => {
    const done = await askTheChair(deps, turn.person.personId, named);
    return {
      close: done.ok ? 'It is noted: the chair decides after the vote, and gives a reason.' : askRefusals[done.refusal],
    };
  }),
];

async function askDialog(
  deps: Deps,
  { communityId, ballotId, urn }: { communityId: string; ballotId: string; urn: string },
  turn: Turn,
): Promise<Answer> {
  const ballot = (await deps.store.read(communityId, 'ballot', ballotId))?.value;
  if (!ballot || ballot.status !== 'open') return { say: askRefusals.VoteNotOpen };
  if (!ballot.rules.disputes) return { say: askRefusals.NoDisputes };
  const entry = entitled(ballot, turn.person.personId).find((each) => each.urn === urn);
  if (!entry) return { say: askRefusals.NotAllowed };
  const heading = `Item ${ballot.position} · ${ballot.heading.reference} · ${ballot.heading.school}`;
  const card = askChairCard({ communityId, ballotId, urn, heading, school: entry.school });
  return { dialog: { title: 'Ask the chair to decide', card, size: 'medium' } };
}
