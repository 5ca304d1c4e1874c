import type { Browser, Locator } from 'playwright-core';
import { PATIENCE, shootPage } from './person';

/** The whole room, with its clock, as whoever rehearses sees it. */
export interface WholeRoom {
  readonly moveClockTo: (time: string) => Promise<void>;
  /** Shows these people side by side, each in that conversation, and nobody else. */
  readonly seat: (names: readonly string[], conversation: string) => Promise<void>;
  readonly shoot: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Three windows side by side need more than a picture's width: drawn larger, taken smaller. */
const PICTURE = { viewport: { width: 1920, height: 1200 }, deviceScaleFactor: 0.75 };
/** Five days of the clock's alarms ring on the way. */
const LONG_JUMP = 90_000;

export async function openRoom(browser: Browser, url: string): Promise<WholeRoom> {
  const context = await browser.newContext({ ...PICTURE, locale: 'en-GB', timezoneId: 'Europe/London' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(url);
  const clock = page.getByRole('group', { name: 'Clock of the room' });
  const windowOf = (name: string): Locator => page.getByRole('region', { name, exact: true });
  return {
    moveClockTo: async (time) => {
      await clock.getByRole('button', { name: 'To a time' }).click();
      await clock.getByLabel('Move the clock to').fill(time);
      await clock.getByRole('button', { name: 'Move', exact: true }).click();
      await clock.getByText(/^It is now/).waitFor({ state: 'attached', timeout: LONG_JUMP });
    },
    seat: async (names, conversation) => {
      await page.getByText('What to try first').click(); // folds it away
      const closing = page.getByRole('button', { name: /^Close .*’s window$|^Close .*'s window$/ });
      while ((await closing.count()) > 0) await closing.first().click();
      for (const name of names) {
        await page.getByRole('button', { name: 'Add a window' }).click();
        await page.getByRole('menuitem', { name }).click();
      }
      for (const name of names) {
        const chats = windowOf(name).getByRole('navigation', { name: `Chats of ${name}` });
        await chats.getByRole('button', { name: conversation }).click();
      }
    },
    shoot: (name) => shootPage(page, name),
    close: () => context.close(),
  };
}
