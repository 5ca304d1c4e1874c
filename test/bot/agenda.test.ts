import { requestItems } from '../../src/domain/meeting/meeting';
import type { Route, Word } from '../../src/bot/router';
import type { Answer } from '../../src/bot/turn';
import { agendaRoutes, agendaWords, publishedAgenda } from '../../src/bot/agenda';
import { personIdOf } from '../../src/app/person-id';
import { DECEMBER, handedIn, meetingOn, orderOf, plannedMeeting, savedRequest, TENTH } from '../support/agendas';
import type { Button } from '../support/cards';
import { buttonOf, buttonsOf, inputsOf, wordsOf } from '../support/cards';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { cardIn, CHANNEL, run, sentenceIn, SERVICE, turnOf } from '../support/turns';

const CHAIR = 'helen.ward@chairs.example';
const ACTING = 'david.okafor@chairs.example';
const CLERK = 'joe.marsh@council.example';
const REP = 'amara.osei@oakfield.example';
const OBSERVER = 'ingrid.solheim@rowan-house.example';
const ELSEWHERE = 'margaret.teague@chairs.example';

let deps: TestDeps;
let routes: Route[];
let words: Word[];

beforeEach(async () => {
  deps = await testDeps();
  routes = agendaRoutes(deps);
  words = agendaWords(deps);
});
afterEach(() => deps.close());

async function type(email: string, rest = '', kind: 'personal' | 'channel' = 'personal'): Promise<Answer> {
  const [answer] = (await words[0]?.answer(turnOf(email, kind), rest)) ?? [];
  if (!answer) throw new Error('No answer');
  return answer;
}
const press = (email: string, { verb, data }: Pick<Button, 'verb' | 'data'>, inputs: object = {}) =>
  run(routes, 'press', verb, { ...inputs, ...data }, turnOf(email));
const opened = (email: string, { verb, data }: Button) => run(routes, 'open', verb, data, turnOf(email));

async function threeRequests(): Promise<void> {
  await plannedMeeting(deps);
  await handedIn(deps, 'r1', 14);
  await handedIn(deps, 'r2', 15);
  await handedIn(deps, 'r3', 16);
}

const STANDING = ['Welcome, attendance, interests, actions from before', 'Budget update'];

describe('the word agenda', () => {
  test('says when no meeting is planned', async () => {
    expect(sentenceIn(await type(CHAIR))).toMatch(/No meeting of the Ashdown community is planned yet/);
  });

  test.each([CHAIR, ACTING])('%s gets the ordering card with totals (R63, R64)', async (email) => {
    await threeRequests();
    const shown = wordsOf(cardIn(await type(email)));
    expect(shown).toContain('Agenda · Ashdown');
    expect(shown).toContain('Tuesday 10 November, 13:30 to 16:30');
    expect(shown).toContain('Draft, not published yet');
    expect(shown).toContain('70 of 180 minutes');
    expect(shown).toContain('Save order');
  });

  test('a representative is told when to expect it, and reads it once it is published', async () => {
    await threeRequests();
    expect(sentenceIn(await type(REP))).toBe(
      'The agenda is not published yet. The clerk expects to send it before the meeting on Tuesday 10 November.',
    );
    await press(CHAIR, buttonOf(cardIn(await type(CHAIR)), 'Publish agenda'));
    const card = cardIn(await type(REP));
    expect(wordsOf(card)).toContain('ASH-2627-014');
    expect(inputsOf(card)).toEqual({});
    expect(wordsOf(cardIn(await type(OBSERVER)))).toContain('£6,400');
  });

  test('the clerk of two communities chooses one first, by button or by name', async () => {
    await threeRequests();
    const choice = cardIn(await type(CLERK));
    expect(buttonsOf(choice).map(({ title }) => title)).toEqual(expect.arrayContaining(['Ashdown', 'Saltmarsh']));
    expect(wordsOf(cardIn(await press(CLERK, buttonOf(choice, 'Ashdown'))))).toContain('Save order');
    expect(wordsOf(cardIn(await type(CLERK, 'ashdown')))).toContain('Save order');
    expect(sentenceIn(await press(CLERK, buttonOf(choice, 'Saltmarsh')))).toMatch(/Saltmarsh community is planned yet/);
  });

  test('people of another community see nothing', async () => {
    await threeRequests();
    expect(sentenceIn(await press(ELSEWHERE, { verb: 'show-agenda', data: { communityId: 'ashdown' } }))).toMatch(
      /Only people of this community/,
    );
  });

  test('in the channel everybody gets the published agenda, the chair too', async () => {
    await threeRequests();
    const place = { conversationId: CHANNEL, serviceUrl: SERVICE, kind: 'channel', communityId: 'ashdown' } as const;
    await deps.directory.savePlace({ ...place, boundBy: personIdOf(CHAIR), boundAt: deps.now(), people: [] }, null);
    expect(sentenceIn(await type(CHAIR, '', 'channel'))).toMatch(/not published yet/);
    await press(CHAIR, buttonOf(cardIn(await type(CHAIR)), 'Publish agenda'));
    const shown = wordsOf(cardIn(await type(CHAIR, '', 'channel')));
    expect(shown).toContain('ASH-2627-014');
    expect(shown).not.toContain('Save order');
  });

  test('in a channel nobody has set up, it asks which community this is', async () => {
    expect(wordsOf(cardIn(await type(CHAIR, '', 'channel')))).toContain('Which community is this for?');
  });
});

describe('ordering (R63)', () => {
  test('the changed positions and minutes are saved, and the card comes back with a fresh key', async () => {
    await threeRequests();
    const card = cardIn(await type(CHAIR));
    const save = buttonOf(card, 'Save order');
    const inputs = { ...inputsOf(card), 'position-5-r3': '3', 'minutes-15-r3': '25' };
    const answer = cardIn(await press(CHAIR, save, inputs));
    expect(wordsOf(answer)).toContain('Order saved.');
    expect(wordsOf(answer)).toContain('80 of 180 minutes');
    expect(orderOf(await meetingOn(deps))).toEqual([...STANDING, 'r3', 'r1', 'r2']);
    expect(buttonOf(answer, 'Save order').data.key).not.toBe(save.data.key);
  });

  test('the same press arriving twice changes the order once', async () => {
    await threeRequests();
    const card = cardIn(await type(CHAIR));
    const inputs = { ...inputsOf(card), 'position-5-r3': '3' };
    await press(CHAIR, buttonOf(card, 'Save order'), inputs);
    await press(CHAIR, buttonOf(card, 'Save order'), inputs);
    expect(orderOf(await meetingOn(deps))).toEqual([...STANDING, 'r3', 'r1', 'r2']);
    const events = await deps.store.events('ashdown');
    expect(events.filter(({ event }) => event.type === 'AgendaArranged')).toHaveLength(1);
  });

  test('what the clerk does is marked as the clerk’s (R11)', async () => {
    await threeRequests();
    const card = cardIn(await type(CLERK, 'ashdown'));
    await press(CLERK, buttonOf(card, 'Save order'), { 'position-5-r3': '3' });
    const events = await deps.store.events('ashdown');
    expect(events.find(({ event }) => event.type === 'AgendaArranged')?.actor.as).toBe('clerk');
  });

  test('an old card moves only what its presser moved, not what others moved since', async () => {
    await threeRequests();
    const old = cardIn(await type(CHAIR));
    const fresh = cardIn(await type(CLERK, 'ashdown'));
    await press(CLERK, buttonOf(fresh, 'Save order'), { ...inputsOf(fresh), 'position-5-r3': '3' });
    await press(CHAIR, buttonOf(old, 'Save order'), { ...inputsOf(old), 'minutes-15-r1': '30' });
    const meeting = await meetingOn(deps);
    expect(orderOf(meeting)).toEqual([...STANDING, 'r3', 'r1', 'r2']);
    expect(requestItems(meeting).find(({ heading }) => heading.requestId === 'r1')?.minutes).toBe(30);
  });

  test('a position out of range is marked at its row, nothing is saved and nothing typed is lost', async () => {
    await threeRequests();
    const card = cardIn(await type(CHAIR));
    const inputs = { ...inputsOf(card), 'position-5-r3': '9', 'minutes-15-r1': '20' };
    const answer = cardIn(await press(CHAIR, buttonOf(card, 'Save order'), inputs));
    expect(wordsOf(answer)).toContain('Problem: Nothing was saved yet.');
    expect(wordsOf(answer)).toContain('Problem: the position must be a whole number from 1 to 5.');
    expect(inputsOf(answer)).toMatchObject({ 'position-5-r3': '9', 'minutes-15-r1': '20' });
    expect(orderOf(await meetingOn(deps))).toEqual([...STANDING, 'r1', 'r2', 'r3']);
  });

  test('two requests given one position are saved in the order listed, and that is said', async () => {
    await threeRequests();
    const card = cardIn(await type(CHAIR));
    const answer = await press(CHAIR, buttonOf(card, 'Save order'), { 'position-5-r3': '1', 'position-4-r2': '1' });
    expect(wordsOf(cardIn(answer))).toContain('More than one request was given position 1');
    expect(orderOf(await meetingOn(deps))).toEqual(['r2', 'r3', ...STANDING, 'r1']);
  });

  test('a representative’s forged press changes nothing', async () => {
    await threeRequests();
    const { verb, data } = buttonOf(cardIn(await type(CHAIR)), 'Save order');
    const answer = await press(REP, { verb, data }, { 'position-5-r3': '3' });
    expect(sentenceIn(answer)).toMatch(/Only the chair, the acting chair and the clerk/);
    expect(orderOf(await meetingOn(deps))).toEqual([...STANDING, 'r1', 'r2', 'r3']);
  });

  test('too many minutes are said in words (R64)', async () => {
    await threeRequests();
    const card = cardIn(await type(CHAIR));
    const answer = await press(CHAIR, buttonOf(card, 'Save order'), { 'minutes-15-r1': '150' });
    expect(wordsOf(cardIn(answer))).toContain('205 of 180 minutes: 25 minutes over. Shorten or defer something.');
  });

  test('a long agenda comes in pages, and a request moves from the last to the first', async () => {
    await plannedMeeting(deps);
    for (let number = 1; number <= 14; number++) await handedIn(deps, `r${number}`, number);
    const first = cardIn(await type(CHAIR));
    expect(wordsOf(first)).toContain('Items 1 to 14 of 16');
    const second = cardIn(await press(CHAIR, buttonOf(first, 'Later items')));
    expect(Object.keys(inputsOf(second))).toContain('position-16-r14');
    const saved = cardIn(await press(CHAIR, buttonOf(second, 'Save order'), { 'position-16-r14': '3' }));
    expect(wordsOf(saved)).toContain('Items 15 to 16 of 16');
    expect(orderOf(await meetingOn(deps))[2]).toBe('r14');
  });
});

describe('publishing', () => {
  test('saves what was typed, publishes, and says so; again only after a change', async () => {
    await threeRequests();
    const card = cardIn(await type(CHAIR));
    const answer = cardIn(await press(CHAIR, buttonOf(card, 'Publish agenda'), { 'position-5-r3': '3' }));
    expect(wordsOf(answer)).toContain('Published on Thursday 5 November at 09:00');
    expect(buttonsOf(answer).map(({ title }) => title)).not.toContain('Publish again');
    expect(orderOf(await meetingOn(deps))).toEqual([...STANDING, 'r3', 'r1', 'r2']);

    const changed = cardIn(await press(CHAIR, buttonOf(answer, 'Save order'), { 'position-3-r3': '5' }));
    expect(wordsOf(changed)).toContain('Draft, 1 change since it was published');
    expect(wordsOf(cardIn(await type(REP)))).toContain('It has changed since');
    expect(buttonOf(changed, 'Publish again')).toBeDefined();
  });

  test('two officers pressing at once publish once', async () => {
    await threeRequests();
    const [one, two] = [cardIn(await type(CHAIR)), cardIn(await type(ACTING))];
    await Promise.all([press(CHAIR, buttonOf(one, 'Publish agenda')), press(ACTING, buttonOf(two, 'Publish agenda'))]);
    const events = await deps.store.events('ashdown');
    expect(events.filter(({ event }) => event.type === 'AgendaPublished')).toHaveLength(1);
  });

  test('the preview shows what the community will see, to those who order the agenda alone', async () => {
    await threeRequests();
    const preview = buttonOf(cardIn(await type(CHAIR)), 'Preview');
    expect(wordsOf(cardIn(await opened(CHAIR, preview)))).toContain('Oakfield Primary');
    expect(sentenceIn(await opened(REP, preview))).toMatch(/Only the chair/);
  });

  test('what is sent says which meeting, when, where, and each request by its heading', async () => {
    await threeRequests();
    const view = await publishedAgenda(deps, 'ashdown', TENTH);
    expect(view).toMatchObject({ when: 'Tuesday 10 November, 13:30 to 16:30', where: 'Oakfield hall' });
    expect(view?.lines[2]).toMatchObject({
      title: 'ASH-2627-014',
      detail: ' · Oakfield Primary · Speech, language and communication · £6,400',
    });
    expect(await publishedAgenda(deps, 'ashdown', DECEMBER)).toBeNull();
  });
});

describe('requests after the cut-off, and deferring (R46)', () => {
  async function oneLate(): Promise<void> {
    await threeRequests();
    await handedIn(deps, 'r8', 18, true);
  }

  test('a late request waits to be placed and is taken in, with unsaved numbers kept', async () => {
    await oneLate();
    const card = cardIn(await type(CHAIR));
    expect(wordsOf(card)).toContain('1 request came after the cut-off of Thursday 5 November.');
    const answer = cardIn(await press(CHAIR, buttonOf(card, 'Take in'), { ...inputsOf(card), 'position-5-r3': '3' }));
    expect(wordsOf(answer)).not.toContain('Waiting to be placed');
    expect(inputsOf(answer)).toMatchObject({ 'position-5-r3': '3' });
    expect(orderOf(await meetingOn(deps))).toEqual([...STANDING, 'r1', 'r2', 'r3', 'r8']);
  });

  const submitDefer = (email: string, dialog: Answer, inputs: object, kind: 'personal' | 'channel' = 'personal') => {
    const { verb, data } = buttonOf(cardIn(dialog), 'Defer this request');
    return run(routes, 'submit', verb, { ...data, ...inputs }, turnOf(email, kind));
  };

  test('a late request is deferred with a reason to the next meeting, said with its date', async () => {
    await oneLate();
    await plannedMeeting(deps, DECEMBER);
    const dialog = await opened(CHAIR, buttonOf(cardIn(await type(CHAIR)), 'Defer'));
    expect(wordsOf(cardIn(dialog))).toContain('It moves to the next meeting, on Tuesday 8 December.');
    expect(inputsOf(cardIn(dialog)).requestId).toBe('r8');

    const done = await submitDefer(CHAIR, dialog, { requestId: 'r8', reason: 'We need costs first.' });
    expect(sentenceIn(done)).toBe(
      'ASH-2627-018 moves to the meeting on Tuesday 8 December. Oakfield Primary is told, with your reason.',
    );
    expect('edit' in done && wordsOf(done.edit ?? { type: 'AdaptiveCard', version: '1.5' })).toContain(
      'ASH-2627-018 moves',
    );
    expect((await meetingOn(deps)).late).toEqual([]);
    expect(orderOf(await meetingOn(deps, DECEMBER))).toContain('r8');

    const again = await submitDefer(CHAIR, dialog, { requestId: 'r8', reason: 'We need costs first.' });
    expect(sentenceIn(again)).toBe('This request was deferred already.');
    expect(orderOf(await meetingOn(deps, DECEMBER)).filter((each) => each === 'r8')).toHaveLength(1);
  });

  test('any request on the agenda can be deferred; without a later meeting it waits, not yet dated', async () => {
    await threeRequests();
    const dialog = await opened(CLERK, buttonOf(cardIn(await type(CHAIR)), 'Defer a request'));
    expect(wordsOf(cardIn(dialog))).toContain('not yet dated');
    const done = await submitDefer(CLERK, dialog, { requestId: 'r2', reason: 'No time' });
    expect(sentenceIn(done)).toMatch(/moves to the next meeting, not yet dated/);
    expect(orderOf(await meetingOn(deps))).toEqual([...STANDING, 'r1', 'r3']);
  });

  test('without a reason, or without a request, the dialog comes back with what was typed', async () => {
    await threeRequests();
    const dialog = await opened(CHAIR, buttonOf(cardIn(await type(CHAIR)), 'Defer a request'));
    const noReason = cardIn(await submitDefer(CHAIR, dialog, { requestId: 'r2', reason: '  ' }));
    expect(wordsOf(noReason)).toContain('Problem: write the reason');
    expect(inputsOf(noReason).requestId).toBe('r2');
    const noRequest = cardIn(await submitDefer(CHAIR, dialog, { requestId: '', reason: 'No time' }));
    expect(wordsOf(noRequest)).toContain('Problem: choose the request to move.');
    expect(inputsOf(noRequest).reason).toBe('No time');
    const tooLong = cardIn(await submitDefer(CHAIR, dialog, { requestId: 'r2', reason: 'a'.repeat(513) }));
    expect(wordsOf(tooLong)).toContain('Take out 13 letters.');
    expect(inputsOf(tooLong).reason).toHaveLength(513);
  });

  test('a representative can neither open nor send it', async () => {
    await threeRequests();
    const button = buttonOf(cardIn(await type(CHAIR)), 'Defer a request');
    expect(sentenceIn(await opened(REP, button))).toMatch(/Only the chair/);
    const dialog = await opened(CHAIR, button);
    expect(sentenceIn(await submitDefer(REP, dialog, { requestId: 'r2', reason: 'No' }))).toMatch(/Only the chair/);
    expect(orderOf(await meetingOn(deps))).toContain('r2');
  });

  test('sent from a shared place, the ordering card is not left there', async () => {
    await threeRequests();
    const dialog = await opened(CHAIR, buttonOf(cardIn(await type(CHAIR)), 'Defer a request'));
    const done = await submitDefer(CHAIR, dialog, { requestId: 'r2', reason: 'No time' }, 'channel');
    expect(Object.keys(done)).toEqual(['close']);
  });

  test('a meeting planned later picks up what was deferred without a date', async () => {
    await threeRequests();
    await savedRequest(deps, 'r2', 15);
    const dialog = await opened(CHAIR, buttonOf(cardIn(await type(CHAIR)), 'Defer a request'));
    await submitDefer(CHAIR, dialog, { requestId: 'r2', reason: 'No time' });
    await plannedMeeting(deps, DECEMBER);
    expect(orderOf(await meetingOn(deps, DECEMBER))).toEqual([...STANDING, 'r2']);
    await plannedMeeting(deps, DECEMBER);
    expect(orderOf(await meetingOn(deps, DECEMBER))).toEqual([...STANDING, 'r2']);
  });
});

test('once the meeting has started the order stands, and a stale card answers with the current one', async () => {
  await threeRequests();
  const old = cardIn(await type(CHAIR));
  await deps.transact({
    communityId: 'ashdown',
    actor: { personId: personIdOf(CHAIR), as: 'chair' },
    key: 'start',
    at: deps.now(),
    decide: async () => ({
      ok: true,
      value: [{ type: 'MeetingStarted', meetingId: TENTH, placeId: CHANNEL, at: deps.now() }],
    }),
  });
  const answer = cardIn(await press(CHAIR, buttonOf(old, 'Save order'), { 'position-5-r3': '3' }));
  expect(wordsOf(answer)).toContain('Problem: The meeting has started');
  expect(buttonsOf(answer).map(({ title }) => title)).not.toContain('Save order');
});
