import type { Instant, LocalDate } from '../calendar/dates';
import type { CommunityId, PersonId, Urn } from '../community/community';
import type { DecisionOutcome } from '../decision/outcome';
import type { Exceptional, Urgency } from '../interim/interim';
import type { ItemInterests } from '../interest/item-interest';
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
export interface RequestPages {
  /** Only an exceptional request has it (R101). */
  readonly exceptional: Urgency;
  readonly eligibility: Eligibility;
  readonly need: Need;
  readonly support: { readonly tried: string };
  readonly solution: { readonly solution: string };
  readonly asked: Asked;
}
export type FormPage = keyof RequestPages;
export type RequestForm = Omit<RequestPages, 'exceptional'> & {
  readonly exceptional?: RequestPages['exceptional'] | undefined;
};

/** How many pupils were entered, and by whom: identities themselves are kept apart (R152). */
export interface PupilCount {
  readonly count: number;
  readonly enteredBy: PersonId;
  /** Which list of the request it is, from 2; the first has no number. A changed list is a list of its own until it is handed in. */
  readonly list?: number | undefined;
}

/** What somebody puts their name to when handing in (R21, R154, R127), and whether words that look like names are none (R159). */
export interface Attested {
  readonly delegated: boolean;
  readonly privacy: boolean;
  readonly firstSixThousand: boolean;
  readonly notNames: boolean;
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
  /** When its school was warned that the pupils' page will be cleared; null since it was last saved. */
  readonly warnedAt: Instant | null;
}

export interface Handed {
  readonly reference: Reference;
  readonly form: RequestForm;
  readonly pupils: PupilCount;
  readonly submittedBy: PersonId;
  readonly submittedAt: Instant;
  /** How far an exceptional request has come between meetings (R100); no other request has it. */
  readonly exceptional?: Exceptional | undefined;
}

/** A question of the chair, or the clerk for the chair: the request waits with its school until it is answered (R44). */
export interface Returned {
  readonly question: string;
  readonly by: PersonId;
  readonly at: Instant;
  /** The meeting it was taken from, and whether it stood there as late. */
  readonly from: MeetingId;
  readonly late: boolean;
  readonly minutes: number;
}

/** Changes to a request that was handed in, not handed in themselves yet: nobody but its school sees them. */
export interface Changes {
  readonly form: Partial<RequestForm>;
  /** The new list of pupils; null while it is the one handed in. */
  readonly pupils: PupilCount | null;
  readonly savedAt: Instant;
}

export interface SubmittedRequest extends RequestBase, Handed {
  readonly status: 'submitted';
  readonly returned: Returned | null;
  readonly changes: Changes | null;
  /** What had been said of interests in it when it left an agenda for none; they go with it to its next meeting. */
  readonly interests?: ItemInterests | undefined;
}

export interface DecidedRequest extends RequestBase, Handed {
  readonly status: 'decided';
  readonly outcome: DecisionOutcome;
  /** Null: the chair did not agree to it between meetings. */
  readonly meetingId: MeetingId | null;
  readonly decidedAt: Instant;
}

/** Taken back by its school before it was decided. The reference stays with it. */
export interface WithdrawnRequest extends RequestBase, Handed {
  readonly status: 'withdrawn';
  readonly withdrawnBy: PersonId;
  readonly withdrawnAt: Instant;
  /** In the school's words; empty when it gave none. */
  readonly reason: string;
}

/** A draft its school does not want any more: nothing of what it said is kept. */
export interface DiscardedRequest extends RequestBase {
  readonly status: 'discarded';
  readonly discardedAt: Instant;
}

/** A request with a reference, whatever became of it. */
export type HandedRequest = SubmittedRequest | DecidedRequest | WithdrawnRequest;
export type LiveRequest = DraftRequest | HandedRequest;
export type Request = LiveRequest | DiscardedRequest;

export const isHandedIn = (request: Request): request is HandedRequest =>
  request.status !== 'draft' && request.status !== 'discarded';

/** Under which name that list of pupils is kept apart. */
export const pupilsSheetName = (requestId: RequestId, pupils: PupilCount | null): string =>
  pupils?.list === undefined ? requestId : `${requestId}.${pupils.list}`;
/** The request a list of pupils was entered for. */
export const requestOfSheet = (sheet: string): RequestId => sheet.split('.')[0] ?? sheet;
/** Whether the request goes with that list, or would with its changes. */
export const namesSheet = (request: Request, sheet: string): boolean => {
  if (request.status === 'discarded') return false;
  const changed = request.status === 'submitted' ? (request.changes?.pupils ?? null) : null;
  return [request.pupils, changed].some(
    (pupils) => pupils !== null && pupilsSheetName(request.requestId, pupils) === sheet,
  );
};

/** The last number given to a request of that academic year. */
export interface Counter {
  readonly year: string;
  readonly last: number;
}
