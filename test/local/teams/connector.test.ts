import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { card, cardMessage, type Json } from './fake-bot';
import { CHANNEL, MEETING, rehearse, type Rehearsal } from './sample-room';

let rehearsal: Rehearsal;
const opened: Rehearsal[] = [];
beforeEach(async () => {
  rehearsal = await rehearse();
  // The bot learns where the connector is from the first thing it hears.
  await rehearsal.client.as('helen').in(MEETING).mention('hello');
});
afterEach(async () => {
  for (const one of [rehearsal, ...opened.splice(0)]) await one.close();
});

const HOST = '11111111-0000-4000-8000-000000000000';
const post = (conversation: string, message: Json) =>
  rehearsal.bot.call('POST', `v3/conversations/${encodeURIComponent(conversation)}/activities`, {
    type: 'message',
    ...message,
  });
const get = (path: string) => rehearsal.bot.call('GET', path);

describe('who is there', () => {
  test('one member, by Teams id or by Entra object id', async () => {
    const expected = {
      id: '29:amara',
      aadObjectId: 'aad-amara',
      givenName: 'Amara',
      surname: 'Osei',
      email: 'amara@oakfield.example',
      tenantId: HOST,
      userRole: 'user',
    };
    for (const name of ['29:amara', 'aad-amara']) {
      expect(await get(`v3/conversations/${encodeURIComponent(MEETING)}/members/${name}`)).toMatchObject({
        status: 200,
        body: expected,
      });
    }
  });

  test('a guest is marked as one', async () => {
    const { body } = await get(`v3/conversations/${encodeURIComponent(CHANNEL)}/members/aad-joe`);
    expect(body).toMatchObject({
      userPrincipalName: 'joe_oakfield.example#EXT#@kent.example',
      email: 'joe@oakfield.example',
      userRole: 'guest',
    });
  });

  test('the roster comes in pages', async () => {
    const first = await get(`v3/conversations/${encodeURIComponent(CHANNEL)}/pagedmembers?pageSize=2`);
    expect(first.body['members']).toHaveLength(2);
    const token = String(first.body['continuationToken']);
    const second = await get(
      `v3/conversations/${encodeURIComponent(CHANNEL)}/pagedmembers?pageSize=2&continuationToken=${token}`,
    );
    expect(second.body).toEqual({ members: [expect.objectContaining({ name: 'Joe Marsh' })] });
  });

  test('the meeting, and whether somebody is in it', async () => {
    expect((await get('v1/meetings/meeting-1')).body).toMatchObject({
      details: { title: 'Ashdown meeting', scheduledStartTime: '2026-11-10T13:30:00Z' },
      organizer: { name: 'Helen Ward' },
      conversation: { id: MEETING },
    });
    await rehearsal.client.as('helen').in(MEETING).startMeeting();
    expect((await get(`v1/meetings/meeting-1/participants/aad-amara?tenantId=${HOST}`)).body).toMatchObject({
      user: { name: 'Amara Osei' },
      meeting: { role: 'Attendee', inMeeting: true },
    });
  });

  test('the team and its channels', async () => {
    const team = encodeURIComponent('19:team-ashdown@thread.tacv2');
    expect((await get(`v3/teams/${team}`)).body).toMatchObject({ name: 'Ashdown', memberCount: 3 });
    expect((await get(`v3/teams/${team}/conversations`)).body).toMatchObject({
      conversations: [{ id: CHANNEL, name: 'Ashdown funding' }],
    });
  });
});

describe('starting a conversation', () => {
  const create = (body: Json) => rehearsal.bot.call('POST', 'v3/conversations', body);

  test('with a person the bot has never heard from', async () => {
    const activity = { type: 'message', text: 'A vote is open' };
    const made = await create({ members: [{ id: 'aad-amara' }], tenantId: HOST, isGroup: false, activity });
    expect(made.status).toBe(201);
    expect((await rehearsal.client.as('amara').lastMessage())?.text).toBe('A vote is open');
  });

  test('is refused for somebody of another tenant, a stranger, or a group', async () => {
    expect((await create({ members: [{ id: '29:amara' }], tenantId: 'elsewhere' })).status).toBe(400);
    expect((await create({ members: [{ id: '29:amara' }] })).status).toBe(400);
    expect((await create({ members: [{ id: '29:nobody' }], tenantId: HOST })).status).toBe(400);
    expect(
      (await create({ members: [{ id: '29:amara' }, { id: '29:helen' }], tenantId: HOST, isGroup: true })).status,
    ).toBe(400);
  });

  test('is refused for a person who has not the app', async () => {
    await rehearsal.client.as('amara').uninstallApp();
    expect((await create({ members: [{ id: '29:amara' }], tenantId: HOST })).status).toBe(403);
  });

  test('as a new thread in a channel', async () => {
    const made = await create({
      isGroup: true,
      channelData: { channel: { id: CHANNEL } },
      activity: { type: 'message', text: 'Agenda' },
    });
    expect(made.body['id']).toBe(`${CHANNEL};messageid=${String(made.body['activityId'])}`);
  });
});

describe('what Teams would not take', () => {
  const refused: readonly (readonly [string, Json, number, RegExp])[] = [
    ['more than 28 KB', cardMessage(card('x'.repeat(29_000))), 413, /Teams takes 28 KB/],
    ['an empty message', { text: ' ' }, 400, /empty/],
    ['a card without a version', cardMessage({ type: 'AdaptiveCard', body: [] }), 400, /version/],
    ['a newer card without a fallback', cardMessage(card('x', { version: '1.6' })), 400, /draws up to 1.5/],
    [
      'a newer element without a fallback',
      cardMessage(card('x', { body: [{ type: 'Chart.Donut' }] })),
      400,
      /"Chart.Donut" is not in/,
    ],
    [
      'an input without a label',
      cardMessage(card('x', { body: [{ type: 'Input.Text', id: 'a' }] })),
      400,
      /"a" has no label/,
    ],
    [
      'seven buttons in a row',
      cardMessage(
        card('x', { actions: [1, 2, 3, 4, 5, 6, 7].map((n) => ({ type: 'Action.Submit', title: String(n) })) }),
      ),
      400,
      /7 buttons/,
    ],
    [
      'an Action.Execute without a verb',
      cardMessage(card('x', { actions: [{ type: 'Action.Execute', title: 'Go' }] })),
      400,
      /"Go".*without a verb/,
    ],
    ['a template that was not filled in', cardMessage(card('Dear ${name}')), 400, /not filled in/],
    [
      'a refresh for 61 people',
      cardMessage(
        card('x', {
          refresh: {
            action: { type: 'Action.Execute', verb: 'v' },
            userIds: Array.from({ length: 61 }, (_, n) => `29:${n}`),
          },
        }),
      ),
      400,
      /names 61 people/,
    ],
    [
      'two inputs of one name',
      cardMessage(card('x', { body: [1, 2].map(() => ({ type: 'Input.Text', id: 'a', label: 'A' })) })),
      400,
      /both called "a"/,
    ],
  ];
  test.each(refused)('%s', async (_what, message, status, reason) => {
    const answer = await post(MEETING, message);
    expect(answer.status).toBe(status);
    expect(rehearsal.room.calls.refused().at(-1)).toMatchObject({
      kind: 'send',
      status,
      refusal: expect.stringMatching(reason) as string,
    });
    expect(rehearsal.refusals).toHaveLength(1);
    expect((await rehearsal.client.as('helen').in(MEETING).lastMessage())?.text).toContain('hello');
  });

  test('a newer element with a fallback is fine', async () => {
    const body = [{ type: 'ProgressBar', value: 5, fallback: { type: 'TextBlock', text: 'Half way' } }];
    expect((await post(MEETING, cardMessage(card('x', { body })))).status).toBe(201);
    expect((await rehearsal.client.as('helen').in(MEETING).card()).text).toBe('Half way');
  });

  test('a bad card in the answer to a press fails the press and is noted', async () => {
    const { bot, client } = rehearsal;
    await post(
      MEETING,
      cardMessage(card('Vote', { actions: [{ type: 'Action.Execute', title: 'Agree', verb: 'vote' }] })),
    );
    bot.handler = () => ({
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card('${oops}') },
    });
    expect(await client.as('helen').in(MEETING).press('Agree')).toMatchObject({ kind: 'failed' });
    expect(rehearsal.room.calls.of('invokeAnswer')).toHaveLength(1);
  });
});

describe('too much at once', () => {
  test('the eighth message in a second is put off', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => post(MEETING, { text: `${n}` })));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 7 }, () => 201), 429]);
    expect(answers.find(({ status }) => status === 429)?.retryAfter).toBe('1');
  });

  test('the fifteenth roster in a second is put off', async () => {
    const answers = await Promise.all(
      Array.from({ length: 15 }, () => get(`v3/conversations/${encodeURIComponent(MEETING)}/pagedmembers`)),
    );
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
  });

  test('without strictness nothing is put off', async () => {
    rehearsal.room.setStrict(false);
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => post(MEETING, { text: `${n}` })));
    expect(answers.every(({ status }) => status === 201)).toBe(true);
  });
});

test('the log tells every call in order, until it is reset', async () => {
  await post(MEETING, { text: 'One' });
  await rehearsal.bot.call('POST', `v3/conversations/${encodeURIComponent(MEETING)}/activities`, { type: 'typing' });
  expect(rehearsal.room.calls.all().map(({ kind }) => kind)).toEqual(['send', 'typing']);
  rehearsal.room.calls.reset();
  expect(rehearsal.room.calls.all()).toEqual([]);
});

test('a bot that is not in a place cannot write there, and nobody can write to a place that is not', async () => {
  await rehearsal.client.as('helen').in(MEETING).removeBot();
  expect(await post(MEETING, { text: 'Hello?' })).toMatchObject({
    status: 403,
    body: { error: { code: 'BotNotInConversationRoster' } },
  });
  expect((await post('19:nowhere@thread.v2', { text: 'Hello?' })).status).toBe(404);
});

test('the clock moves forward only, and deliveries are passed on', async () => {
  const { client } = rehearsal;
  await client.moveClock('2026-11-09T08:00:00Z');
  expect((await client.room()).now).toBe('2026-11-09T08:00:00.000Z');
  await expect(client.moveClock('2026-11-01T08:00:00Z')).rejects.toThrow('forward only');
  expect(await client.request('GET', '/local/deliveries')).toEqual([]);
});

test('a page from elsewhere cannot drive the room', async () => {
  const response = await fetch(`${rehearsal.room.url}/room/api/room`, {
    headers: { origin: 'https://elsewhere.example' },
  });
  expect(response.status).toBe(403);
});

test('conversations are there again after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'room-'));
  const stateFile = join(folder, 'room.json');
  const before = await rehearse({ stateFile });
  opened.push(before);
  await before.client.as('amara').say('Remember this');
  await before.client.as('helen').in(MEETING).say('And this');
  await before.close();
  opened.pop();

  const after = await rehearse({ stateFile });
  opened.push(after);
  expect((await after.client.as('amara').messages()).map(({ text }) => text)).toEqual(['Remember this']);
  expect((await after.client.as('helen').in(MEETING).messages()).map(({ text }) => text)).toEqual(['And this']);
  await after.client.as('amara').say('Again');
  expect(after.bot.heard.map(({ type }) => type)).toEqual(['message']);
  await after.close();
  opened.pop();
  await rm(folder, { recursive: true });
});
