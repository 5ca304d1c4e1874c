import { requestAskedCard } from '../../src/cards/request-asked';
import { requestEligibilityCard } from '../../src/cards/request-eligibility';
import { requestNeedCard } from '../../src/cards/request-need';
import type { Box, PageFrame } from '../../src/cards/request-page';
import { keptSchema, keptText } from '../../src/cards/request-page';
import { requestSolutionCard } from '../../src/cards/request-solution';
import { requestSupportCard } from '../../src/cards/request-support';
import { buttonsOf, faultsOf, inputsOf, nodesOf, wordsOf } from '../support/cards';
import { actions, box, frame, fullFrame, longest, wrong } from './request-pages';

const pick = [{ title: 'One', value: 'one' }];
const pages = {
  eligibility: (on: PageFrame, each: (value?: string) => Box) =>
    requestEligibilityCard({
      ...on,
      urn: '990001',
      start: 'key',
      kinds: pick,
      kind: each('one'),
      supports: pick,
      support: each(''),
      yearGroups: pick,
      years: each(''),
      otherAuthorityFunds: box('false'),
      resourcedPlace: box('true'),
      includesStaffing: box('false'),
      staffingReason: each(''),
    }),
  need: (on: PageFrame, each: (value?: string) => Box) =>
    requestNeedCard({
      ...on,
      words: '0 of 250 words used',
      count: each(),
      need: each(),
      reason: each(),
      outcomes: each(),
      measures: each(),
    }),
  support: (on: PageFrame, each: (value?: string) => Box) =>
    requestSupportCard({ ...on, words: '143 of 250 words used', tried: each() }),
  solution: (on: PageFrame, each: (value?: string) => Box) => requestSolutionCard({ ...on, solution: each() }),
  asked: (on: PageFrame, each: (value?: string) => Box) =>
    requestAskedCard({
      ...on,
      categories: pick,
      category: each(),
      amount: each(),
      start: each(),
      end: each(),
      openEnded: box('false'),
      review: each(),
    }),
};

describe.each(Object.entries(pages))('the page about %s', (_, page) => {
  test('keeps to what every card keeps to, empty and with everything on it', () => {
    expect(faultsOf(page(frame, box), actions)).toEqual([]);
    expect(
      faultsOf(
        page(fullFrame, () => wrong('Mend this')),
        actions,
      ),
    ).toEqual([]);
  });

  test('says what is wrong above and at the box, in words, and only then', () => {
    const shown = wordsOf(page(fullFrame, () => wrong('Mend this')));
    expect(shown).toContain('There is a problem\nLook at this');
    expect(shown).toContain('Please note\nKnow this');
    expect(shown).toContain('Problem: Mend this');
    const hidden = wordsOf(page(frame, box));
    for (const each of ['There is a problem', 'Please note', 'Problem:']) expect(hidden).not.toContain(each);
  });

  test('asks for nothing a client would insist on, so that Back always works', () => {
    expect(nodesOf(page(frame, box)).filter(({ isRequired }) => isRequired)).toEqual([]);
  });

  test('has Back only where there is a page before', () => {
    const titles = (on: PageFrame) => buttonsOf(page(on, box)).map(({ title }) => title);
    expect(titles(frame)).toEqual(['Save and continue', 'Back']);
    expect(titles({ ...frame, canGoBack: false })).toEqual(['Save and continue']);
  });

  test('carries unsaved answers of other pages out of sight', () => {
    expect(inputsOf(page(frame, box))).not.toHaveProperty('kept');
    const card = page(fullFrame, box);
    expect(keptSchema.parse(inputsOf(card)['kept'])).toEqual({ need: { need: 'kept words' } });
    expect(nodesOf(card).find(({ id }) => id === 'kept')).toMatchObject({ isVisible: false });
  });
});

test('the page about the need is small enough with every text of the form as long as its box takes', () => {
  const kept = keptText({
    eligibility: { staffingReason: longest(600) },
    support: { tried: longest(3000) },
    solution: { solution: longest(3000) },
  });
  const card = pages.need({ ...fullFrame, kept }, () => box(longest(3000)));
  expect(faultsOf(card, actions)).toEqual([]);
});

test('what a dialog carries is refused when it is not what was put there', () => {
  for (const text of ['not json', '[]', '{"other":{}}', '{"need":{"need":5}}', '"text"', 'null'])
    expect(keptSchema.safeParse(text).success).toBe(false);
  expect(keptSchema.parse('')).toEqual({});
});

test('what was chosen stands in the box again', () => {
  expect(inputsOf(pages.eligibility(frame, box))).toMatchObject({ kind: 'one', resourcedPlace: 'true' });
});
