import type { Visitor } from '../../../local/teams/client';
import { bindPlaces, CHANNEL, CHAT } from '../../support/journey';
import type { Rehearsal } from '../../support/rehearsal';
import { rehearse } from '../../support/rehearsal';

let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await rehearse();
});
afterAll(() => rehearsal.close());

const as = (key: string) => rehearsal.client.as(key);
const welcomes = async (person: Visitor) =>
  (await person.cards()).filter(({ text }) => text.startsWith('Welcome to Communities of Schools')).length;

test('a person is welcomed once, however they come: by opening the chat, by hello, by installing again', async () => {
  const ruth = as('ruth');
  await ruth.open();
  await ruth.say('hello');
  await ruth.say('hi');
  await ruth.uninstallApp();
  await ruth.installApp();
  await ruth.post({ type: 'installationUpdate', action: 'add' });
  expect(await welcomes(ruth)).toBe(1);
});

test('two deliveries of one installation welcome once', async () => {
  const marek = as('marek');
  const again = { type: 'installationUpdate', action: 'add', id: 'installed-1' };
  await Promise.all([marek.post(again), marek.post(again)]);
  expect(await welcomes(marek)).toBe(1);
});

test('a stranger is answered whatever they type, and told whom to ask', async () => {
  const stranger = as('stranger');
  for (const text of ['help', 'hi', 'anything at all']) {
    await stranger.say(text);
    const answer = await stranger.lastMessage();
    expect(answer?.mine).toBe(false);
    expect(answer?.text).toContain('ask the clerk of your community');
  }
});

test.each([
  ['agneda', 'Agenda'],
  ['budgte', 'Budget'],
  ['hepl', 'Help'],
  ['reqest', 'New request'],
  ['my request', 'My requests'],
  ['show me the agenda please', 'Agenda'],
])('“%s” is offered the nearest word, which works when pressed', async (typed, title) => {
  const tom = as('tom');
  await tom.say(typed);
  const card = await tom.card('I did not understand that.');
  expect(card.text).toContain('Did you mean');
  expect(card.buttons).toContain(title);
  const { length } = await tom.messages();
  expect(await tom.pressOn(card, title)).not.toMatchObject({ kind: 'failed' });
  if (!(await tom.hasDialog())) expect((await tom.messages()).length).toBeGreaterThan(length);
  else await tom.closeDialog();
});

test('what was typed is never repeated, and capitals and spaces do not matter', async () => {
  const tom = as('tom');
  await tom.say('[click](https://example.org) **now** ${title}');
  const card = await tom.card('I did not understand that.');
  expect(JSON.stringify(card.json)).not.toContain('example.org');
  await tom.say('   BUDGET  ');
  expect((await tom.card()).text).toContain('Ashdown');
});

describe('in a shared place', () => {
  beforeAll(async () => {
    const joe = as('joe').in(CHAT);
    await as('joe').say('hi');
    await joe.addBot();
    await joe.mention('meeting');
    expect((await joe.card()).text).toContain('Which community is this for?');
    await bindPlaces(rehearsal.client, [CHANNEL]);
    await joe.press('Choose community');
    await joe.press('Set up', { communityId: 'ashdown' });
    await joe.closeDialog();
  });

  test('only what mentions the bot reaches it', async () => {
    const helen = as('helen').in(CHAT);
    const { length } = await helen.messages();
    await helen.say('meeting');
    expect((await helen.messages()).length).toBe(length + 1);
    await helen.mention('meeting');
    await helen.card('Meeting of Tuesday 10 November');
  });

  test('a word for the personal chat points there, and shows nobody’s business', async () => {
    for (const word of ['home', 'request', 'my requests']) {
      const amara = as('amara').in(CHAT);
      await amara.mention(word);
      expect((await amara.lastMessage())?.text).toBe(`Type ${word} in your personal chat with me.`);
    }
  });

  test('asking for the meeting twice keeps one shared card', async () => {
    const helen = as('helen').in(CHAT);
    await helen.mention('meeting');
    await helen.mention('meeting');
    const shared = (await as('stranger').in(CHAT).cards()).filter(({ text }) => text.startsWith('Meeting of Tuesday'));
    const live = shared.filter(({ json }) => json['refresh'] !== undefined);
    expect(live).toHaveLength(1);
  });
});
