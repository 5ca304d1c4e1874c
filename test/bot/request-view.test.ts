import { isHandedIn } from '../../src/domain/request/request';
import { requestView, requestViewData, requestViewRoutes } from '../../src/bot/request-view';
import { personIdOf } from '../../src/app/person-id';
import { buttonsOf, faultsOf, wordsOf } from '../support/cards';
import { testDeps, type TestDeps } from '../support/deps';
import { AMARA, ANSWERS, checkedRequest, HELEN, PRIYA, submittedRequest } from '../support/request-dialog';
import { cardIn, run, sentenceIn, turnOf } from '../support/turns';

let deps: TestDeps;
beforeAll(async () => {
  deps = await testDeps();
});
afterAll(() => deps.close());

const open = (
  email: string,
  data: { communityId: string; requestId: string },
  where: 'personal' | 'channel' = 'channel',
) => run(requestViewRoutes(deps), 'open', 'read-request', data, turnOf(email, where));

test('representatives, chair, acting chair and clerk of the community read the request, without names (R70)', async () => {
  const { requestId } = await submittedRequest(deps);
  for (const email of [PRIYA, AMARA, HELEN, 'david.okafor@chairs.example', 'joe.marsh@council.example']) {
    const card = cardIn(await open(email, { communityId: 'ashdown', requestId }));
    const shown = wordsOf(card);
    expect(faultsOf(card, {})).toEqual([]);
    expect(shown).toContain('Speech, language and communication · £6,400');
    expect(shown).toContain('Oakfield Primary · Ashdown community');
    expect(shown).toContain('2 pupils: Pupil A to Pupil B');
    for (const text of Object.values(ANSWERS.need)) expect(shown).toContain(text);
    expect(shown).toContain('16 November 2026');
    expect(JSON.stringify(card)).not.toMatch(/Lovelace|Turner|2017-03-04/);
  }
});

test('the community reads word for word what was checked', async () => {
  const { dialog, requestId } = await checkedRequest(deps);
  const checked = dialog.words().split('\n');
  await dialog.press('Submit request', ANSWERS.check);
  const view = await requestView(deps, personIdOf(PRIYA), 'ashdown', requestId);
  if (!view.ok) throw new Error(view.refusal);
  for (const { title, answers } of view.value.sections)
    for (const { label, paragraphs } of answers)
      expect(checked).toEqual(expect.arrayContaining([title, label, ...paragraphs.map(({ text }) => text)]));
});

test('observers, other communities and officers are refused in a sentence', async () => {
  const { requestId } = await submittedRequest(deps);
  for (const email of [
    'ingrid.solheim@rowan-house.example',
    'lucia.ferraro@saltmarsh-primary.example',
    'grace.lindqvist@council.example',
    'callum.reid@council.example',
  ])
    expect(sentenceIn(await open(email, { communityId: 'ashdown', requestId }))).toContain('Only the representatives');
  const elsewhere = await open('lucia.ferraro@saltmarsh-primary.example', { communityId: 'saltmarsh', requestId });
  expect(sentenceIn(elsewhere)).toContain('cannot find that request');
});

test('a draft is read by nobody, its own school included', async () => {
  const { requestId } = await checkedRequest(deps);
  for (const email of [PRIYA, AMARA, HELEN])
    expect(sentenceIn(await open(email, { communityId: 'ashdown', requestId }))).toContain('cannot find that request');
});

test('staffing is shown with the rule and the school’s reason (R193)', async () => {
  const staffing = { includesStaffing: 'true', staffingReason: 'Nobody else can sign.\n\nWe asked twice.' };
  const { requestId } = await submittedRequest(deps, { eligibility: { ...ANSWERS.eligibility, ...staffing } });
  const shown = wordsOf(cardIn(await open(PRIYA, { communityId: 'ashdown', requestId })));
  expect(shown).toContain(
    'not intended for staffing costs. The school gives this reason:\nNobody else can sign.\nWe asked twice.',
  );
});

test('the officer’s whole form is made of the same data', async () => {
  const { requestId } = await submittedRequest(deps);
  const request = (await deps.store.read('ashdown', 'request', requestId))?.value;
  if (!request || !isHandedIn(request)) throw new Error('Not handed in');
  const view = await requestView(deps, personIdOf(HELEN), 'ashdown', requestId);
  expect(view).toEqual({
    ok: true,
    value: requestViewData(request, { name: 'Oakfield Primary' }, { community: 'Ashdown' }),
  });
});

test('an open-ended request says so, with its review date (R52)', async () => {
  const asked = { ...ANSWERS.asked, end: '', openEnded: 'true', review: '2027-05-04' };
  const { requestId } = await submittedRequest(deps, { asked });
  const card = cardIn(await open(PRIYA, { communityId: 'ashdown', requestId }));
  expect(wordsOf(card)).toContain('Open-ended: as long as the pupils are at the school');
  expect(wordsOf(card)).toContain('4 May 2027');
  expect(buttonsOf(card)).toEqual([]);
});
