import type { DeclarationsCardData } from '../../src/cards/declarations';
import { declarationsAction, declarationsCard, renewDeclarationAction } from '../../src/cards/declarations';
import { declareAction, declareCard, openDeclareAction } from '../../src/cards/declare';
import { buttonsOf, faultsOf, inputsOf, wordsOf } from '../support/cards';

const name = "St Ebba's and Saint Swithun's Church of England Voluntary Aided Primary School";
const shown = Object.fromEntries(
  [declarationsAction, renewDeclarationAction, openDeclareAction].map(({ verb, schema }) => [verb, schema]),
);
const chair = {
  name: 'Helen Ward',
  office: 'Chair since 1 September 2025',
  state: 'Declared on 5 November 2026: an interest. To be confirmed by 5 November 2027.',
  interests: Array.from({ length: 14 }, () => name).join('; '),
  hasInterests: true,
  said: '*My sister* teaches there. '.repeat(37),
  hasSaid: true,
  earlier: 'Earlier declarations, kept on the record: 3 September 2025.',
  hasEarlier: true,
  register: 'In the register: no trust and no federation of their own.',
};
const data: DeclarationsCardData = {
  communityId: 'ashdown',
  community: 'Ashdown',
  notice: 'Confirmed: nothing has changed.',
  hasNotice: false,
  chairs: [chair, chair],
  nobody: false,
  requests: [
    {
      request: 'ASH-2627-014, Oakfield Primary, Tuesday 10 November.',
      line: 'Hilltop Academy: takes no part.',
      said: '*Our bursar* is married to theirs. '.repeat(9),
      hasSaid: true,
    },
  ],
  hasRequests: true,
  moreRequests: 'and 3 earlier: the minutes of their meetings name them.',
  hasMoreRequests: true,
  asOf: 'As of 09:00',
  mayDeclare: true,
  declareTitle: 'Change my declaration',
  mayRenew: true,
  version: 2,
};

describe('the register of interests', () => {
  test.each([
    ['whole', data],
    ['for somebody who only reads it', { ...data, mayDeclare: false, mayRenew: false }],
    [
      'with as many interests in requests as it lists',
      { ...data, requests: Array.from({ length: 20 }, () => data.requests).flat() },
    ],
    ['where nobody chairs', { ...data, chairs: [], nobody: true, mayDeclare: false, mayRenew: false }],
  ])('keeps to what every card keeps to: %s', (_, one) => {
    expect(faultsOf(declarationsCard(one), shown)).toEqual([]);
  });

  test('shows people’s own words as text, never as Markdown', () => {
    const blocks = JSON.stringify(declarationsCard(data));
    expect(blocks).not.toMatch(/"TextBlock","text":"[^"]*My sister/);
    expect(wordsOf(declarationsCard(data))).toContain('*My sister* teaches there.');
  });

  test('gives buttons to those who chair alone', () => {
    expect(buttonsOf(declarationsCard(data)).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Nothing has changed', 'Change my declaration', 'Refresh']),
    );
    const reader = buttonsOf(declarationsCard({ ...data, mayDeclare: false, mayRenew: false }));
    expect(new Set(reader.map(({ title }) => title))).toEqual(new Set(['Refresh']));
  });
});

describe('the declaration', () => {
  const urns = Array.from({ length: 14 }, (_, index) => `school.${990_001 + index}`);
  const dialog = declareCard({
    communityId: 'ashdown',
    key: '0c0ffee0-0000-4000-8000-000000000001',
    community: 'Ashdown',
    office: 'Chair since 1 September 2025',
    register: 'In the register: no trust and no federation of their own.',
    has: 'interests',
    which: `${urns.join()},trust.90001`,
    choices: urns.map((value) => ({ value, title: name })),
    said: 'x'.repeat(1000),
    hasProblem: true,
    problem: 'this one',
  });

  test('keeps to what every card keeps to, with fourteen schools', () => {
    expect(faultsOf(dialog, { [declareAction.verb]: declareAction.schema })).toEqual([]);
  });

  test('sends what was ticked as schools, trusts and federations, and takes nothing else', () => {
    const [button] = buttonsOf(dialog);
    const sent = { ...inputsOf(dialog), ...button?.data };
    expect(declareAction.schema.parse({ ...sent, which: 'school.990001,trust.90001,' }).which).toEqual([
      { kind: 'school', code: '990001' },
      { kind: 'trust', code: '90001' },
    ]);
    for (const which of ['community.ashdown', 'school.', '990001', 'school.990001;drop'])
      expect(declareAction.schema.safeParse({ ...sent, which }).success).toBe(false);
    expect(declareAction.schema.safeParse({ ...sent, has: 'perhaps' }).success).toBe(false);
  });
});
