import type { Instant, LocalDate } from '../calendar/dates';
import type { CommunityId, PersonId, Urn } from '../community/community';
import type { DecisionOutcome } from '../decision/outcome';
import type { MeetingId } from '../meeting/meeting';
import type { Pence } from '../money';

export type RequestId = string;
/** What people call a request: `ASH-2627-014`. */
export type Reference = string;

/** The headings a shared place may show; chosen from this list, so that a heading never identifies a child. */
export const CATEGORIES = {
  speechAndLanguage: 'Speech, language and communication',
  cognitionAndLearning: 'Learning and thinking',
  emotionalHealth: 'Social, emotional and mental health',
  sensoryOrPhysical: 'Sensory or physical needs',
  autism: 'Autism and social communication',
  behaviour: 'Behaviour support',
  transition: 'Moving on to the next stage',
  training: 'Staff training',
  equipment: 'Equipment or space',
  other: 'Something else',
} as const;
export type Category = keyof typeof CATEGORIES;

/** R48: who the request is for. */
export const REQUEST_KINDS = {
  group: 'A group of pupils',
  individual: 'One pupil',
  wholeSchool: 'The whole school',
} as const;
export type RequestKind = keyof typeof REQUEST_KINDS;

export interface Eligibility {
  readonly support: 'senSupport' | 'ehcp' | 'specificAllocation' | 'noSen';
  readonly years: 'years1to13' | 'includesYearR' | 'nursery';
  readonly otherAuthorityFunds: boolean;
  readonly resourcedPlace: boolean;
  readonly includesStaffing: boolean;
  readonly staffingReason: string;
  readonly kind: RequestKind;
}

export interface Need {
  readonly need: string;
  readonly reason: string;
  readonly outcomes: string;
  readonly measures: string;
}

export interface Asked {
  readonly category: Category;
  readonly amount: Pence;
  readonly start: LocalDate;
  readonly end: LocalDate | null;
  readonly review: LocalDate | null;
}

/** The pages of the form, in the order a person meets them. Pupils' names and dates of birth are never among them. */
export interface RequestForm {
  readonly eligibility: Eligibility;
  readonly need: Need;
  readonly support: { readonly tried: string };
  readonly solution: { readonly solution: string };
  readonly asked: Asked;
}
export type FormPage = keyof RequestForm;

/** How many pupils were entered, and by whom: identities themselves are kept apart (R152). */
export interface PupilCount {
  readonly count: number;
  readonly enteredBy: PersonId;
}

interface RequestBase {
  readonly requestId: RequestId;
  readonly communityId: CommunityId;
  /** The school the request belongs to; any of its representatives may go on with it. */
  readonly urn: Urn;
  readonly startedBy: PersonId;
  readonly startedAt: Instant;
}

export interface DraftRequest extends RequestBase {
  readonly status: 'draft';
  readonly form: Partial<RequestForm>;
  readonly pupils: PupilCount | null;
  readonly savedAt: Instant;
}

export interface Handed {
  readonly reference: Reference;
  readonly form: RequestForm;
  readonly pupils: PupilCount;
  readonly submittedBy: PersonId;
  readonly submittedAt: Instant;
}

export interface SubmittedRequest extends RequestBase, Handed {
  readonly status: 'submitted';
}

export interface DecidedRequest extends RequestBase, Handed {
  readonly status: 'decided';
  readonly outcome: DecisionOutcome;
  readonly meetingId: MeetingId;
  readonly decidedAt: Instant;
}

export type Request = DraftRequest | SubmittedRequest | DecidedRequest;

/** The last number given to a request of that academic year. */
export interface Counter {
  readonly year: string;
  readonly last: number;
}
