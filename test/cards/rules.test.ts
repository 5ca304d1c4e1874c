import type { ChangeRulesCardData, SettingInput } from '../../src/cards/change-rules';
import {
  changeRulesCard,
  checkRulesAction,
  chooseGroupAction,
  chooseGroupCard,
  openChangeRulesAction,
} from '../../src/cards/change-rules';
import type { RulesCardData } from '../../src/cards/rules';
import { rulesAction, rulesCard } from '../../src/cards/rules';
import { mendRulesAction, rulesCheckCard, saveRulesAction } from '../../src/cards/rules-check';
import { buttonsOf, faultsOf, inputsOf, wordsOf } from '../support/cards';

const actions = Object.fromEntries(
  [rulesAction, openChangeRulesAction, chooseGroupAction, checkRulesAction, saveRulesAction, mendRulesAction].map(
    ({ verb, schema }) => [verb, schema],
  ),
);

const rules: RulesCardData = {
  communityId: 'ashdown',
  community: 'Ashdown',
  inForce: 'Version 1, in force since 1 September 2025.',
  notice: '',
  hasNotice: false,
  planned: [{ title: 'From 9 November 2026, version 2:', lines: [{ text: 'Up to 300 words.' }] }],
  groups: [{ title: 'Voting', lines: [{ text: 'A school does not vote on its own request.' }] }],
  hasHistory: true,
  history: [
    { what: 'Version 2, from 9 November 2026. Callum Reid, Thursday 5 November at 09:00:', note: '**Agreed**' },
  ],
  mayChange: true,
  asOf: 'As of 09:00',
};

const typed: SettingInput = {
  id: 'requestWords',
  label: 'Words',
  value: '250',
  hint: 'A whole number from 50 to 2000.',
  isTyped: true,
  isChosen: false,
  choices: [],
  hasProblem: true,
  problem: 'A whole number from 50 to 2000.',
};
const chosen: SettingInput = {
  ...typed,
  id: 'yearR',
  label: 'Year R',
  value: 'warn',
  isTyped: false,
  isChosen: true,
  choices: [
    { title: 'Warn', value: 'warn' },
    { title: 'Stop', value: 'stop' },
  ],
  hasProblem: false,
  problem: '',
};
const page: ChangeRulesCardData = {
  communityId: 'ashdown',
  community: 'Ashdown',
  group: 'requests',
  title: 'Change the rules: requests',
  seen: 1,
  settings: [typed, chosen],
  from: '2026-11-09',
  note: 'Because.',
  hasProblem: true,
  problem: 'Words.',
};

test('the rules keep to what every card keeps to, and only who may change them has the button', () => {
  expect(faultsOf(rulesCard(rules), actions)).toEqual([]);
  expect(buttonsOf(rulesCard({ ...rules, mayChange: false })).map(({ title }) => title)).not.toContain(
    'Change the rules',
  );
  expect(wordsOf(rulesCard({ ...rules, hasHistory: false, history: [] }))).not.toContain('Changes made by KCC');
});

test('choosing a group keeps to it too', () => {
  const groups = [{ title: 'Voting', value: 'voting' }];
  const card = chooseGroupCard({
    ...{ communityId: 'ashdown', community: 'Ashdown', group: '', groups },
    ...{ hasProblem: true, problem: 'choose.' },
  });
  expect(faultsOf(card, actions)).toEqual([]);
});

test('values are asked for by what they are, and come back as they were typed', () => {
  expect(faultsOf(changeRulesCard(page), actions)).toEqual([]);
  expect(inputsOf(changeRulesCard(page))).toEqual({
    requestWords: '250',
    yearR: 'warn',
    from: '2026-11-09',
    note: 'Because.',
  });
  expect(wordsOf(changeRulesCard(page))).toContain('Problem: A whole number from 50 to 2000.');
});

test('before and after are shown, and both buttons carry the page on', () => {
  const sent = {
    communityId: 'ashdown',
    group: 'requests',
    seen: 1,
    requestWords: '300',
    from: '2026-11-09',
    note: 'B',
  };
  const card = rulesCheckCard({
    community: 'Ashdown',
    from: 'from Monday 9 November',
    note: 'Because.',
    changes: [{ label: 'Words', before: '250', after: '300' }],
    hasReplaced: true,
    replaced: 'Version 2 does not come into force.',
    saves: { ...sent, verb: saveRulesAction.verb, key: 'k1' },
    backs: { ...sent, verb: mendRulesAction.verb },
  });
  expect(faultsOf(card, actions)).toEqual([]);
  expect(wordsOf(card)).toContain('Before: 250');
  expect(buttonsOf(card).map(({ title, verb, data }) => [title, verb, data.requestWords])).toEqual([
    ['Change the rules', 'save-rules', '300'],
    ['Back', 'mend-rules', '300'],
  ]);
});
