import type { Award } from '../../../src/domain/award/award';
import { isWithOfficer } from '../../../src/domain/award/award';
import { acknowledge, release } from '../../../src/domain/award/decide';
import { evolveAward } from '../../../src/domain/award/evolve';
import { instant, localDate } from '../../../src/domain/calendar/dates';
import { awardAfter, decided, held, MEETING_DAY, MEETING_ENDS, sent, terms } from './samples';

const GRACE = 'p-grace';
const OMAR = 'p-omar';
const at = instant('2026-11-11T09:15:00Z');
const acknowledged = { type: 'ApprovalAcknowledged', requestId: 'r1', by: GRACE, at } as const;

const withConditions = decided({
  outcome: 'agreedWithConditions',
  terms: { ...terms, conditions: 'A costed plan first.', heldUntilMet: true },
});

const nothing = { ok: true, value: [] };
const refused = (refusal: string) => ({ ok: false, refusal });

describe('an award', () => {
  test('begins with the decision that agreed it, and counts from the day of the meeting (R111, R114)', () => {
    expect(awardAfter(decided())).toMatchObject({
      reference: 'ASH-2627-014',
      school: 'Oakfield Primary',
      status: 'agreed',
      approvedOn: MEETING_DAY,
      sentAt: null,
      acknowledged: null,
    });
  });

  test('does not begin when the request was not agreed', () => {
    expect(evolveAward(null, decided({ outcome: 'notAgreed' }), 'r1')).toBeNull();
  });

  test('is left alone by what happens to other requests', () => {
    const award = awardAfter(decided());
    expect(evolveAward(award, { type: 'ApprovalHeld', requestId: 'r2' }, 'r1')).toBe(award);
  });

  test('is not begun or changed by a request before it is decided (R34)', () => {
    expect(evolveAward(null, sent, 'r1')).toBeNull();
  });

  test.each<[string, Award, boolean]>([
    ['until the meeting ends', awardAfter(decided()), false],
    ['while conditions are to be met', awardAfter(withConditions, held), false],
    ['once sent', awardAfter(decided(), sent), true],
    ['once acknowledged', awardAfter(decided(), sent, acknowledged), true],
  ])('%s, whether the officer may see the pupils is clear (R112)', (_, award, expected) => {
    expect(isWithOfficer(award)).toBe(expected);
  });
});

describe('acknowledging', () => {
  test('records who confirmed that the approval arrived, and when', () => {
    const outcome = acknowledge(awardAfter(decided(), sent), GRACE, at);
    expect(outcome).toEqual({ ok: true, value: [acknowledged] });
    expect(awardAfter(decided(), sent, acknowledged)).toMatchObject({
      status: 'acknowledged',
      acknowledged: { by: GRACE, at },
      sentAt: MEETING_ENDS,
    });
  });

  test('a second officer changes nothing: the first stays on the record', () => {
    expect(acknowledge(awardAfter(decided(), sent, acknowledged), OMAR, at)).toEqual(nothing);
  });

  test('what has not been sent cannot be acknowledged', () => {
    expect(acknowledge(awardAfter(decided()), GRACE, at)).toEqual(refused('NotSentYet'));
    expect(acknowledge(awardAfter(withConditions, held), GRACE, at)).toEqual(refused('NotSentYet'));
  });
});

describe('releasing a held approval', () => {
  const later = localDate('2026-11-24');
  const released = {
    type: 'ApprovalSent',
    requestId: 'r1',
    area: 'East',
    approvedOn: later,
    at: instant('2026-11-24T11:00:00Z'),
  } as const;

  test('sends it to the officer of its area, and its days count from then (R92, R114)', () => {
    expect(release(awardAfter(withConditions, held), later, released.at)).toEqual({ ok: true, value: [released] });
    expect(awardAfter(withConditions, held, released)).toMatchObject({ status: 'sent', approvedOn: later });
  });

  test('a second press changes nothing', () => {
    expect(release(awardAfter(withConditions, held, released), later, at)).toEqual(nothing);
    expect(release(awardAfter(withConditions, held, released, acknowledged), later, at)).toEqual(nothing);
  });

  test('what the meeting may still correct is not released by hand', () => {
    expect(release(awardAfter(withConditions), later, at)).toEqual(refused('NotHeld'));
  });
});
