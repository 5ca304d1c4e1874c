import { addAction } from '../../src/app/actions';
import { endMeeting } from '../../src/app/meeting';
import { announce } from '../../src/app/notifications';
import { personIdOf } from '../../src/app/person-id';
import { actionRoutes, actionWords } from '../../src/bot/actions';
import { homeWords } from '../../src/bot/home';
import { meetingView } from '../../src/bot/meeting-view';
import { renderer } from '../../src/bot/render';
import { addActionAction, openActionAction } from '../../src/cards/action';
import { actionsAction, finishActionAction, markActionAction } from '../../src/cards/actions';
import type { Card } from '../../src/cards/define';
import { localDate } from '../../src/domain/calendar/dates';
import { DECEMBER, plannedMeeting } from '../support/agendas';
import { buttonOf, buttonsOf, faultsOf, inputsOf, wordsOf } from '../support/cards';
import {
  accepted,
  AMARA,
  closedMeeting,
  HELEN,
  INGRID,
  JOE,
  happened,
  MEETING,
  meetingInSession,
  openedVote,
  PRIYA,
  withPupils,
} from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { cardIn, run, sentenceIn, turnOf } from '../support/turns';

const WHAT = 'Share the speech and language plan';
const schemas = Object.fromEntries(
  [openActionAction, addActionAction, actionsAction, markActionAction, finishActionAction].map(({ verb, schema }) => [
    verb,
    schema,
  ]),
);

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const opened = async (email: string) => run(actionRoutes(deps), 'open', openActionAction.verb, MEETING, turnOf(email));
const filled = { what: WHAT, owner: 'school:990001', due: '2026-11-20' };
const submitted = (dialog: Card, typed: Readonly<Record<string, string>>, email = JOE) =>
  run(
    actionRoutes(deps),
    'submit',
    addActionAction.verb,
    { ...inputsOf(dialog), ...buttonOf(dialog, 'Add this action').data, ...typed },
    turnOf(email),
  );
const listFor = async (email: string, kind: 'personal' | 'meeting' = 'personal'): Promise<Card> =>
  cardIn((await actionWords(deps)[0]?.answer(turnOf(email, kind), 'ashdown'))?.[0]);
const homeFor = async (email: string): Promise<Card> =>
  cardIn((await homeWords(deps)[0]?.answer(turnOf(email), ''))?.[0]);
const given = (due = '2026-11-20') =>
  addAction(
    deps,
    personIdOf(JOE),
    MEETING,
    { what: WHAT, requestId: 'r1', owner: { kind: 'school', urn: '990001' }, due: localDate(due) },
    `key-${due}`,
  );

describe('adding an action', () => {
  test('the clerk adds one in the meeting: what, whose, by when; the request under discussion is chosen (R69)', async () => {
    await meetingInSession(deps);
    await openedVote(deps, 'r2');
    const dialog = cardIn(await opened(JOE));
    expect(faultsOf(dialog, schemas)).toEqual([]);
    expect(inputsOf(dialog)).toMatchObject({ about: 'r2', owner: '' });
    const said = sentenceIn(await submitted(dialog, filled));
    expect(said).toBe('The action is noted for Oakfield Primary, by Friday 20 November. Type actions to see them all.');
    expect(wordsOf(await listFor(JOE))).toContain('ASH-2627-015');
  });

  test('pressed twice it is one action', async () => {
    await meetingInSession(deps);
    const dialog = cardIn(await opened(JOE));
    await submitted(dialog, filled);
    await submitted(dialog, filled);
    expect(await happened(deps, 'ActionAdded')).toBe(1);
  });

  test('what was typed stays when something is missing', async () => {
    await meetingInSession(deps);
    const again = cardIn(await submitted(cardIn(await opened(HELEN)), { ...filled, due: 'soon' }, HELEN));
    expect(wordsOf(again)).toContain('There is a problem: Enter the day by which it should be done.');
    expect(inputsOf(again)).toMatchObject({ what: WHAT, owner: 'school:990001' });
  });

  test('no word of it names a pupil of any request of that meeting (R152, R159)', async () => {
    await meetingInSession(deps);
    await withPupils(deps, 'r3');
    const dialog = cardIn(await opened(JOE));
    for (const typed of [
      { ...filled, what: 'Ask about Robin Fennimore' },
      { ...filled, owner: 'other', otherName: 'Robin Fennimore' },
    ])
      expect(wordsOf(cardIn(await submitted(dialog, typed)))).toMatch(/of a pupil of a request on this agenda/);
    expect(await happened(deps, 'ActionAdded')).toBe(0);
  });

  test.each([
    ['a representative', AMARA],
    ['an observer', INGRID],
  ])('%s cannot', async (_, email) => {
    await meetingInSession(deps);
    expect(sentenceIn(await opened(email))).toMatch(/^Only the chair or clerk/);
    const dialog = cardIn(await opened(JOE));
    expect(sentenceIn(await submitted(dialog, filled, email))).toMatch(/^Only the chair or clerk/);
    expect(await happened(deps, 'ActionAdded')).toBe(0);
  });
});

describe('who has an action', () => {
  test('sees it on home with its day, says that it is done, and it is gone', async () => {
    await meetingInSession(deps);
    accepted(await given());
    const home = await homeFor(AMARA);
    expect(wordsOf(home)).toContain(`Action from Tuesday 10 November: ${WHAT}`);
    expect(wordsOf(home)).toContain('by Friday 20 November.');
    const { verb, data } = buttonOf(home, 'Done');
    const after = cardIn(await run(actionRoutes(deps), 'press', verb, data, turnOf(AMARA)));
    expect(wordsOf(after)).not.toContain(WHAT);
    await run(actionRoutes(deps), 'press', verb, data, turnOf(AMARA));
    expect(await happened(deps, 'ActionDone')).toBe(1);
  });

  test('is told of it; somebody known by name only cannot be', async () => {
    await meetingInSession(deps);
    accepted(await given());
    const owner = { kind: 'other', name: 'Ben Hart' } as const;
    const wish = { what: 'Send the link', requestId: null, owner, due: localDate('2026-11-20') };
    accepted(await addAction(deps, personIdOf(JOE), MEETING, wish, 'k2'));
    const events = (await deps.store.events('ashdown')).filter(({ event }) => event.type === 'ActionAdded');
    const told = [];
    for (const event of events) told.push(...(await announce(deps, event)));
    expect(told.map(({ recipient }) => recipient).sort()).toEqual(
      [AMARA, 'tom.whitlock@oakfield.example'].map((email) => `person:${personIdOf(email)}`).sort(),
    );
    const delivery = await deps.deliveries.read(`person:${personIdOf(AMARA)}`, told[0]?.id ?? '');
    const card = delivery && (await renderer(deps)(delivery.value.notice, delivery.value.recipient));
    expect(wordsOf(card as Card)).toContain('An action for Oakfield Primary, by Friday 20 November');
  });

  test('another school reads it and cannot mark it', async () => {
    await meetingInSession(deps);
    accepted(await given());
    const list = await listFor(PRIYA);
    expect(wordsOf(list)).toContain(WHAT);
    expect(buttonsOf(list).map(({ verb }) => verb)).not.toContain(markActionAction.verb);
    const { data } = buttonOf(await listFor(AMARA), 'Done');
    const answer = await run(actionRoutes(deps), 'press', markActionAction.verb, data, turnOf(PRIYA));
    expect(wordsOf(cardIn(answer))).toContain('Only whoever has this action, the chair and the clerk');
    expect(await happened(deps, 'ActionDone')).toBe(0);
  });

  test('the clerk marks it done, and not done after all', async () => {
    await meetingInSession(deps);
    accepted(await given());
    const mark = async (card: Card, title: string) => {
      const { verb, data } = buttonOf(card, title);
      return cardIn(await run(actionRoutes(deps), 'press', verb, data, turnOf(JOE)));
    };
    const done = await mark(await listFor(JOE), 'Done');
    expect(wordsOf(done)).toContain('No action is open.');
    const again = await mark(done, 'Not done yet');
    expect(wordsOf(again)).toContain('Oakfield Primary, by Friday 20 November');
    await mark(again, 'Done');
    expect(await happened(deps, 'ActionDone')).toBe(2);
  });
});

test('an observer does not see actions', async () => {
  await meetingInSession(deps);
  const answer = await actionWords(deps)[0]?.answer(turnOf(INGRID), 'ashdown');
  expect(sentenceIn(answer?.[0])).toMatch(/^Only representatives, chair and clerk/);
});

test('in the meeting chat the list has no button to mark, since it is everybody’s', async () => {
  await meetingInSession(deps);
  accepted(await given());
  const verbs = buttonsOf(await listFor(JOE, 'meeting')).map(({ verb }) => verb);
  expect(new Set(verbs)).toEqual(new Set([actionsAction.verb]));
});

test('the next meeting’s card looks back on what is open, and says when the day has passed (R65)', async () => {
  await closedMeeting(deps);
  accepted(await given());
  await plannedMeeting(deps, DECEMBER);
  deps.at('2026-12-01T09:00:00.000Z');
  const card = await meetingView(deps, { communityId: 'ashdown', meetingId: DECEMBER }, personIdOf(PRIYA));
  const words = wordsOf(card as Card);
  expect(words).toContain('Open actions from before');
  expect(words).toContain('Oakfield Primary, was due by Friday 20 November');
  accepted(await endMeeting(deps, personIdOf(HELEN), MEETING)); // ended already: nothing happens
});
