import { actingDeclared, RUNNING } from '../app/acting';
import type { Deps } from '../app/deps';
import { loadBudget, loadMeeting } from '../app/load-meeting';
import type { OnItem } from '../app/meeting';
import { openBallot } from '../app/meeting';
import type { OpenVoteCardData } from '../cards/open-vote';
import { openVoteAction, openVoteCard, openVoteDialogAction, proposeAgreedAction } from '../cards/open-vote';
import type { LocalDate } from '../domain/calendar/dates';
import { parseLocalDate } from '../domain/calendar/dates';
import { memberSchools, presentUrn } from '../domain/community/community';
import type { Terms } from '../domain/decision/terms';
import { isPresentOrRepresented } from '../domain/meeting/attendance';
import type { Heading } from '../domain/meeting/meeting';
import { isAnotherDiscussed, isPresent, itemFor } from '../domain/meeting/meeting';
import { formatMoney, parsePounds } from '../domain/money';
import type { Request } from '../domain/request/request';
import { schoolsNeeded } from '../domain/profile';
import { deferInstead } from './deferral';
import { sayChairTrouble } from './chair-trouble';
import { ballotRefusals } from './refusals/meeting';
import type { Route } from './router';
import { open, submit } from './router';
import { interimVoteDialog } from './interim-vote';
import { plainPounds, sayBudgetLeft } from './terms-words';
import type { Answer, Turn } from './turn';

const OPENED_BEFORE = 'This vote was opened before. The card in the meeting shows on which terms.';

/** The dialog in which the chair fixes the terms and opens the vote on exactly those. */
export const openVoteRoutes = (deps: Deps): Route[] => [
  open(openVoteDialogAction, async (item, turn) => openVoteDialog(deps, item, turn, null, '')),
  submit(openVoteAction, async (filled, turn) => openFilled(deps, filled, turn, false)),
  submit(proposeAgreedAction, async (filled, turn) => openFilled(deps, filled, turn, true)),
];

async function openFilled(
  deps: Deps,
  { communityId, meetingId, requestId, number, ...typed }: OnItem & TypedTerms & { readonly number: number },
  turn: Turn,
  byEveryone: boolean,
): Promise<Answer> {
  const item = { communityId, meetingId, requestId };
  const terms = termsFrom(typed);
  if (typeof terms === 'string') return openVoteDialog(deps, item, turn, typed, terms);
  const withoutQuorum = typed.withoutQuorum.trim() === '' ? null : typed.withoutQuorum;
  const ballot = { requestId, terms, number, withoutQuorum, byEveryone };
  const outcome = await openBallot(deps, turn.person.personId, item, ballot);
  if (!outcome.ok) return openVoteDialog(deps, item, turn, typed, ballotRefusals[outcome.refusal]);
  if (outcome.value.events.length === 0) return { close: OPENED_BEFORE };
  return {
    close: byEveryone
      ? 'It is put as agreed by everyone. The card in the meeting shows it; any school can ask for a vote.'
      : 'The vote is open. The card in the meeting shows it to everybody.',
  };
}

export type TypedTerms = Pick<
  OpenVoteCardData,
  'amount' | 'start' | 'end' | 'review' | 'conditions' | 'heldUntilMet' | 'withoutQuorum'
>;

/** The terms as typed, or what is wrong with them. */
export function termsFrom({ amount, start, end, review, conditions, heldUntilMet }: TypedTerms): Terms | string {
  const pounds = parsePounds(amount);
  if (pounds === null || pounds <= 0) return 'Enter the amount in pounds, such as 6400 or 6400.50.';
  const [first, last, reviewed] = [start, end, review].map((text) => parseLocalDate(text.trim()));
  if (!first) return 'Enter the first day.';
  if (end.trim() && !last) return 'Enter the last day as a date, or leave it empty.';
  if (review.trim() && !reviewed) return 'Enter the review date as a date, or leave it empty.';
  if (!last && !reviewed) return 'Enter a last day, or a review date when there is none.';
  if ((last && last < first) || (reviewed && reviewed < first))
    return 'The last day and the review date cannot be before the first day.';
  return {
    amount: pounds,
    start: first,
    end: last ?? null,
    review: reviewed ?? null,
    conditions: conditions.trim(),
    heldUntilMet: heldUntilMet === 'true' && conditions.trim() !== '',
  };
}

/** The first day the school asked for; it says which year's budget is meant. */
export const beginsOn = (request: Request | undefined): LocalDate | null =>
  request && request.status !== 'discarded' ? (request.form.asked?.start ?? null) : null;

/** The terms as they were asked for, to begin with. */
export function termsAsked({ amount }: Pick<Heading, 'amount'>, request: Request | undefined): TypedTerms {
  const asked = request && request.status !== 'discarded' ? request.form.asked : undefined;
  return {
    amount: plainPounds(amount),
    start: asked?.start ?? '',
    end: asked?.end ?? '',
    review: asked?.review ?? '',
    conditions: '',
    heldUntilMet: 'false',
    withoutQuorum: '',
  };
}

async function openVoteDialog(
  deps: Deps,
  item: OnItem,
  turn: Turn,
  typed: TypedTerms | null,
  problem: string,
): Promise<Answer> {
  const { communityId, requestId } = item;
  const loaded = await loadMeeting(deps, item);
  const onAgenda = loaded && itemFor(loaded.meeting, requestId);
  if (!onAgenda) return { say: ballotRefusals.NotOnAgenda };
  const { meeting, community, profile } = loaded;
  const { personId } = turn.person;
  const who = await actingDeclared(deps, communityId, personId, RUNNING);
  if (!who.ok) return { say: ballotRefusals[who.refusal] };
  const trouble = await sayChairTrouble(deps, personId, item);
  if (trouble !== '') return { say: trouble };
  const { progress, heading } = onAgenda;
  if (progress.state === 'voting') return { say: 'The vote on this request is open already.' };
  if (progress.state !== 'open' && progress.state !== 'notFunded') return { say: ballotRefusals.ItemNotOpen };
  if (isAnotherDiscussed(meeting, requestId)) return { say: ballotRefusals.AnotherItemOpen };
  if (!isPresentOrRepresented(meeting, presentUrn(community, heading.urn, meeting.date)))
    return deferInstead(deps, personId, item);
  if (heading.interim) return interimVoteDialog(deps, item, turn, null, '');
  const request = (await deps.store.read(communityId, 'request', requestId))?.value;
  const budget = await loadBudget(deps, communityId, beginsOn(request) ?? meeting.date);
  const members = memberSchools(community, meeting.date);
  const present = members.filter(({ urn }) => isPresent(meeting, urn)).length;
  const needed = schoolsNeeded(profile, members.length);
  const values = typed ?? termsAsked(heading, request);
  const card = openVoteCard({
    ...item,
    ...values,
    number: onAgenda.ballots + 1,
    heading: `${heading.reference} · ${heading.school}`,
    asked: `Asked for: ${formatMoney(heading.amount)}`,
    budget: sayBudgetLeft(budget),
    problem,
    hasProblem: problem !== '',
    quorum: `Present ${present} of ${members.length} schools, ${needed} needed.`,
    quorumShort: present < needed,
    mayPropose: profile.agreedWithoutVote,
  });
  return { dialog: { title: 'Open the vote', card, size: 'large' } };
}
