import { approvalRoutes, approvalView } from '../../src/bot/approvals';
import type { Route } from '../../src/bot/router';
import { personIdOf } from '../../src/app/person-id';
import type { EventOf } from '../../src/domain/events';
import type { Answer } from '../../src/bot/turn';
import { approval, PUPILS, requestWithPupils } from '../support/approvals';
import { buttonOf, buttonsOf, wordsOf } from '../support/cards';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { cardIn, run, sentenceIn, turnOf } from '../support/turns';

const OFFICER = 'grace.lindqvist@council.example';
const COVER = 'omar.haddad@council.example';
const ADMINISTRATOR = 'callum.reid@council.example';
const BOARD = 'beatrice.lowe@council.example';
const CHAIR = 'helen.ward@chairs.example';
const ACTING = 'david.okafor@chairs.example';
const CLERK = 'joe.marsh@council.example';
const OWN = 'amara.osei@oakfield.example';
const COLLEAGUE = 'tom.whitlock@oakfield.example';
const OTHER_SCHOOL = 'priya.raman@hilltop.example';
const OBSERVER = 'ingrid.solheim@rowan-house.example';
const ELSEWHERE = 'lucia.ferraro@saltmarsh-primary.example';

const R1 = { communityId: 'ashdown', requestId: 'r1' };
const CONDITIONS = { conditions: 'A costed plan first.', heldUntilMet: true };

let deps: TestDeps;
let routes: Route[];

beforeEach(async () => {
  deps = await testDeps();
  routes = approvalRoutes(deps);
  deps.at('2026-11-11T09:15:00Z');
});
afterEach(() => deps.close());

const press = (email: string, verb: string, ids: object = R1) => run(routes, 'press', verb, ids, turnOf(email));
const opened = (email: string, verb: string, ids: object = R1) => run(routes, 'open', verb, ids, turnOf(email));
const submitted = (email: string, verb: string, data: object) => run(routes, 'submit', verb, data, turnOf(email));

/** Opens the note and presses Show the list. */
async function looked(email: string): Promise<Answer> {
  const note = await opened(email, 'pupils');
  if (!('dialog' in note)) return note;
  const { verb, data } = buttonOf(cardIn(note), 'Show the list');
  return submitted(email, verb, data);
}

async function looks(): Promise<EventOf<'PupilsOpened'>[]> {
  const events = (await deps.store.events('ashdown')).map(({ event }) => event);
  return events.filter((event) => event.type === 'PupilsOpened');
}

async function countOf(type: string): Promise<number> {
  return (await deps.store.events('ashdown')).filter(({ event }) => event.type === type).length;
}

describe('what the officer is sent', () => {
  const said = async () => {
    const card = await approvalView(deps, 'ashdown', 'r1');
    if (!card) throw new Error('Nothing to send');
    return wordsOf(card);
  };

  test('says what was agreed, by when it should arrive and when KCC aims to pay (R108, R109)', async () => {
    await approval(deps);
    const words = await said();
    expect(words).toContain('New approval · ASH-2627-014');
    expect(words).toContain('Oakfield Primary (URN 990001) · Ashdown community');
    expect(words).toContain('£6,400');
    expect(words).toContain('Agreed on Tuesday 10 November by the community, 5 to 1.');
    expect(words).toContain('No conditions.');
    expect(words).toContain('It reached you the same day (limit: 3 working days, Friday 13 November).');
    expect(words).toContain('KCC aims to pay by Tuesday 22 December, subject to the schools’ advance.');
    expect(words).toContain('4 pupils: names are not shown here.');
  });

  test('names no pupil (R112)', async () => {
    await approval(deps);
    for (const { name } of PUPILS) expect(await said()).not.toContain(name);
  });

  test('shows the share of each academic year, later ones as provisional', async () => {
    await approval(deps, { over: { end: '2027-12-17' as never } });
    const card = JSON.stringify(await approvalView(deps, 'ashdown', 'r1'));
    expect(card).toContain('In 2026-27');
    expect(card).toMatch(/In 2027-28","value":"£[\d,.]+ \(provisional until KCC sets that year’s budget\)/);
  });

  test('counts the days of a held approval from the day its conditions were met (R114)', async () => {
    await approval(deps, { over: CONDITIONS });
    deps.at('2026-11-19T10:00:00Z');
    await submitted(CHAIR, 'release-approval', R1);
    const words = await said();
    expect(words).toContain('Agreed with conditions on Tuesday 10 November by the community, 5 to 1.');
    expect(words).toContain('Its conditions were met on Thursday 19 November: the days count from there.');
    expect(words).toContain('limit: 3 working days, Tuesday 24 November');
    expect(words).toContain('A costed plan first.');
  });

  test('is nothing before the meeting ends, or while conditions are to be met', async () => {
    await approval(deps, { ended: false });
    await approval(deps, { requestId: 'r2', number: 15, over: CONDITIONS });
    expect(await approvalView(deps, 'ashdown', 'r1')).toBeNull();
    expect(await approvalView(deps, 'ashdown', 'r2')).toBeNull();
  });
});

describe('Acknowledge', () => {
  beforeEach(() => approval(deps));

  test('edits the card to say who did, and when', async () => {
    const card = cardIn(await press(OFFICER, 'acknowledge'));
    expect(wordsOf(card)).toContain('Acknowledged by Grace Lindqvist on Wednesday 11 November at 09:15.');
    expect(buttonsOf(card).map(({ title }) => title)).not.toContain('Acknowledge');
  });

  test('pressed twice, or by the second officer later, gives the same card and one record', async () => {
    await press(OFFICER, 'acknowledge');
    deps.at('2026-11-12T08:00:00Z');
    for (const email of [OFFICER, COVER]) {
      const words = wordsOf(cardIn(await press(email, 'acknowledge')));
      expect(words).toContain('Acknowledged by Grace Lindqvist on Wednesday 11 November at 09:15.');
      expect(words).toContain('This was acknowledged before. Nothing has changed.');
    }
    expect(await countOf('ApprovalAcknowledged')).toBe(1);
  });

  test('pressed by both officers at once is recorded once', async () => {
    await Promise.all([press(OFFICER, 'acknowledge'), press(COVER, 'acknowledge')]);
    expect(await countOf('ApprovalAcknowledged')).toBe(1);
  });

  test.each([ADMINISTRATOR, BOARD, CHAIR, CLERK, OWN, ELSEWHERE])('is refused to %s', async (email) => {
    expect(sentenceIn(await press(email, 'acknowledge'))).toMatch(/^Only the High Needs Funding officer/);
    expect(await countOf('ApprovalAcknowledged')).toBe(0);
  });

  test('of a request nobody agreed, or in another community, is refused', async () => {
    expect(sentenceIn(await press(OFFICER, 'acknowledge', { ...R1, requestId: 'r9' }))).toMatch(
      /^There is no approval/,
    );
    expect(sentenceIn(await press(OFFICER, 'acknowledge', { ...R1, communityId: 'saltmarsh' }))).toMatch(
      /^There is no/,
    );
  });

  test('takes nothing a button did not carry', async () => {
    const route = routes.find(({ verb }) => verb === 'acknowledge');
    expect(await route?.run({ ...R1, by: 'p1' }, turnOf(OFFICER))).toBeNull();
    expect(await route?.run({ ...R1, requestId: 'r1/../r2' }, turnOf(OFFICER))).toBeNull();
  });
});

describe('an approval that is not with KCC yet', () => {
  test('cannot be opened or acknowledged', async () => {
    await approval(deps, { over: CONDITIONS });
    expect(sentenceIn(await press(OFFICER, 'acknowledge'))).toMatch(/has not been sent to KCC yet/);
    expect(sentenceIn(await press(OFFICER, 'approval'))).toMatch(/has not been sent to KCC yet/);
    expect(sentenceIn(await opened(OFFICER, 'open-form'))).toMatch(/has not been sent to KCC yet/);
  });
});

describe('Open request', () => {
  beforeEach(() => approval(deps));

  test.each([OFFICER, COVER, ADMINISTRATOR])('shows %s the whole form, without names', async (email) => {
    const words = wordsOf(cardIn(await opened(email, 'open-form')));
    for (const text of ['ASH-2627-014', 'Need', 'Reason', 'Outcomes', 'Measures', 'Tried'])
      expect(words).toContain(text);
    for (const { name } of PUPILS) expect(words).not.toContain(name);
  });

  test.each([BOARD, OTHER_SCHOOL, OBSERVER, ELSEWHERE])('is refused to %s', async (email) => {
    expect(sentenceIn(await opened(email, 'open-form'))).toMatch(/^Only the High Needs Funding officer/);
  });
});

describe('See pupils (R112, R152)', () => {
  test('first says that looks are recorded, and records nothing yet', async () => {
    await approval(deps);
    const note = cardIn(await opened(OFFICER, 'pupils'));
    expect(wordsOf(note)).toContain('We record who opens this list and when.');
    for (const { name } of PUPILS) expect(wordsOf(note)).not.toContain(name);
    expect(await looks()).toEqual([]);
  });

  test.each([OFFICER, COVER, ADMINISTRATOR, OWN, COLLEAGUE])(
    'shows %s the list, and records the look',
    async (email) => {
      await approval(deps);
      const answer = await looked(email);
      const words = wordsOf(cardIn(answer));
      expect(words).toContain('Robin Fennimore\n4 March 2017');
      expect(words).toContain('Sasha Quillfeather\n12 September 2016');
      expect(await looks()).toMatchObject([{ requestId: 'r1', by: personIdOf(email) }]);
      expect(answer).not.toHaveProperty('post');
    },
  );

  test('records in which capacity somebody looked', async () => {
    await approval(deps);
    for (const email of [OFFICER, ADMINISTRATOR, OWN]) await looked(email);
    const kept = (await deps.store.events('ashdown')).filter(({ event }) => event.type === 'PupilsOpened');
    expect(kept.map(({ actor }) => actor.as).sort()).toEqual(['administrator', 'officer', 'representative']);
  });

  test('the record of a look holds no name', async () => {
    await approval(deps);
    await looked(OFFICER);
    const history = JSON.stringify(await deps.store.events('ashdown'));
    for (const { name } of PUPILS) expect(history).not.toContain(name);
  });

  test('each look is another record; the same press delivered twice is one', async () => {
    await approval(deps);
    const { verb, data } = buttonOf(cardIn(await opened(OFFICER, 'pupils')), 'Show the list');
    await submitted(OFFICER, verb, data);
    await submitted(OFFICER, verb, data);
    expect(await looks()).toHaveLength(1);
    await looked(OFFICER);
    expect(await looks()).toHaveLength(2);
  });

  test('an old page pressed again later, or by somebody else, is a look of its own', async () => {
    await approval(deps);
    const { verb, data } = buttonOf(cardIn(await opened(OFFICER, 'pupils')), 'Show the list');
    await submitted(OFFICER, verb, data);
    await submitted(COVER, verb, data);
    deps.at('2026-11-11T09:45:00Z');
    await submitted(OFFICER, verb, data);
    expect(await looks()).toHaveLength(3);
  });

  test.each([CHAIR, CLERK, OTHER_SCHOOL, OBSERVER, BOARD, ELSEWHERE])(
    'is refused to %s, even with a forged press',
    async (email) => {
      await approval(deps);
      expect(sentenceIn(await opened(email, 'pupils'))).toMatch(/^The pupils of a request are for its own school/);
      const forged = await submitted(email, 'pupils', { ...R1, key: 'forged' });
      expect(sentenceIn(forged)).toMatch(/^The pupils of a request are for its own school/);
      expect(await looks()).toEqual([]);
    },
  );

  test('the officer sees them only once the approval is sent; the school and administrators before', async () => {
    await requestWithPupils(deps);
    expect(sentenceIn(await looked(OFFICER))).toMatch(/has not been sent to KCC yet/);
    for (const email of [OWN, ADMINISTRATOR]) expect(wordsOf(cardIn(await looked(email)))).toContain('Robin Fennimore');
    expect(await looks()).toHaveLength(2);
  });

  test('the officer does not see them while conditions are to be met (R92)', async () => {
    await approval(deps, { over: CONDITIONS });
    expect(sentenceIn(await looked(OFFICER))).toMatch(/has not been sent to KCC yet/);
  });

  test('of a request that does not exist there, nobody learns anything', async () => {
    await approval(deps);
    expect(sentenceIn(await opened(OWN, 'pupils', { ...R1, requestId: 'r9' }))).toMatch(/^The pupils of a request/);
    expect(sentenceIn(await opened(OFFICER, 'pupils', { ...R1, communityId: 'saltmarsh' }))).toMatch(/^The pupils/);
  });

  test('Close closes', async () => {
    expect(sentenceIn(await submitted(OFFICER, 'close-pupils', {}))).toBe('Closed.');
  });
});

describe('Conditions are met (R92)', () => {
  beforeEach(() => approval(deps, { over: CONDITIONS }));

  test.each([CHAIR, ACTING, CLERK])('%s is shown the conditions and what follows, and confirms', async (email) => {
    const words = wordsOf(cardIn(await opened(email, 'release-approval')));
    expect(words).toContain('A costed plan first.');
    expect(words).toContain('KCC aims to pay by Wednesday 23 December');
    const done = await submitted(email, 'release-approval', R1);
    expect(sentenceIn(done)).toMatch(/^Sent to KCC/);
    expect('edit' in done ? wordsOf(done.edit) : '').not.toContain('Conditions are met');
    const award = (await deps.store.read('ashdown', 'award', 'r1'))?.value;
    expect(award).toMatchObject({ status: 'sent', approvedOn: '2026-11-11' });
  });

  test('confirmed in a shared place, it shows nobody what waits for the chair', async () => {
    const done = await run(routes, 'submit', 'release-approval', R1, turnOf(CHAIR, 'meeting'));
    expect(sentenceIn(done)).toMatch(/^Sent to KCC/);
    expect(done).not.toHaveProperty('edit');
  });

  test('twice sends it once', async () => {
    await submitted(CHAIR, 'release-approval', R1);
    expect(sentenceIn(await submitted(CLERK, 'release-approval', R1))).toMatch(/was sent to KCC before/);
    expect(sentenceIn(await opened(CLERK, 'release-approval', R1))).toMatch(/was sent to KCC before/);
    expect(await countOf('ApprovalSent')).toBe(1);
  });

  test.each([OWN, OTHER_SCHOOL, OFFICER, ADMINISTRATOR, ELSEWHERE])('is refused to %s', async (email) => {
    expect(sentenceIn(await opened(email, 'release-approval'))).toMatch(/^Only the chair/);
    expect(sentenceIn(await submitted(email, 'release-approval', R1))).toMatch(/^Only the chair/);
    expect(await countOf('ApprovalSent')).toBe(0);
  });
});

test('the form page of an approval that waits for the meeting to end cannot be released by hand', async () => {
  await approval(deps, { over: CONDITIONS, ended: false });
  expect(sentenceIn(await opened(CHAIR, 'release-approval'))).toMatch(/is not held for conditions/);
  expect(sentenceIn(await submitted(CHAIR, 'release-approval', R1))).toMatch(/is not held for conditions/);
});
