import type { LocalDate } from './calendar/dates';
import { localDate } from './calendar/dates';

/**
 * The rules the documents leave open (domain.md, section 4), as dated data: every decision stores the version it was
 * made under (R142).
 */
export interface RuleProfile {
  readonly version: number;
  readonly from: LocalDate;
  /** Words allowed in the four texts of a request together (R37). */
  readonly requestWords: number;
  readonly pupilsPerRequest: number;
  /** School days before the meeting by which a request is on time. */
  readonly cutOffSchoolDays: number;
  readonly minutesPerRequest: number;
  readonly meetingMinutes: number;
  readonly quorum: {
    readonly numerator: number;
    readonly denominator: number;
    readonly kind: 'advisory' | 'binding' | 'off';
  };
  /** May the school whose request it is vote on it? */
  readonly requesterVotes: boolean;
  /** Working days in which an approval reaches the officer (R108), and in which KCC aims to pay (R109). */
  readonly approvalWorkingDays: number;
  readonly paymentWorkingDays: number;
  readonly yearR: 'warn' | 'stop';
  /** Days after which a chair says again that their declaration of interests still holds (R8). */
  readonly declarationDays: number;
}

export const defaultProfile: RuleProfile = {
  version: 1,
  from: localDate('2025-09-01'),
  requestWords: 250,
  pupilsPerRequest: 30,
  cutOffSchoolDays: 3,
  minutesPerRequest: 15,
  meetingMinutes: 180,
  quorum: { numerator: 2, denominator: 5, kind: 'advisory' },
  requesterVotes: false,
  approvalWorkingDays: 3,
  paymentWorkingDays: 30,
  yearR: 'warn',
  declarationDays: 365,
};

/** Schools that must be present before a vote, rounded up: two fifths of nine schools are four. */
export const schoolsNeeded = (profile: RuleProfile, members: number): number =>
  profile.quorum.kind === 'off' ? 0 : Math.ceil((members * profile.quorum.numerator) / profile.quorum.denominator);
