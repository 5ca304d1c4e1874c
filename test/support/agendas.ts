import { localDate } from '../../src/domain/calendar/dates';
import { parseAcademicYear } from '../../src/domain/calendar/years';
import type { Heading, Meeting } from '../../src/domain/meeting/meeting';
import { pence } from '../../src/domain/money';
import type { SubmittedRequest } from '../../src/domain/request/request';
import { scheduleMeeting } from '../../src/app/agenda';
import type { Deps } from '../../src/app/deps';

export const TENTH = localDate('2026-11-10');
export const DECEMBER = localDate('2026-12-08');

/** A meeting of Ashdown, 13:30 to 16:30 in Oakfield hall, with a cut-off on 5 November. */
export async function plannedMeeting(deps: Deps, date = TENTH, communityId = 'ashdown'): Promise<void> {
  const cutOff = date === TENTH ? localDate('2026-11-05') : null;
  const plan = { communityId, date, startsAt: '13:30', endsAt: '16:30', where: 'Oakfield hall', cutOff };
  const done = await scheduleMeeting(deps, plan);
  if (!done.ok) throw new Error(done.refusal);
}

export const headingOf = (requestId: string, number: number): Heading => ({
  requestId,
  reference: `ASH-2627-${String(number).padStart(3, '0')}`,
  urn: '990001',
  school: 'Oakfield Primary',
  category: 'speechAndLanguage',
  amount: pence(640_000),
});

/** Puts a request on the meeting of 10 November as if its form had just been handed in. */
export async function handedIn(deps: Deps, requestId: string, number: number, late = false): Promise<void> {
  const year = parseAcademicYear('2026-27');
  if (!year) throw new Error('Not a year');
  const heading = headingOf(requestId, number);
  const done = await deps.transact({
    communityId: 'ashdown',
    actor: { personId: 'system', as: 'system' },
    key: `submit:${requestId}`,
    at: deps.now(),
    decide: async () => ({
      ok: true,
      value: [
        {
          type: 'RequestSubmitted',
          requestId,
          reference: heading.reference,
          year,
          number,
          heading,
          minutes: 15,
          meetingId: TENTH,
          late,
          attested: { delegated: true, privacy: true, firstSixThousand: true, notNames: false },
          by: 'system',
          at: deps.now(),
        },
      ],
    }),
  });
  if (!done.ok) throw new Error('Refused');
}

export async function meetingOn(deps: Deps, date: string = TENTH): Promise<Meeting> {
  const meeting = (await deps.store.read('ashdown', 'meeting', date))?.value;
  if (!meeting) throw new Error(`No meeting on ${date}`);
  return meeting;
}

/** Request ids and titles of the agenda, in order. */
export const orderOf = (meeting: Meeting): string[] =>
  meeting.agenda.map((item) => (item.kind === 'standing' ? item.title : item.heading.requestId));

/** The request's own document, as it is once it has been handed in. */
export async function savedRequest(deps: Deps, requestId: string, number: number): Promise<void> {
  const { reference, urn, category, amount } = headingOf(requestId, number);
  const document: SubmittedRequest = {
    status: 'submitted',
    returned: null,
    changes: null,
    requestId,
    communityId: 'ashdown',
    urn,
    reference,
    startedBy: 'p1',
    startedAt: deps.now(),
    submittedBy: 'p1',
    submittedAt: deps.now(),
    form: {
      eligibility: {
        support: 'senSupport',
        years: 'years1to13',
        otherAuthorityFunds: false,
        resourcedPlace: false,
        includesStaffing: false,
        staffingReason: '',
        kind: 'group',
      },
      need: { need: 'Need', reason: 'Reason', outcomes: 'Outcomes', measures: 'Measures' },
      support: { tried: 'Tried' },
      solution: { solution: '' },
      asked: { category, amount, start: localDate('2027-01-04'), end: localDate('2027-07-22'), review: null },
    },
    pupils: { count: 4, enteredBy: 'p1' },
  };
  await deps.store.commit('ashdown', [{ kind: 'request', key: requestId, document, etag: null }], []);
}
