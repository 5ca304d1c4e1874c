import type { Page } from 'playwright-core';
import { SPEECH_GROUP } from './request';
import { stageForFile } from './stage';

const stage = stageForFile();

const MOST_STOPS = 40;

/** Presses Tab until the keyboard is at what is called that. */
async function tabTo(page: Page, role: Parameters<Page['getByRole']>[0], name: string | RegExp): Promise<void> {
  const wanted = page
    .getByRole(role, { name, ...(typeof name === 'string' ? { exact: true } : {}) })
    .and(page.locator(':focus'));
  for (let stop = 1; stop <= MOST_STOPS; stop += 1) {
    if ((await wanted.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${String(name)}`);
}

test('a request can be begun, put right, left and gone on with by keyboard alone', async () => {
  const marek = await stage.person('marek');
  const { page, dialog } = marek;
  const { keyboard } = page;
  await marek.goToBot();
  await marek.say('request');
  const start = await marek.card('Make a request');
  await start.getByRole('button', { name: 'New request' }).focus();
  await keyboard.press('Enter');
  await dialog.sees('Page 1 of 7');

  await tabTo(page, 'radio', /SEN Support$/);
  await keyboard.press('Space');
  await tabTo(page, 'button', 'Save and continue');
  await keyboard.press('Enter');
  await dialog.sees('Problem: Choose one of these.');

  await tabTo(page, 'radio', /Years 1 to 13$/);
  await keyboard.press('Space');
  await tabTo(page, 'button', 'Save and continue');
  await keyboard.press('Enter');
  await dialog.sees('Page 2 of 7');

  for (const [label, text] of Object.entries(SPEECH_GROUP.need)) {
    await tabTo(page, 'textbox', label);
    await keyboard.insertText(text);
  }
  await tabTo(page, 'button', 'Save and continue');
  await keyboard.press('Enter');
  await dialog.sees('Page 3 of 7');
  await keyboard.press('Escape');
  await dialog.box.waitFor({ state: 'hidden' });

  await tabTo(page, 'textbox', 'Type a message');
  await keyboard.insertText('home');
  await keyboard.press('Enter');
  await marek.card('Waiting for you');
  await page.getByRole('button', { name: 'Continue' }).focus();
  await keyboard.press('Enter');
  await dialog.sees('Page 3 of 7');
}, 120_000);

test('every box of the request dialog has a name of its own', async () => {
  const siobhan = await stage.person('siobhan');
  await siobhan.goToBot();
  await siobhan.say('request');
  await (await siobhan.card('Make a request')).getByRole('button', { name: 'New request' }).click();
  await siobhan.dialog.sees('Page 1 of 7');

  const names = await Promise.all(
    (await siobhan.dialog.box.getByRole('radio').or(siobhan.dialog.box.getByRole('checkbox')).all()).map((box) =>
      box.ariaSnapshot(),
    ),
  );

  expect(names.length).toBeGreaterThan(10);
  expect(new Set(names).size).toBe(names.length);
}, 60_000);
