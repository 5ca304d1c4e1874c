import { budgetRoutes, budgetView, budgetWords } from '../../src/bot/budget';
import { unset } from '../../src/domain/budget/budget';
import { academicYearOf, nextYear } from '../../src/domain/calendar/years';
import { instant, localDate } from '../../src/domain/calendar/dates';
import { pence } from '../../src/domain/money';
import { personIdOf } from '../../src/app/person-id';
import { approval } from '../support/approvals';
import { buttonsOf, nodesOf, wordsOf } from '../support/cards';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { cardIn, CHANNEL, run, sentenceIn, SERVICE, turnOf } from '../support/turns';

const REP = 'amara.osei@oakfield.example';
const CHAIR = 'helen.ward@chairs.example';
const ACTING = 'david.okafor@chairs.example';
const CLERK = 'joe.marsh@council.example';
const OBSERVER = 'ingrid.solheim@rowan-house.example';
const OFFICER = 'grace.lindqvist@council.example';
const ADMINISTRATOR = 'callum.reid@council.example';
const BOARD = 'beatrice.lowe@council.example';
const ELSEWHERE = 'lucia.ferraro@saltmarsh-primary.example';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

async function type(email: string, rest = '', kind: 'personal' | 'channel' = 'personal') {
  const [answer] = (await budgetWords(deps)[0]?.answer(turnOf(email, kind), rest)) ?? [];
  return answer;
}
const figures = (answer: Awaited<ReturnType<typeof type>>): Record<string, string> =>
  Object.fromEntries(
    nodesOf(cardIn(answer))
      .filter(({ type: kind }) => kind === 'FactSet')
      .flatMap(({ facts }) => facts as { title: string; value: string }[])
      .map(({ title, value }) => [title, value]),
  );
const choose = (email: string, communityId: string) =>
  run(budgetRoutes(deps), 'press', 'budget', { communityId }, turnOf(email));

describe('the budget of a community', () => {
  test('shows total, STLS contribution, spent, promised and remaining (R116, R117, R123)', async () => {
    expect(figures(await type(REP))).toEqual({
      'Total budget': '£240,000',
      'STLS contribution': '£18,000',
      'Spent to date': '£0',
      'Agreed, not yet paid': '£0',
      Remaining: '£222,000',
    });
    expect(wordsOf(cardIn(await type(REP)))).toContain('Budget · Ashdown · 2026-27');
    expect(wordsOf(cardIn(await type(REP)))).toContain('As of 09:00');
  });

  test('goes down with each decision, whoever looks (R120)', async () => {
    await approval(deps);
    for (const email of [REP, CHAIR, OFFICER]) {
      const shown = figures(email === OFFICER ? await choose(email, 'ashdown') : await type(email));
      expect(shown).toMatchObject({ 'Agreed, not yet paid': '£6,400', Remaining: '£215,600' });
    }
  });

  test.each([REP, CHAIR, ACTING])('%s sees it at once', async (email) => {
    expect(figures(await type(email)).Remaining).toBe('£222,000');
  });

  test.each([CLERK, OFFICER, ADMINISTRATOR])('%s, with several communities, chooses first', async (email) => {
    const card = cardIn(await type(email));
    const offered = buttonsOf(card).filter(({ type: kind }) => kind === 'Action.Execute');
    expect(offered.map(({ title, verb }) => [title, verb])).toEqual([
      ['Ashdown', 'budget'],
      ['Saltmarsh', 'budget'],
    ]);
    expect(figures(await choose(email, 'saltmarsh')).Remaining).toBe('£89,000');
  });

  test('can be asked for by the community’s name', async () => {
    expect(figures(await type(CLERK, 'saltmarsh')).Remaining).toBe('£89,000');
  });

  test.each([OBSERVER, BOARD])('is not for %s', async (email) => {
    expect(sentenceIn(await type(email))).toMatch(/no community whose budget I can show you/);
    expect(sentenceIn(await choose(email, 'ashdown'))).toMatch(/^The budget of a community is for/);
  });

  test('of another community stays closed, also to a forged press', async () => {
    expect(sentenceIn(await choose(ELSEWHERE, 'ashdown'))).toMatch(/^The budget of a community is for/);
    expect(sentenceIn(await choose(REP, 'nowhere'))).toMatch(/^The budget of a community is for/);
  });

  test('is not there before KCC has recorded that year', async () => {
    deps.at('2027-09-06T09:00:00Z');
    expect(sentenceIn(await type(REP))).toMatch(/has not recorded a budget for this academic year yet/);
  });
});

describe('in a channel', () => {
  beforeEach(async () => {
    const boundBy = personIdOf(CLERK);
    const place = { conversationId: CHANNEL, serviceUrl: SERVICE, kind: 'channel', communityId: 'saltmarsh' } as const;
    await deps.directory.savePlace({ ...place, boundBy, boundAt: deps.now(), people: [] }, null);
  });

  test('it is that community’s, with nothing to choose or refresh', async () => {
    const answer = await type(CLERK, '', 'channel');
    expect(figures(answer).Remaining).toBe('£89,000');
    expect(buttonsOf(cardIn(answer))).toEqual([]);
  });

  test('nobody from outside can have it posted', async () => {
    expect(sentenceIn(await type(REP, '', 'channel'))).toMatch(/^The budget of a community is for/);
  });
});

describe('the figures', () => {
  const sheet = async (over: object) => {
    const community = (await deps.store.read('ashdown', 'community', 'the'))?.value;
    const year = academicYearOf(localDate('2026-11-10'));
    const budget = (await deps.store.read('ashdown', 'budget', year))?.value;
    if (!community || !budget) throw new Error('Not in the sample');
    return { community, year, budget: { ...budget, ...over }, next: null };
  };
  const at = instant('2026-11-05T14:05:00Z');

  test('show protections only in the year that has them (R124)', async () => {
    const labels = (over: object) =>
      sheet(over).then((each) => budgetView(each, at, false).lines.map(({ label }) => label));
    expect(await labels({})).not.toContain('Protections');
    expect(await labels({ protections: pence(500_000) })).toContain('Protections');
  });

  test('say what awards past August need of the coming year, and whether KCC has set that year', async () => {
    const today = await sheet({});
    const coming = { ...unset(nextYear(today.year)), committed: pence(120_000) };
    expect(budgetView({ ...today, next: coming }, at, false).nextYear).toBe(
      'Awards that run past 31 August need £1,200 in 2027-28. That is provisional until KCC sets the budget for 2027-28.',
    );
    const set = { ...coming, isSet: true, total: pence(24_000_000) };
    expect(budgetView({ ...today, next: set }, at, false).nextYear).toBe(
      'For 2027-28 KCC has set £240,000. Awards that run into that year have £1,200 of it already.',
    );
    expect(budgetView(today, at, false).hasNextYear).toBe(false);
  });

  test('say plainly when more is promised than there is', async () => {
    const view = budgetView(
      await sheet({ total: pence(1_000_000), stls: pence(0), committed: pence(1_200_000) }),
      at,
      false,
    );
    expect(view.summary).toMatch(/^The community has agreed £2,000 more than its budget carries/);
    expect(view.lines.at(-1)).toEqual({ label: 'Remaining', value: '−£2,000' });
  });
});
