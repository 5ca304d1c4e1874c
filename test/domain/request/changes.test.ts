import { localDate } from '../../../src/domain/calendar/dates';
import type { CosEvent } from '../../../src/domain/events';
import { evolveMeeting } from '../../../src/domain/meeting/evolve';
import { itemFor } from '../../../src/domain/meeting/meeting';
import { pence } from '../../../src/domain/money';
import type { ChangesHanding } from '../../../src/domain/request/changes';
import { beginChanges, closedBecause, handInChanges, hasChanges } from '../../../src/domain/request/changes';
import { beingWritten } from '../../../src/domain/request/decide';
import { evolveRequest } from '../../../src/domain/request/evolve';
import type { Request, SubmittedRequest } from '../../../src/domain/request/request';
import { namesSheet } from '../../../src/domain/request/request';
import { DECEMBER, meetingAfter, published, scheduled, started, submitted as came, TENTH } from '../meeting/meetings';
import { AT, attested, form, handing, LATER, submitted } from './samples';

const today = localDate('2026-11-05');
const tenth = meetingAfter(scheduled(['r1', 'r2']));
const evolved = (request: Request, ...events: readonly CosEvent[]): SubmittedRequest => {
  const now = events.reduce<Request | null>((each, event) => evolveRequest(each, event, 'r1', 'ashdown'), request);
  if (now?.status !== 'submitted') throw new Error('Not handed in');
  return now;
};
const begun: CosEvent = { type: 'ChangesBegun', requestId: 'r1', at: AT };
const asked = { ...form.asked, category: 'autism', amount: pence(500_000) } as const;
const cheaper: CosEvent = { type: 'DraftSaved', requestId: 'r1', page: 'asked', content: asked, at: LATER };
const returned: CosEvent = {
  type: 'RequestReturned',
  requestId: 'r1',
  heading: { requestId: 'r1', reference: 'ASH-2627-001', urn: '990001', school: 'Oakfield Primary', ...form.asked },
  meetingId: TENTH,
  late: false,
  minutes: 20,
  question: 'Why twelve weeks?',
  by: 'helen',
  at: AT,
};
const changed = evolved(submitted, begun, cheaper);
const handed = (request: SubmittedRequest, over: Partial<ChangesHanding> = {}, meetings = [tenth]) => {
  const outcome = handInChanges(request, { ...handing(meetings), ...over }, LATER);
  return outcome.ok ? outcome.value : outcome.refusal;
};
const theChange = (...args: Parameters<typeof handed>): Extract<CosEvent, { type: 'RequestChanged' }> => {
  const [event] = handed(...args);
  if (typeof event !== 'object' || event.type !== 'RequestChanged') throw new Error('Nothing was handed in');
  return event;
};

describe('a request that was handed in', () => {
  test('may be changed up to its cut-off; without one until its agenda is published', () => {
    const after = localDate('2026-11-06');
    expect(closedBecause(submitted, [tenth], today)).toBeNull();
    expect(closedBecause(submitted, [tenth], after)).toBe('CutOffPassed');
    const open = { ...tenth, cutOff: null };
    expect(closedBecause(submitted, [open], after)).toBeNull();
    expect(closedBecause(submitted, [{ ...open, publishedAt: AT }], after)).toBe('AgendaOut');
    expect(closedBecause(submitted, [meetingAfter(scheduled(['r1']), published, started)], today)).toBe('MeetingBegan');
    expect(closedBecause(submitted, [meetingAfter(scheduled([]), came('r1', true))], today)).toBe('CutOffPassed');
    expect(closedBecause(submitted, [], after)).toBeNull();
  });

  test('returned, it may be changed until it is answered', () => {
    expect(closedBecause(evolved(submitted, returned), [], localDate('2027-01-04'))).toBeNull();
  });

  test('is opened once', () => {
    expect(beginChanges(submitted, [tenth], today, AT)).toEqual({ ok: true, value: [begun] });
    expect(beginChanges(evolved(submitted, begun), [tenth], today, AT)).toEqual({ ok: true, value: [] });
    expect(beginChanges(null, [], today, AT)).toEqual({ ok: false, refusal: 'NoSuchRequest' });
  });

  test('stays as it is for everybody else while it is being changed', () => {
    expect(changed.form).toEqual(form);
    expect(hasChanges(changed)).toBe(true);
    expect(hasChanges(evolved(submitted, begun))).toBe(false);
    expect(beingWritten(changed)).toMatchObject({ status: 'draft', form: { asked }, savedAt: LATER });
  });

  test('a new list of pupils is a list of its own until the change is handed in', () => {
    const pupils = { count: 1, enteredBy: 'tom', list: 2 };
    const now = evolved(submitted, begun, { type: 'PupilsEntered', requestId: 'r1', pupils, at: LATER });
    expect([namesSheet(now, 'r1'), namesSheet(now, 'r1.2')]).toEqual([true, true]);
    const after = evolved(now, theChange(now));
    expect([namesSheet(after, 'r1'), namesSheet(after, 'r1.2')]).toEqual([false, true]);
  });
});

describe('handing in changes', () => {
  test('keeps the reference, and the record holds what changed, as it was and as it is', () => {
    expect(theChange(changed)).toMatchObject({
      question: null,
      was: { asked: form.asked },
      now: { asked },
      heading: { reference: 'ASH-2627-001', category: 'autism', amount: 500_000 },
      meetingId: TENTH,
      late: false,
      attested,
      by: 'tom',
    });
    expect(evolved(changed, theChange(changed))).toMatchObject({
      reference: 'ASH-2627-001',
      form: { asked },
      submittedBy: 'amara',
      changes: null,
    });
  });

  test('the agenda’s heading follows, at the same place', () => {
    const after = evolveMeeting({ ...tenth, publishedAt: AT }, theChange(changed), TENTH);
    expect(after?.agenda[2]).toMatchObject({ heading: { category: 'autism', amount: 500_000 } });
    expect(after?.changesSincePublished).toBe(1);
  });

  test('again is no event', () => {
    expect(handed(evolved(changed, theChange(changed)))).toEqual([]);
  });

  test('is refused when nothing is different, or its time is over', () => {
    expect(handed(evolved(submitted, begun), { seen: AT })).toBe('NothingChanged');
    expect(handed(changed, { today: localDate('2026-11-06') })).toBe('CutOffPassed');
  });

  test('is checked like the first time (R21, R37, R159)', () => {
    expect(handed(changed, { attested: { ...attested, privacy: false } })).toBe('NotAttested');
    expect(handed(changed, { seen: AT })).toBe('ChangedMeanwhile');
    const naming: CosEvent = {
      type: 'DraftSaved',
      requestId: 'r1',
      page: 'support',
      content: { tried: 'Reading with Ada Lovelace' },
      at: LATER,
    };
    expect(handed(evolved(submitted, begun, naming))).toBe('PupilNamed');
  });
});

describe('handing in an answer', () => {
  const waiting = evolved(submitted, returned, begun);
  const answered = evolved(waiting, cheaper);
  const without = evolveMeeting(tenth, returned, TENTH) ?? tenth;

  test('puts the request back on its agenda, on time, with its minutes, also after the cut-off (R44)', () => {
    const event = theChange(answered, { today: localDate('2026-11-09') }, [without]);
    expect(event).toMatchObject({ question: 'Why twelve weeks?', meetingId: TENTH, late: false, minutes: 20 });
    const back = evolveMeeting(without, event, TENTH);
    expect(back && itemFor(back, 'r1')).toMatchObject({ minutes: 20, progress: { state: 'waiting' } });
    expect(evolved(answered, event).returned).toBeNull();
  });

  test('goes to the next meeting when its own is over, and waits where there is none', () => {
    const december = meetingAfter(scheduled([], DECEMBER));
    const day = { today: localDate('2026-11-12') };
    expect(theChange(answered, day, [without, december])).toMatchObject({ meetingId: DECEMBER, late: false });
    expect(theChange(answered, day, [without])).toMatchObject({ meetingId: null });
  });

  test('what was late comes back as late', () => {
    const late = evolved(submitted, { ...returned, late: true }, begun, cheaper);
    const event = theChange(late, {}, [without]);
    expect(event).toMatchObject({ meetingId: TENTH, late: true });
    expect(evolveMeeting(without, event, TENTH)?.late).toMatchObject([{ requestId: 'r1', category: 'autism' }]);
  });

  test('needs something to be different', () => {
    expect(handed(waiting, { seen: AT }, [without])).toBe('NothingChanged');
    expect(handed(evolved(submitted, returned), {}, [without])).toBe('NothingChanged');
  });
});
