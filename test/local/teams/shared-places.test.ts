import { card, cardMessage, viewAnswer } from './fake-bot';
import { CHANNEL, MEETING, rehearse, type Rehearsal } from './sample-room';

let rehearsal: Rehearsal;
beforeEach(async () => {
  rehearsal = await rehearse();
});
afterEach(() => rehearsal.close());

const refreshing = (says: string, userIds?: readonly string[]) =>
  card(says, {
    refresh: { action: { type: 'Action.Execute', verb: 'view', data: { of: says } }, ...(userIds ? { userIds } : {}) },
    actions: [{ type: 'Action.Execute', title: 'Agree', verb: 'vote', data: {} }],
  });

/** A bot that posts a card to whoever mentions it and shows everyone a view with their own name. */
const votingBot = ({ bot }: Rehearsal, shared = refreshing('Vote')) => {
  bot.handler = async (activity) => {
    if (activity.type === 'message') await bot.send(activity, cardMessage(shared));
    return activity.type === 'invoke' ? viewAnswer(refreshing(`Seen by ${activity.from.name}`)) : undefined;
  };
};
const invokes = ({ bot }: Rehearsal) => bot.heard.filter(({ type }) => type === 'invoke');

test('in a shared place the bot hears only what mentions it', async () => {
  const { bot, client } = rehearsal;
  const helen = client.as('helen').in(MEETING);

  await helen.say('Good afternoon everybody');
  expect(bot.heard).toEqual([]);

  await helen.mention('agenda');
  expect(bot.heard).toMatchObject([
    {
      text: '<at>Communities of Schools</at> agenda',
      conversation: { id: MEETING, conversationType: 'groupChat', isGroup: true, name: 'Ashdown meeting, 10 November' },
      channelData: { meeting: { id: 'meeting-1' } },
      entities: [
        { type: 'clientInfo', timezone: 'Europe/London' },
        { type: 'mention', text: '<at>Communities of Schools</at>', mentioned: { id: '28:bot' } },
      ],
    },
  ]);
  expect((await client.as('amara').in(MEETING).messages()).map(({ text }) => text)).toEqual([
    'Good afternoon everybody',
    '@Communities of Schools agenda',
  ]);
});

test('each message of a channel begins a thread, and the bot’s reply lands in it', async () => {
  const { bot, client } = rehearsal;
  bot.handler = async (activity) => {
    if (activity.type === 'message') await bot.send(activity, { text: `Heard: ${activity.text ?? ''}` });
    return undefined;
  };
  const amara = client.as('amara').in(CHANNEL);

  await amara.mention('help');
  await amara.mention('agenda');

  const [first, reply, second] = await amara.messages();
  expect(bot.heard[0]?.conversation).toMatchObject({
    id: `${CHANNEL};messageid=${first?.id ?? ''}`,
    conversationType: 'channel',
  });
  expect(bot.heard[0]?.channelData).toMatchObject({
    team: { id: '19:team-ashdown@thread.tacv2' },
    channel: { id: CHANNEL },
  });
  expect(reply?.thread).toBe(first?.id);
  expect(second?.thread).toBe(second?.id);

  await amara.in(CHANNEL, first?.thread ?? null).mention('more');
  expect(bot.heard.at(-1)?.conversation.id).toBe(`${CHANNEL};messageid=${first?.id ?? ''}`);
});

test('everybody in view of a card gets their own view once, and again after an update', async () => {
  const { bot, client } = rehearsal;
  votingBot(rehearsal);
  const amara = client.as('amara').in(MEETING);
  const helen = client.as('helen').in(MEETING);
  await helen.mention('vote');

  expect((await amara.card()).text).toBe('Seen by Amara Osei');
  expect((await helen.card()).text).toBe('Seen by Helen Ward');
  await amara.card();
  expect(invokes(rehearsal)).toHaveLength(2);
  expect(invokes(rehearsal)[0]).toMatchObject({ value: { trigger: 'automatic', action: { verb: 'view' } } });

  const { message } = await amara.card();
  await bot.call('PUT', `v3/conversations/${encodeURIComponent(MEETING)}/activities/${message}`, {
    type: 'message',
    ...cardMessage(refreshing('Second')),
  });
  await amara.card();
  expect(invokes(rehearsal)).toHaveLength(3);
  expect(invokes(rehearsal).at(-1)).toMatchObject({ value: { action: { data: { of: 'Second' } } } });
});

test('a refresh for named people asks for nobody else', async () => {
  votingBot(rehearsal, refreshing('Vote', ['29:helen']));
  const { client } = rehearsal;
  await client.as('helen').in(MEETING).mention('vote');

  expect((await client.as('amara').in(MEETING).card()).text).toBe('Vote');
  expect((await client.as('helen').in(MEETING).card()).text).toBe('Seen by Helen Ward');
});

test('what one person presses changes nothing for the others', async () => {
  votingBot(rehearsal, card('Vote', { actions: [{ type: 'Action.Execute', title: 'Agree', verb: 'vote', data: {} }] }));
  const { client } = rehearsal;
  await client.as('helen').in(MEETING).mention('vote');

  await client.as('amara').in(MEETING).press('Agree');

  expect((await client.as('amara').in(MEETING).card()).text).toBe('Seen by Amara Osei');
  expect((await client.as('helen').in(MEETING).card()).text).toBe('Vote');
});

test('the answer to a press is not hidden by an older refresh that answers after it', async () => {
  const { bot, client } = rehearsal;
  const asked = Promise.withResolvers<boolean>();
  const mayAnswer = Promise.withResolvers<boolean>();
  bot.handler = async (activity) => {
    if (activity.type === 'message') await bot.send(activity, cardMessage(refreshing('Vote', ['29:amara'])));
    if (activity.type !== 'invoke') return undefined;
    const isRefresh = (activity.value as { trigger: string }).trigger === 'automatic';
    if (isRefresh) {
      asked.resolve(true);
      await mayAnswer.promise;
    }
    return viewAnswer(refreshing(isRefresh ? 'You have not voted' : 'You voted'));
  };
  const amara = client.as('amara').in(MEETING);
  await amara.mention('vote');
  const shared = await client.as('helen').in(MEETING).card('Vote');

  const looking = amara.card();
  await asked.promise;
  await amara.pressOn(shared, 'Agree');
  mayAnswer.resolve(true);
  await looking;

  expect((await amara.card()).text).toBe('You voted');
});

test('an update shows everybody the new card in place of their own view', async () => {
  const { bot, client } = rehearsal;
  votingBot(rehearsal);
  const amara = client.as('amara').in(MEETING);
  await amara.mention('vote');
  const { message } = await amara.card('Seen by Amara');

  const path = `v3/conversations/${encodeURIComponent(MEETING)}/activities/${message}`;
  await bot.call('PUT', path, { type: 'message', ...cardMessage(card('Closed')) });
  expect((await amara.card()).text).toBe('Closed');

  await bot.call('DELETE', path);
  expect(await amara.cards()).toEqual([]);
  expect((await amara.lastMessage())?.deleted).toBe(true);
});

test('adding the bot, adding a member and removing the bot are told as Teams tells them', async () => {
  const { bot, client } = rehearsal;
  const joe = client.as('joe').in(CHANNEL);
  await joe.removeBot();
  await joe.addBot();
  expect(bot.heard).toMatchObject([
    { type: 'installationUpdate', action: 'remove' },
    { type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }], channelData: { eventType: 'teamMemberRemoved' } },
    { type: 'installationUpdate', action: 'add', from: { name: 'Joe Marsh' } },
    {
      type: 'conversationUpdate',
      membersAdded: [{ id: '28:bot' }],
      channelData: { eventType: 'teamMemberAdded', team: { name: 'Ashdown' } },
    },
  ]);

  await client.as('helen').in(MEETING).addMember('joe');
  expect(bot.heard.at(-1)).toMatchObject({
    membersAdded: [{ id: '29:joe', aadObjectId: 'aad-joe' }],
    conversation: { id: MEETING },
  });
  expect((await client.as('joe').conversations()).map(({ id }) => id)).toContain(MEETING);
});

test('the bot hears that the Teams meeting starts and ends', async () => {
  const { bot, client } = rehearsal;
  const helen = client.as('helen').in(MEETING);
  await helen.startMeeting();
  await helen.endMeeting();

  expect(bot.heard).toMatchObject([
    {
      type: 'event',
      name: 'application/vnd.microsoft.meetingStart',
      value: {
        MeetingType: 'Scheduled',
        Title: 'Ashdown meeting',
        Id: 'meeting-1',
        StartTime: '2026-11-05T09:00:00.000Z',
      },
    },
    {
      type: 'event',
      name: 'application/vnd.microsoft.meetingEnd',
      value: { EndTime: expect.stringContaining('2026-11-05T09') as string },
    },
  ]);
});

test('a new meeting chat can be made while the room is open', async () => {
  const { client } = rehearsal;
  const id = '19:meeting_december@thread.v2';
  await client.createPlace({
    id,
    kind: 'meeting',
    name: 'December',
    memberKeys: ['helen', 'joe'],
    botInstalled: false,
  });

  await client.as('helen').in(id).addBot();

  expect(rehearsal.bot.heard.at(-1)).toMatchObject({
    type: 'conversationUpdate',
    conversation: { id, conversationType: 'groupChat' },
  });
});

test('nobody sees a conversation they are not in', async () => {
  const { client } = rehearsal;
  await expect(client.as('joe').in(MEETING).messages()).rejects.toThrow('Joe Marsh is in no conversation');
});

test('what is unread is counted until the conversation is opened', async () => {
  const { client } = rehearsal;
  await client.as('helen').in(MEETING).say('Good afternoon');
  const unread = async () => (await client.as('amara').conversations()).find(({ id }) => id === MEETING)?.unread;

  expect(await unread()).toBe(1);
  await client.as('amara').in(MEETING).open();
  expect(await unread()).toBe(0);
});
