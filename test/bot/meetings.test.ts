import { announce } from '../../src/app/notifications';
import { personIdOf } from '../../src/app/person-id';
import type { Notice } from '../../src/app/ports';
import { usualCutOff } from '../../src/app/schedule';
import { meetingsRoutes, meetingsWords } from '../../src/bot/meetings';
import { renderer } from '../../src/bot/render';
import { scheduleRoutes } from '../../src/bot/schedule';
import { cancelMeetingAction, openCancelAction } from '../../src/cards/cancel-meeting';
import type { Card } from '../../src/cards/define';
import { meetingsAction } from '../../src/cards/meetings';
import { moveMeetingAction, openMoveAction } from '../../src/cards/move-meeting';
import { openPaperAction } from '../../src/cards/paper-start';
import { openPlanAction, planMeetingAction } from '../../src/cards/plan-meeting';
import { localDate } from '../../src/domain/calendar/dates';
import type { CosEvent } from '../../src/domain/events';
import { defaultProfile } from '../../src/domain/profile';
import { DECEMBER, meetingOn, orderOf, plannedMeeting, TENTH } from '../support/agendas';
import { buttonOf, buttonsOf, faultsOf, inputsOf, wordsOf } from '../support/cards';
import { agendaOfTenth, AMARA, happened, HELEN, INGRID, JOE, MEETING, PRIYA } from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { cardIn, CHANNEL, run, sentenceIn, turnOf } from '../support/turns';

const ASHDOWN = { communityId: 'ashdown' };
const actions = Object.fromEntries(
  [
    meetingsAction,
    openPlanAction,
    planMeetingAction,
    openMoveAction,
    moveMeetingAction,
    openCancelAction,
    cancelMeetingAction,
    openPaperAction,
  ].map(({ verb, schema }) => [verb, schema]),
);

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const routes = () => [...meetingsRoutes(deps), ...scheduleRoutes(deps)];
const seen = async (email: string): Promise<Card> => {
  const card = cardIn(await run(routes(), 'press', 'meetings', ASHDOWN, turnOf(email)));
  expect(faultsOf(card, actions)).toEqual([]);
  return card;
};
const opened = async (email: string, verb: string): Promise<Card> => {
  const dialog = cardIn(await run(routes(), 'open', verb, ASHDOWN, turnOf(email)));
  expect(faultsOf(dialog, actions)).toEqual([]);
  return dialog;
};
const sent = async (email: string, dialog: Card, typed: Readonly<Record<string, string>>) => {
  const [button] = buttonsOf(dialog);
  if (!button) throw new Error('No button');
  return run(routes(), 'submit', button.verb, { ...inputsOf(dialog), ...button.data, ...typed }, turnOf(email));
};
const told = async (type: CosEvent['type']) => {
  const event = (await deps.store.events('ashdown')).findLast((each) => each.event.type === type);
  return event ? (await announce(deps, event)).map(({ recipient }) => recipient) : [];
};
const said = async (notice: Notice) => {
  const card = (await renderer(deps)(notice, `person:${personIdOf(PRIYA)}`)) as Card | null;
  return card && wordsOf(card);
};

const PLAN = { date: '2027-03-09', mode: 'hybrid', where: 'Oakfield hall' };

describe('the word meetings', () => {
  test('lists what is planned; chair and clerk plan, move and cancel, others only see', async () => {
    await agendaOfTenth(deps);
    const clerk = await seen(JOE);
    expect(wordsOf(clerk)).toContain('Tuesday 10 November, 13:30 to 16:30');
    expect(wordsOf(clerk)).toContain('Oakfield hall · 3 requests · agenda not published yet');
    expect(wordsOf(clerk)).toContain('2026-27: 0 meetings held or under way, 1 planned. ');
    expect(wordsOf(clerk)).toContain('at least 7 times a year: plan 6 more.');
    expect(buttonsOf(clerk).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Plan a meeting', 'Move', 'Cancel']),
    );
    expect(buttonsOf(await seen(PRIYA))).toEqual([]);
    for (const verb of [openPlanAction, openMoveAction, openCancelAction])
      expect(sentenceIn(await run(routes(), 'open', verb.verb, ASHDOWN, turnOf(PRIYA)))).toContain('Only the chair');
  });

  test('asks which community where somebody has several, and shows it at once where they have one', async () => {
    const [word] = meetingsWords(deps);
    const [several] = (await word?.answer(turnOf(JOE), '')) ?? [];
    expect(wordsOf(cardIn(several))).toContain('Which one?');
    const [one] = (await word?.answer(turnOf(AMARA), '')) ?? [];
    expect(wordsOf(cardIn(one))).toContain('Meetings · Ashdown');
    const elsewhere = await run(routes(), 'press', 'meetings', { communityId: 'saltmarsh' }, turnOf(AMARA));
    expect(sentenceIn(elsewhere)).toContain('Only people of this community');
  });
});

describe('planning a meeting (R74, R75)', () => {
  test('takes a day, times, a place and how people meet; every school hears, and the channel', async () => {
    await agendaOfTenth(deps);
    const dialog = await opened(JOE, 'open-plan');
    expect(inputsOf(dialog)).toMatchObject({ startsAt: '13:30', endsAt: '16:30' });
    const unsaid = cardIn(await sent(JOE, dialog, { ...PLAN, mode: '' }));
    expect(wordsOf(unsaid)).toContain('There is a problem: Choose how people come together.');
    expect(inputsOf(unsaid)).toMatchObject({ date: '2027-03-09', where: 'Oakfield hall' });
    expect(wordsOf(cardIn(await sent(JOE, dialog, { ...PLAN, endsAt: '13:00' })))).toContain(
      'must end after it starts',
    );
    expect(wordsOf(cardIn(await sent(JOE, dialog, { ...PLAN, date: '2026-01-19' })))).toContain('That day has passed.');
    for (const _ of [1, 2]) expect(sentenceIn(await sent(JOE, dialog, PLAN))).toContain('9 March is planned');
    expect(await happened(deps, 'MeetingScheduled')).toBe(2);
    expect(await meetingOn(deps, '2027-03-09')).toMatchObject({ mode: 'hybrid', cutOff: '2027-03-04' });
    expect(await told('MeetingScheduled')).toEqual(
      expect.arrayContaining([`place:${CHANNEL}`, `person:${personIdOf(AMARA)}`, `person:${personIdOf(HELEN)}`]),
    );
    const words = await said({ type: 'meetingPlanned', ...ASHDOWN, meetingId: '2027-03-09' });
    expect(words).toContain('13:30 to 16:30 · Oakfield hall, in person and online');
    expect(words).toContain('Requests handed in by Thursday 4 March are on time.');
  });

  test('two on one day are refused; a representative who sends the page is refused too', async () => {
    await agendaOfTenth(deps);
    const dialog = await opened(HELEN, 'open-plan');
    expect(wordsOf(cardIn(await sent(HELEN, dialog, { ...PLAN, date: TENTH, endsAt: '17:00' })))).toContain(
      'on that day already',
    );
    expect(sentenceIn(await sent(INGRID, dialog, PLAN))).toContain('Only the chair');
    expect(await happened(deps, 'MeetingScheduled')).toBe(1);
  });

  test('the cut-off is worked out by the rules, and none where they give none', async () => {
    expect(await usualCutOff(deps, 'ashdown', localDate('2026-11-10'), defaultProfile)).toBe('2026-11-05');
    expect(await usualCutOff(deps, 'ashdown', localDate('2027-01-05'), defaultProfile)).toBeNull();
    expect(await usualCutOff(deps, 'ashdown', localDate('2028-11-10'), defaultProfile)).toBeNull();
  });
});

describe('moving a meeting', () => {
  test('changes what is typed, keeps the rest and its requests, and tells every school why', async () => {
    await agendaOfTenth(deps);
    const dialog = await opened(JOE, 'open-move');
    expect(wordsOf(cardIn(await sent(JOE, dialog, { date: '2026-11-17' })))).toContain('Give the reason.');
    const typed = { date: '2026-11-17', reason: 'The hall is flooded.' };
    for (const _ of [1, 2]) expect(sentenceIn(await sent(JOE, dialog, typed))).toContain('Tuesday 17 November, 13:30');
    expect(await happened(deps, 'MeetingMoved')).toBe(1);
    expect(orderOf(await meetingOn(deps, '2026-11-17')).slice(-3)).toEqual(['r1', 'r2', 'r3']);
    expect(await meetingOn(deps, TENTH)).toMatchObject({ status: 'cancelled', cancelled: { movedTo: '2026-11-17' } });
    expect(wordsOf(await seen(JOE))).toContain('Tuesday 10 November: moved to another day. The hall is flooded.');
    const words = await said({ type: 'meetingMoved', ...ASHDOWN, meetingId: '2026-11-17' });
    expect(words).toContain('The meeting of Tuesday 10 November is held on Tuesday 17 November, 13:30 to 16:30');
    expect(words).toContain('Reason: The hall is flooded.');
  });

  test('a page sent after the meeting began changes nothing', async () => {
    await agendaOfTenth(deps);
    const dialog = await opened(JOE, 'open-move');
    const stored = await deps.store.read('ashdown', 'meeting', TENTH);
    if (!stored) throw new Error('No meeting');
    const document = { ...stored.value, status: 'inSession' as const };
    await deps.store.commit('ashdown', [{ kind: 'meeting', key: TENTH, document, etag: stored.etag }], []);
    expect(sentenceIn(await sent(JOE, dialog, { date: '2026-11-17', reason: 'So.' }))).toContain('has started');
  });
});

describe('cancelling a meeting', () => {
  test('sends its requests on, tells every school why, once', async () => {
    await agendaOfTenth(deps);
    await plannedMeeting(deps, DECEMBER);
    const dialog = await opened(HELEN, 'open-cancel');
    expect(wordsOf(cardIn(await sent(HELEN, dialog, { reason: 'No chair.' })))).toContain('Choose the meeting');
    const typed = { meetingId: TENTH, reason: 'No chair.' };
    const answer = sentenceIn(await sent(HELEN, dialog, typed));
    expect(answer).toContain('The meeting is cancelled. Every school is told. 3 requests of it went on');
    expect(sentenceIn(await sent(JOE, dialog, typed))).toContain('The meeting is cancelled.');
    expect(await happened(deps, 'MeetingCancelled')).toBe(1);
    expect(orderOf(await meetingOn(deps, DECEMBER)).slice(-3)).toEqual(['r1', 'r2', 'r3']);
    const words = await said({ type: 'meetingCancelled', ...MEETING });
    expect(words).toContain('The meeting of Tuesday 10 November is cancelled');
    expect(words).toContain('Reason: No chair.');
    expect(buttonOf(await seen(HELEN), 'Plan a meeting').opensDialog).toBe(true);
  });
});
