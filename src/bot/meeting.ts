import type { Deps } from '../app/deps';
import { checkIn, decideTie, endMeeting, openBallot, openItem, startMeeting } from '../app/meeting';
import { decideTieAction, decideTieCard, decideTieDialogAction } from '../cards/decide-tie';
import type { OpenVoteCardData } from '../cards/open-vote';
import { openVoteAction, openVoteCard, openVoteDialogAction } from '../cards/open-vote';
import {
  checkInAction,
  endMeetingAction,
  meetingViewAction,
  openItemAction,
  startMeetingAction,
} from '../cards/meeting';
import { remaining } from '../domain/budget/budget';
import { localDate, londonDate, parseLocalDate } from '../domain/calendar/dates';
import { academicYearOf } from '../domain/calendar/years';
import { chairs, holds, memberSchools } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { Terms } from '../domain/decision/terms';
import { isPresent, itemFor, positionOf } from '../domain/meeting/meeting';
import { formatMoney, parsePounds, pence } from '../domain/money';
import { schoolsNeeded } from '../domain/profile';
import { communitiesOf } from '../app/communities-of';
import type { Delivery } from '../app/ports';
import { boardIn } from '../app/notifications';
import type { Outcome } from '../domain/outcome';
import type { InMeetingChat } from './meeting-view';
import { meetingMeant, meetingView } from './meeting-view';
import { ballotRefusals, meetingRefusals } from './refusals';
import type { Route, Word } from './router';
import { open, press, submit } from './router';
import { sayCounts, termLines } from './terms-words';
import type { Answer, Turn } from './turn';

interface OnItem extends InMeetingChat {
  readonly requestId: string;
}

const NO_MEETING: Answer = { say: 'I cannot find that meeting. Type meeting to see the next one.' };
const PERSONAL_START =
  'Start the meeting in its chat or channel, not here: type meeting there, with my name before it.';

async function meetingAnswer(
  deps: Deps,
  where: InMeetingChat,
  turn: Turn,
  outcome: Outcome<unknown, keyof typeof meetingRefusals>,
): Promise<Answer> {
  if (!outcome.ok && (outcome.refusal === 'NotAllowed' || outcome.refusal === 'NotARepresentative'))
    return { say: meetingRefusals[outcome.refusal] };
  const card = await meetingView(deps, where, turn.person.personId, outcome.ok ? '' : meetingRefusals[outcome.refusal]);
  return card ? { show: card } : NO_MEETING;
}

/** Posts the shared meeting card, if this chat has none yet: the same delivery that later edits it. Answers whether it did. */
export type ShowBoard = (delivery: Pick<Delivery, 'id' | 'recipient' | 'notice' | 'createdAt'>) => Promise<boolean>;

export const meetingRoutes = (deps: Deps): Route[] => [
  press(meetingViewAction, async (where, turn) => {
    const card = await meetingView(deps, where, turn.person.personId);
    return card ? { show: card } : NO_MEETING;
  }),
  press(startMeetingAction, async (where, turn) => {
    if (turn.chat.kind === 'personal') return { say: PERSONAL_START };
    const place = await deps.directory.place(turn.chat.conversationId);
    if (place?.value.communityId !== where.communityId)
      return { say: 'This chat is not set up for that community. Type help here, with my name before it.' };
    return meetingAnswer(
      deps,
      where,
      turn,
      await startMeeting(deps, turn.person.personId, { ...where, placeId: turn.chat.conversationId }),
    );
  }),
  press(checkInAction, async (where, turn) =>
    meetingAnswer(deps, where, turn, await checkIn(deps, turn.person.personId, where)),
  ),
  press(openItemAction, async (item, turn) =>
    meetingAnswer(deps, item, turn, await openItem(deps, turn.person.personId, item)),
  ),
  press(endMeetingAction, async (where, turn) =>
    meetingAnswer(deps, where, turn, await endMeeting(deps, turn.person.personId, where)),
  ),
  open(openVoteDialogAction, async (item, turn) => openVoteDialog(deps, item, turn, null, '')),
  submit(openVoteAction, async ({ communityId, meetingId, requestId, number, ...typed }, turn) => {
    const item = { communityId, meetingId, requestId };
    const terms = termsFrom(typed);
    if (typeof terms === 'string') return openVoteDialog(deps, item, turn, typed, terms);
    const withoutQuorum = typed.withoutQuorum.trim() === '' ? null : typed.withoutQuorum;
    const outcome = await openBallot(deps, turn.person.personId, item, { requestId, terms, withoutQuorum }, number);
    if (!outcome.ok) return openVoteDialog(deps, item, turn, typed, ballotRefusals[outcome.refusal]);
    return { close: 'The vote is open. The card in the meeting shows it to everybody.' };
  }),
  open(decideTieDialogAction, async (item, turn) => tieDialog(deps, item, turn, { decision: '', reason: '' }, '')),
  submit(decideTieAction, async ({ communityId, meetingId, requestId, decision, reason }, turn) => {
    const item = { communityId, meetingId, requestId };
    if (decision === '') return tieDialog(deps, item, turn, { decision, reason }, 'Choose agree or do not agree.');
    const outcome = await decideTie(deps, turn.person.personId, item, { agree: decision === 'agree', reason });
    if (!outcome.ok && outcome.refusal === 'NotAllowed')
      return { close: 'Only the chair or acting chair can decide a tie.' };
    if (!outcome.ok) return tieDialog(deps, item, turn, { decision, reason }, ballotRefusals[outcome.refusal]);
    return { close: 'Your decision is recorded. The card in the meeting shows it to everybody.' };
  }),
];

type TypedTerms = Pick<
  OpenVoteCardData,
  'amount' | 'start' | 'end' | 'review' | 'conditions' | 'heldUntilMet' | 'withoutQuorum'
>;

/** The terms as typed, or what is wrong with them. */
function termsFrom({ amount, start, end, review, conditions, heldUntilMet }: TypedTerms): Terms | string {
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

const plainPounds = (amount: number): string => formatMoney(pence(amount)).replace(/[£,]/g, '');

async function openVoteDialog(
  deps: Deps,
  item: OnItem,
  turn: Turn,
  typed: TypedTerms | null,
  problem: string,
): Promise<Answer> {
  const { communityId, meetingId, requestId } = item;
  const [meeting, found] = await Promise.all([
    deps.store.read(communityId, 'meeting', meetingId),
    deps.store.read(communityId, 'community', ONLY),
  ]);
  const onAgenda = meeting && itemFor(meeting.value, requestId);
  if (!meeting || !found || !onAgenda) return NO_MEETING;
  const community = found.value;
  const today = londonDate(deps.now());
  const { personId } = turn.person;
  if (!chairs(community, personId, today) && !holds(community, personId, 'clerk', today))
    return { say: ballotRefusals.NotAllowed };
  const { progress, heading } = onAgenda;
  if (progress.state === 'voting') return { say: 'The vote on this request is open already.' };
  if (progress.state !== 'open' && progress.state !== 'notFunded') return { say: ballotRefusals.ItemNotOpen };
  const request = (await deps.store.read(communityId, 'request', requestId))?.value;
  const asked = request?.form.asked;
  const budget = (await deps.store.read(communityId, 'budget', academicYearOf(asked?.start ?? localDate(meetingId))))
    ?.value;
  const members = memberSchools(community, meeting.value.date);
  const present = members.filter(({ urn }) => isPresent(meeting.value, urn)).length;
  const needed = schoolsNeeded(deps.profile, members.length);
  const values: TypedTerms = typed ?? {
    amount: plainPounds(heading.amount),
    start: asked?.start ?? '',
    end: asked?.end ?? '',
    review: asked?.review ?? '',
    conditions: '',
    heldUntilMet: 'false',
    withoutQuorum: '',
  };
  const card = openVoteCard({
    ...item,
    ...values,
    number: onAgenda.ballots + 1,
    heading: `${heading.reference} · ${heading.school}`,
    asked: `Asked for: ${formatMoney(heading.amount)}`,
    budget: budget
      ? `Budget left for ${budget.year}: ${formatMoney(remaining(budget))}`
      : 'No budget is recorded for the year this begins in.',
    problem,
    hasProblem: problem !== '',
    quorum: `Present ${present} of ${members.length} schools, ${needed} needed.`,
    quorumShort: present < needed,
  });
  return { dialog: { title: 'Open the vote', card, size: 'large' } };
}

async function tieDialog(
  deps: Deps,
  item: OnItem,
  turn: Turn,
  typed: { decision: string; reason: string },
  problem: string,
): Promise<Answer> {
  const { communityId, meetingId, requestId } = item;
  const [meeting, found] = await Promise.all([
    deps.store.read(communityId, 'meeting', meetingId),
    deps.store.read(communityId, 'community', ONLY),
  ]);
  const onAgenda = meeting && itemFor(meeting.value, requestId);
  if (!meeting || !found || !onAgenda) return NO_MEETING;
  if (!chairs(found.value, turn.person.personId, londonDate(deps.now())))
    return { say: 'Only the chair or acting chair can decide a tie.' };
  const { progress, heading } = onAgenda;
  if (progress.state !== 'tied') return { say: ballotRefusals.NotTied };
  const budget = (await deps.store.read(communityId, 'budget', academicYearOf(progress.terms.start)))?.value;
  const card = decideTieCard({
    ...item,
    ...typed,
    heading: `Item ${positionOf(meeting.value, requestId)} · ${heading.reference} · ${heading.school}`,
    counts: `The vote is tied, ${sayCounts(progress.counts)}. Decide as chair; your reason goes on the record.`,
    terms: termLines(progress.terms),
    budget: budget
      ? `Budget left for ${budget.year}: ${formatMoney(remaining(budget))}`
      : 'No budget is recorded for the year this begins in.',
    problem,
    hasProblem: problem !== '',
  });
  return { dialog: { title: 'Decide the tie', card } };
}

export const meetingWords = (deps: Deps, showBoard: ShowBoard): Word[] => [
  {
    word: 'meeting',
    help: 'See the next meeting, or the one in session. Check in there; chair and clerk run it.',
    where: 'everywhere',
    answer: async (turn) => {
      if (turn.chat.kind === 'personal') return personalMeetings(deps, turn);
      const place = await deps.directory.place(turn.chat.conversationId);
      const meant = place && (await meetingMeant(deps, place.value.communityId));
      if (!meant) return [{ say: 'No meeting is planned yet. The clerk sets the dates.' }];
      if (await showBoard(boardIn(turn.chat.conversationId, meant, deps.now()))) return [];
      const card = await meetingView(deps, meant, null);
      return card ? [{ show: card }] : [NO_MEETING];
    },
  },
];

async function personalMeetings(deps: Deps, turn: Turn): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { communityId } of await communitiesOf(deps, turn.person.personId)) {
    const meant = await meetingMeant(deps, communityId);
    const card = meant && (await meetingView(deps, meant, turn.person.personId));
    if (card) answers.push({ show: card });
  }
  return answers.length
    ? answers
    : [{ say: 'No meeting is planned for a community of yours yet. The clerk sets the dates.' }];
}
