import { personIdOf } from '../../src/app/person-id';
import { requestRoutes } from '../../src/bot/requests';
import { buttonOf, buttonsOf, faultsOf } from '../support/cards';
import { testDeps, type TestDeps } from '../support/deps';
import type { RequestDialog } from '../support/request-dialog';
import { AMARA, ANSWERS, checkedRequest, openRequest, SAVE, submittedRequest, TOM } from '../support/request-dialog';
import { cardIn, run, turnOf } from '../support/turns';
import { actions } from '../cards/request-pages';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const CHANGE = 'Change: Names and dates of birth';
const sheet = (requestId: string) => deps.identities.open('East', requestId);
const read = async (requestId: string) => (await deps.store.read('ashdown', 'request', requestId))?.value;
const atPupils = async (changes = {}): Promise<RequestDialog> => {
  const dialog = await openRequest(deps, AMARA, { communityId: 'ashdown', urn: '990001' });
  for (const page of ['eligibility', 'need', 'support', 'solution', 'asked'] as const)
    await dialog.press(SAVE, { ...ANSWERS[page], ...(page in changes ? (changes as typeof ANSWERS)[page] : {}) });
  return dialog;
};
const idOf = (dialog: RequestDialog): string => {
  const { requestId } = buttonOf(dialog.card(), SAVE).data;
  return typeof requestId === 'string' ? requestId : '';
};
const names = (dialog: RequestDialog): string[] =>
  Object.entries(dialog.inputs()).flatMap(([name, value]) => (name.startsWith('name') && value !== '' ? [value] : []));

describe('the pupils’ page', () => {
  test('shows six rows, and six more when asked, up to thirty, keeping what was typed', async () => {
    const dialog = await atPupils();
    expect(Object.keys(dialog.inputs())).toHaveLength(12);
    await dialog.press('Add more pupils', { name6: 'Ada Lovelace', born6: '2017-03-04' });
    expect(Object.keys(dialog.inputs())).toHaveLength(24);
    expect(names(dialog)).toEqual(['Ada Lovelace']);
    for (const _ of [1, 2, 3]) await dialog.press('Add more pupils');
    expect(Object.keys(dialog.inputs())).toHaveLength(60);
    expect(buttonsOf(dialog.card()).map(({ title }) => title)).not.toContain('Add more pupils');
    expect(faultsOf(dialog.card(), actions)).toEqual([]);
  });

  test('takes thirty pupils (R41)', async () => {
    const dialog = await atPupils();
    for (const _ of [1, 2, 3, 4]) await dialog.press('Add more pupils');
    const rows = Array.from({ length: 30 }, (_, row) => [
      [`name${row + 1}`, `Pupil Number ${row}`],
      [`born${row + 1}`, '2017-03-04'],
    ]).flat();
    await dialog.press(SAVE, Object.fromEntries(rows) as Record<string, string>);
    expect(dialog.words()).toContain('30 pupils: Pupil A to Pupil AD');
  });

  test('says at the row what is missing or cannot be, and keeps everything', async () => {
    const dialog = await atPupils();
    await dialog.press(SAVE);
    expect(dialog.words()).toContain('Enter at least one pupil.');
    await dialog.press(SAVE, { name1: 'Ada Lovelace', born2: '2017-03-04', name3: 'Will Turner', born3: '2030-01-01' });
    expect(dialog.words()).toContain('Look at pupil 1, 2, 3');
    expect(dialog.words()).toContain('Problem: Enter the date of birth, or clear the name.');
    expect(dialog.words()).toContain('Problem: Enter the name, or clear the date of birth.');
    expect(dialog.words()).toContain('Problem: A date of birth lies in the past. Check it.');
    expect(names(dialog)).toEqual(['Ada Lovelace', 'Will Turner']);
    expect(await sheet(idOf(dialog))).toBeNull();
  });

  test('is seen again by whoever typed it, and by a colleague only as a number (R152)', async () => {
    const { dialog, requestId } = await checkedRequest(deps);
    await dialog.press(CHANGE);
    expect(names(dialog)).toEqual(['Ada Lovelace', 'Will Turner']);
    const toms = await openRequest(deps, TOM, { communityId: 'ashdown', requestId });
    await toms.press(CHANGE);
    expect(toms.words()).toContain('2 pupils entered by Amara Osei');
    expect(JSON.stringify(toms.card())).not.toMatch(/Lovelace|Turner|2017-03-04|2016-12-24/);
    await toms.press(SAVE);
    expect(toms.title()).toContain('Check your answers');
    expect((await sheet(requestId))?.enteredBy).toBe(personIdOf(AMARA));
  });

  test('a colleague may replace the whole list, or leave it as it is', async () => {
    const { dialog, requestId } = await checkedRequest(deps);
    const toms = await openRequest(deps, TOM, { communityId: 'ashdown', requestId });
    await toms.press(CHANGE);
    await toms.press('Replace the list');
    expect(names(toms)).toEqual([]);
    await toms.press(SAVE);
    expect((await sheet(requestId))?.pupils).toHaveLength(2);
    deps.at('2026-11-05T09:10:00Z');
    await toms.press(CHANGE);
    await toms.press('Replace the list');
    await toms.press(SAVE, { name1: 'Bea Moss', born1: '2018-01-01' });
    expect(toms.words()).toContain('1 pupil entered by Tom Whitlock');
    expect(await read(requestId)).toMatchObject({ pupils: { count: 1, enteredBy: personIdOf(TOM) } });
    await dialog.press(CHANGE);
    expect(dialog.words()).toContain('1 pupil entered by Tom Whitlock');
    expect(names(dialog)).toEqual([]);
  });

  test('two lists typed at the same time never cover each other unseen', async () => {
    const { dialog, requestId } = await checkedRequest(deps);
    await dialog.press(CHANGE);
    const toms = await openRequest(deps, TOM, { communityId: 'ashdown', requestId });
    await toms.press(CHANGE);
    await toms.press('Replace the list');
    deps.at('2026-11-05T09:10:00Z');
    await dialog.press(SAVE, { name3: 'Bea Moss', born3: '2018-01-01' });
    await toms.press(SAVE, { name1: 'Cy Young', born1: '2018-02-02' });
    expect(toms.words()).toContain('was saved again after you opened this page');
    expect(names(toms)).toEqual(['Cy Young']);
    expect((await sheet(requestId))?.pupils).toHaveLength(3);
    await toms.press(SAVE);
    expect((await sheet(requestId))?.pupils).toEqual([{ name: 'Cy Young', dateOfBirth: '2018-02-02' }]);
  });

  test('saved twice by the same press is saved once, and an old press delivered late covers nothing', async () => {
    const { dialog, requestId } = await checkedRequest(deps);
    await dialog.press(CHANGE);
    deps.at('2026-11-05T09:10:00Z');
    await dialog.press(SAVE, { name2: '', born2: '' });
    const late = dialog.again;
    await late();
    expect((await deps.store.events('ashdown')).filter(({ event }) => event.type === 'PupilsEntered')).toHaveLength(2);
    const other = await openRequest(deps, AMARA, { communityId: 'ashdown', requestId });
    await other.press(CHANGE);
    deps.at('2026-11-05T09:11:00Z');
    await other.press(SAVE, { name2: 'Bea Moss', born2: '2018-01-01' });
    expect(JSON.stringify(await late())).toContain('was saved again');
    expect((await sheet(requestId))?.pupils).toHaveLength(2);
  });

  test('Back keeps rows that are half filled in, for the page only, and they cannot be handed in', async () => {
    const dialog = await atPupils();
    await dialog.press('Back', { name1: 'Ada Lovelace' });
    expect(dialog.title()).toContain('Page 5');
    expect(JSON.stringify(dialog.card())).not.toContain('Lovelace');
    await dialog.press(SAVE);
    expect(names(dialog)).toEqual(['Ada Lovelace']);
    const { requestId } = buttonOf(dialog.card(), SAVE).data;
    const again = await openRequest(deps, AMARA, { communityId: 'ashdown', requestId: String(requestId) });
    expect(again.words()).toContain('The list of pupils is not complete.');
    await again.press('Submit request', ANSWERS.check);
    expect(again.words()).toContain('The list of pupils is not complete.');
    await again.press(CHANGE);
    await again.press(SAVE, { born1: '2017-03-04' });
    await again.press('Submit request', ANSWERS.check);
    expect(again.title()).toBe('Request handed in');
  });

  test('what went with a request handed in stays as it was', async () => {
    const { dialog, requestId } = await checkedRequest(deps);
    await dialog.press(CHANGE);
    const toms = await openRequest(deps, TOM, { communityId: 'ashdown', requestId });
    await toms.press('Submit request', ANSWERS.check);
    await dialog.press(SAVE, { name3: 'Bea Moss', born3: '2018-01-01' });
    expect(dialog.title()).toBe('Request handed in');
    expect((await sheet(requestId))?.pupils).toHaveLength(2);
  });
});

describe('names of pupils in the texts (R159)', () => {
  test('a full name or birth date is refused when a text is saved, naming the box and never the pupil', async () => {
    const { dialog } = await checkedRequest(deps);
    await dialog.press('Change: Support so far');
    await dialog.press(SAVE, { tried: 'Reading with ada lovelace, born 4/3/17.' });
    expect(dialog.words()).toContain('Problem: A pupil’s');
    expect(dialog.words()).not.toMatch(/lovelace/i);
    expect(dialog.inputs()['tried']).toBe('Reading with ada lovelace, born 4/3/17.');
    await dialog.press(SAVE, { tried: 'Reading in a small group.' });
    expect(dialog.title()).toContain('Check your answers');
  });

  test('when the pupils are saved after the texts, the text is shown to be mended first', async () => {
    const dialog = await atPupils({ need: { ...ANSWERS.need, reason: 'Lovelace, Ada waits long.' } });
    await dialog.press(SAVE, ANSWERS.pupils);
    expect(dialog.title()).toContain('Page 2');
    expect(dialog.words()).toContain('Problem: A pupil’s full name stands in “Why do you need it?”');
    await dialog.press(SAVE, { reason: 'One of them waits long.' });
    expect(dialog.title()).toContain('Check your answers');
  });

  test('at the check they are named again, and nothing is handed in', async () => {
    const dialog = await atPupils({ need: { ...ANSWERS.need, reason: 'Ada Lovelace waits long.' } });
    const requestId = idOf(dialog);
    await dialog.press(SAVE, ANSWERS.pupils);
    const again = await openRequest(deps, TOM, { communityId: 'ashdown', requestId });
    expect(again.words()).toContain('A pupil’s full name stands in “Why do you need it?”');
    await again.press('Submit request', ANSWERS.check);
    expect((await read(requestId))?.status).toBe('draft');
  });

  test('a single word is pointed out and can be confirmed as no name; a colleague is not told which', async () => {
    const { dialog, requestId } = await checkedRequest(deps, { support: { tried: 'We will try again in May.' } });
    expect(dialog.words()).toContain('“will” in “Which resources and interventions have you used so far?”');
    await dialog.press('Submit request', ANSWERS.check);
    expect(dialog.words()).toContain('Look at the words that may be a pupil’s name.');
    const toms = await openRequest(deps, TOM, { communityId: 'ashdown', requestId });
    expect(toms.words()).toContain('A word in “Which resources and interventions have you used so far?” is also part');
    expect(toms.words()).not.toContain('“will”');
    await toms.press('Submit request', { ...ANSWERS.check, notNames: 'true' });
    expect(toms.title()).toBe('Request handed in');
  });
});

test('names and dates of birth stand nowhere but on their own page (R152, R153)', async () => {
  const { dialog, requestId } = await submittedRequest(deps);
  const routes = requestRoutes(deps);
  const continued = await run(routes, 'open', 'continue-request', { communityId: 'ashdown', requestId }, turnOf(TOM));
  const kept = [
    dialog.answer(),
    cardIn(continued),
    await deps.store.list('ashdown', 'request'),
    await deps.store.list('ashdown', 'meeting'),
    await deps.store.events('ashdown'),
    await deps.deliveries.all(),
  ];
  expect(JSON.stringify(kept)).not.toMatch(/lovelace|turner|2017-03-04|2016-12-24|4 March 2017/i);
  expect(await sheet(requestId)).toMatchObject({
    requestId,
    communityId: 'ashdown',
    urn: '990001',
    enteredBy: personIdOf(AMARA),
    pupils: [
      { name: 'Ada Lovelace', dateOfBirth: '2017-03-04' },
      { name: 'Will Turner', dateOfBirth: '2016-12-24' },
    ],
  });
});
