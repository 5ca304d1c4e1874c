import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';

const SHOTS = join(__dirname, '../../test-output/screenshots');
const DESKTOP = { width: 1100, height: 900 };
/** A busy machine is slow; one that is stuck should not keep anybody for long. */
export const PATIENCE = 25_000;
const PHONE = { width: 375, height: 780 };

export interface Look {
  /** Holds a phone all the way. */
  readonly phone?: boolean;
}

/** Somebody at their own Teams, who finds things by what is written on them. */
export interface Person {
  readonly page: Page;
  readonly dialog: Dialog;
  /** Opens the conversation of that name. */
  readonly goTo: (conversation: string) => Promise<void>;
  /** Opens the chat with the bot. */
  readonly goToBot: () => Promise<void>;
  readonly say: (text: string) => Promise<void>;
  /** Says it to the bot where others listen too. */
  readonly mention: (text: string) => Promise<void>;
  /** The newest card with that heading, once it is there. */
  readonly card: (heading: string | RegExp) => Promise<Locator>;
  /** Chooses from the menu of the conversation in front. */
  readonly option: (name: string | RegExp) => Promise<void>;
  readonly shoot: (name: string) => Promise<void>;
  /** The same as `shoot`, at phone width and in the dark theme too. */
  readonly shootAll: (name: string) => Promise<void>;
}

export interface Dialog {
  readonly box: Locator;
  readonly sees: (text: string | RegExp) => Promise<void>;
  readonly fill: (answers: Readonly<Record<string, string>>) => Promise<void>;
  readonly choose: (...options: readonly string[]) => Promise<void>;
  readonly press: (button: string) => Promise<void>;
  readonly value: (label: string) => Promise<string>;
  readonly close: () => Promise<void>;
  /** The last sentence of a dialog, which is then put away. */
  readonly endsWith: (text: string | RegExp) => Promise<void>;
}

function dialogOf(page: Page): Dialog {
  const box = page.getByRole('dialog');
  return {
    box,
    sees: (text) => box.getByText(text).first().waitFor(),
    fill: async (answers) => {
      for (const [label, text] of Object.entries(answers)) await box.getByLabel(label, { exact: true }).fill(text);
    },
    choose: async (...options) => {
      for (const option of options) await box.getByLabel(new RegExp(`${option}$`)).check();
    },
    press: (button) => box.getByRole('button', { name: button, exact: true }).click(),
    value: (label) => box.getByLabel(label, { exact: true }).inputValue(),
    close: async () => {
      await box.getByRole('button', { name: 'Close the dialog' }).click();
      await box.waitFor({ state: 'hidden' });
    },
    endsWith: async (text) => {
      await box.getByText(text).waitFor();
      await box.getByRole('button', { name: 'Close', exact: true }).click();
      await box.waitFor({ state: 'hidden' });
    },
  };
}

export async function shootPage(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), animations: 'disabled' });
}

export async function sitDown(
  browser: Browser,
  room: string,
  key: string,
  { phone = false }: Look = {},
): Promise<Person> {
  const context = await browser.newContext({
    viewport: phone ? PHONE : DESKTOP,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`${room}/?as=${key}&theme=light${phone ? '&phone=1' : ''}`);
  const chats = page.getByRole('navigation', { name: /^Chats of/ });
  const log = page.getByRole('log', { name: 'Messages' });
  const box = page.getByRole('textbox', { name: /^(Type a message|Start a new post)$/ });

  const goTo = async (conversation: string | RegExp) => {
    if (phone && !(await chats.isVisible())) await page.getByRole('button', { name: 'Back to chats' }).click();
    await chats.getByRole('button', { name: conversation }).click();
    await box.waitFor();
  };
  const say = async (text: string) => {
    await box.pressSequentially(text);
    await box.press('Enter');
  };
  const wear = async (asPhone: boolean, dark: boolean) => {
    await page.setViewportSize(asPhone ? PHONE : DESKTOP);
    await page.evaluate(`document.body.classList.toggle('phone', ${asPhone})`);
    await page.evaluate(`document.documentElement.dataset.theme = '${dark ? 'dark' : 'light'}'`);
  };
  await box.or(chats).first().waitFor();

  return {
    page,
    dialog: dialogOf(page),
    goTo,
    goToBot: () => goTo(/^.{0,2}\s*Communities of Schools/),
    say,
    mention: async (text) => {
      await page.getByRole('button', { name: 'Mention Communities of Schools' }).click();
      await box.press('End');
      await say(text);
    },
    card: async (heading) => {
      const found = log
        .getByRole('article')
        .filter({ has: page.getByRole('heading', { name: heading }) })
        .last();
      // scrolled to: a card out of sight does not ask for its reader's own view
      await found.getByRole('heading').first().hover();
      return found;
    },
    option: async (name) => {
      await page.getByRole('button', { name: 'Options of this conversation' }).click();
      await page.getByRole('menuitem', { name }).click();
    },
    shoot: (name) => shootPage(page, name),
    shootAll: async (name) => {
      await shootPage(page, name);
      await wear(true, false);
      await shootPage(page, `${name}-phone`);
      await wear(false, true);
      await shootPage(page, `${name}-dark`);
      await wear(phone, false);
    },
  };
}
