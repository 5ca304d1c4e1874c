import type { Deps } from '../../src/app/deps';
import { requestRoutes } from '../../src/bot/requests';
import type { Answer } from '../../src/bot/turn';
import type { Card } from '../../src/cards/define';
import { buttonOf, inputsOf, wordsOf } from './cards';
import { cardIn, run, turnOf } from './turns';

export const AMARA = 'amara.osei@oakfield.example';
export const TOM = 'tom.whitlock@oakfield.example';
export const PRIYA = 'priya.raman@hilltop.example';
export const HELEN = 'helen.ward@chairs.example';

/** What is typed on every page of a request that is in order. */
export const ANSWERS = {
  eligibility: { kind: 'group', support: 'senSupport', years: 'years1to13' },
  need: {
    need: 'Weekly speech sessions for six pupils.',
    reason: 'They wait long for support from outside.',
    outcomes: 'They speak in sentences.',
    measures: 'The same check before and after.',
  },
  support: { tried: 'Small groups in class since September.' },
  solution: { solution: 'A course of twelve weeks.' },
  asked: {
    category: 'speechAndLanguage',
    amount: '£6,400',
    start: '2026-11-16',
    end: '2027-07-22',
  },
  pupils: { name1: 'Ada Lovelace', born1: '2017-03-04', name2: 'Will Turner', born2: '2016-12-24' },
  check: { delegated: 'true', privacy: 'true', firstSixThousand: 'true' },
} as const;

/** One person's request dialog: presses buttons as a client does, with everything that stands in the boxes. */
export interface RequestDialog {
  readonly card: () => Card;
  readonly answer: () => Answer;
  readonly title: () => string;
  readonly words: () => string;
  readonly inputs: () => Record<string, string>;
  /** Presses a button of the page after typing. The same press again: `again`. */
  readonly press: (button: string, typed?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly again: () => Promise<Answer>;
}

export async function openRequest(
  deps: Deps,
  email: string,
  data: { readonly communityId: string } & ({ readonly urn: string } | { readonly requestId: string }),
  again: 'continue-request' | 'change-request' | 'new-exceptional' = 'continue-request',
): Promise<RequestDialog> {
  const routes = requestRoutes(deps);
  const turn = () => ({ ...turnOf(email), now: deps.now() });
  const opening = 'urn' in data && again !== 'new-exceptional' ? 'new-request' : again;
  let answer = await run(routes, 'open', opening, data, turn());
  let last: () => Promise<Answer> = async () => answer;
  const card = () => cardIn(answer);
  const title = () => wordsOf(card()).split('\n')[0] ?? '';
  return {
    card,
    answer: () => answer,
    title,
    words: () => wordsOf(card()),
    inputs: () => inputsOf(card()),
    press: async (button, typed = {}) => {
      const shown = inputsOf(card());
      const unknown = Object.keys(typed).find((name) => !(name in shown));
      if (unknown !== undefined) throw new Error(`“${title()}” has no box called ${unknown}`);
      const { verb, data: own } = buttonOf(card(), button);
      const sent = { ...shown, ...typed, ...own };
      last = () => run(routes, 'submit', verb, sent, turn());
      answer = await last();
      return answer;
    },
    again: () => last(),
  };
}

export const SAVE = 'Save and continue';

/** Fills in every page up to the check; `changes` are typed over the usual answers. */
export async function fillIn(
  dialog: RequestDialog,
  changes: Partial<Readonly<Record<keyof typeof ANSWERS, Readonly<Record<string, string>>>>> = {},
): Promise<void> {
  for (const page of ['eligibility', 'need', 'support', 'solution', 'asked', 'pupils'] as const) {
    const before = dialog.title();
    await dialog.press(SAVE, { ...ANSWERS[page], ...changes[page] });
    if (dialog.title() === before) throw new Error(`Still on “${before}”: ${dialog.words()}`);
  }
}

/** A request of Oakfield Primary, filled in by Amara and on its check page. */
export async function checkedRequest(
  deps: Deps,
  changes: Parameters<typeof fillIn>[1] = {},
): Promise<{ readonly dialog: RequestDialog; readonly requestId: string }> {
  const dialog = await openRequest(deps, AMARA, { communityId: 'ashdown', urn: '990001' });
  await fillIn(dialog, changes);
  const { requestId } = buttonOf(dialog.card(), 'Submit request').data;
  if (typeof requestId !== 'string') throw new Error('The check names no request');
  return { dialog, requestId };
}

/** The same, handed in. */
export async function submittedRequest(deps: Deps, changes: Parameters<typeof fillIn>[1] = {}) {
  const { dialog, requestId } = await checkedRequest(deps, changes);
  await dialog.press('Submit request', ANSWERS.check);
  return { dialog, requestId };
}
