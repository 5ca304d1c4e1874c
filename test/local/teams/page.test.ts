import { chromium, type Browser, type Page } from 'playwright-core';
import { card, cardMessage, dialogAnswer, toastAnswer, viewAnswer, type Heard } from './fake-bot';
import { MEETING, rehearse, type Rehearsal } from './sample-room';

const { browserPath } = jest.requireActual<{ browserPath: () => string | undefined }>('../../../scripts/browser.cjs');

const open = { type: 'Action.Submit', title: 'New request', data: { msteams: { type: 'task/fetch' } } };
const home = card('Good morning', {
  actions: [
    { ...open, style: 'positive' },
    { type: 'Action.Execute', title: 'Agenda', verb: 'agenda' },
    { type: 'Action.Execute', title: 'Decisions', verb: 'decisions', mode: 'secondary' },
  ],
});
const page = card('Page 1 of 2', {
  body: [
    { type: 'Input.Text', id: 'need', label: 'What do you need?', isMultiline: true },
    {
      type: 'Input.ChoiceSet',
      id: 'terms',
      label: 'Terms',
      style: 'expanded',
      isMultiSelect: true,
      choices: [{ title: 'Autumn', value: 'a' }],
    },
    { type: 'Input.Toggle', id: 'told', title: 'I have told the headteacher' },
  ],
  actions: [{ type: 'Action.Submit', title: 'Save and continue', data: { page: 1 } }],
});
const shared = card('Voting is open', {
  refresh: { action: { type: 'Action.Execute', verb: 'view' }, userIds: ['29:amara'] },
});

let browser: Browser;
let rehearsal: Rehearsal;
let tab: Page;
const faults: string[] = [];

beforeAll(async () => {
  const executablePath = browserPath();
  if (executablePath === undefined) throw new Error('No browser: run npm test, which fetches one.');
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
});
afterAll(() => browser.close());

beforeEach(async () => {
  rehearsal = await rehearse({ tips: ['Press New request.'] });
  rehearsal.bot.handler = async (activity: Heard, bot) => {
    if (activity.name === 'task/fetch') return dialogAnswer('New request', page);
    if (activity.name === 'task/submit') return { body: {} };
    if (activity.name === 'adaptiveCard/action') {
      const { action } = activity.value as { action: { verb: string } };
      return action.verb === 'view'
        ? viewAnswer(card(`For ${activity.from.name}`))
        : toastAnswer(`You asked for ${action.verb}.`);
    }
    const isVote = activity.text?.includes('vote') ?? false;
    if (activity.type === 'message' && activity.text) await bot.send(activity, cardMessage(isVote ? shared : home));
    return undefined;
  };
  tab = await browser.newPage({ viewport: { width: 1360, height: 850 }, locale: 'en-GB' });
  tab.on('pageerror', (error) => faults.push(error.message));
});
afterEach(async () => {
  await tab.close();
  await rehearsal.close();
  expect(faults.splice(0)).toEqual([]);
});

/** Something to wait for until the test lets it go. */
const held = (): { until: Promise<unknown>; release: () => void } => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  return {
    until: promise,
    release: () => {
      resolve(undefined);
    },
  };
};

const windowOf = (key: string) => tab.locator(`[data-person="${key}"]`);
const conversationOf = (key: string) => windowOf(key).getByRole('log');
const focused = (expression: string) => tab.evaluate<unknown>(`document.activeElement.${expression}`);

test('a person says something, presses a button and answers a dialog', async () => {
  await tab.goto(rehearsal.room.url);
  const amara = windowOf('amara');
  await amara.getByLabel('Type a message').fill('home');
  await tab.keyboard.press('Enter');
  await amara.getByRole('button', { name: 'New request' }).click();

  const dialog = amara.getByRole('dialog', { name: 'New request' });
  await dialog.getByLabel('What do you need?').fill('A speech therapist');
  await dialog.getByRole('group', { name: 'Terms' }).getByLabel('Autumn').check();
  await dialog.getByRole('button', { name: 'Save and continue' }).click();
  await dialog.waitFor({ state: 'detached' });

  expect(rehearsal.bot.heard.at(-1)).toMatchObject({
    name: 'task/submit',
    value: { data: { page: 1, need: 'A speech therapist', terms: 'a', told: 'false' } },
  });
});

test('a dialog keeps the keyboard until Escape closes it, and gives it back to the button', async () => {
  await rehearsal.client.as('amara').say('home');
  await tab.goto(rehearsal.room.url);
  const amara = windowOf('amara');
  const button = amara.getByRole('button', { name: 'New request' });
  await button.focus();
  await tab.keyboard.press('Enter');
  const dialog = amara.getByRole('dialog');
  await dialog.waitFor();

  for (let presses = 0; presses < 8; presses += 1) {
    await tab.keyboard.press('Tab');
    expect(await focused(`closest('[role=dialog]') !== null`)).toBe(true);
  }
  await tab.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await focused('textContent')).toBe('New request');
});

test('what was pressed before the page began to listen still opens its dialog', async () => {
  await rehearsal.client.as('amara').say('home');
  const listening = held();
  await tab.route('**/room/api/events', async (route) => {
    await listening.until;
    await route.continue();
  });
  await tab.goto(rehearsal.room.url);
  const answered = tab.waitForResponse('**/people/amara/press');
  await windowOf('amara').getByRole('button', { name: 'New request' }).press('Enter');
  await answered;
  listening.release();

  await windowOf('amara').getByRole('dialog', { name: 'New request' }).waitFor();
});

test('an answer that comes late closes no dialog opened meanwhile', async () => {
  await rehearsal.client.as('amara').say('home');
  const opened = held();
  await tab.route('**/people/amara/dialog', async (route) => {
    const nothingOpen = await route.fetch();
    await opened.until;
    await route.fulfill({ response: nothingOpen });
  });
  const late = tab.waitForEvent('requestfinished', (request) => request.url().endsWith('/people/amara/dialog'));
  const asked = tab.waitForRequest('**/people/amara/dialog');
  await tab.goto(rehearsal.room.url);
  await asked;
  await windowOf('amara').getByRole('button', { name: 'New request' }).press('Enter');
  await windowOf('amara').getByRole('dialog', { name: 'New request' }).waitFor();
  opened.release();
  await late;
  await tab.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');

  expect(await windowOf('amara').getByRole('dialog', { name: 'New request' }).isVisible()).toBe(true);
});

test('what is behind More can be reached by keyboard, and the answer is shown to that person only', async () => {
  await rehearsal.client.as('amara').say('home');
  await tab.goto(rehearsal.room.url);
  const amara = windowOf('amara');
  await amara.getByRole('button', { name: 'More', exact: true }).focus();
  await tab.keyboard.press('Enter');
  await tab.getByRole('menuitem', { name: 'Decisions' }).waitFor();
  await tab.keyboard.press('Enter');

  await amara.getByText('You asked for decisions.').waitFor();
  expect(await windowOf('helen').getByText('You asked for decisions.').count()).toBe(0);
});

test('in a meeting chat each person sees their own card, fetched as it comes into view', async () => {
  await tab.goto(rehearsal.room.url);
  for (const key of ['amara', 'helen'])
    await windowOf(key)
      .getByRole('button', { name: /^Ashdown meeting/ })
      .click();
  const helen = windowOf('helen');
  await helen.getByRole('button', { name: 'Mention Communities of Schools' }).click();
  await tab.keyboard.type('vote');
  await helen.getByRole('button', { name: 'Send' }).click();

  await conversationOf('amara').getByText('For Amara Osei').waitFor();
  await conversationOf('helen').getByText('Voting is open').waitFor();
  expect(rehearsal.bot.heard.filter(({ type }) => type === 'invoke')).toHaveLength(1);

  await rehearsal.client.as('amara').in(MEETING).say('Thank you');
  await conversationOf('helen').getByText('Thank you').waitFor();
});

test('a press begun on a chat is not lost when the list of chats is drawn again under it', async () => {
  await tab.goto(`${rehearsal.room.url}/?as=amara`);
  const chat = tab.getByRole('button', { name: /^Ashdown meeting/ });
  await chat.hover();
  await tab.mouse.down();
  await rehearsal.client.as('helen').in(MEETING).say('Good morning');
  await chat.getByText('1 unread').or(chat.getByLabel('1 unread')).first().waitFor();
  await tab.mouse.up();

  await tab.getByRole('log').getByText('Good morning').waitFor();
});

test('a press begun on a card is not lost when the card is drawn again under it', async () => {
  await rehearsal.client.as('amara').say('home');
  await tab.goto(`${rehearsal.room.url}/?as=amara`);
  const heard = rehearsal.bot.heard.find(({ text }) => text === 'home');
  await tab.getByRole('button', { name: 'Agenda' }).hover();
  await tab.mouse.down();
  const [conversation, message] = [
    heard?.conversation.id ?? '',
    await tab.locator('article').last().getAttribute('data-message-id'),
  ];
  await rehearsal.bot.call('PUT', `v3/conversations/${encodeURIComponent(conversation)}/activities/${message}`, {
    type: 'message',
    ...cardMessage({ ...home, body: [{ type: 'TextBlock', text: 'Good afternoon', wrap: true }] }),
  });
  await rehearsal.client.as('amara').say('and this came after');
  await tab.getByText('and this came after').waitFor();
  await tab.mouse.up();

  await tab.getByText('You asked for agenda.').waitFor();
  await tab.getByText('Good afternoon').first().waitFor();
});

test('typing into a card survives what happens round it', async () => {
  rehearsal.bot.handler = async (activity, bot) => {
    if (activity.type === 'message') await bot.send(activity, cardMessage(page));
    return undefined;
  };
  await rehearsal.client.as('amara').say('form');
  await tab.goto(`${rehearsal.room.url}/?as=amara`);
  const input = tab.getByLabel('What do you need?').first();
  await input.fill('Half a sentence');
  await rehearsal.client.as('amara').say('another');
  await tab.getByLabel('What do you need?').nth(1).waitFor();

  expect(await input.inputValue()).toBe('Half a sentence');
});

test('the clock on the page moves to the next working morning', async () => {
  await tab.goto(rehearsal.room.url);
  await tab.getByText('Thursday 5 November 2026').waitFor();
  await tab.getByRole('button', { name: 'Next working day, 09:00' }).click();
  await tab.getByText('Friday 6 November 2026', { exact: true }).waitFor();
  await tab.getByRole('button', { name: 'Next working day, 09:00' }).click();
  await tab.getByText('Monday 9 November 2026', { exact: true }).waitFor();
});

test('at 320 pixels nothing has to be scrolled sideways', async () => {
  await rehearsal.client.as('amara').say('home');
  await tab.setViewportSize({ width: 320, height: 640 });
  await tab.goto(`${rehearsal.room.url}/?as=amara&phone=1`);
  await tab.getByRole('log').getByText('Good morning').waitFor();
  const tooWide = await tab.evaluate(
    `[...document.querySelectorAll('html, .messages, .composer, .window')].filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.className)`,
  );
  expect(tooWide).toEqual([]);

  await tab.getByRole('button', { name: 'Back to chats' }).click();
  await tab.getByRole('button', { name: /^Ashdown funding/ }).click();
  await tab.getByLabel('Start a new post').waitFor();
});
