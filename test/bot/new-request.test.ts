import type { Visitor } from '../../local/teams/client';
import { CHAT, isSentence, press, wordsIn } from '../support/journey';
import { happened } from '../support/records';
import type { Rehearsal } from '../support/rehearsal';
import { rehearse } from '../support/rehearsal';
import { ANSWERS, SAVE } from '../support/request-dialog';

// New request from the composer: in any chat, private to whoever opens it.

let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await rehearse();
  for (const key of ['amara', 'mei-ling', 'helen']) await as(key).say('hi');
});
afterAll(() => rehearsal.close());

const as = (key: string) => rehearsal.client.as(key);
const PAGES = ['eligibility', 'need', 'support', 'solution', 'asked', 'pupils'] as const;

async function typeAll(person: Visitor): Promise<void> {
  for (const page of PAGES) await press(person, SAVE, ANSWERS[page]);
}

test('whoever represents one school begins at once, and hands it in page by page', async () => {
  const amara = as('amara').in(CHAT);
  const { length } = await amara.messages();
  await amara.extension('newRequest');
  expect(await amara.dialog()).toMatchObject({ title: 'Request for Oakfield Primary' });

  await typeAll(amara);
  await press(amara, 'Submit request', ANSWERS.check);

  expect((await amara.dialog()).text).toContain('Reference ASH-2627-001');
  await amara.closeDialog();
  expect(await happened(rehearsal, 'RequestSubmitted')).toHaveLength(1);
  expect(await amara.messages()).toHaveLength(length);
  expect((await as('amara').card('Request handed in')).text).toContain('ASH-2627-001');
});

test('Back, a problem and Change work in it as in any other dialog', async () => {
  const amara = as('amara');
  await amara.extension('newRequest');
  await press(amara, SAVE, { kind: 'group' });
  expect((await amara.dialog()).text).toContain('There is a problem');
  await press(amara, SAVE, ANSWERS.eligibility);
  await press(amara, 'Back');
  expect((await amara.dialog()).text).toContain('Page 1 of 7');
  await typeAll(amara);
  await press(amara, 'Change: The need');
  expect((await amara.dialog()).text).toContain('Page 2 of 7');
  await amara.closeDialog();
});

test('whoever represents several schools says first which one, and may think again about saying nothing', async () => {
  const meiLing = as('mei-ling').in(CHAT);
  await meiLing.extension('newRequest');
  expect((await meiLing.dialog()).text).toContain('Which school is this for?');

  await press(meiLing, 'Continue');
  expect((await meiLing.dialog()).text).toContain('There is a problem: choose a school.');

  await press(meiLing, 'Continue', { urn: '990006' });
  expect((await meiLing.dialog()).title).toMatch(/^Request for Fernhill Infant$/);
  await meiLing.closeDialog();
});

test('a school that is not one’s own cannot be chosen', async () => {
  const answer = await as('mei-ling').invoke('composeExtension/submitAction', {
    commandId: 'newRequest',
    data: { verb: 'request-school', urn: '990001' },
  });
  expect(wordsIn(answer)).toContain('choose a school');
});

test('whoever represents no school is told so in a sentence', async () => {
  await as('helen').extension('newRequest');
  expect((await as('helen').dialog()).text).toContain('Only a school’s representatives can make a request');
  await as('helen').closeDialog();
});

test('somebody the bot has not met is told how to be known, wherever they are', async () => {
  for (const key of ['stranger', 'yusuf']) {
    await as(key).in(CHAT).extension('newRequest');
    expect((await as(key).dialog()).text).toContain('I do not know you yet. Open a personal chat with me');
    await as(key).closeDialog();
  }
});

test.each([
  ['an unknown command', 'composeExtension/fetchTask', { commandId: 'deleteEverything' }],
  ['no command', 'composeExtension/fetchTask', {}],
  ['nothing at all', 'composeExtension/fetchTask', null],
  ['an unknown button', 'composeExtension/submitAction', { commandId: 'newRequest', data: { verb: 'constructor' } }],
  ['a button without data', 'composeExtension/submitAction', { commandId: 'newRequest' }],
])('%s is answered with a sentence', async (_, name, value) => {
  expect(isSentence(await as('amara').invoke(name, value))).toBe(true);
});

test('when something goes wrong the dialog says so, with a number to quote', async () => {
  rehearsal.cosmos.faults.next({ answer: 'drop', times: 10_000 });
  const answer = await as('amara').invoke('composeExtension/fetchTask', { commandId: 'newRequest' });
  rehearsal.cosmos.faults.clear();
  expect(wordsIn(answer)).toMatch(/quote [A-Z0-9]{3}-/);
});
