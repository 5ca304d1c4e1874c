import {
  bindPlaces,
  CHAT,
  COMMUNITY,
  fileRequest,
  forge,
  forgeDialog,
  isSentence,
  wordsIn,
} from '../../support/journey';
import type { Rehearsal } from '../../support/rehearsal';
import { rehearse, settle } from '../../support/rehearsal';

// Whatever arrives at the one open door, the process lives and the next good turn works.

let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await rehearse();
  await bindPlaces(rehearsal.client);
  await rehearsal.client.as('amara').say('hi');
});
afterAll(() => rehearsal.close());
afterEach(async () => {
  rehearsal.cosmos.faults.clear();
  expect(wordsIn(await forge(amara(), 'home', {}))).toContain('Amara');
});

const amara = () => rehearsal.client.as('amara');
const door = () => `${rehearsal.host.url}/api/messages`;
const post = (body: string | null, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  fetch(door(), { method: 'POST', headers, body });

const GOOD = {
  type: 'message',
  id: '1',
  text: 'help',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9/',
  from: { id: '29:x', aadObjectId: 'a' },
  recipient: { id: '28:communities-of-schools' },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: 't' },
};
const without = (name: keyof typeof GOOD) => JSON.stringify({ ...GOOD, [name]: undefined });

test.each([
  ['no body', null],
  ['an empty body', ''],
  ['half of one', '{"type":"mess'],
  ['words', 'hello'],
  ['a number', '7'],
  ['a list', '[]'],
  ['null', 'null'],
  ['XML', '<activity/>'],
  ['an activity of no type', without('type')],
  ['an activity from nobody', without('from')],
  ['an activity to nobody', without('recipient')],
  ['an activity from nowhere', without('conversation')],
  ['an activity without a way back', without('serviceUrl')],
  ['an activity of no channel', without('channelId')],
  ['a service that is no address', JSON.stringify({ ...GOOD, serviceUrl: 'javascript' })],
  ['a conversation that is a word', JSON.stringify({ ...GOOD, conversation: 'a:1' })],
  ['a sender without an id', JSON.stringify({ ...GOOD, from: {} })],
])('%s is answered 400', async (_, body) => {
  expect((await post(body)).status).toBe(400);
});

test.each(['GET', 'PUT', 'DELETE', 'PATCH'])('%s is answered 4xx', async (method) => {
  const { status } = await fetch(door(), { method });
  expect([404, 405]).toContain(status);
});

test('two megabytes are answered 413, whether or not they are announced', async () => {
  const large = JSON.stringify({ ...GOOD, text: 'x'.repeat(2 * 1024 * 1024) });
  expect((await post(large)).status).toBe(413);
  const stream = new Blob([large]).stream();
  const streamed: RequestInit = { method: 'POST', body: stream, duplex: 'half' };
  expect((await fetch(door(), streamed)).status).toBe(413);
});

test('a body nested a thousand deep is answered without harm', async () => {
  const deep = `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`;
  expect((await post(deep)).status).toBe(400);
  const activity = JSON.stringify({
    ...GOOD,
    type: 'invoke',
    name: 'task/submit',
    value: { data: JSON.parse(deep) as object },
  });
  expect((await post(activity)).status).toBe(200);
});

test('an activity of a kind the bot does not know is answered 200 and nothing else', async () => {
  const before = (await amara().messages()).length;
  for (const type of ['typing', 'messageReaction', 'event', 'endOfConversation', 'somethingNew']) {
    expect(await amara().post({ type })).toMatchObject({ status: 200 });
  }
  expect(await amara().messages()).toHaveLength(before);
});

test.each([
  'composeExtension/query',
  'fileConsent/invoke',
  'signin/verifyState',
  'config/fetch',
  'tab/fetch',
  'application/search',
  'actionableMessage/executeAction',
  'composeExtension/fetchTask',
  'message/submitAction',
  'something/new',
])('an invoke called %s is answered 200', async (name) => {
  expect(await amara().invoke(name, { any: 'thing' })).toMatchObject({ status: 200 });
});

test('an unknown verb, a missing field and an empty press are answered with a sentence', async () => {
  expect(wordsIn(await forge(amara(), 'no-such-verb', {}))).toContain('from an earlier version');
  expect(wordsIn(await forge(amara(), 'vote', { communityId: COMMUNITY }))).toContain('did not send what I expected');
  expect(isSentence(await amara().invoke('adaptiveCard/action', undefined))).toBe(true);
  expect(isSentence(await amara().invoke('task/fetch', { data: { verb: 'constructor' } }))).toBe(true);
  expect(isSentence(await forge(amara(), '__proto__', {}))).toBe(true);
});

test('a message without text, with only a picture, or very long is answered like any other', async () => {
  const picture = { contentType: 'image/png', contentUrl: 'https://example.org/x.png' };
  for (const message of [
    { attachments: [picture] },
    { text: '' },
    { text: 'agenda '.repeat(2_000) },
    { text: '<at>x</at>' },
  ]) {
    expect(await amara().post({ type: 'message', ...message })).toMatchObject({ status: 200 });
  }
});

describe('when the database cannot be reached', () => {
  const drop = () => {
    rehearsal.cosmos.faults.next({ answer: 'drop', times: 10_000 });
  };
  const incidentIn = (words: string) => /quote ([2-9A-Z]{3}-[2-9A-Z]{3})/.exec(words)?.[1] ?? 'none';
  const SECRET = 'Zebedee Quartermain 2017-03-04';

  /** The answer names an incident; the log has the same, and nothing that was sent. */
  function inTheLog(incident: string, from: number): void {
    const lines = rehearsal.log.slice(from);
    const said = lines.filter(({ category }) => category === 'user');
    expect(said.filter(({ message }) => message.includes(incident))).toHaveLength(1);
    expect(said.find(({ message }) => message.includes(incident))?.level).toBe('error');
    const everything = JSON.stringify(lines);
    for (const word of ['Zebedee', 'Quartermain', '2017-03-04', 'Amara', 'oakfield.example']) {
      expect(everything).not.toContain(word);
    }
  }

  test('a press is answered with a sentence and an incident number, which the log has too', async () => {
    const from = rehearsal.log.length;
    drop();
    const words = wordsIn(await forge(amara(), 'budget', { communityId: COMMUNITY }));
    expect(words).toContain('Something went wrong on our side');
    inTheLog(incidentIn(words), from);
  });

  test('so is a page of a dialog, and nothing typed in it is logged', async () => {
    const from = rehearsal.log.length;
    drop();
    const typed = { communityId: COMMUNITY, requestId: 'r1', key: 'k', from: 'form', go: 'on', solution: SECRET };
    const words = wordsIn(await forgeDialog(amara(), 'submit', 'request-solution', typed));
    inTheLog(incidentIn(words), from);
  });

  test('so is a typed message, which is answered in the chat', async () => {
    const from = rehearsal.log.length;
    drop();
    await amara().post({ type: 'message', text: SECRET });
    rehearsal.cosmos.faults.clear();
    inTheLog(incidentIn((await amara().lastMessage())?.text ?? ''), from);
  });

  test('a press in a shared place leaves nothing there for others to read', async () => {
    const chat = amara().in(CHAT);
    const before = (await chat.messages()).length;
    drop();
    expect(wordsIn(await forge(chat, 'meeting-view', { communityId: COMMUNITY, meetingId: '2026-11-10' }))).toContain(
      'quote',
    );
    rehearsal.cosmos.faults.clear();
    expect(await chat.messages()).toHaveLength(before);
  });

  test('what was handed in while answers were lost is there once', async () => {
    rehearsal.cosmos.faults.next({
      answer: 'applied-but-answer-lost',
      times: 3,
      match: ({ kind, container }) => kind === 'batch' && container === 'communities',
    });
    const { reference } = await fileRequest(rehearsal.client, 'amara');
    expect(reference).toMatch(/^ASH-2627-\d{3}$/);
    await settle(rehearsal);
    const told = (await rehearsal.client.as('helen').cards()).filter(({ text }) => text.includes(reference));
    expect(told.length).toBeLessThanOrEqual(1);
  });
});
