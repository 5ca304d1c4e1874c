import type { Instant, LocalDate } from '../calendar/dates';
import type { AcademicYear } from '../calendar/years';
import { academicYearOf, shortYear } from '../calendar/years';
import type { Community, PersonId, School, Urn } from '../community/community';
import { schoolsRepresentedBy } from '../community/community';
import type { CosEvent } from '../events';
import { endsNear, weeksToEnd } from '../interim/interim';
import type { Meeting } from '../meeting/meeting';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { RuleProfile } from '../profile';
import { eligibilityOf, FORM_PAGES, wordsOf } from './form';
import type { NamedPupil } from './names';
import { mustComeOut, namesIn, textsOf } from './names';
import { areComplete, readRows } from './pupils';
import type {
  Attested,
  Counter,
  DraftRequest,
  FormPage,
  PupilCount,
  Reference,
  Request,
  RequestForm,
  RequestId,
  RequestPages,
} from './request';

export type DraftRefusal = 'NoSuchRequest' | 'AlreadySubmitted';
export type SubmitRefusal =
  | DraftRefusal
  | 'PagesMissing'
  | 'NotEligible'
  | 'EndNotNear'
  | 'TooManyWords'
  | 'PupilsUnfinished'
  | 'ChangedMeanwhile'
  | 'NotAttested'
  | 'PupilNamed'
  | 'WordNotConfirmed';

type Decision<Refusal extends string> = Outcome<readonly CosEvent[], Refusal>;

/** The school this person may go on with the request of: the request's own, or the one that took over from it. */
export const speaksFor = (community: Community, personId: PersonId, urn: Urn, day: LocalDate): School | undefined =>
  schoolsRepresentedBy(community, personId, day).find((school) => school.urn === urn || school.replaces === urn);

/** Opens a draft; nothing happens when it is there already. */
export const startRequest = (
  request: Request | null,
  facts: { readonly requestId: RequestId; readonly urn: Urn; readonly by: PersonId },
  at: Instant,
): Decision<never> => accept(request ? [] : [{ type: 'RequestStarted', ...facts, at }]);

/**
 * What the school is writing: its draft, or the request as it was handed in with the changes begun on it; null when
 * nothing of it is open.
 */
export function beingWritten(request: Request): DraftRequest | null {
  if (request.status === 'draft') return request;
  if (request.status !== 'submitted' || request.changes === null) return null;
  const { requestId, communityId, urn, startedBy, startedAt, form, pupils, changes } = request;
  return {
    ...{ status: 'draft', requestId, communityId, urn, startedBy, startedAt },
    form: { ...form, ...changes.form },
    pupils: changes.pupils ?? pupils,
    savedAt: changes.savedAt,
  };
}

export const isSame = (a: object | undefined, b: object): boolean =>
  a !== undefined && Object.entries(b).every(([name, value]) => (a as Record<string, unknown>)[name] === value);

function openDraft(request: Request | null): Outcome<DraftRequest, DraftRefusal> {
  if (!request || request.status === 'discarded') return refuse('NoSuchRequest');
  const draft = beingWritten(request);
  return draft ? accept(draft) : refuse('AlreadySubmitted');
}

/** Saves one page of a draft; nothing happens when it says that already. */
export function saveDraft<Page extends FormPage>(
  request: Request | null,
  page: Page,
  content: RequestPages[Page],
  at: Instant,
): Decision<DraftRefusal> {
  const draft = openDraft(request);
  if (!draft.ok) return draft;
  if (isSame(draft.value.form[page], content)) return accept([]);
  return accept([{ type: 'DraftSaved', requestId: draft.value.requestId, page, content, at }]);
}

/** Notes how many pupils were entered, and by whom: their names are kept elsewhere (R152). */
export function enterPupils(request: Request | null, pupils: PupilCount, at: Instant): Decision<DraftRefusal> {
  const draft = openDraft(request);
  if (!draft.ok) return draft;
  return accept([{ type: 'PupilsEntered', requestId: draft.value.requestId, pupils, at }]);
}

export const isWhole = (form: Partial<RequestForm>): form is RequestForm =>
  FORM_PAGES.every((page) => form[page] !== undefined);

/** What every handing in is checked against. */
export interface Checked {
  readonly pupils: readonly NamedPupil[];
  readonly profile: RuleProfile;
  readonly today: LocalDate;
  readonly attested: Attested;
  /** When the draft that was checked had been saved last: what was not seen is not handed in. */
  readonly seen: string;
}

/** Everything about the world that handing in depends on. `meeting`: the one it is for, when any is planned. */
export interface Handing extends Checked {
  readonly community: Community;
  readonly school: School;
  readonly meeting: Meeting | null;
  readonly counter: Counter | null;
  readonly by: PersonId;
}

/** The next meeting a request can still go to: the earliest one planned, today's included. */
export const nextPlanned = (meetings: readonly Meeting[], today: LocalDate): Meeting | null =>
  meetings
    .filter(({ status, date }) => status === 'planned' && date >= today)
    .sort((a, b) => a.date.localeCompare(b.date))[0] ?? null;

/** Whether today is past that meeting's cut-off. */
export const isLate = (meeting: Meeting, today: LocalDate): boolean =>
  meeting.cutOff !== null && today > meeting.cutOff;

/** The year a reference belongs to: that of the meeting aimed at, or of today. */
export const yearFor = (meeting: Meeting | null, today: LocalDate): AcademicYear =>
  academicYearOf(meeting?.date ?? today);

/** `ASH-2627-014`. */
export const referenceFor = (code: string, year: AcademicYear, number: number): Reference =>
  `${code}-${shortYear(year)}-${String(number).padStart(3, '0')}`;

/** Why this cannot be handed in as it stands; null when it can. */
export function refusalFor(draft: DraftRequest, form: RequestForm, handing: Checked): SubmitRefusal | null {
  const { profile, pupils, today, attested, seen } = handing;
  if (eligibilityOf(form.eligibility, profile, form.exceptional !== undefined).stops.length > 0) return 'NotEligible';
  const weeks = weeksToEnd(form, profile);
  if (weeks !== null && !endsNear(form.asked.start, form.asked.end, weeks)) return 'EndNotNear';
  if (wordsOf(form.need) > profile.requestWords) return 'TooManyWords';
  if (draft.pupils?.count !== pupils.length || !areComplete(readRows(pupils, today), profile))
    return 'PupilsUnfinished';
  if (draft.savedAt !== seen) return 'ChangedMeanwhile';
  const named = namesIn(textsOf(form), pupils);
  if (named.some(mustComeOut)) return 'PupilNamed';
  if (named.length > 0 && !attested.notNames) return 'WordNotConfirmed';
  return attested.delegated && attested.privacy && attested.firstSixThousand ? null : 'NotAttested';
}

/**
 * Hands the request in: on the agenda of the next meeting when it is on time, for chair and clerk to decide when it is late
 * (R46). An exceptional one goes to the chair, and to no agenda by itself (R100).
 */
export function submitRequest(request: Request | null, handing: Handing, at: Instant): Decision<SubmitRefusal> {
  if (!request || request.status === 'discarded') return refuse('NoSuchRequest');
  if (request.status !== 'draft') return accept([]);
  const { form, requestId } = request;
  if (!isWhole(form) || request.pupils === null) return refuse('PagesMissing');
  const refusal = refusalFor(request, form, handing);
  if (refusal) return refuse(refusal);

  const { community, school, counter, profile, today, by } = handing;
  const isExceptional = form.exceptional !== undefined;
  const meeting = isExceptional ? null : handing.meeting;
  const year = yearFor(handing.meeting, today);
  const number = (counter?.last ?? 0) + 1;
  const reference = referenceFor(community.code, year, number);
  const { category, amount } = form.asked;
  return accept([
    {
      type: 'RequestSubmitted',
      requestId,
      reference,
      year,
      number,
      heading: { requestId, reference, urn: school.urn, school: school.name, category, amount },
      minutes: profile.minutesPerRequest,
      meetingId: meeting?.meetingId ?? null,
      late: meeting !== null && isLate(meeting, today),
      ...(isExceptional ? { exceptional: true } : {}),
      attested: handing.attested,
      by,
      at,
    },
  ]);
}
