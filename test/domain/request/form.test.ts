import { localDate } from '../../../src/domain/calendar/dates';
import { defaultProfile } from '../../../src/domain/profile';
import {
  ASKED_BOXES,
  ELIGIBILITY_BOXES,
  eligibilityOf,
  NEED_BOXES,
  readAsked,
  readEligibility,
  readNeed,
  readSolution,
  readSupport,
  wordsOf,
} from '../../../src/domain/request/form';

const today = localDate('2026-11-05');
const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');

describe('who a request is for', () => {
  const typed = {
    kind: 'group',
    support: 'senSupport',
    years: 'years1to13',
    otherAuthorityFunds: 'false',
    resourcedPlace: 'false',
    includesStaffing: 'false',
    staffingReason: '',
  };

  test('is read from what was chosen, of whatever kind (R48)', () => {
    expect(readEligibility({ ...typed, resourcedPlace: 'true' })).toEqual({
      ok: true,
      content: {
        kind: 'group',
        support: 'senSupport',
        years: 'years1to13',
        otherAuthorityFunds: false,
        resourcedPlace: true,
        includesStaffing: false,
        staffingReason: '',
      },
    });
  });

  test('must be chosen, from what is offered', () => {
    expect(readEligibility({ ...typed, kind: '', support: 'everything', years: '' })).toEqual({
      ok: false,
      problems: { kind: 'NotChosen', support: 'NotChosen', years: 'NotChosen' },
    });
  });

  test('staffing needs a reason (R193)', () => {
    const staffing = { ...typed, includesStaffing: 'true' };
    expect(readEligibility(staffing)).toEqual({ ok: false, problems: { staffingReason: 'StaffingReasonMissing' } });
    expect(readEligibility({ ...staffing, staffingReason: 'Nobody else can.' }).ok).toBe(true);
    expect(readEligibility({ ...staffing, staffingReason: 'x'.repeat(601) })).toEqual({
      ok: false,
      problems: { staffingReason: 'TextTooLong' },
    });
  });

  test.each([
    [{ support: 'specificAllocation' }, ['specificAllocation']],
    [{ support: 'noSen' }, ['noSen']],
    [{ years: 'nursery' }, ['nursery']],
    [{ otherAuthorityFunds: true }, ['otherAuthority']],
    [{ resourcedPlace: true }, ['resourcedPlace']],
    [{ support: 'noSen', years: 'nursery' }, ['noSen', 'nursery']],
    [{ support: 'ehcp' }, []],
  ] as const)('%j stops for %j (R35, R36, R58, R186, R191, R192, R196)', (answers, stops) => {
    const plain = readEligibility(typed);
    if (!plain.ok) throw new Error('Not read');
    expect(eligibilityOf({ ...plain.content, ...answers }, defaultProfile).stops).toEqual(stops);
  });

  test('Year R warns, or stops where the rules say so (R187, R188); staffing warns (R193)', () => {
    const plain = readEligibility({
      ...typed,
      years: 'includesYearR',
      includesStaffing: 'true',
      staffingReason: 'Why',
    });
    if (!plain.ok) throw new Error('Not read');
    expect(eligibilityOf(plain.content, { yearR: 'warn' })).toEqual({ stops: [], warnings: ['yearR', 'staffing'] });
    expect(eligibilityOf(plain.content, { yearR: 'stop' })).toEqual({ stops: ['yearR'], warnings: ['staffing'] });
  });
});

describe('the need', () => {
  const typed = { need: words(100), reason: words(100), outcomes: words(40), measures: words(10) };

  test('may have 250 words in its four texts together, and not one more (R37)', () => {
    const most = readNeed(typed, defaultProfile);
    expect(most.ok && wordsOf(most.content)).toBe(250);
    expect(readNeed({ ...typed, measures: words(11) }, defaultProfile)).toEqual({
      ok: false,
      problems: { words: 'TooManyWords' },
    });
  });

  test('says what, why, which outcomes and how they are measured (R38, R135)', () => {
    expect(readNeed({ need: ' ', reason: '', outcomes: '…', measures: '\n' }, defaultProfile)).toEqual({
      ok: false,
      problems: { need: 'TextMissing', reason: 'TextMissing', outcomes: 'TextMissing', measures: 'TextMissing' },
    });
  });

  test('what was tried is mandatory (R43), a solution is not (R39)', () => {
    expect(readSupport({ tried: ' ' })).toEqual({ ok: false, problems: { tried: 'TextMissing' } });
    expect(readSupport({ tried: 'Small groups\r\nsince May ' })).toEqual({
      ok: true,
      content: { tried: 'Small groups\nsince May' },
    });
    expect(readSolution({ solution: '' })).toEqual({ ok: true, content: { solution: '' } });
    expect(readSolution({ solution: 'x'.repeat(3001) })).toEqual({ ok: false, problems: { solution: 'TextTooLong' } });
  });
});

describe('what is asked for', () => {
  const typed = {
    category: 'speechAndLanguage',
    amount: '£6,400',
    start: '2026-11-16',
    openEnded: 'false',
    end: '2027-07-22',
    review: '',
  };
  const problemsIn = (changes: Partial<typeof typed>) => {
    const read = readAsked({ ...typed, ...changes }, today);
    return read.ok ? {} : read.problems;
  };

  test('is read in whole pence and days', () => {
    expect(readAsked(typed, today)).toEqual({
      ok: true,
      content: { category: 'speechAndLanguage', amount: 640_000, start: '2026-11-16', end: '2027-07-22', review: null },
    });
  });

  test('may be open-ended, with a review date then (R51, R52)', () => {
    expect(problemsIn({ openEnded: 'true', end: '' })).toEqual({ review: 'ReviewMissing' });
    expect(problemsIn({ openEnded: 'true', end: '', review: '2027-05-04' })).toEqual({});
    expect(problemsIn({ openEnded: 'true' })).toEqual({ end: 'EndAndOpenEnded', review: 'ReviewMissing' });
  });

  test.each([
    [{ category: '' }, { category: 'NotChosen' }],
    [{ amount: '' }, { amount: 'AmountMissing' }],
    [{ amount: 'lots' }, { amount: 'NotAnAmount' }],
    [{ amount: '1e3' }, { amount: 'NotAnAmount' }],
    [{ amount: '-5' }, { amount: 'NotAnAmount' }],
    [{ amount: '0' }, { amount: 'NoAmount' }],
    [{ start: '' }, { start: 'DateMissing' }],
    [{ start: '2026-02-30' }, { start: 'NoSuchDate' }],
    [{ start: '1926-11-16' }, { start: 'DateFarAway' }],
    [{ end: '' }, { end: 'EndMissing' }],
    [{ end: '2026-11-15' }, { end: 'EndBeforeStart' }],
    [{ end: '9999-12-31' }, { end: 'DateFarAway' }],
    [{ review: '2026-11-15' }, { review: 'ReviewBeforeStart' }],
    [{ review: '2027-07-23' }, { review: 'ReviewAfterEnd' }],
    [{ end: '2026-11-16', review: '2026-11-16' }, {}],
  ])('%j gives %j', (changes, problems) => {
    expect(problemsIn(changes)).toEqual(problems);
  });
});

test('the form asks neither where a child lives nor for a surgery, nor for the school’s own budget (R3, R22, R53, R199)', () => {
  expect([...ELIGIBILITY_BOXES, ...NEED_BOXES, ...ASKED_BOXES].sort()).toEqual(
    [
      ...['kind', 'support', 'years', 'otherAuthorityFunds', 'resourcedPlace', 'includesStaffing', 'staffingReason'],
      ...['need', 'reason', 'outcomes', 'measures'],
      ...['category', 'amount', 'start', 'openEnded', 'end', 'review'],
    ].sort(),
  );
});

test('each of the four texts may have its own limit, where KCC sets one (R37)', () => {
  const typed = { need: 'one two three', reason: 'one', outcomes: 'one', measures: 'one' };
  expect(readNeed(typed, { ...defaultProfile, wordsPerBox: 3 }).ok).toBe(true);
  expect(readNeed(typed, { ...defaultProfile, wordsPerBox: 2 })).toEqual({
    ok: false,
    problems: { need: 'TooManyWordsHere' },
  });
});
