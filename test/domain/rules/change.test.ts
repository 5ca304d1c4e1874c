import { instant, localDate } from '../../../src/domain/calendar/dates';
import type { EventOf } from '../../../src/domain/events';
import type { Rules } from '../../../src/domain/profile';
import { defaultProfile, defaultRules, profileOn, settingsOf } from '../../../src/domain/profile';
import type { RulesChange } from '../../../src/domain/rules/change';
import { asSeen, changeRules, isReplaced, LONGEST_NOTE } from '../../../src/domain/rules/change';
import { evolveRules } from '../../../src/domain/rules/evolve';

const TODAY = localDate('2026-11-05');
const AT = instant('2026-11-05T09:00:00Z');
const change = (over: Partial<RulesChange> = {}): RulesChange => ({
  changes: { requestWords: 300 },
  from: localDate('2026-11-09'),
  note: ' Agreed with the chairs. ',
  seen: 1,
  by: 'callum',
  ...over,
});
const decide = (rules: Rules, over: Partial<RulesChange> = {}) => changeRules(rules, change(over), TODAY, AT);
function made(rules: Rules, over: Partial<RulesChange> = {}): { rules: Rules; event: EventOf<'RulesChanged'> } {
  const outcome = decide(rules, over);
  const event = outcome.ok ? outcome.value[0] : undefined;
  if (event?.type !== 'RulesChanged') throw new Error(`No new version: ${JSON.stringify(outcome)}`);
  return { rules: evolveRules(rules, event) ?? rules, event };
}

test('a change makes a whole new version from its first day on, and keeps who, when and why (R142)', () => {
  const { rules, event } = made(defaultRules);
  expect(event).toEqual({
    type: 'RulesChanged',
    version: 2,
    from: '2026-11-09',
    settings: { ...settingsOf(defaultProfile), requestWords: 300 },
    changed: ['requestWords'],
    replaces: [],
    note: 'Agreed with the chairs.',
    by: 'callum',
    at: AT,
  });
  expect(profileOn(rules, localDate('2026-11-08'))).toBe(defaultProfile);
  expect(profileOn(rules, localDate('2026-11-09'))).toMatchObject({ version: 2, requestWords: 300 });
});

test('it may count from today, and never from a day gone by', () => {
  expect(decide(defaultRules, { from: TODAY }).ok).toBe(true);
  expect(decide(defaultRules, { from: localDate('2026-11-04') })).toEqual({ ok: false, refusal: 'BeginsInThePast' });
  expect(decide(defaultRules, { from: localDate('2036-11-09') })).toEqual({ ok: false, refusal: 'BeginsTooFarAhead' });
});

test.each(['', ' \n '])('it takes a reason: “%s” is none', (note) => {
  expect(decide(defaultRules, { note })).toEqual({ ok: false, refusal: 'ReasonMissing' });
});

test('a reason has its length', () => {
  expect(decide(defaultRules, { note: 'a'.repeat(LONGEST_NOTE) }).ok).toBe(true);
  expect(decide(defaultRules, { note: 'a'.repeat(LONGEST_NOTE + 1) })).toEqual({ ok: false, refusal: 'ReasonTooLong' });
});

test('values a rule cannot have, and changes that change nothing, are refused', () => {
  expect(decide(defaultRules, { changes: { requestWords: 1 } })).toEqual({ ok: false, refusal: 'ValueNotAllowed' });
  expect(decide(defaultRules, { changes: { requestWords: 250 } })).toEqual({ ok: false, refusal: 'NothingChanges' });
});

test('the same change pressed again is no second version', () => {
  const { rules } = made(defaultRules);
  expect(decide(rules)).toEqual({ ok: true, value: [] });
});

test('two administrators at once: the second is told, and nothing of the first is covered over', () => {
  const { rules } = made(defaultRules);
  const other = { changes: { requesterVotes: true }, by: 'omar' };
  expect(decide(rules, other)).toEqual({ ok: false, refusal: 'ChangedMeanwhile' });
  expect(made(rules, { ...other, seen: 2 }).event.settings).toMatchObject({ requestWords: 300, requesterVotes: true });
});

test('a change that begins before a planned one takes its place; one that begins after it builds on it', () => {
  const { rules: planned } = made(defaultRules, { from: localDate('2027-01-04') });
  const sooner = made(planned, { seen: 2, changes: { requesterVotes: true }, from: localDate('2026-12-01') });
  expect(sooner.event).toMatchObject({ replaces: [2], changed: ['requesterVotes'] });
  expect(profileOn(sooner.rules, localDate('2027-02-01'))).toMatchObject({ version: 3, requestWords: 250 });
  expect(sooner.rules.versions.map((version) => isReplaced(sooner.rules, version))).toEqual([true, false]);

  const later = made(planned, { seen: 2, changes: { requesterVotes: true }, from: localDate('2027-02-01') });
  expect(later.event).toMatchObject({ replaces: [], settings: { requestWords: 300, requesterVotes: true } });
});

test('a planned change is taken back by beginning the rules of today before it', () => {
  const { rules: planned } = made(defaultRules, { from: localDate('2027-01-04') });
  const { event, rules } = made(planned, { seen: 2, changes: {}, from: TODAY });
  expect(event).toMatchObject({ version: 3, changed: [], replaces: [2] });
  expect(profileOn(rules, localDate('2027-02-01')).requestWords).toBe(250);
});

test('what somebody saw is the rules up to the newest version of then', () => {
  const { rules } = made(defaultRules);
  expect(asSeen(rules, 1)).toEqual(defaultRules);
  expect(asSeen(rules, 2)).toEqual(rules);
});
