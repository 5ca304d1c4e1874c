import { addDays, localDate } from '../../src/domain/calendar/dates';
import { requestRoutes, requestWords } from '../../src/bot/requests';
import { isHandedIn } from '../../src/domain/request/request';
import { personIdOf } from '../../src/app/person-id';
import { plannedMeeting } from '../support/agendas';
import { buttonOf, buttonsOf, faultsOf, wordsOf } from '../support/cards';
import { testDeps, type TestDeps } from '../support/deps';
import {
  AMARA,
  ANSWERS,
  checkedRequest,
  HELEN,
  openRequest,
  PRIYA,
  SAVE,
  submittedRequest,
  TOM,
} from '../support/request-dialog';
import { cardIn, run, sentenceIn, turnOf } from '../support/turns';
import { actions } from '../cards/request-pages';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const oakfield = { communityId: 'ashdown', urn: '990001' };
const requests = () => deps.store.list('ashdown', 'request');
const only = async () => {
  const [request, ...others] = await requests();
  if (!request || others.length > 0) throw new Error(`${others.length + (request ? 1 : 0)} requests`);
  if (request.status === 'discarded') throw new Error('It is discarded');
  return request;
};
const events = async (type: string) => (await deps.store.events('ashdown')).filter(({ event }) => event.type === type);
const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');
const answer = async (word: string, email: string) => {
  const [first] =
    (await requestWords(deps)
      .find((each) => each.word === word)
      ?.answer(turnOf(email), '')) ?? [];
  return first;
};

describe('beginning', () => {
  test('someone who represents two schools chooses the school first', async () => {
    const card = cardIn(await answer('request', 'mei-ling.chan@larkfield-fernhill.example'));
    const begin = buttonsOf(card).filter(({ title }) => title === 'New request');
    expect(begin.map(({ data }) => data['urn'])).toEqual(['990005', '990006']);
    expect(wordsOf(card)).toContain('Larkfield Junior · Ashdown community');
    expect(faultsOf(card, actions)).toEqual([]);
  });

  test('someone who represents no school is told who can ask', async () => {
    expect(sentenceIn(await answer('request', HELEN))).toContain('Only a school’s representatives');
    expect(sentenceIn(await answer('my requests', HELEN))).toContain('Only a school’s representatives');
  });

  test('nothing is kept until the first page is saved', async () => {
    const dialog = await openRequest(deps, AMARA, oakfield);
    expect(dialog.title()).toBe('Who is it for? Page 1 of 7');
    expect(await requests()).toEqual([]);
    await dialog.press(SAVE, ANSWERS.eligibility);
    expect(await only()).toMatchObject({ status: 'draft', urn: '990001', form: { eligibility: { kind: 'group' } } });
  });

  test('the first page saved twice begins one request', async () => {
    const dialog = await openRequest(deps, AMARA, oakfield);
    await dialog.press(SAVE, ANSWERS.eligibility);
    const again = await dialog.again();
    expect(wordsOf(cardIn(again))).toContain('What do you need?');
    await only();
    expect(await events('RequestStarted')).toHaveLength(1);
    expect(await events('DraftSaved')).toHaveLength(1);
  });

  test('nobody begins a request for another school', async () => {
    const routes = requestRoutes(deps);
    for (const [email, urn] of [
      [PRIYA, '990001'],
      [HELEN, '990001'],
      ['ingrid.solheim@rowan-house.example', '990010'],
      [AMARA, '999999'],
    ] as const) {
      const refused = await run(routes, 'open', 'new-request', { communityId: 'ashdown', urn }, turnOf(email));
      expect(sentenceIn(refused)).toContain('Only a representative of the school');
    }
    const dialog = await openRequest(deps, AMARA, oakfield);
    const { data } = buttonOf(dialog.card(), SAVE);
    const sent = { ...dialog.inputs(), ...ANSWERS.eligibility, ...data };
    expect(sentenceIn(await run(routes, 'submit', 'request-eligibility', sent, turnOf(PRIYA)))).toContain(
      'Only a repre',
    );
    expect(await requests()).toEqual([]);
  });
});

describe('going through the pages', () => {
  test('every page keeps to what every card keeps to', async () => {
    const dialog = await openRequest(deps, AMARA, oakfield);
    for (const page of ['eligibility', 'need', 'support', 'solution', 'asked', 'pupils'] as const) {
      expect(faultsOf(dialog.card(), actions)).toEqual([]);
      await dialog.press(SAVE, ANSWERS[page]);
    }
    expect(faultsOf(dialog.card(), actions)).toEqual([]);
    expect(dialog.title()).toBe('Check your answers. Page 7 of 7');
  });

  test('each page says what is wrong, above and at the box, and loses nothing', async () => {
    const dialog = await openRequest(deps, AMARA, oakfield);
    await dialog.press(SAVE, { includesStaffing: 'true' });
    expect(dialog.words()).toContain('There is a problem');
    expect(dialog.words()).toContain('Support now: Choose one of these.');
    expect(dialog.words()).toContain('Problem: Say why the staffing cannot be met another way.');
    expect(dialog.inputs()).toMatchObject({ kind: 'group', includesStaffing: 'true' });
    expect(await requests()).toEqual([]);
  });

  test('251 words are refused with the number to take out, 250 are accepted (R37)', async () => {
    const dialog = await openRequest(deps, AMARA, oakfield);
    await dialog.press(SAVE, ANSWERS.eligibility);
    const long = { need: words(100), reason: words(100), outcomes: words(50), measures: words(13) };
    await dialog.press(SAVE, long);
    expect(dialog.words()).toContain('Your text is 263 words; the limit is 250. Take out 13.');
    expect(dialog.inputs()).toMatchObject(long);
    await dialog.press(SAVE, { measures: '', outcomes: words(50) });
    expect(dialog.title()).toContain('Page 2');
    await dialog.press(SAVE, { outcomes: words(49), measures: 'word' });
    expect(dialog.title()).toContain('Page 3');
    expect(dialog.words()).toContain('250 of 250 words used on the page before');
  });

  test('Back keeps what was typed though it is not in order yet, also over several pages', async () => {
    const dialog = await openRequest(deps, AMARA, oakfield);
    await dialog.press(SAVE, ANSWERS.eligibility);
    await dialog.press(SAVE, ANSWERS.need);
    await dialog.press(SAVE, ANSWERS.support);
    await dialog.press(SAVE, ANSWERS.solution);
    await dialog.press('Back', { amount: 'plenty', start: '2026-11-16' });
    expect(dialog.title()).toContain('Page 4');
    await dialog.press('Back', { solution: 'Another solution' });
    await dialog.press('Back', { tried: '' });
    await dialog.press('Back', { need: words(251) });
    expect(dialog.title()).toContain('Page 1');
    await dialog.press(SAVE);
    expect(dialog.inputs()).toMatchObject({ need: words(251), reason: ANSWERS.need.reason });
    await dialog.press(SAVE, { need: 'Short' });
    await dialog.press(SAVE);
    expect(dialog.inputs()).toMatchObject({ solution: 'Another solution' });
    await dialog.press(SAVE);
    expect(dialog.inputs()).toMatchObject({ amount: 'plenty', start: '2026-11-16' });
    expect((await only()).form).toMatchObject({ need: { need: 'Short' }, solution: { solution: 'Another solution' } });
  });

  test('Back saves what is in order', async () => {
    const dialog = await openRequest(deps, AMARA, oakfield);
    await dialog.press(SAVE, ANSWERS.eligibility);
    await dialog.press('Back', ANSWERS.need);
    expect((await only()).form).toMatchObject({ need: ANSWERS.need });
  });

  test('the same press with other words is another save; the same words are saved once', async () => {
    const dialog = await openRequest(deps, AMARA, oakfield);
    await dialog.press(SAVE, ANSWERS.eligibility);
    const { data } = buttonOf(dialog.card(), SAVE);
    const routes = requestRoutes(deps);
    const save = (need: string) =>
      run(routes, 'submit', 'request-need', { ...ANSWERS.need, need, ...data }, turnOf(AMARA));
    await save('First');
    await save('Second'); // the answer to the first was lost, the person mended a word and pressed again
    await save('First'); // Teams delivers the first press once more
    expect((await only()).form.need?.need).toBe('Second');
    expect(await events('DraftSaved')).toHaveLength(3);
  });

  test('closing keeps the saved pages, and a colleague of the school goes on where it was left', async () => {
    const dialog = await openRequest(deps, AMARA, oakfield);
    await dialog.press(SAVE, ANSWERS.eligibility);
    await dialog.press(SAVE, ANSWERS.need);
    const card = cardIn(await answer('request', TOM));
    expect(wordsOf(card)).toContain('Saved on Thursday 5 November at 09:00, page 3 of 7');
    const { data } = buttonOf(card, 'Continue');
    const { requestId } = await only();
    expect(data).toEqual({ communityId: 'ashdown', requestId });
    const toms = await openRequest(deps, TOM, { communityId: 'ashdown', requestId });
    expect(toms.title()).toBe('What have you tried? Page 3 of 7');
    await toms.press('Back');
    expect(toms.inputs()).toMatchObject(ANSWERS.need);
  });

  test('texts hold no history: only that they were saved', async () => {
    await checkedRequest(deps);
    expect(JSON.stringify(await deps.store.events('ashdown'))).not.toContain(ANSWERS.need.need);
  });
});

describe('who a request can be for', () => {
  test.each([
    [{ support: 'specificAllocation' }, 'The funding comes by band'],
    [{ support: 'noSen' }, 'special educational needs'],
    [{ years: 'nursery' }, 'SENIF'],
    [{ otherAuthorityFunds: 'true' }, 'Ask that authority'],
    [{ resourcedPlace: 'true' }, 'funded separately'],
  ])(
    '%j stops with somewhere else to turn, and keeps the draft (R35, R36, R58, R186, R191, R192, R196)',
    async (typed, sentence) => {
      const dialog = await openRequest(deps, AMARA, oakfield);
      await dialog.press(SAVE, { ...ANSWERS.eligibility, ...typed });
      expect(dialog.title()).toBe('The community cannot fund this');
      expect(dialog.words()).toContain(sentence);
      const { requestId } = await only();
      const later = await openRequest(deps, TOM, { communityId: 'ashdown', requestId });
      expect(later.title()).toBe('The community cannot fund this');
      await later.press('Change my answers');
      expect(later.inputs()).toMatchObject(typed);
      await later.press(SAVE, { ...ANSWERS.eligibility, otherAuthorityFunds: 'false', resourcedPlace: 'false' });
      expect(later.title()).toContain('Page 2');
    },
  );

  test('Year R and staffing are let through with a word of warning (R187, R193)', async () => {
    const dialog = await openRequest(deps, AMARA, oakfield);
    const staffing = { includesStaffing: 'true', staffingReason: 'Nobody else can sign.' };
    await dialog.press(SAVE, { ...ANSWERS.eligibility, years: 'includesYearR', ...staffing });
    expect(dialog.title()).toContain('Page 2');
    expect(dialog.words()).toContain('check with cosadmin@kent.gov.uk');
    expect(dialog.words()).toContain('not intended for staffing costs');
  });
});

describe('the check', () => {
  test('a changed answer leads back to the check', async () => {
    const { dialog } = await checkedRequest(deps);
    await dialog.press('Change: Support so far');
    await dialog.press(SAVE, { tried: 'Reading in pairs.' });
    expect(dialog.title()).toContain('Check your answers');
    expect(dialog.words()).toContain('Reading in pairs.');
    await dialog.press('Change: Who it is for');
    await dialog.press('Back');
    expect(dialog.title()).toContain('Check your answers');
  });

  test('a change that is not in order is kept, named, and can be left out', async () => {
    const { dialog } = await checkedRequest(deps);
    await dialog.press('Change: The need');
    await dialog.press('Back', { need: words(251) });
    expect(dialog.words()).toContain('Some changes are not saved');
    expect(dialog.words()).toContain('“What do you need?”');
    await dialog.press('Submit request', ANSWERS.check);
    expect(dialog.words()).toContain('Some changes are not saved yet.');
    await dialog.press('Change: The need');
    expect(dialog.inputs()['need']).toBe(words(251));
    await dialog.press('Back');
    await dialog.press('Leave unsaved changes out');
    expect(dialog.words()).not.toContain('Some changes');
    await dialog.press('Submit request', ANSWERS.check);
    expect(dialog.title()).toBe('Request handed in');
  });

  test('nothing is handed in before every statement is ticked, and the ticks stay (R21, R127, R154)', async () => {
    const { dialog } = await checkedRequest(deps);
    await dialog.press('Submit request', { delegated: 'true', privacy: 'true' });
    expect(dialog.words()).toContain('Tick all three statements');
    expect(dialog.inputs()).toMatchObject({ delegated: 'true', privacy: 'true', firstSixThousand: 'false' });
    expect((await only()).status).toBe('draft');
  });

  test('what a colleague changed meanwhile is read before it is handed in', async () => {
    const { dialog, requestId } = await checkedRequest(deps);
    deps.at('2026-11-05T09:05:00Z');
    const toms = await openRequest(deps, TOM, { communityId: 'ashdown', requestId });
    await toms.press('Change: What is asked for');
    await toms.press(SAVE, { amount: '9,999' });
    await dialog.press('Submit request', ANSWERS.check);
    expect(dialog.words()).toContain('A colleague changed this request');
    expect(dialog.words()).toContain('£9,999');
    await dialog.press('Submit request');
    expect(dialog.title()).toBe('Request handed in');
  });

  test('a forged state or another school’s request is refused', async () => {
    const { dialog, requestId } = await checkedRequest(deps);
    const routes = requestRoutes(deps);
    const { data } = buttonOf(dialog.card(), 'Submit request');
    const sent = { ...dialog.inputs(), ...ANSWERS.check, ...data };
    const submit = routes.find(({ verb, how }) => verb === 'submit-request' && how === 'submit');
    expect(await submit?.run({ ...sent, status: 'decided' }, turnOf(AMARA))).toBeNull();
    for (const email of [PRIYA, HELEN, 'lucia.ferraro@saltmarsh-primary.example'])
      expect(sentenceIn(await run(routes, 'submit', 'submit-request', sent, turnOf(email)))).toContain('Only a repre');
    const elsewhere = { ...sent, communityId: 'saltmarsh' };
    expect(sentenceIn(await run(routes, 'submit', 'submit-request', elsewhere, turnOf(AMARA)))).toContain(
      'Only a repre',
    );
    const open = (email: string) =>
      run(routes, 'open', 'continue-request', { communityId: 'ashdown', requestId }, turnOf(email));
    expect(sentenceIn(await open(PRIYA))).toContain('Only a representative of the school');
    expect((await only()).status).toBe('draft');
  });
});

describe('handing in', () => {
  test('gives a reference, the next agenda and three real dates, in the dialog and in the chat', async () => {
    await plannedMeeting(deps);
    const { dialog, requestId } = await submittedRequest(deps);
    const shown = dialog.words();
    expect(shown).toContain('Reference ASH-2627-001');
    expect(shown).toContain('Speech, language and communication · £6,400');
    expect(shown).toContain('Handed in by Amara Osei on Thursday 5 November at 09:00');
    expect(shown).toContain('Tuesday 10 November, 13:30 to 16:30: it is on the agenda of the meeting.');
    expect(shown).toContain('Tuesday 10 November: the community decides. You hear the decision when the meeting ends.');
    expect(shown).toContain('By Tuesday 22 December: KCC aims to pay, if it is agreed at that meeting.');
    expect(dialog.answer()).toHaveProperty('post');
    const meeting = (await deps.store.read('ashdown', 'meeting', '2026-11-10'))?.value;
    expect(meeting?.agenda.filter(({ kind }) => kind === 'request')).toMatchObject([
      { heading: { requestId, reference: 'ASH-2627-001', school: 'Oakfield Primary', amount: 640_000 }, minutes: 15 },
    ]);
  });

  test('twice, by the same press, another press or a colleague, makes one request', async () => {
    await plannedMeeting(deps);
    const { dialog, requestId } = await checkedRequest(deps);
    const toms = await openRequest(deps, TOM, { communityId: 'ashdown', requestId });
    await dialog.press('Submit request', ANSWERS.check);
    const again = await dialog.again();
    expect(wordsOf(cardIn(again))).toBe(dialog.words());
    expect(again).not.toHaveProperty('post');
    await toms.press('Submit request', ANSWERS.check);
    expect(toms.words()).toContain('Handed in by Amara Osei');
    expect(await events('RequestSubmitted')).toHaveLength(1);
    expect((await deps.store.read('ashdown', 'counter', '2026-27'))?.value.last).toBe(1);
  });

  test('at the same moment by two colleagues makes one request', async () => {
    const { dialog, requestId } = await checkedRequest(deps);
    const toms = await openRequest(deps, TOM, { communityId: 'ashdown', requestId });
    await Promise.all([
      dialog.press('Submit request', ANSWERS.check),
      toms.press('Submit request', ANSWERS.check),
      dialog.again(),
    ]);
    expect(await events('RequestSubmitted')).toHaveLength(1);
    expect(dialog.words()).toContain('ASH-2627-001');
    expect(toms.words()).toContain('ASH-2627-001');
  });

  test('different requests at the same moment get different numbers', async () => {
    await plannedMeeting(deps);
    const made = [await checkedRequest(deps), await checkedRequest(deps), await checkedRequest(deps)];
    await Promise.all(made.map(({ dialog }) => dialog.press('Submit request', ANSWERS.check)));
    const references = (await requests()).flatMap((each) => (isHandedIn(each) ? [each.reference] : []));
    expect(references.sort()).toEqual(['ASH-2627-001', 'ASH-2627-002', 'ASH-2627-003']);
  });

  test('after the cut-off it is late, and the confirmation says who decides (R46)', async () => {
    await plannedMeeting(deps);
    deps.at('2026-11-06T09:00:00Z');
    const { dialog, requestId } = await submittedRequest(deps);
    expect(dialog.words()).toContain(
      'It was handed in after the cut-off on Thursday 5 November. The chair and clerk decide whether it can still be taken on Tuesday 10 November',
    );
    const meeting = (await deps.store.read('ashdown', 'meeting', '2026-11-10'))?.value;
    expect(meeting?.late.map((heading) => heading.requestId)).toEqual([requestId]);
  });

  test('without a meeting it waits for one', async () => {
    const { dialog } = await submittedRequest(deps);
    expect(dialog.words()).toContain('No meeting is planned yet.');
    expect(dialog.words()).toContain('within 30 working days');
  });

  test('afterwards every page of the dialog answers with the confirmation, and nothing can be saved', async () => {
    const { dialog, requestId } = await checkedRequest(deps);
    const toms = await openRequest(deps, TOM, { communityId: 'ashdown', requestId });
    await toms.press('Change: The need');
    await dialog.press('Submit request', ANSWERS.check);
    await toms.press(SAVE, { need: 'Something else' });
    expect(toms.title()).toBe('Request handed in');
    expect((await only()).form.need?.need).toBe(ANSWERS.need.need);
    expect((await openRequest(deps, AMARA, { communityId: 'ashdown', requestId })).title()).toBe('Request handed in');
  });

  test('my requests lists what was handed in and where it stands', async () => {
    expect(sentenceIn(await answer('my requests', AMARA))).toContain('no request yet');
    await plannedMeeting(deps);
    await submittedRequest(deps);
    const card = cardIn(await answer('my requests', TOM));
    expect(wordsOf(card)).toContain('ASH-2627-001 · Speech, language and communication · £6,400');
    expect(wordsOf(card)).toContain('For the meeting on Tuesday 10 November');
    expect(faultsOf(card, actions)).toEqual([]);
  });

  test('in a shared place nothing is posted', async () => {
    const { dialog } = await checkedRequest(deps);
    const { data } = buttonOf(dialog.card(), 'Submit request');
    const sent = { ...dialog.inputs(), ...ANSWERS.check, ...data };
    const handed = await run(requestRoutes(deps), 'submit', 'submit-request', sent, turnOf(AMARA, 'channel'));
    expect(handed).not.toHaveProperty('post');
  });
});

test('a representative whose time is over cannot go on', async () => {
  const { requestId } = await checkedRequest(deps);
  const found = await deps.store.read('ashdown', 'community', 'the');
  if (!found) throw new Error('No community');
  const yesterday = addDays(localDate('2026-11-05'), -1);
  const appointments = found.value.appointments.map((each) =>
    each.personId === personIdOf(TOM) ? { ...each, to: yesterday } : each,
  );
  const write = {
    kind: 'community',
    key: 'the',
    document: { ...found.value, appointments },
    etag: found.etag,
  } as const;
  await deps.store.commit('ashdown', [write], []);
  const refused = await run(
    requestRoutes(deps),
    'open',
    'continue-request',
    { communityId: 'ashdown', requestId },
    turnOf(TOM),
  );
  expect(sentenceIn(refused)).toContain('Only a representative of the school');
});
