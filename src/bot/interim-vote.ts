import type { Deps } from '../app/deps';
import type { LoadedMeeting } from '../app/load-meeting';
import { loadBudget, loadMeeting } from '../app/load-meeting';
import type { OnItem } from '../app/meeting';
import { openBallot } from '../app/meeting';
import { rulesToday } from '../app/rules';
import type { InterimVoteCardData } from '../cards/interim-vote';
import { interimVoteAction, interimVoteCard } from '../cards/interim-vote';
import { londonDate, parseLocalDate } from '../domain/calendar/dates';
import { sayDate } from '../domain/calendar/say';
import { memberSchools, runs } from '../domain/community/community';
import type { Terms } from '../domain/decision/terms';
import { termsOfProposal } from '../domain/interim/confirm';
import type { Proposal } from '../domain/interim/confirm';
import type { InterimHeading, RequestItem } from '../domain/meeting/meeting';
import { heldOn, isPresent, itemFor } from '../domain/meeting/meeting';
import { formatMoney, parsePounds } from '../domain/money';
import { schoolsNeeded } from '../domain/profile';
import { proposalProblems } from './refusals/interim';
import { ballotRefusals } from './refusals/meeting';
import type { Route } from './router';
import { submit } from './router';
import { plainPounds, sayBudgetLeft } from './terms-words';
import type { Answer, Turn } from './turn';

type Typed = Pick<InterimVoteCardData, 'end' | 'amount' | 'withoutQuorum'> & { readonly kind: Proposal['kind'] | '' };

/** The vote on what becomes of an interim decision: exactly one proposal, put by the chair. */
export const interimVoteRoutes = (deps: Deps): Route[] => [
  submit(interimVoteAction, async ({ communityId, meetingId, requestId, number, ...typed }, turn) => {
    const item = { communityId, meetingId, requestId };
    const loaded = await loadMeeting(deps, item);
    const interim = loaded && itemFor(loaded.meeting, requestId)?.heading.interim;
    if (!interim) return { close: ballotRefusals.NotOnAgenda };
    const terms = termsFrom(interim, typed, loaded);
    if (typeof terms === 'string') return interimVoteDialog(deps, item, turn, typed, terms);
    const withoutQuorum = typed.withoutQuorum.trim() === '' ? null : typed.withoutQuorum;
    const outcome = await openBallot(deps, turn.person.personId, item, { requestId, terms, number, withoutQuorum });
    if (!outcome.ok) return interimVoteDialog(deps, item, turn, typed, ballotRefusals[outcome.refusal]);
    return { close: 'The vote is open. The card in the meeting shows it to everybody.' };
  }),
];

/** The proposal as typed, as terms; or what is wrong with it. */
function termsFrom(interim: InterimHeading, { kind, end, amount }: Typed, { meeting }: LoadedMeeting): Terms | string {
  const last = parseLocalDate(end);
  if (kind === '') return 'Choose what the schools vote on.';
  if (!last) return 'Enter the last day.';
  const pounds = parsePounds(amount);
  if (kind === 'change' && pounds === null) return proposalProblems.NoAmount;
  const proposal: Proposal =
    kind === 'change' ? { kind, amount: pounds ?? interim.amount, end: last } : { kind, end: last };
  const terms = termsOfProposal(interim, proposal, heldOn(meeting));
  return terms.ok ? terms.value : proposalProblems[terms.refusal];
}

/** `£4,200 until 18 December 2026, agreed by the chair on 5 November 2026`. */
export const sayInterim = ({ amount, start, end, on }: InterimHeading): string =>
  `${formatMoney(amount)} from ${sayDate(start)} to ${sayDate(end)}, agreed by the chair on ${sayDate(on)}`;

/** Opened from the item's card in place of the ordinary dialog, since these schools vote on a decision that stands. */
export async function interimVoteDialog(
  deps: Deps,
  item: OnItem,
  turn: Turn,
  typed: Typed | null,
  problem: string,
): Promise<Answer> {
  const loaded = await loadMeeting(deps, item);
  const onAgenda = loaded && itemFor(loaded.meeting, item.requestId);
  const interim = onAgenda?.heading.interim;
  if (!loaded || !interim) return { say: ballotRefusals.NotOnAgenda };
  if (!runs(loaded.community, turn.person.personId, londonDate(deps.now()))) return { say: ballotRefusals.NotAllowed };
  if (onAgenda.progress.state === 'voting') return { say: 'The vote on this request is open already.' };
  const card = interimVoteCard({
    ...item,
    ...(typed ?? { kind: 'confirm', end: interim.end, amount: plainPounds(interim.amount), withoutQuorum: '' }),
    ...(await factsOf(deps, loaded, onAgenda, interim)),
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'Open the vote', card, size: 'large' } };
}

async function factsOf(
  deps: Deps,
  { meeting, community }: LoadedMeeting,
  { heading, ballots }: RequestItem,
  interim: InterimHeading,
) {
  const members = memberSchools(community, meeting.date);
  const present = members.filter(({ urn }) => isPresent(meeting, urn)).length;
  const needed = schoolsNeeded(await rulesToday(deps, meeting.communityId), members.length);
  return {
    number: ballots + 1,
    heading: `Interim decision ${heading.reference}`,
    where: `${heading.school} · ${community.name} community`,
    stands: `As it stands: ${sayInterim(interim)}`,
    budget: sayBudgetLeft(await loadBudget(deps, meeting.communityId, interim.start)),
    quorum: `Present ${present} of ${members.length} schools, ${needed} needed.`,
    quorumShort: present < needed,
  };
}
