import type { Instant, LocalDate } from './calendar/dates';
import { localDate } from './calendar/dates';
import type { Pence } from './money';
import { pence } from './money';
import type { PersonId } from './community/community';

export type Threshold = 'majority' | 'twoThirds';

/** The rules the documents leave open (domain.md, section 4), as data that KCC sets for a community. */
export interface Settings {
  /** Words allowed in the four texts of a request together (R37). */
  readonly requestWords: number;
  /** Words allowed in each of the four texts; 0 where only the sum counts (R37). */
  readonly wordsPerBox: number;
  readonly pupilsPerRequest: number;
  /** School days before the meeting by which a request is on time. */
  readonly cutOffSchoolDays: number;
  /** Whether the first meetings of Terms 1 and 3 have a cut-off too. */
  readonly cutOffAfterHolidays: boolean;
  readonly minutesPerRequest: number;
  /** A break the agenda's total allows for; 0 for none. */
  readonly breakMinutes: number;
  /** People a school may send, as the published agenda says; one voice whoever comes (R79, R80). */
  readonly attendeesPerSchool: number;
  /** Whether fewer schools than needed let the chair go on with a reason, or stop a vote; or no number is asked for. */
  readonly quorum: 'advisory' | 'binding' | 'off';
  /** Member schools needed for a vote, of a hundred. */
  readonly quorumPercent: number;
  /** Of the votes for and against: more than half agree, or at least two thirds. As many for as against is a tie either way. */
  readonly threshold: Threshold;
  /** May the school whose request it is vote on it? */
  readonly requesterVotes: boolean;
  /** Schools of the asking school's trust or federation: vote and are flagged, do not vote, or are not told apart. */
  readonly sameTrust: 'flagged' | 'excluded' | 'off';
  /** May the chair record that everyone present agrees, unless a present school asks for a vote? */
  readonly agreedWithoutVote: boolean;
  /** Is every request heard before the first is voted on, so that the order of the agenda does not decide who gets money? */
  readonly hearAllFirst: boolean;
  /** What makes a dispute, which the chair then decides (R87): a tie alone, or also a present school that asks before the vote closes. */
  readonly disputes: 'tie' | 'tieOrAsked';
  /** May a school change its vote until the chair closes it? */
  readonly votesChangeable: boolean;
  /** Who reads, once a vote is closed, how each school voted: chair, clerk and KCC, or everybody of the community. */
  readonly votesSeenBy: 'chairClerkKcc' | 'everybody';
  /** The time in Kent, `17:00`, at which chair and clerk are asked to end a meeting that is still open. */
  readonly endReminderAt: string;
  /** The working day after a meeting on which awards that cannot go out yet are pointed out (R108). */
  readonly approvalAlertWorkingDay: number;
  /** Working days in which an approval reaches the officer (R108), and in which KCC aims to pay (R109). */
  readonly approvalWorkingDays: number;
  readonly paymentWorkingDays: number;
  readonly yearR: 'warn' | 'stop';
  /** Days after which the pupils' page of a draft nobody went on with is cleared; its school is warned two weeks before. */
  readonly draftPupilsDays: number;
  /** Up to this amount the chair decides alone between meetings (R103). */
  readonly interimChairAlone: Pence;
  /** Above it, from how many schools an unconnected representative must have answered first. */
  readonly interimConsulted: number;
  /** Working days without a decision after which the acting chair is told too; and in which the chair is to decide. */
  readonly interimActingChairWorkingDays: number;
  readonly interimResponseWorkingDays: number;
  /** The latest last day of an interim decision: so many working days after the next planned meeting. */
  readonly interimEndWorkingDays: number;
  /** While no meeting is planned: so many working days after the decision. */
  readonly interimEndUnplannedWorkingDays: number;
  /** Working days before the last day on which chair, clerk and school are reminded (R107). */
  readonly interimReminderWorkingDays: number;
  /** Weeks in which support for a new admission must end (ground 4, R101). */
  readonly newAdmissionWeeks: number;
  /** Days after which a chair says again that their declaration of interests still holds (R8). */
  readonly declarationDays: number;
}

/** The settings in force on a day. Every decision stores the version it was made under (R142). */
export interface RuleProfile extends Settings {
  readonly version: number;
  /** The first day it is in force. */
  readonly from: LocalDate;
}

/** One version of a community's rules; a setting that did not exist yet when it was written has its default. */
export interface RulesVersion {
  readonly version: number;
  readonly from: LocalDate;
  readonly settings: Partial<Settings>;
  readonly by: PersonId;
  readonly at: Instant;
  /** Why, in the administrator's own words. */
  readonly note: string;
}

/** Every version KCC has made for a community, oldest first. What comes before them is the built-in default, version 1. */
export interface Rules {
  readonly versions: readonly RulesVersion[];
}

export const defaultProfile: RuleProfile = {
  version: 1,
  from: localDate('2025-09-01'),
  requestWords: 250,
  wordsPerBox: 0,
  pupilsPerRequest: 30,
  cutOffSchoolDays: 3,
  cutOffAfterHolidays: false,
  minutesPerRequest: 15,
  breakMinutes: 10,
  attendeesPerSchool: 1,
  quorum: 'advisory',
  quorumPercent: 40,
  threshold: 'majority',
  requesterVotes: false,
  sameTrust: 'flagged',
  agreedWithoutVote: false,
  hearAllFirst: false,
  disputes: 'tieOrAsked',
  votesChangeable: true,
  votesSeenBy: 'chairClerkKcc',
  endReminderAt: '17:00',
  approvalAlertWorkingDay: 2,
  approvalWorkingDays: 3,
  paymentWorkingDays: 30,
  yearR: 'warn',
  draftPupilsDays: 60,
  interimChairAlone: pence(500_000),
  interimConsulted: 2,
  interimActingChairWorkingDays: 1,
  interimResponseWorkingDays: 3,
  interimEndWorkingDays: 10,
  interimEndUnplannedWorkingDays: 30,
  interimReminderWorkingDays: 5,
  newAdmissionWeeks: 12,
  declarationDays: 365,
};

/** The settings of a profile alone, as a new version stores them. */
export function settingsOf(profile: RuleProfile): Settings {
  const { version: _version, from: _from, ...settings } = profile;
  return settings;
}

export const defaultRules: Rules = { versions: [] };

/** The rules in force on that day: the newest version whose first day has come, so that a later word replaces an earlier one. */
export function profileOn({ versions }: Rules, day: LocalDate): RuleProfile {
  const newest = versions.findLast(({ from }) => from <= day);
  return newest
    ? { ...defaultProfile, ...newest.settings, version: newest.version, from: newest.from }
    : defaultProfile;
}

/** Schools that must be present before a vote, rounded up: two fifths of nine schools are four. */
export const schoolsNeeded = (profile: RuleProfile, members: number): number =>
  profile.quorum === 'off' ? 0 : Math.ceil((members * profile.quorumPercent) / 100);
