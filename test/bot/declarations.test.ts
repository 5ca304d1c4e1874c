import { declarationRoutes, declarationWords } from '../../src/bot/declarations';
import { renderer } from '../../src/bot/render';
import { personIdOf } from '../../src/app/person-id';
import { declarationsAction, renewDeclarationAction } from '../../src/cards/declarations';
import { declareAction, openDeclareAction } from '../../src/cards/declare';
import { chooseCommunity } from '../../src/cards/choose-community';
import type { Card } from '../../src/cards/define';
import { AMARA, DAVID, HELEN, JOE } from '../support/community-at-vote';
import { buttonOf, buttonsOf, faultsOf, inputsOf, nodesOf, wordsOf } from '../support/cards';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { cardIn, run, sentenceIn, turnOf } from '../support/turns';

const actions = Object.fromEntries(
  [declarationsAction, renewDeclarationAction, openDeclareAction, declareAction].map(({ verb, schema }) => [
    verb,
    schema,
  ]),
);
const CALLUM = 'callum.reid@council.example';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps({ chairsHaveDeclared: false });
});
afterEach(() => deps.close());

const interests = async (email: string, rest = 'ashdown') => {
  const [answer] = (await declarationWords(deps)[0]?.answer(turnOf(email), rest)) ?? [];
  if (answer && 'show' in answer) expect(faultsOf(answer.show, actions)).toEqual([]);
  return answer;
};
const opened = async (email: string): Promise<Card> => {
  const dialog = cardIn(
    await run(declarationRoutes(deps), 'open', 'open-declare', { communityId: 'ashdown' }, turnOf(email)),
  );
  expect(faultsOf(dialog, actions)).toEqual([]);
  return dialog;
};
const sent = (dialog: Card, typed: Readonly<Record<string, string>>, email: string) => {
  const button = buttonOf(dialog, 'Record my declaration');
  const data = { ...inputsOf(dialog), ...button.data, ...typed };
  return run(declarationRoutes(deps), 'submit', button.verb, data, turnOf(email));
};
const titles = (card: Card) => [...new Set(buttonsOf(card).map(({ title }) => title))];

test('a chair on first look reads that nothing is declared, and what the register knows (R7, R8)', async () => {
  const card = cardIn(await interests(HELEN));
  expect(wordsOf(card)).toContain('Not declared yet in this tenure');
  expect(wordsOf(card)).toContain('In the register: trust 90003, which has no school in Ashdown.');
  expect(titles(card)).toEqual(['Declare my interests', 'Refresh']);
});

test('declares with two presses that there is nothing, and the card she pressed shows it', async () => {
  const done = await sent(await opened(HELEN), { has: 'nothing' }, HELEN);
  expect(sentenceIn(done)).toBe('Your declaration is recorded. You can change it at any time: type interests.');
  if (!('edit' in done)) throw new Error('The card is not edited');
  expect(wordsOf(done.edit)).toContain(
    'Declared on 5 November 2026: nothing to declare. To be confirmed by 5 November 2027.',
  );
  expect(titles(done.edit)).toEqual(['Nothing has changed', 'Change my declaration', 'Refresh']);
});

test('ticks schools and trusts by name, and finds them ticked when changing it', async () => {
  const dialog = await opened(HELEN);
  const choices = nodesOf(dialog).find(({ id }) => id === 'which')?.choices;
  expect(choices).toEqual(
    expect.arrayContaining([
      { title: 'Westbrook High', value: 'school.990008' },
      { title: 'The trust of Hilltop Academy and Marsh Lane Primary', value: 'trust.90001' },
      { title: 'The federation of Larkfield Junior and Fernhill Infant', value: 'federation.90101' },
    ]),
  );
  await sent(dialog, { has: 'interests', which: 'school.990008,trust.90001', said: 'Governor until July.' }, HELEN);
  const words = wordsOf(cardIn(await interests(JOE)));
  expect(words).toContain('Westbrook High; the trust of Hilltop Academy and Marsh Lane Primary');
  expect(words).toContain('Governor until July.');
  expect(inputsOf(await opened(HELEN))).toEqual({
    has: 'interests',
    which: 'school.990008,trust.90001',
    said: 'Governor until July.',
  });
});

test.each([
  [{ has: '' }, 'Say whether you have anything to declare.'],
  [
    { has: 'nothing', which: 'school.990008' },
    'You chose that you have nothing to declare, and gave an interest below.',
  ],
  [{ has: 'interests' }, 'Tick a school or trust, or say in your own words what your interest is.'],
  [{ has: 'interests', said: 'x'.repeat(1003) }, 'shorten them. Take out 3 letters.'],
  [{ has: 'interests', which: 'school.990011' }, 'no longer in this community'],
])('a page that cannot be recorded comes back with what was typed: %p', async (typed, problem) => {
  const back = cardIn(await sent(await opened(HELEN), typed, HELEN));
  expect(wordsOf(back)).toContain(`There is a problem: `);
  expect(wordsOf(back)).toContain(problem);
  expect(inputsOf(back)).toMatchObject(typed);
});

test('one press confirms; a second on that day, or one on an old card, changes nothing', async () => {
  await sent(await opened(HELEN), { has: 'nothing' }, HELEN);
  deps.at('2027-11-04T09:00:00.000Z');
  const { verb, data } = buttonOf(cardIn(await interests(HELEN)), 'Nothing has changed');
  const press = async () => wordsOf(cardIn(await run(declarationRoutes(deps), 'press', verb, data, turnOf(HELEN))));
  expect(await press()).toContain('Confirmed: nothing has changed.');
  expect(await press()).toContain('This was confirmed today already.');
  await sent(await opened(HELEN), { has: 'interests', said: 'A new one.' }, HELEN);
  expect(await press()).toContain('Your declaration has changed since this card was shown, so nothing was confirmed.');
});

test('nobody declares for a chair: not the clerk, not KCC, not a representative', async () => {
  const stolen = await opened(HELEN);
  for (const email of [JOE, CALLUM, AMARA]) {
    const open = run(declarationRoutes(deps), 'open', 'open-declare', { communityId: 'ashdown' }, turnOf(email));
    expect(sentenceIn(await open)).toMatch(/^Only the chair and the acting chair/);
    expect(sentenceIn(await sent(stolen, { has: 'nothing' }, email))).toMatch(/^Only the chair and the acting chair/);
    const renew = { communityId: 'ashdown', version: 1 };
    const pressed = run(declarationRoutes(deps), 'press', 'renew-declaration', renew, turnOf(email));
    expect(sentenceIn(await pressed)).toMatch(/^Only the chair and the acting chair/);
  }
  expect(wordsOf(cardIn(await interests(JOE)))).not.toContain('nothing to declare');
});

test('the clerk and KCC read the register, of the community they choose; representatives do not', async () => {
  await sent(await opened(DAVID), { has: 'nothing' }, DAVID);
  expect(wordsOf(cardIn(await interests(JOE)))).toMatch(/David Okafor[\s\S]*nothing to declare/);
  expect(titles(cardIn(await interests(JOE)))).toEqual(['Refresh']);
  const choice = cardIn((await declarationWords(deps)[0]?.answer(turnOf(CALLUM), ''))?.[0]);
  expect(choice).toEqual(
    chooseCommunity('Register of interests', 'declarations', [
      { communityId: 'ashdown', name: 'Ashdown' },
      { communityId: 'saltmarsh', name: 'Saltmarsh' },
    ]),
  );
  expect(sentenceIn(await interests(AMARA))).toMatch(/^The register of interests is for/);
});

describe('notices', () => {
  const notice = async (type: 'declarationDue' | 'interestDeclared', email: string) => {
    const message = await renderer(deps)(
      { type, communityId: 'ashdown', personId: personIdOf(email) },
      `person:${personIdOf(email)}`,
    );
    return message && wordsOf(message as Card);
  };

  test('remind a chair to declare, and a year later to confirm (R8)', async () => {
    expect(await notice('declarationDue', HELEN)).toContain('Declare your interests');
    await sent(await opened(HELEN), { has: 'nothing' }, HELEN);
    expect(await notice('declarationDue', HELEN)).toContain('Is your declaration of interests still true?');
    expect(await notice('declarationDue', AMARA)).toBeNull();
  });

  test('tell clerk and KCC what a chair has an interest in (R7)', async () => {
    await sent(await opened(HELEN), { has: 'interests', which: 'school.990008' }, HELEN);
    const said = await notice('interestDeclared', HELEN);
    expect(said).toContain('Helen Ward has declared an interest');
    expect(said).toContain('Interests: Westbrook High');
  });
});
