import { card, cardMessage, dialogAnswer, type Json } from './fake-bot';
import { MEETING, rehearse, type Rehearsal } from './sample-room';

let rehearsal: Rehearsal;
beforeEach(async () => {
  rehearsal = await rehearse({ commands: [{ id: 'newRequest', title: 'New request' }] });
});
afterEach(() => rehearsal.close());

/** A bot that answers every typed message with this card. */
const alwaysShows = (shown: Json) => {
  rehearsal.bot.handler = async (activity, bot) => {
    if (activity.type === 'message' && activity.text) await bot.send(activity, cardMessage(shown));
    return undefined;
  };
};
const button = (title: string, data: Json) => ({ type: 'Action.Submit', title, data });

test('a plain button is a message that carries its data, and names the card it was on', async () => {
  const { bot, client } = rehearsal;
  alwaysShows(card('Home', { actions: [button('Agenda', { what: 'agenda' })] }));
  const amara = client.as('amara');
  await amara.say('home');
  const { message } = await amara.card('Home');

  await amara.press('Agenda');

  expect(bot.heard.at(-1)).toMatchObject({ type: 'message', value: { what: 'agenda' }, replyToId: message });
  expect(bot.heard.at(-1)?.text).toBeUndefined();
});

test('a button can speak for the person', async () => {
  const { bot, client } = rehearsal;
  const says = { msteams: { type: 'imBack', value: 'agenda' } };
  const back = { msteams: { type: 'messageBack', displayText: 'My budget', text: 'budget', value: { year: 2026 } } };
  alwaysShows(card('Home', { actions: [button('Agenda', says), button('Budget', back)] }));
  const amara = client.as('amara');
  await amara.say('home');

  await amara.press('Agenda');
  expect(bot.heard.at(-1)).toMatchObject({ type: 'message', text: 'agenda' });
  await amara.press('Budget');
  expect(bot.heard.at(-1)).toMatchObject({ type: 'message', text: 'budget', value: { year: 2026 } });
  expect((await amara.messages()).map(({ text }) => text)).toContain('My budget');
});

test('a dialog opened from the composer posts its result as the person’s own message', async () => {
  const { bot, client } = rehearsal;
  const form = card('Form', { actions: [button('Post', { step: 1 })] });
  bot.handler = (activity) => {
    if (activity.name === 'composeExtension/fetchTask') return dialogAnswer('New request', form);
    const attachments = (cardMessage(card('My summary')) as { attachments: unknown }).attachments;
    return { body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } } };
  };
  const helen = client.as('helen').in(MEETING);

  await helen.extension('newRequest');
  expect(bot.heard.at(-1)).toMatchObject({ value: { commandId: 'newRequest', commandContext: 'compose' } });
  expect((await helen.dialog()).title).toBe('New request');

  await helen.press('Post');
  expect(bot.heard.at(-1)).toMatchObject({
    name: 'composeExtension/submitAction',
    value: { commandId: 'newRequest', data: { step: 1 } },
  });
  expect(await client.as('amara').in(MEETING).lastMessage()).toMatchObject({ author: { name: 'Helen Ward' } });
  expect((await client.as('amara').in(MEETING).card()).text).toBe('My summary');
});

test('a dialog can end in a sentence, stay open when its answer fails, and be closed without a word', async () => {
  const { bot, client } = rehearsal;
  const form = card('Form', { actions: [button('Send', {})] });
  alwaysShows(card('Home', { actions: [button('Open', { msteams: { type: 'task/fetch' } })] }));
  const { handler: typed } = bot;
  let answer: Json | number = 500;
  bot.handler = (activity, self) => {
    if (activity.name === 'task/fetch') return dialogAnswer('Form', form);
    if (activity.name !== 'task/submit') return typed(activity, self);
    return typeof answer === 'number' ? { status: answer } : { body: answer };
  };
  const amara = client.as('amara');
  await amara.say('home');
  await amara.press('Open');

  expect(await amara.press('Send')).toMatchObject({ kind: 'failed', status: 500 });
  expect((await amara.dialog()).text).toBe('Form');

  answer = { task: { type: 'message', value: 'Handed in. Your reference is ASH-2627-014.' } };
  await amara.press('Send');
  expect((await amara.dialog()).text).toBe('Handed in. Your reference is ASH-2627-014.');

  const heard = bot.heard.length;
  await amara.closeDialog();
  expect(await amara.hasDialog()).toBe(false);
  expect(bot.heard).toHaveLength(heard);
});

test('a dialog cannot run Action.Execute', async () => {
  const { bot, client, room } = rehearsal;
  alwaysShows(card('Home', { actions: [button('Open', { msteams: { type: 'task/fetch' } })] }));
  const { handler: typed } = bot;
  const form = card('Form', { actions: [{ type: 'Action.Execute', title: 'Go', verb: 'go' }] });
  bot.handler = (activity, self) =>
    activity.name === 'task/fetch' ? dialogAnswer('Form', form) : typed(activity, self);
  const amara = client.as('amara');
  await amara.say('home');

  expect(await amara.press('Open')).toMatchObject({ kind: 'failed' });
  expect(room.calls.refused().at(-1)?.refusal).toContain('use Action.Submit');
});

test('a button of a card within a card sends the inputs round it, and not those of another', async () => {
  const { bot, client } = rehearsal;
  const inner = (id: string) => ({
    type: 'Action.ShowCard',
    title: `Show ${id}`,
    card: { type: 'AdaptiveCard', body: [{ type: 'Input.Text', id, label: id }], actions: [button(`Send ${id}`, {})] },
  });
  const outer = card('Outer', {
    body: [
      { type: 'Input.Toggle', id: 'sure', title: 'Sure' },
      { type: 'Input.Date', id: 'when', label: 'When' },
    ],
    actions: [inner('one'), inner('two'), button('Send', {})],
  });
  alwaysShows(outer);
  const amara = client.as('amara');
  await amara.say('home');

  await amara.press('Send one', { one: 'first', when: '2026-11-10' });
  expect(bot.heard.at(-1)?.value).toEqual({ one: 'first', sure: 'false', when: '2026-11-10' });
  await amara.press('Send');
  expect(bot.heard.at(-1)?.value).toEqual({ sure: 'false' });
  await expect(amara.press('Send', { two: 'x' })).rejects.toThrow('no input called "two"');
});

test('an answer that is no answer is something gone wrong, as in Teams', async () => {
  const { bot, client } = rehearsal;
  alwaysShows(card('Vote', { actions: [{ type: 'Action.Execute', title: 'Agree', verb: 'vote' }] }));
  const { handler: typed } = bot;
  const amara = client.as('amara');
  await amara.say('vote');
  for (const answer of [
    { body: undefined },
    { body: { hello: 'there' } },
    { body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest' } } },
    { status: 404, body: {} },
  ]) {
    bot.handler = (activity, self) => (activity.type === 'invoke' ? answer : typed(activity, self));
    expect(await amara.press('Agree')).toMatchObject({
      kind: 'failed',
      text: 'Something went wrong. Please try again.',
    });
  }
});

test('when nobody answers at all, the person is told and the room goes on', async () => {
  const { bot, client } = rehearsal;
  const amara = client.as('amara');
  await bot.close();

  expect(await amara.say('hello')).toMatchObject({ kind: 'failed', status: 0 });
  expect((await amara.messages()).map(({ text }) => text)).toEqual(['hello']);
});

test('a button that is not there is said to be missing, with those that are', async () => {
  const { client } = rehearsal;
  alwaysShows(card('Home', { actions: [button('Agenda', {})] }));
  const amara = client.as('amara');
  await amara.say('home');

  await expect(amara.pressOn(await amara.card('Home'), 'Budget')).rejects.toThrow('no such button. It has: "Agenda"');
});
