import { card, cardMessage, dialogAnswer, toastAnswer, viewAnswer } from './fake-bot';
import { rehearse, type Rehearsal } from './sample-room';

let rehearsal: Rehearsal;
beforeEach(async () => {
  rehearsal = await rehearse();
});
afterEach(() => rehearsal.close());

const execute = (title: string, verb: string) => ({ type: 'Action.Execute', title, verb, data: { key: 'k1' } });

test('the first words of a person reach the bot after the news that it was installed', async () => {
  const { bot, client } = rehearsal;

  await client.as('amara').say('hello');

  expect(bot.heard.map(({ type }) => type)).toEqual(['installationUpdate', 'conversationUpdate', 'message']);
  expect(bot.heard[0]).toMatchObject({ action: 'add', conversation: { conversationType: 'personal' } });
  expect(bot.heard[1]).toMatchObject({ membersAdded: [{ id: '28:bot' }] });
  expect(bot.heard[2]).toMatchObject({
    text: 'hello',
    textFormat: 'plain',
    channelId: 'msteams',
    locale: 'en-GB',
    timestamp: '2026-11-05T09:00:00.000Z',
    localTimestamp: '2026-11-05T09:00:00.000+00:00',
    serviceUrl: rehearsal.room.serviceUrl,
    from: { id: '29:amara', name: 'Amara Osei', aadObjectId: 'aad-amara' },
    recipient: { id: '28:bot', name: 'Communities of Schools' },
    channelData: { tenant: { id: '11111111-0000-4000-8000-000000000000' } },
  });
});

test('the bot is told of its installation only once', async () => {
  const { bot, client } = rehearsal;
  const amara = client.as('amara');

  await amara.open();
  await amara.open();
  await amara.say('hello');

  expect(bot.heard.map(({ type }) => type)).toEqual(['installationUpdate', 'conversationUpdate', 'message']);
});

test('a press sends the verb with what was typed, and the answer becomes that person’s own view', async () => {
  const { bot, client } = rehearsal;
  const amara = client.as('amara');
  bot.handler = async (activity) => {
    if (activity.type === 'message') {
      const body = [{ type: 'Input.Text', id: 'note', label: 'Note' }];
      await bot.send(activity, cardMessage(card('Vote', { body, actions: [execute('Agree', 'vote')] })));
      return undefined;
    }
    return activity.type === 'invoke' ? viewAnswer(card('You voted')) : undefined;
  };
  await amara.say('vote');

  const outcome = await amara.press('Agree', { note: 'yes' });

  expect(outcome.kind).toBe('view');
  const invoke = bot.heard.at(-1);
  expect(invoke).toMatchObject({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: {
      trigger: 'manual',
      action: { type: 'Action.Execute', title: 'Agree', verb: 'vote', data: { key: 'k1', note: 'yes' } },
    },
  });
  expect((await amara.card()).text).toBe('You voted');
});

test('a sentence in answer to a press is shown to that person only', async () => {
  const { bot, client } = rehearsal;
  const amara = client.as('amara');
  bot.handler = async (activity) => {
    if (activity.type === 'message')
      await bot.send(activity, cardMessage(card('Vote', { actions: [execute('Agree', 'vote')] })));
    return activity.type === 'invoke' ? toastAnswer('Voting is not open.') : undefined;
  };
  await amara.say('vote');

  expect(await amara.press('Agree')).toEqual({ kind: 'toast', text: 'Voting is not open.' });
  expect((await amara.card()).text).toBe('Vote');
});

test('a button can open a dialog, whose pages follow one another until it closes', async () => {
  const { bot, client } = rehearsal;
  const amara = client.as('amara');
  const page = (says: string) =>
    card(says, {
      body: [
        { type: 'TextBlock', text: says },
        { type: 'Input.Text', id: 'need', label: 'What do you need?' },
      ],
      actions: [{ type: 'Action.Submit', title: 'Save and continue', data: { page: says } }],
    });
  bot.handler = async (activity) => {
    if (activity.name === 'task/fetch') return dialogAnswer('New request', page('Page 1'));
    if (activity.name === 'task/submit') {
      const { data } = activity.value as { data: { page: string } };
      return data.page === 'Page 1' ? dialogAnswer('New request', page('Page 2')) : { body: {} };
    }
    const open = {
      type: 'Action.Submit',
      title: 'New request',
      data: { msteams: { type: 'task/fetch' }, what: 'request' },
    };
    if (activity.type === 'message') await bot.send(activity, cardMessage(card('Home', { actions: [open] })));
    return undefined;
  };
  await amara.say('home');

  await amara.press('New request');
  expect(bot.heard.at(-1)?.value).toEqual({
    data: { msteams: { type: 'task/fetch' }, what: 'request' },
    context: { theme: 'default' },
  });
  expect(await amara.dialog()).toMatchObject({ title: 'New request', text: 'Page 1\nWhat do you need?' });

  await amara.fill({ need: 'A speech therapist' }).submit('Save and continue');
  expect(bot.heard.at(-1)?.value).toMatchObject({ data: { page: 'Page 1', need: 'A speech therapist' } });
  expect((await amara.dialog()).text).toContain('Page 2');

  expect(await amara.press('Save and continue')).toEqual({ kind: 'closed' });
  expect(await amara.hasDialog()).toBe(false);
});

test('a required input left empty stops the press before the bot hears of it', async () => {
  const { bot, client } = rehearsal;
  const amara = client.as('amara');
  const body = [{ type: 'Input.Text', id: 'why', label: 'Why', isRequired: true, errorMessage: 'Say why.' }];
  bot.handler = async (activity) => {
    if (activity.type === 'message')
      await bot.send(activity, cardMessage(card('', { body, actions: [execute('Send', 'send')] })));
    return undefined;
  };
  await amara.say('start');

  expect(await amara.press('Send')).toEqual({ kind: 'invalid', faults: [{ id: 'why', message: 'Say why.' }] });
  expect(bot.heard.some(({ type }) => type === 'invoke')).toBe(false);
});

test('an invoke that is answered with an error is tried again with the same id', async () => {
  const { bot, client } = rehearsal;
  const amara = client.as('amara');
  bot.handler = async (activity) => {
    if (activity.type === 'message')
      await bot.send(activity, cardMessage(card('Vote', { actions: [execute('Agree', 'vote')] })));
    return activity.type === 'invoke' ? { status: 500 } : undefined;
  };
  await amara.say('vote');

  expect(await amara.press('Agree')).toMatchObject({
    kind: 'failed',
    status: 500,
    text: 'Something went wrong. Please try again.',
  });
  const ids = bot.heard.filter(({ type }) => type === 'invoke').map(({ id }) => id);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test('an invoke that is not answered in time is tried again, and the late answer counts for nothing', async () => {
  const { bot, client, room } = rehearsal;
  room.setPatience({ milliseconds: 100, tries: 2 });
  const amara = client.as('amara');
  let release: (() => void) | undefined;
  bot.handler = async (activity) => {
    if (activity.type === 'message')
      await bot.send(activity, cardMessage(card('Vote', { actions: [execute('Agree', 'vote')] })));
    if (activity.type !== 'invoke') return undefined;
    if (release) return viewAnswer(card('Second answer'));
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return viewAnswer(card('First answer'));
  };
  await amara.say('vote');

  expect(await amara.press('Agree')).toMatchObject({ kind: 'view' });
  release?.();
  expect((await amara.card()).text).toBe('Second answer');
});

test('tests can forge and replay what Teams sends', async () => {
  const { bot, client } = rehearsal;
  bot.handler = (activity) => (activity.type === 'invoke' ? { status: 200, body: { echoed: activity.id } } : undefined);
  const amara = client.as('amara');

  const forged = await amara.invoke(
    'adaptiveCard/action',
    { action: { verb: 'vote' } },
    { id: 'twice', from: { id: '29:stranger' } },
  );

  expect(forged).toEqual({ status: 200, body: { echoed: 'twice' }, tries: 1 });
  expect(bot.heard.at(-1)).toMatchObject({ id: 'twice', from: { id: '29:stranger' } });
});

test('a person without the app cannot be written to, and the bot hears when it comes back', async () => {
  const { bot, client } = rehearsal;
  const amara = client.as('amara');
  await amara.say('hello');
  const said = bot.heard.at(-1);
  await amara.uninstallApp();
  expect(bot.heard.slice(-2)).toMatchObject([
    { type: 'installationUpdate', action: 'remove' },
    { type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] },
  ]);

  const path = `v3/conversations/${encodeURIComponent(said?.conversation.id ?? '')}/activities`;
  expect(await bot.call('POST', path, { type: 'message', text: 'Still there?' })).toMatchObject({
    status: 403,
    body: { error: { code: 'ForbiddenOperationException' } },
  });

  await amara.installApp();
  expect(bot.heard.slice(-2)).toMatchObject([
    { type: 'installationUpdate', action: 'add' },
    { type: 'conversationUpdate' },
  ]);
  expect((await bot.call('POST', path, { type: 'message', text: 'Welcome back' })).status).toBe(201);
});

test('a file the bot offers is uploaded once the person allows it', async () => {
  const { bot, client, room } = rehearsal;
  const amara = client.as('amara');
  bot.handler = async (activity) => {
    if (activity.name === 'fileConsent/invoke') {
      const { uploadInfo } = activity.value as { uploadInfo: { uploadUrl: string; name: string } };
      await fetch(uploadInfo.uploadUrl, { method: 'PUT', body: 'a,b\n1,2\n' });
    }
    const content = { description: 'Minutes', sizeInBytes: 8, acceptContext: { n: 1 }, declineContext: {} };
    const offer = { contentType: 'application/vnd.microsoft.teams.card.file.consent', name: 'minutes.csv', content };
    if (activity.type === 'message') await bot.send(activity, { attachments: [offer] });
    return undefined;
  };
  await amara.say('export');
  const offer = await amara.lastMessage();

  expect(await amara.answerFile(offer?.id ?? '', true)).toEqual({ kind: 'done' });

  const { value } = bot.heard.at(-1) ?? {};
  expect(value).toMatchObject({
    type: 'fileUpload',
    action: 'accept',
    context: { n: 1 },
    uploadInfo: { name: 'minutes.csv', fileType: 'csv' },
  });
  const { contentUrl } = value?.['uploadInfo'] as { contentUrl: string };
  expect(contentUrl).toContain(room.url);
  expect(await (await fetch(contentUrl)).text()).toBe('a,b\n1,2\n');
});
