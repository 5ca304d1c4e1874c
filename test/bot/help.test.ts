import { agendaWords } from '../../src/bot/agenda';
import { budgetWords } from '../../src/bot/budget';
import { peopleManners, withHelp } from '../../src/bot/help';
import { homeWords } from '../../src/bot/home';
import type { Word } from '../../src/bot/router';
import type { Answer } from '../../src/bot/turn';
import type { Card } from '../../src/cards/define';
import { buttonsOf, wordsOf } from '../support/cards';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { cardIn, sentenceIn, turnOf } from '../support/turns';

const REP = 'amara.osei@oakfield.example';
const TWO_SCHOOLS = 'mei-ling.chan@larkfield-fernhill.example';
const CHAIR = 'helen.ward@chairs.example';
const CLERK = 'joe.marsh@council.example';
const OBSERVER = 'ingrid.solheim@rowan-house.example';
const OFFICER = 'grace.lindqvist@council.example';
const BOARD = 'beatrice.lowe@council.example';
const ADMINISTRATOR = 'callum.reid@council.example';

let deps: TestDeps;
let words: Word[];

const personalOnly = (word: string): Word => ({ word, help: word, where: 'personal', answer: async () => [] });

beforeAll(async () => {
  deps = await testDeps();
  const others = [...homeWords(deps), ...agendaWords(deps), ...budgetWords(deps)];
  words = withHelp(deps, [...others, personalOnly('request'), personalOnly('my requests')]);
});
afterAll(() => deps.close());

const manners = () => peopleManners(deps, words);
const pressed = (card: Card): unknown[] =>
  buttonsOf(card).flatMap(({ type, data }) => (type === 'Action.Execute' ? [data.word] : []));

async function help(email: string, kind: 'personal' | 'channel' = 'personal'): Promise<Card> {
  const [answer] = (await words.find(({ word }) => word === 'help')?.answer(turnOf(email, kind), '')) ?? [];
  return cardIn(answer);
}

describe('help', () => {
  test.each([
    [REP, ['home', 'agenda', 'budget', 'request', 'my requests', 'help']],
    [CHAIR, ['home', 'agenda', 'budget', 'help']],
    [CLERK, ['home', 'agenda', 'budget', 'help']],
    [OBSERVER, ['home', 'agenda', 'help']],
    [OFFICER, ['home', 'budget', 'help']],
    [ADMINISTRATOR, ['home', 'budget', 'help']],
    [BOARD, ['home', 'help']],
  ])('lists for %s exactly the words that work, each as a button', async (email, expected) => {
    expect(pressed(await help(email))).toEqual(expected);
  });

  test('says what each word does in a sentence', async () => {
    const said = wordsOf(await help(REP));
    expect(said).toContain('**home**: What is waiting for you, most urgent first, and where your requests stand.');
    expect(said).toContain('**agenda**: The agenda of the next meeting. Chair and clerk order and publish it.\n');
  });

  test('in a channel lists only what works there', async () => {
    expect(pressed(await help(REP, 'channel'))).toEqual(['agenda', 'budget', 'help']);
  });
});

describe('a stranger', () => {
  test('is told who this is for and whom to ask, and nothing else', () => {
    const said = sentenceIn(manners().stranger('notInRegister'));
    expect(said).toMatch(/The address you use in Teams is not in it/);
    expect(said).toMatch(/ask the clerk of your community/);
    expect(said).not.toMatch(/Ashdown|Saltmarsh|Joe/);
  });

  test('whose address another account holds is told so', () => {
    expect(sentenceIn(manners().stranger('taken'))).toMatch(/another Microsoft account already uses it/);
  });
});

describe('hi', () => {
  const greeted = async (email: string, kind: 'personal' | 'channel' = 'personal') => {
    const [answer] = await manners().greet(turnOf(email, kind));
    return wordsOf(cardIn(answer));
  };

  test('welcomes a person once, and shows home afterwards', async () => {
    expect(await greeted(REP)).toContain('Welcome to Communities of Schools');
    expect(await greeted(REP)).toContain('Good morning, Amara');
  });

  test('says every place the register knows of somebody', async () => {
    const said = await greeted(TWO_SCHOOLS);
    expect(said).toContain('Representative of Larkfield Junior · Ashdown community');
    expect(said).toContain('Representative of Fernhill Infant · Ashdown community');
    const clerk = await greeted(CLERK);
    expect(clerk).toContain('Clerk · Ashdown community');
    expect(clerk).toContain('Clerk · Saltmarsh community');
  });

  test.each([
    [CHAIR, 'Chair · Ashdown community', 'press Interests'],
    ['david.okafor@chairs.example', 'Acting chair · Ashdown community', 'press Interests'],
    [OBSERVER, 'Observer · Ashdown community', 'press Agenda'],
    [OFFICER, 'High Needs Funding officer · KCC, East area', 'Press Home'],
    [BOARD, 'Area Board reader · KCC, East area', 'Press Home'],
    [ADMINISTRATOR, 'Administrator · Kent County Council', 'Press Home'],
  ])('tells %s who they are and what to press first', async (email, place, first) => {
    const said = await greeted(email);
    expect(said).toContain(place);
    expect(said).toContain(first);
  });

  test('in a channel answers with help, and welcomes nobody in front of the others', async () => {
    const said = await greeted('priya.raman@hilltop.example', 'channel');
    expect(said).toContain('What I can do for you');
    expect(said).not.toContain('Priya');
    expect(await greeted('priya.raman@hilltop.example')).toContain('Welcome to Communities of Schools');
  });

  test('on installing, the welcome comes once', async () => {
    const turn = turnOf('marek.nowak@brookside.example');
    expect(await manners().welcomeOnce(turn)).toHaveLength(1);
    expect(await manners().welcomeOnce(turn)).toEqual([]);
  });
});

describe('anything else', () => {
  const answered = async (text: string, email = REP): Promise<Answer | undefined> =>
    (await manners().notUnderstood(turnOf(email), text))[0];

  test('is answered with the nearest words, as buttons too', async () => {
    const card = cardIn(await answered('my reqests'));
    expect(wordsOf(card)).toContain(
      'I did not understand that. Did you mean **my requests** or **request**? Type **help** for all I can do.',
    );
    expect(pressed(card)).toEqual(['my requests', 'request', 'help']);
  });

  test('is never repeated back', async () => {
    const said = wordsOf(cardIn(await answered('Robin Fennimore needs **help**')));
    expect(said).not.toContain('Robin');
  });

  test('is pointed to help where nothing is near', async () => {
    const card = cardIn(await answered('what is the weather'));
    expect(wordsOf(card)).toContain('I did not understand that. Type **help** for all I can do.');
    expect(pressed(card)).toEqual(['help']);
  });

  test('is not offered a word that does not work for whoever typed it', async () => {
    expect(pressed(cardIn(await answered('reqest', OBSERVER)))).toEqual(['help']);
  });
});
