import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startRehearsal } from '../../local/rehearsal';
import { openBrowser } from '../support/browser';
import type { Packaged } from '../support/packaged';
import { startPackaged } from '../support/packaged';
import type { Look, Person } from './person';
import { sitDown } from './person';

/** Everything on one machine, a browser, and whoever has sat down at it. */
export interface Stage {
  readonly browser: Browser;
  /** Where the rehearsal room's page is. */
  readonly url: string;
  /** That person, who sits down when first asked for. */
  readonly person: (key: string, look?: Look) => Promise<Person>;
  /** Resolves when nothing is on its way any more: no event, no delivery. */
  readonly idle: () => Promise<void>;
  /** A last picture of everybody, for whoever looks into a failure. */
  readonly shootEverybody: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Thursday 5 November 2026, nine in the morning: five days before the sample meeting. */
const BEGINNING = '2026-11-05T09:00';

async function startSources(folder: string, chairsHaveDeclared: boolean): Promise<Packaged> {
  const { room, host, close } = await startRehearsal({ folder, at: BEGINNING, chairsHaveDeclared });
  return { url: room.url, idle: host.idle, close };
}

/**
 * The app from its sources; from a package when one is given, or named by APP_PACKAGE (`npm run test:package`). Where the
 * chairs are to declare their interests themselves, it is the sources in any case.
 */
export async function openStage(
  packaged = process.env['APP_PACKAGE'],
  { chairsHaveDeclared = true } = {},
): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'cos-journey-'));
  const started =
    packaged === undefined || !chairsHaveDeclared
      ? startSources(folder, chairsHaveDeclared)
      : startPackaged(packaged, folder, BEGINNING);
  const [browser, rehearsal] = await Promise.all([openBrowser(), started]);
  const people = new Map<string, Person>();
  return {
    browser,
    url: rehearsal.url,
    person: async (key, look) => {
      const seated = people.get(key) ?? (await sitDown(browser, rehearsal.url, key, look));
      people.set(key, seated);
      return seated;
    },
    idle: rehearsal.idle,
    shootEverybody: async () => {
      for (const [key, person] of people) await person.shoot(`stuck-${key}`);
    },
    close: async () => {
      await browser.close();
      await rehearsal.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * One stage for all tests of a file, there from the first to the last. A journey says `isThrough` at its end: one that
 * does not get there leaves a last picture of everybody.
 */
export function stageForFile(...how: Parameters<typeof openStage>): Stage & { readonly isThrough: () => void } {
  let opened: Stage | undefined;
  let through = false;
  const on = (): Stage => {
    if (!opened) throw new Error('The stage opens with the first test');
    return opened;
  };
  beforeAll(async () => {
    opened = await openStage(...how);
  });
  afterAll(async () => {
    if (!through) await opened?.shootEverybody();
    await opened?.close();
  });
  return {
    get browser() {
      return on().browser;
    },
    get url() {
      return on().url;
    },
    person: (key, look) => on().person(key, look),
    idle: () => on().idle(),
    shootEverybody: () => on().shootEverybody(),
    close: () => on().close(),
    isThrough: () => {
      through = true;
    },
  };
}
