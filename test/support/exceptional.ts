import type { Visitor } from '../../local/teams/client';
import { personIdOf } from '../../src/app/person-id';
import { agreeAsInterim } from '../../src/app/exceptional';
import { localDate } from '../../src/domain/calendar/dates';
import type { InterimAgreement } from '../../src/domain/interim/decide';
import { pence } from '../../src/domain/money';
import type { Exceptional } from '../../src/domain/interim/interim';
import { accepted, HELEN } from './community-at-vote';
import type { TestDeps } from './deps';
import type { Filed, Typed } from './journey';
import { dataOf, press } from './journey';
import { buttonOf } from './cards';
import { AMARA, ANSWERS, fillIn, openRequest, SAVE } from './request-dialog';

/** A ground and a reason with words that stand nowhere else, so that they can be looked for. */
export const URGENT = { ground: 'tribunal', whyNow: 'The hearing at Quillhampton ended on Monday.' } as const;

/** What is asked between meetings: £4,200 until 20 November, which the chair may agree alone. */
export const ASKED = { ...ANSWERS.asked, amount: '£4,200', start: '2026-11-09', end: '2026-11-20' };

/** An exceptional request of Oakfield's, filed by Amara through her dialog. */
export async function filedExceptional(
  deps: TestDeps,
  { asked = ASKED, urgent = URGENT }: { asked?: Readonly<Record<string, string>>; urgent?: object } = {},
): Promise<string> {
  const dialog = await openRequest(deps, AMARA, { communityId: 'ashdown', urn: '990001' }, 'new-exceptional');
  await dialog.press(SAVE, { ...urgent });
  await fillIn(dialog, { asked });
  const { requestId } = buttonOf(dialog.card(), 'Submit request').data;
  await dialog.press('Submit request', ANSWERS.check);
  if (typeof requestId !== 'string') throw new Error('The check names no request');
  return requestId;
}

export const named = (requestId: string) => ({ communityId: 'ashdown', requestId });

export const AGREEMENT: InterimAgreement = {
  amount: pence(420_000),
  start: localDate('2026-11-09'),
  end: localDate('2026-11-20'),
  reason: 'The order is from Monday.',
};

/** The same, agreed as interim by the chair. */
export async function agreedInterim(deps: TestDeps): Promise<string> {
  const requestId = await filedExceptional(deps);
  accepted(await agreeAsInterim(deps, personIdOf(HELEN), named(requestId), AGREEMENT, 'k1'));
  return requestId;
}

export async function exceptionalNow(deps: TestDeps, requestId: string): Promise<Exceptional> {
  const request = (await deps.store.read('ashdown', 'request', requestId))?.value;
  if (!request || !('exceptional' in request) || !request.exceptional) throw new Error('Not exceptional');
  return request.exceptional;
}

const PAGES = ['eligibility', 'need', 'support', 'solution', 'asked', 'pupils'] as const;

/** Somebody files one in the rehearsal room, from their personal chat. */
export async function fileExceptional(person: Visitor, typed: Typed = {}, urgent: object = URGENT): Promise<Filed> {
  await person.say('exceptional');
  await press(person, 'Exceptional request');
  await press(person, SAVE, { ...urgent });
  for (const page of PAGES) {
    const before = (await person.dialog()).texts[0];
    await press(person, SAVE, { ...(page === 'asked' ? ASKED : ANSWERS[page]), ...typed[page] });
    const { texts, text } = await person.dialog();
    if (texts[0] === before) throw new Error(`Still on “${before ?? ''}”: ${text}`);
  }
  const { requestId } = dataOf((await person.dialog()).json, 'Submit request');
  await press(person, 'Submit request', ANSWERS.check);
  const { text } = await person.dialog();
  await person.closeDialog();
  const reference = /[A-Z]{3}-\d{4}-\d{3}/.exec(text)?.[0];
  if (typeof requestId !== 'string' || reference === undefined) throw new Error(`Not handed in: ${text}`);
  return { requestId, reference };
}
