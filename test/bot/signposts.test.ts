import type { Contacts } from '../../src/app/contacts';
import { askWords, OFTEN_ASKED } from '../../src/bot/ask';
import { feedbackWords } from '../../src/bot/feedback';
import { privacyWords } from '../../src/bot/privacy';
import type { Word } from '../../src/bot/router';
import { whoRoutes, whoWords } from '../../src/bot/who';
import { wordAction } from '../../src/cards/help';
import { ANSWERS } from '../../src/domain/signposts/answers';
import type { Card } from '../../src/cards/define';
import { whoAction } from '../../src/cards/who';
import { buttonsOf, faultsOf, nodesOf, wordsOf } from '../support/cards';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { CHANNEL, cardIn, run, SERVICE, sentenceIn, turnOf } from '../support/turns';

const CONTACTS: Contacts = {
  community: 'communities@council.example',
  model: 'model@council.example',
  budgets: 'funding@council.example',
  documents: 'https://documents.council.example/',
};
const REP = 'amara.osei@oakfield.example';
const CLERK = 'joe.marsh@council.example';
const OFFICER = 'grace.lindqvist@council.example';
const ADMINISTRATOR = 'callum.reid@council.example';

let deps: TestDeps;
beforeAll(async () => {
  deps = await testDeps();
  await deps.directory.savePlace(
    {
      conversationId: CHANNEL,
      serviceUrl: SERVICE,
      kind: 'channel',
      communityId: 'ashdown',
      boundBy: 'p1',
      boundAt: deps.now(),
      people: [],
    },
    null,
  );
});
afterAll(() => deps.close());

const words = (contacts = CONTACTS): Word[] => [
  ...whoWords(deps, contacts),
  ...feedbackWords(deps, contacts),
  ...privacyWords(contacts),
  ...askWords(contacts),
];
const answer = async (typed: string, email = REP, kind: 'personal' | 'channel' = 'personal', contacts = CONTACTS) => {
  const [word = '', ...rest] = typed.split(' ');
  const found = words(contacts).find((each) => each.word === word);
  return (await found?.answer(turnOf(email, kind), rest.join(' ')))?.[0];
};
const card = async (...asked: Parameters<typeof answer>): Promise<Card> => cardIn(await answer(...asked));
const linksOf = (shown: Card) =>
  nodesOf(shown).flatMap(({ type, url }) => (type === 'Action.OpenUrl' ? [String(url)] : []));
const actions = { [wordAction.verb]: wordAction.schema, [whoAction.verb]: whoAction.schema };

describe('who', () => {
  test('names chair, acting chair, clerk, area and officers, with their addresses, and links to Kelsi (R12)', async () => {
    const shown = await card('who');
    const said = wordsOf(shown);
    expect(faultsOf(shown, actions)).toEqual([]);
    for (const each of ['Ashdown community', 'East area', 'Helen Ward', 'David Okafor', 'Joe Marsh', 'Grace Lindqvist'])
      expect(said).toContain(each);
    expect(said).toContain('helen.ward@chairs.example');
    expect(linksOf(shown)).toContain(CONTACTS.documents);
  });

  test('in the community’s channel names them without addresses', async () => {
    const said = wordsOf(await card('who', REP, 'channel'));
    expect(said).toContain('Helen Ward');
    expect(said).not.toContain('@chairs.example');
  });

  test('shows somebody of two communities both, and one that they name', async () => {
    const both = wordsOf(await card('who', CLERK));
    expect(both).toContain('Ashdown community');
    expect(both).toContain('Saltmarsh community');
    expect(wordsOf(await card('who saltmarsh', CLERK))).not.toContain('Ashdown community');
  });

  test.each([OFFICER, ADMINISTRATOR])('shows KCC’s %s the communities of their area', async (email) => {
    expect(wordsOf(await card('who', email))).toContain('Ashdown community');
  });

  test('says which office nobody holds, and whom to tell', async () => {
    const found = await deps.store.read('saltmarsh', 'community', 'the');
    if (!found) throw new Error('No community');
    const appointments = found.value.appointments.filter(({ role }) => role !== 'chair');
    const document = { ...found.value, appointments };
    await deps.store.commit('saltmarsh', [{ kind: 'community', key: 'the', document, etag: found.etag }], []);
    const said = wordsOf(await card('who saltmarsh', CLERK));
    expect(said).toContain('Nobody in the register at present: Chair. Write to communities@council.example.');
  });

  test('tells nobody about a community they have no place in', async () => {
    const data = { communityId: 'saltmarsh' };
    const refused = await run(whoRoutes(deps, CONTACTS), 'press', whoAction.verb, data, turnOf(REP));
    expect(sentenceIn(refused)).toContain('You have no place in that community');
    expect(wordsOf(await card('who saltmarsh', REP))).toContain('Ashdown community');
  });
});

describe('feedback', () => {
  test('begins a mail to each mailbox of the configuration, with who writes in it (R29, R151)', async () => {
    const shown = await card('feedback');
    expect(faultsOf(shown, actions)).toEqual([]);
    const links = linksOf(shown).map(decodeURIComponent);
    expect(links).toHaveLength(3);
    expect(links[0]).toMatch(/^mailto:communities@council\.example\?subject=Feedback: Communities of Schools&body=/);
    expect(links[0]).toContain('From: Amara Osei\nRepresentative of Oakfield Primary · Ashdown community');
    expect(links[1]).toContain('mailto:model@');
    expect(links[2]).toContain('mailto:funding@');
  });

  test('shows every address to read as well, and asks for no pupil’s name', async () => {
    const said = wordsOf(await card('feedback'));
    for (const each of [CONTACTS.community, CONTACTS.model, String(CONTACTS.budgets)]) expect(said).toContain(each);
    expect(said).toContain('Do not name a pupil');
  });

  test('leaves out a mailbox that KCC has not named', async () => {
    const shown = await card('feedback', REP, 'personal', { ...CONTACTS, budgets: null });
    expect(linksOf(shown)).toHaveLength(2);
  });
});

test('privacy says who sees pupils’ names, who sees what else, and how long it is kept (R152, R153)', async () => {
  const shown = await card('privacy');
  const said = wordsOf(shown);
  expect(faultsOf(shown, actions)).toEqual([]);
  expect(said).toContain('Other schools, the chair and the clerk never see it');
  expect(said).toContain('we record who and when');
  expect(said).toContain('60 days');
});

describe('ask', () => {
  test('alone offers questions to press, each of which has its answer', async () => {
    const shown = await card('ask');
    expect(faultsOf(shown, actions)).toEqual([]);
    const pressed = buttonsOf(shown).flatMap(({ type, data }) =>
      type === 'Action.Execute' ? [String(data.word)] : [],
    );
    expect(pressed).toHaveLength(OFTEN_ASKED.length);
    for (const [index, word] of pressed.entries()) expect(wordsOf(await card(word))).toContain(OFTEN_ASKED[index]);
  });

  test('answers with the document and its date, and a way to ask KCC (R181)', async () => {
    const shown = await card('ask what does a link practitioner cost?');
    const said = wordsOf(shown);
    expect(faultsOf(shown, actions)).toEqual([]);
    expect(said).toContain('Nothing. Services beyond that may be charged for');
    expect(said).toContain('Source: Locality Model: Frequently Asked Questions, June 2025');
    expect(said).toContain('Ask KCC: communities@council.example');
    expect(linksOf(shown)[0]).toContain('mailto:communities@council.example');
  });

  test('says when it has no answer, repeats nothing that was typed, and points to KCC', async () => {
    const shown = await card('ask about zebedee quartermain’s holidays');
    const said = wordsOf(shown);
    expect(said).toContain('I have no answer to that');
    expect(JSON.stringify(shown)).not.toMatch(/zebedee/i);
    expect(linksOf(shown)[0]).toContain('mailto:');
  });

  test('every question that can be pressed is short enough for its button', () => {
    for (const { question } of ANSWERS)
      expect(wordAction.schema.safeParse({ word: `ask ${question}` }).success).toBe(true);
  });
});
