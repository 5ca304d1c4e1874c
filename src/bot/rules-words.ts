import type { Settings } from '../domain/profile';
import type { Group, Input, Setting } from '../domain/rules/settings';
import { inputOf } from '../domain/rules/settings';
import { formatMoney, pence } from '../domain/money';
import { plural } from './terms-words';

export const GROUP_TITLES: Readonly<Record<Group, string>> = {
  voting: 'Voting',
  meeting: 'Meetings',
  requests: 'Requests',
  interim: 'Interim decisions between meetings',
  money: 'Money and payment',
  data: 'Pupils’ data',
};

/** What an administrator is asked, and how the rule reads with a value: one sentence that says what it means. */
type WordsFor<Value> = {
  readonly label: string;
  readonly says: (value: Value, all: Settings) => string;
} & ([Value] extends [boolean | number]
  ? unknown
  : [string] extends [Value]
    ? unknown
    : { readonly options: Readonly<Record<Value & string, string>> });

/** Total by type: a setting without words does not compile. */
const WORDS: { readonly [S in Setting]: WordsFor<Settings[S]> } = {
  quorumPercent: {
    label: 'Member schools needed for a vote, in per cent',
    says: (percent, { quorum }) =>
      quorum === 'off'
        ? `${percent}% of the member schools would be needed for a vote, if a number were asked for.`
        : `${percent}% of the member schools are needed for a vote, rounded up: ${Math.ceil((9 * percent) / 100)} of 9.`,
  },
  quorum: {
    label: 'When fewer schools are there',
    options: {
      advisory: 'The chair may go on, with a reason',
      binding: 'No vote can be opened',
      off: 'No number of schools is asked for',
    },
    says: (kind) =>
      ({
        advisory: 'When fewer schools are there, the chair may go on, and gives a reason.',
        binding: 'When fewer schools are there, no vote can be opened.',
        off: 'A vote can be opened however few schools are there.',
      })[kind],
  },
  threshold: {
    label: 'How many must agree?',
    options: { majority: 'More agree than do not', twoThirds: 'At least two thirds of those for and against' },
    says: (threshold) =>
      ({
        majority: 'A request is agreed when more schools agree than do not; who abstains counts for neither side.',
        twoThirds:
          'A request is agreed when at least two thirds of the schools for and against agree; who abstains counts for neither side.',
      })[threshold],
  },
  requesterVotes: {
    label: 'May a school vote on its own request?',
    says: (votes) =>
      votes ? 'A school may vote on its own request.' : 'A school does not vote on its own request; this is shown.',
  },
  sameTrust: {
    label: 'Schools of the same trust or federation as the school that asks',
    options: {
      flagged: 'Vote, and everybody sees it',
      excluded: 'Do not vote',
      off: 'Vote like any other',
    },
    says: (kind) =>
      ({
        flagged: 'Schools of the same trust or federation as the school that asks vote, and everybody sees it.',
        excluded: 'Schools of the same trust or federation as the school that asks do not vote.',
        off: 'Schools of the same trust or federation as the school that asks vote like any other.',
      })[kind],
  },
  agreedWithoutVote: {
    label: 'May the chair record that everybody present agrees, without a vote?',
    says: (may) =>
      may
        ? 'Where everybody present agrees, the chair may record it without a vote, unless a present school asks for one.'
        : 'Every request that is decided is voted on.',
  },
  votesChangeable: {
    label: 'May a school change its vote until the chair closes it?',
    says: (may) =>
      may
        ? 'A school may change its vote until the chair closes it.'
        : 'A vote once cast stands and cannot be changed.',
  },
  votesSeenBy: {
    label: 'Who sees afterwards how each school voted?',
    options: { chairClerkKcc: 'Chair, clerk and KCC', everybody: 'Everybody of the community' },
    says: (who) =>
      ({
        chairClerkKcc: 'Everybody sees the counts; how each school voted, only chair, clerk and KCC.',
        everybody: 'Everybody of the community sees how each school voted, once the vote is closed.',
      })[who],
  },
  disputes: {
    label: 'What makes a dispute, which the chair decides?',
    options: { tieOrAsked: 'A tie, or a present school that asks', tie: 'A tie alone' },
    says: (what) =>
      ({
        tieOrAsked:
          'The chair decides, with a reason, after a tie or when a present school raises a dispute before the vote closes.',
        tie: 'The chair decides, with a reason, after a tie and nothing else.',
      })[what],
  },
  hearAllFirst: {
    label: 'Hear every request before the first is decided?',
    says: (first) =>
      first
        ? 'All requests are heard before the first is decided, with what they come to and what is left.'
        : 'Each request is heard and decided in the order of the agenda.',
  },
  breakMinutes: {
    label: 'Minutes of break in a meeting; 0 for none',
    says: (minutes) =>
      minutes === 0
        ? 'The agenda allows for no break.'
        : `The agenda’s total allows for a break of ${plural(minutes, 'minute')}.`,
  },
  attendeesPerSchool: {
    label: 'Most people a school may send to a meeting',
    says: (people) =>
      `A school sends at most ${people === 1 ? 'one person' : `${people} people`} to a meeting, and has one voice.`,
  },
  endReminderAt: {
    label: 'At what time are chair and clerk asked to end a meeting still open?',
    says: (time) => `When a meeting is still open at ${time}, chair and clerk are asked to end it.`,
  },
  declarationDays: {
    label: 'Days after which a chair confirms the declaration of interests',
    says: (days) => `A chair confirms their declaration of interests ${plural(days, 'day')} after they last did.`,
  },
  minutesPerRequest: {
    label: 'Minutes for each request',
    says: (minutes) => `Each request has ${plural(minutes, 'minute')} on the agenda, unless chair or clerk change it.`,
  },
  requestWords: {
    label: 'Words in the four texts of a request together',
    says: (words) => `The four texts of a request may have ${words} words together. Pupils’ names do not count.`,
  },
  wordsPerBox: {
    label: 'Words in each of the four texts; 0 where only the sum counts',
    says: (words) =>
      words === 0
        ? 'How the words are shared among the four texts is free.'
        : `Each of the four texts may have ${words} words.`,
  },
  pupilsPerRequest: {
    label: 'Most pupils in one request',
    says: (pupils) => `A request may be for up to ${plural(pupils, 'pupil')}.`,
  },
  cutOffSchoolDays: {
    label: 'School days before the meeting by which a request must be in',
    says: (days) =>
      `A request is in time ${plural(days, 'school day')} before the meeting. Chair or clerk may still take in a late one.`,
  },
  cutOffAfterHolidays: {
    label: 'Do the first meetings of Terms 1 and 3 have a cut-off too?',
    says: (has) =>
      has
        ? 'The first meetings of Terms 1 and 3 have a cut-off like every other.'
        : 'The first meetings of Terms 1 and 3 have no cut-off: they follow a holiday.',
  },
  yearR: {
    label: 'Requests for children in Year R',
    options: { warn: 'A warning, and the request goes on', stop: 'The request stops, with where to turn' },
    says: (mode) =>
      ({
        warn: 'A request for children in Year R is warned to check with KCC first, and goes on.',
        stop: 'A request for children in Year R stops, and says where to turn.',
      })[mode],
  },
  interimChairAlone: {
    label: 'Amount up to which the chair decides alone between meetings',
    says: (amount) =>
      `Between meetings the chair decides alone up to ${formatMoney(amount)}; above it, after consulting unconnected schools.`,
  },
  interimConsulted: {
    label: 'Unconnected schools that must have answered before a larger amount is agreed',
    says: (schools) => `Before a larger amount is agreed, ${plural(schools, 'unconnected school')} must have answered.`,
  },
  interimActingChairWorkingDays: {
    label: 'Working days without a decision after which the acting chair is told too',
    says: (days) =>
      `After ${plural(days, 'working day')} without a decision the acting chair is told too, and may decide.`,
  },
  interimResponseWorkingDays: {
    label: 'Working days in which an exceptional request is to be decided',
    says: (days) => `An exceptional request is to be decided within ${plural(days, 'working day')}; then KCC is told.`,
  },
  interimEndWorkingDays: {
    label: 'Working days after the next meeting on which an interim decision ends at the latest',
    says: (days) =>
      `An interim decision ends at the latest ${plural(days, 'working day')} after the next planned meeting.`,
  },
  interimEndUnplannedWorkingDays: {
    label: 'The same while no meeting is planned: working days after the decision',
    says: (days) =>
      `While no meeting is planned, it ends at the latest ${plural(days, 'working day')} after the decision.`,
  },
  interimReminderWorkingDays: {
    label: 'Working days before its last day on which people are reminded of an interim decision',
    says: (days) =>
      `Chair, clerk and school are reminded ${plural(days, 'working day')} before an interim decision ends.`,
  },
  newAdmissionWeeks: {
    label: 'Weeks in which support for a new admission must end',
    says: (weeks) => `Support for a new admission, asked for between meetings, ends within ${plural(weeks, 'week')}.`,
  },
  approvalAlertWorkingDay: {
    label: 'Working day after the meeting on which awards still waiting are pointed out',
    says: (day) => `On working day ${day} after a meeting, approvals that have not gone out are pointed out.`,
  },
  approvalWorkingDays: {
    label: 'Working days in which an approval reaches the officer',
    says: (days) => `An approval reaches KCC’s officer within ${plural(days, 'working day')} of the meeting.`,
  },
  paymentWorkingDays: {
    label: 'Working days in which KCC aims to pay',
    says: (days) => `KCC aims to pay within ${plural(days, 'working day')} of the meeting.`,
  },
  draftPupilsDays: {
    label: 'Days after which the pupils of a forgotten draft are cleared',
    says: (days) =>
      `The pupils’ names in a draft nobody has gone on with are cleared after ${days} days. The school is warned two weeks before.`,
  },
};

interface AnyWords {
  readonly label: string;
  readonly says: (value: unknown, all: Settings) => string;
  readonly options?: Readonly<Record<string, string>>;
}
const wordsOf = (setting: Setting): AnyWords => WORDS[setting] as AnyWords;

export const labelOf = (setting: Setting): string => wordsOf(setting).label;

/** The rule as a sentence, with its value among these settings. */
export const saySetting = (setting: Setting, all: Settings): string => wordsOf(setting).says(all[setting], all);

/** What may be entered or chosen for a setting. */
export function choicesOf(setting: Setting): { title: string; value: string }[] {
  const input = inputOf(setting);
  switch (input.kind) {
    case 'yesNo':
      return [
        { title: 'Yes', value: 'true' },
        { title: 'No', value: 'false' },
      ];
    case 'choice':
      return input.of.map((value) => ({ value, title: wordsOf(setting).options?.[value] ?? value }));
    default:
      return [];
  }
}

/** What a number or amount may be, in words; empty for what is chosen from a list. */
export function rangeOf(input: Input): string {
  switch (input.kind) {
    case 'number':
      return `A whole number from ${input.least} to ${input.most}.`;
    case 'money':
      return `From ${formatMoney(pence(input.least))} to ${formatMoney(pence(input.most))}.`;
    case 'time':
      return 'A time from 00:00 to 23:59, such as 17:00.';
    default:
      return '';
  }
}

/** A value as it would be typed or chosen. */
export const typedAs = (setting: Setting, { [setting]: value }: Settings): string =>
  inputOf(setting).kind === 'money' ? (Number(value) / 100).toFixed(2).replace(/\.00$/u, '') : String(value);
