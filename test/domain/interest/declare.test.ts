import { instant, localDate } from '../../../src/domain/calendar/dates';
import type { Interests } from '../../../src/domain/interest/declaration';
import {
  declarationIn,
  groupsIn,
  renewalDue,
  schoolsMeant,
  versionsOf,
} from '../../../src/domain/interest/declaration';
import type { DeclarationWish } from '../../../src/domain/interest/declare';
import { declare, LONGEST_DECLARATION, renew } from '../../../src/domain/interest/declare';
import { remindersDue } from '../../../src/domain/interest/reminders';
import { defaultProfile } from '../../../src/domain/profile';
import { after, ashdown, chairedFrom, declared, FIFTH, NOTHING, TODAY } from './samples';

const refused = (refusal: string) => ({ ok: false, refusal });
const nothing = { ok: true, value: [] };
const LATER = instant('2026-12-01T10:00:00Z');
const wish = (has: DeclarationWish['has'], interests: Partial<Interests> = {}): DeclarationWish => ({
  has,
  interests: { ...NOTHING, ...interests },
});
const helen = ashdown.appointments.find((each) => each.personId === 'helen');
if (helen?.role !== 'chair') throw new Error('Helen chairs');

describe('declaring interests (R8)', () => {
  test('a chair with nothing to declare says so, and that is a declaration', () => {
    expect(declare(null, ashdown, 'helen', wish('nothing'), FIFTH)).toEqual({
      ok: true,
      value: [{ type: 'DeclarationMade', personId: 'helen', version: 1, interests: NOTHING, at: FIFTH }],
    });
  });

  test('a chair names schools, trusts and federations, and says the rest in their own words', () => {
    const interests = { schools: ['990001'], trusts: ['90001'], federations: ['90101'], said: '  My sister teaches. ' };
    const before = declared('helen', interests);
    const current = declarationIn(before, helen);
    expect(current?.interests).toEqual({ ...interests, said: 'My sister teaches.' });
    expect(schoolsMeant(ashdown, current?.interests ?? NOTHING, TODAY).map(({ urn }) => urn)).toEqual([
      '990001',
      '990002',
      '990007',
      '990005',
      '990006',
    ]);
  });

  test('an acting chair declares as well (R10)', () => {
    expect(declare(null, ashdown, 'david', wish('nothing'), FIFTH)).toMatchObject({
      ok: true,
      value: [{ version: 1 }],
    });
  });

  test.each([
    ['somebody who does not chair there', 'amara', wish('nothing'), 'NotAChair'],
    ['who has not said whether there is anything', 'helen', wish(null), 'ChoiceMissing'],
    [
      'who says there is nothing and ticks a school',
      'helen',
      wish('nothing', { schools: ['990001'] }),
      'NothingAndSomething',
    ],
    ['who says there is something and not what', 'helen', wish('interests', { said: '  ' }), 'InterestMissing'],
    ['who names a school of another community', 'helen', wish('interests', { schools: ['990011'] }), 'NotThere'],
    ['who names a trust without a school there', 'helen', wish('interests', { trusts: ['90003'] }), 'NotThere'],
    ['who names a trust as a federation', 'helen', wish('interests', { federations: ['90001'] }), 'NotThere'],
    ['who writes too much', 'helen', wish('interests', { said: 'x'.repeat(LONGEST_DECLARATION + 1) }), 'TextTooLong'],
  ])('is refused to %s', (_, person, wanted, refusal) => {
    expect(declare(null, ashdown, person, wanted, FIFTH)).toEqual(refused(refusal));
  });

  test('a change is a new version; what stood before stays on the record', () => {
    const first = declared('helen', { schools: ['990001'] });
    const changed = declare(first, ashdown, 'helen', wish('nothing'), LATER);
    if (!changed.ok) throw new Error(changed.refusal);
    const now = after(changed.value, first);
    expect(versionsOf(now, 'helen').map(({ version, at }) => [version, at])).toEqual([
      [2, LATER],
      [1, FIFTH],
    ]);
    expect(declarationIn(now, helen)?.interests).toEqual(NOTHING);
  });

  test('the same again on the same day changes nothing; on a later day it confirms what stands', () => {
    const before = declared('helen', { schools: ['990001', '990005'] });
    const same = wish('interests', { schools: ['990005', '990001', '990001'] });
    expect(declare(before, ashdown, 'helen', same, FIFTH)).toEqual(nothing);
    expect(declare(before, ashdown, 'helen', same, LATER)).toMatchObject({
      value: [{ type: 'DeclarationRenewed', version: 1 }],
    });
  });
});

describe('confirming that nothing has changed (R8)', () => {
  test('is one press, noted once a day', () => {
    const before = declared('helen');
    const done = renew(before, ashdown, 'helen', 1, LATER);
    expect(done).toEqual({
      ok: true,
      value: [{ type: 'DeclarationRenewed', personId: 'helen', version: 1, at: LATER }],
    });
    const now = after(done.ok ? done.value : [], before);
    expect(renew(now, ashdown, 'helen', 1, instant('2026-12-01T16:00:00Z'))).toEqual(nothing);
    expect(versionsOf(now, 'helen')).toMatchObject([{ version: 1, at: FIFTH, renewedAt: LATER }]);
  });

  test('of a card that shows an older version confirms nothing', () => {
    const first = declared('helen', { schools: ['990001'] });
    const second = declared('helen', { schools: ['990005'] }, first);
    expect(renew(second, ashdown, 'helen', 1, LATER)).toEqual(refused('ChangedSince'));
  });

  test('needs a declaration, and somebody who chairs', () => {
    expect(renew(null, ashdown, 'helen', 1, FIFTH)).toEqual(refused('NothingToRenew'));
    expect(renew(declared('helen'), ashdown, 'amara', 1, FIFTH)).toEqual(refused('NotAChair'));
  });
});

describe('a tenure', () => {
  test('begins without a declaration: one made in an earlier tenure does not count (R8)', () => {
    const before = declared('helen');
    const again = chairedFrom('2027-09-01').appointments[0];
    if (again?.role !== 'chair') throw new Error('Helen chairs');
    expect(declarationIn(before, again)).toBeNull();
    const september = instant('2027-09-01T09:00:00Z');
    expect(renew(before, chairedFrom('2027-09-01'), 'helen', 1, september)).toEqual(refused('NothingToRenew'));
    expect(declare(before, chairedFrom('2027-09-01'), 'helen', wish('nothing'), september)).toMatchObject({
      value: [{ type: 'DeclarationMade', version: 2 }],
    });
  });

  test('that is over declares nothing', () => {
    expect(declare(null, chairedFrom('2025-09-01', '2026-11-04'), 'helen', wish('nothing'), FIFTH)).toEqual(
      refused('NotAChair'),
    );
  });
});

describe('reminders (R8)', () => {
  const due = (day: string, declarations = declared('helen', {}, declared('david'))) =>
    remindersDue(ashdown, declarations, defaultProfile, localDate(day));

  test('go to whoever chairs and has declared nothing in this tenure', () => {
    expect(due('2026-11-05', declared('david'))).toEqual([
      { personId: 'helen', why: 'missing', since: localDate('2025-09-01') },
    ]);
  });

  test('come once a year, counted from the last confirmation', () => {
    const [current] = versionsOf(declared('helen'), 'helen');
    if (!current) throw new Error('Helen has declared');
    expect(renewalDue(current, defaultProfile)).toBe('2027-11-05');
    expect(renewalDue({ ...current, renewedAt: LATER }, defaultProfile)).toBe('2027-12-01');
    expect(due('2027-11-04')).toEqual([]);
    expect(due('2027-11-05').map(({ personId, why }) => [personId, why])).toEqual([
      ['helen', 'renewal'],
      ['david', 'renewal'],
    ]);
  });
});

test('trusts and federations are known by the member schools they have there (R7)', () => {
  expect(groupsIn(ashdown, TODAY).map(({ kind, code, schools }) => [kind, code, schools.length])).toEqual([
    ['trust', '90001', 2],
    ['federation', '90101', 2],
  ]);
});
