import { defaultProfile, settingsOf } from '../../../src/domain/profile';
import { ALL_SETTINGS, GROUPS, isAllowed, readSetting, settingsIn } from '../../../src/domain/rules/settings';

test('every setting belongs to one group, and its default is a value it may have', () => {
  expect(GROUPS.flatMap(settingsIn).sort()).toEqual([...ALL_SETTINGS].sort());
  expect([...ALL_SETTINGS].sort()).toEqual(Object.keys(settingsOf(defaultProfile)).sort());
  for (const setting of ALL_SETTINGS)
    expect({ setting, fits: isAllowed(setting, defaultProfile[setting]) }).toEqual({ setting, fits: true });
});

test.each([
  ['requestWords', ' 300 ', 300],
  ['requestWords', '49', null],
  ['requestWords', '300.5', null],
  ['requestWords', '', null],
  ['requestWords', '1e3', null],
  ['requesterVotes', 'true', true],
  ['requesterVotes', 'false', false],
  ['requesterVotes', 'maybe', null],
  ['endReminderAt', '16:30', '16:30'],
  ['endReminderAt', '5 pm', null],
  ['quorum', 'binding', 'binding'],
  ['quorum', 'sometimes', null],
] as const)('%s typed as “%s” is %s', (setting, typed, value) => {
  expect(readSetting(setting, typed)).toBe(value);
});
