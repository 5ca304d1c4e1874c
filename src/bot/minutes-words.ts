import type { Action } from '../domain/action/action';
import { CHOICES } from '../domain/ballot/ballot';
import { londonTime } from '../domain/calendar/dates';
import { sayDate, sayDay, sayMoment } from '../domain/calendar/say';
import type { Minutes, RequestInMinutes, SchoolAtMeeting, VoteHeld } from '../domain/minutes/minutes';
import { formatMoney } from '../domain/money';
import { sayProgress } from './meeting-view';
import { plural, sayCounts, termLines } from './terms-words';

// How minutes are worded, on the card and in the document alike.

/** `Tuesday 10 November 2026`. */
export const sayWholeDay = (date: Minutes['heldOn']): string => `${sayDay(date).split(' ')[0] ?? ''} ${sayDate(date)}`;

/** When it really began and ended; as planned where the record does not say, as of a meeting held on paper. */
export const sayTimes = ({ startedAt, endedAt, planned, paper }: Minutes): string =>
  startedAt && endedAt && !paper
    ? `${londonTime(startedAt)} to ${londonTime(endedAt)}`
    : `${planned.startsAt} to ${planned.endsAt}`;

/** That it was held on paper, and who entered it when; empty for a meeting run here. */
export const sayPaper = ({ paper }: Minutes): string =>
  paper ? `Held on paper and entered afterwards by ${paper.by}, on ${sayMoment(paper.at)}` : '';

export const sayStatus = ({ approved }: Minutes): string =>
  approved
    ? `Approved by ${approved.by}, ${approved.as === 'chair' ? 'chair' : 'acting chair'}, on ${sayMoment(approved.at)}`
    : 'Draft: the chair has not approved these minutes yet';

const ATTENDANCE: Readonly<Record<SchoolAtMeeting['attendance'], string>> = {
  present: 'Present',
  left: 'Left early',
  apologies: 'Apologies',
  absent: 'Absent',
  notNoted: 'Absent',
};

export const sayAttendance = ({ attendance }: SchoolAtMeeting): string => ATTENDANCE[attendance];

/** What else there is to say of how a school took part; empty when there is nothing. */
export const sayTakingPart = ({ standIn, leftAt, presentedBy }: SchoolAtMeeting): string =>
  [
    ...(standIn === null ? [] : [`Stand-in: ${standIn}`]),
    ...(leftAt === null ? [] : [`Left at ${londonTime(leftAt)}`]),
    ...(presentedBy === null ? [] : [`${presentedBy} presented for it`]),
  ].join('. ');

/** `8 of 9 schools came.` */
export const sayCame = ({ schools }: Minutes): string => {
  const came = schools.filter(({ attendance }) => attendance === 'present' || attendance === 'left').length;
  return `${came} of ${plural(schools.length, 'school')} came.`;
};

const votesOf = ({ items }: Minutes) =>
  items.flatMap((item) =>
    item.kind === 'request' ? item.votes.map((vote) => ({ reference: item.heading.reference, vote })) : [],
  );

/** How many schools were needed, and each vote that went on with fewer: why, in the chair's words. */
export function sayQuorum(minutes: Minutes): string[] {
  const votes = votesOf(minutes);
  const needed = [...new Set(votes.map(({ vote }) => vote.needed))];
  const without = votes.filter(({ vote }) => vote.withoutQuorum !== null);
  return [
    ...(needed.length > 0 ? [`${needed.join(' or ')} were needed to decide.`] : []),
    ...without.map(
      ({ reference, vote }) =>
        `${reference}: voted on with ${plural(vote.present, 'school')} present. The chair’s reason: ${vote.withoutQuorum ?? ''}`,
    ),
  ];
}

const RESULTS: Readonly<Record<VoteHeld['result'], string>> = {
  agreed: 'agreed',
  agreedNotFunded: 'agreed, but the budget did not carry it',
  notAgreed: 'not agreed',
  tied: 'tied',
  disputed: 'a school asked that the chair decides',
  nobodyVoted: 'nobody voted for or against',
};

const ON_INTERIM = {
  confirm: 'confirming the interim decision',
  change: 'changing the interim decision',
  end: 'ending the interim decision',
} as const;

/** A vote in one line: `Vote 1: 5 to 1, agreed, on £6,400`. */
export function sayVoteHeld({ counts, result, terms, byEveryone }: VoteHeld, number: number): string {
  const money = formatMoney(terms.amount);
  const on =
    terms.interim === undefined ? money : `${ON_INTERIM[terms.interim]}${terms.interim === 'end' ? '' : `, ${money}`}`;
  return byEveryone
    ? `Vote ${number}: put as agreed by everyone present, and no school asked for a vote, on ${on}`
    : `Vote ${number}: ${sayCounts(counts)}, ${RESULTS[result]}, on ${on}`;
}

const FLAGGED: Readonly<Record<VoteHeld['flagged'][number]['flag'], string>> = {
  ownRequest: 'the request is its own, and the rules here allow it',
  sameTrust: 'it is of the same trust or federation as the school that asks',
};

/** What is remarkable about a vote: who did not vote, whose vote was entered for them, who voted how where the rules say so. */
export function sayAboutVote({ recordedFor, notVoting, flagged, bySchool }: VoteHeld): string[] {
  return [
    ...(notVoting.length > 0 ? [`Did not vote because of their interest in it: ${notVoting.join(', ')}`] : []),
    ...flagged.map(({ school, flag }) => `${school} voted: ${FLAGGED[flag]}`),
    ...(recordedFor.length > 0 ? [`Votes entered by the chair or clerk: ${recordedFor.join(', ')}`] : []),
    ...(bySchool && bySchool.length > 0
      ? [bySchool.map(({ school, choice }) => `${school}: ${CHOICES[choice].toLowerCase()}`).join('; ')]
      : []),
  ];
}

export const sayOutcomeOf = ({ progress }: RequestInMinutes): string => sayProgress(progress) || 'Not discussed';

/** The reason given, in people's own words; empty when none was. */
export const reasonOf = ({ progress }: RequestInMinutes): string =>
  progress.state === 'decided' || progress.state === 'deferred' ? progress.reason : '';

export const conditionsOf = ({ progress }: RequestInMinutes): string =>
  progress.state === 'decided' && progress.outcome !== 'notAgreed' ? progress.terms.conditions : '';

/** What was agreed, as `Amount £6,400; From 4 January 2027; …`; empty where nothing was. */
export const sayAgreedTerms = ({ progress }: RequestInMinutes): string =>
  progress.state === 'decided' && progress.outcome !== 'notAgreed'
    ? termLines(progress.terms)
        .map(({ label, value }) => `${label} ${value}`)
        .join('; ')
    : '';

export const sayReopened = ({ reason, at }: RequestInMinutes['reopened'][number]): string =>
  `at ${londonTime(at)}. ${reason}`;

/** `Oakfield Primary, by Friday 20 November`. */
export const sayActionOwner = ({ owner, due }: Action): string => `${owner.name}, by ${sayDay(due)}`;

export const sayBudgets = ({ budgets }: Minutes): string[] =>
  budgets.map(
    ({ year, total, before, after }) =>
      `${year}: ${formatMoney(before)} left before the meeting, ${formatMoney(after)} after it, of ${formatMoney(total)}.`,
  );

export const sayNext = ({ next }: Minutes): string =>
  next ? `${sayWholeDay(next.date)}, ${next.startsAt} to ${next.endsAt}, ${next.where}` : 'No date is set yet.';

/** Who had an interest in a request: `Hilltop Academy took no part`. */
export const sayInterestsIn = ({ interests, notChairedBy }: RequestInMinutes): string =>
  [
    ...interests.map(
      ({ school, grade }) =>
        `${school} ${grade === 'takesNoPart' ? 'took no part' : 'took part, its interest recorded'}`,
    ),
    ...notChairedBy.map((name) => `${name}, who has an interest in it, did not chair it`),
  ].join('; ');
