import { decisionsRoutes, decisionsWords } from '../../src/bot/decisions';
import { decisionsAction } from '../../src/cards/decisions';
import type { Card } from '../../src/cards/define';
import { instant, localDate } from '../../src/domain/calendar/dates';
import type { Meeting } from '../../src/domain/meeting/meeting';
import type { Documents } from '../../src/domain/documents';
import { headingOf } from '../support/agendas';
import { buttonOf, buttonsOf, faultsOf, wordsOf } from '../support/cards';
import { testDeps, type TestDeps } from '../support/deps';
import { AMARA, HELEN } from '../support/request-dialog';
import { cardIn, CHANNEL, run, sentenceIn, turnOf } from '../support/turns';
import { terms } from '../domain/award/samples';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const OBSERVER = 'ingrid.solheim@rowan-house.example';
const OFFICER = 'grace.lindqvist@council.example';
const CLERK = 'joe.marsh@council.example';
const CONDITIONS = 'A plan *first*.';

type Decision = Partial<
  Extract<Extract<Meeting['agenda'][number], { kind: 'request' }>['progress'], { state: 'decided' }>
>;

/** A meeting that is over and decided these requests, by their numbers. */
async function met(date: string, numbers: readonly number[], over: Decision = {}): Promise<void> {
  const meeting: Documents['meeting'] = {
    meetingId: date,
    communityId: 'ashdown',
    date: localDate(date),
    startsAt: '13:30',
    endsAt: '16:30',
    where: 'Oakfield hall',
    cutOff: null,
    agenda: numbers.map((number, index) => ({
      kind: 'request',
      heading: headingOf(`r${number}`, number),
      minutes: 15,
      heard: 0,
      ballots: 1,
      reopened: null,
      interests: [],
      chairsAside: [],
      progress: {
        state: 'decided',
        outcome: 'agreedWithConditions',
        terms: { ...terms, conditions: CONDITIONS },
        counts: { agree: 5, disagree: 1, abstain: 1 },
        by: 'vote',
        reason: '',
        at: instant(`${date}T14:${String(index).padStart(2, '0')}:00Z`),
        ...over,
      },
    })),
    late: [],
    publishedAt: null,
    changesSincePublished: 0,
    status: 'ended',
    placeId: null,
    present: [],
    absent: [],
    presenters: [],
    startedAt: null,
    endedAt: null,
    reminded: [],
    mode: null,
    cancelled: null,
    paper: null,
    thread: null,
  };
  await deps.store.commit('ashdown', [{ kind: 'meeting', key: date, document: meeting, etag: null }], []);
}
const ask = async (email: string, kind: 'personal' | 'channel' = 'personal', rest = 'ashdown') =>
  (await decisionsWords(deps)[0]?.answer(turnOf(email, kind), rest))?.[0];
const references = (card: Card) => wordsOf(card).match(/ASH-2627-\d{3}/gu) ?? [];
const actions = { [decisionsAction.verb]: decisionsAction.schema };

test('every school reads what was decided this academic year, newest first, with reasons (R95)', async () => {
  await met('2026-07-07', [90]);
  await met('2026-10-06', [1, 2]);
  await met('2026-11-03', [3], {
    outcome: 'notAgreed',
    by: 'chair',
    counts: { agree: 3, disagree: 3, abstain: 0 },
    reason: 'Costs are not clear.',
  });
  const card = cardIn(await ask(AMARA));
  expect(faultsOf(card, actions)).toEqual([]);
  expect(references(card)).toEqual(['ASH-2627-003', 'ASH-2627-002', 'ASH-2627-001']);
  const words = wordsOf(card);
  expect(words).toContain('3 decisions in 2026-27, newest first');
  expect(words).toContain(' · by the chair after a tie, 3 to 3 · Tuesday 3 November');
  expect(words).toContain('Costs are not clear.');
  expect(words).toContain('£6,400 · 5 to 1 with 1 abstention · Tuesday 6 October');
  expect(words).toContain(CONDITIONS);
});

test('an observer reads headings and outcomes, without amounts, counts or reasons', async () => {
  await met('2026-11-03', [1], { reason: 'Because.' });
  const words = wordsOf(cardIn(await ask(OBSERVER)));
  expect(words).toContain('ASH-2627-001');
  expect(words).toContain('Agreed with conditions');
  for (const hidden of ['£', '5 to 1', 'Because', CONDITIONS]) expect(words).not.toContain(hidden);
});

test('ten stand on a page, and older ones behind a button', async () => {
  await met(
    '2026-10-06',
    Array.from({ length: 13 }, (_, index) => index + 1),
  );
  const card = cardIn(await ask(HELEN));
  expect(references(card)).toHaveLength(10);
  expect(wordsOf(card)).toContain('13 decisions in 2026-27, newest first, 1 to 10 shown');
  const { verb, data } = buttonOf(card, 'Older');
  const older = cardIn(await run(decisionsRoutes(deps), 'press', verb, data, turnOf(HELEN)));
  expect(references(older)).toEqual(['ASH-2627-003', 'ASH-2627-002', 'ASH-2627-001']);
  expect(buttonsOf(older).map(({ title }) => title)).not.toContain('Older');
  expect(buttonOf(older, 'Newer').data).toEqual({ communityId: 'ashdown', page: 0 });
});

test('an empty year says so', async () => {
  expect(wordsOf(cardIn(await ask(AMARA)))).toContain('Nothing has been decided in 2026-27 yet.');
});

test('who belongs to several communities chooses one', async () => {
  expect(wordsOf(cardIn(await ask(CLERK, 'personal', '')))).toContain('Which one?');
});

test('in a shared place it is that community’s log; people outside it are told whom to ask', async () => {
  await deps.directory.savePlace(
    {
      conversationId: CHANNEL,
      serviceUrl: 'https://teams.example/',
      kind: 'channel',
      communityId: 'ashdown',
      boundBy: 'p1',
      boundAt: deps.now(),
      people: [],
    },
    null,
  );
  await met('2026-11-03', [1]);
  expect(references(cardIn(await ask(AMARA, 'channel', '')))).toEqual(['ASH-2627-001']);
  expect(sentenceIn(await ask(OFFICER, 'channel', ''))).toContain('Only people of this community');
  const forged = { communityId: 'ashdown', page: 0 };
  expect(sentenceIn(await run(decisionsRoutes(deps), 'press', 'decisions', forged, turnOf(OFFICER)))).toContain(
    'Only people of this community',
  );
});
