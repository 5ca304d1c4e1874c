import { actingDeclared, RUNNING } from '../app/acting';
import type { Deps } from '../app/deps';
import type { OnBallot } from '../app/meeting';
import { recordVotes } from '../app/voting';
import { NO_VOTE, openRecordVotesAction, recordVotesAction, recordVotesCard } from '../cards/record-votes';
import type { SchoolChoice } from '../cards/school-choices';
import { choiceInput } from '../cards/school-choices';
import type { Ballot, Choice, RollEntry } from '../domain/ballot/ballot';
import { CHOICES, schoolsVoting, voteOf } from '../domain/ballot/ballot';
import type { SchoolVote } from '../domain/ballot/decide';
import { itemView } from './item-view';
import { ballotRefusals } from './refusals/meeting';
import type { Route } from './router';
import { open, submit } from './router';
import { plural, termLines } from './terms-words';
import type { Answer, Turn } from './turn';
import { BARRED } from './vote-words';

/** One dialog for all schools of an open ballot: the clerk enters what each says, on the chair's instruction. */
export const recordVotesRoutes = (deps: Deps): Route[] => [
  open(openRecordVotesAction, async (named, turn) => recordDialog(deps, named, turn, '')),
  submit(recordVotesAction, async ({ schools, ...named }, turn) => {
    const done = await recordVotes(deps, turn.person.personId, named, schools.flatMap(voteFrom));
    if (!done.ok) return { close: ballotRefusals[done.refusal] };
    const { ballot, recorded, refused } = done.value;
    const names = (urns: readonly string[]) =>
      ballot.roll
        .filter(({ urn }) => urns.includes(urn))
        .map(({ school }) => school)
        .join(', ');
    const saved = recorded.length === 0 ? 'Nothing was recorded.' : `Recorded: ${names(recorded)}.`;
    if (refused.length === 0)
      return shown(
        deps,
        ballot,
        turn,
        recorded.length === 0 ? 'Nothing was changed.' : `${plural(recorded.length, 'vote')} recorded.`,
      );
    const left = names(refused.map(({ urn }) => urn));
    if (ballot.status !== 'open') return { close: `Voting has closed. ${saved} Not recorded: ${left}.` };
    return recordDialog(
      deps,
      named,
      turn,
      `Not recorded, because the vote has changed since this page was shown: ${left}. ${saved} What stands is below.`,
    );
  }),
];

/** In a personal chat the card that opened the dialog is brought up to date; in the meeting its delivery does that. */
async function shown(deps: Deps, ballot: Ballot, turn: Turn, close: string): Promise<Answer> {
  const { communityId, meetingId, heading } = ballot;
  const item = { communityId, meetingId, requestId: heading.requestId };
  const card = turn.chat.kind === 'personal' ? await itemView(deps, item, turn.person.personId) : null;
  return card ? { close, edit: card } : { close };
}

const isChoice = (text: string): text is Choice => Object.hasOwn(CHOICES, text);

/** What the box showed: the number of the school's last vote, and the vote. Untouched boxes enter nothing. */
function voteFrom({ urn, shown: before, choice }: SchoolChoice): SchoolVote[] {
  const [number = '', seen = ''] = before.split('.');
  const lastSeen = Number(number);
  return choice === seen || !isChoice(choice) || !Number.isSafeInteger(lastSeen) ? [] : [{ urn, choice, lastSeen }];
}

function line(ballot: Ballot, { urn, school }: RollEntry) {
  const vote = voteOf(ballot, urn);
  const seen = vote?.choice ?? NO_VOTE;
  const choices = Object.entries(CHOICES).map(([value, title]) => ({ value, title }));
  return {
    input: choiceInput(`${vote?.number ?? 0}.${seen}`, urn),
    school,
    value: seen,
    // a vote can be changed, not taken back
    choices: vote ? choices : [{ value: NO_VOTE, title: 'No vote' }, ...choices],
  };
}

async function recordDialog(deps: Deps, named: OnBallot, turn: Turn, problem: string): Promise<Answer> {
  const who = await actingDeclared(deps, named.communityId, turn.person.personId, RUNNING);
  if (!who.ok) return { say: ballotRefusals[who.refusal] };
  const ballot = (await deps.store.read(named.communityId, 'ballot', named.ballotId))?.value;
  if (ballot?.status !== 'open') return { say: ballotRefusals.VoteNotOpen };
  const barred = ballot.roll.flatMap(({ barred: why, school }) =>
    why === null ? [] : [{ sentence: BARRED[why](school) }],
  );
  const card = recordVotesCard({
    ...named,
    heading: `Item ${ballot.position} · ${ballot.heading.reference} · ${ballot.heading.school}`,
    terms: termLines(ballot.terms),
    schools: schoolsVoting(ballot).map((entry) => line(ballot, entry)),
    barred,
    hasBarred: barred.length > 0,
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'Record votes', card, size: 'large' } };
}
