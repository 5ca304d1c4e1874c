import { noTrouble } from '../support/trouble';
import { announce } from '../../src/app/notifications';
import type { Notice } from '../../src/app/ports';
import { agendaRoutes } from '../../src/bot/agenda';
import { homeWords } from '../../src/bot/home';
import { renderer } from '../../src/bot/render';
import { requestRoutes, requestWords } from '../../src/bot/requests';
import { withdrawRoutes } from '../../src/bot/withdraw';
import type { Card } from '../../src/cards/define';
import { sweep } from '../../src/app/sweep';
import { openPupils } from '../../src/app/approvals';
import { personIdOf } from '../../src/app/person-id';
import { meetingOn, plannedMeeting, TENTH } from '../support/agendas';
import { buttonOf, buttonsOf, faultsOf, inputsOf, wordsOf } from '../support/cards';
import { testDeps, type TestDeps } from '../support/deps';
import {
  AMARA,
  ANSWERS,
  checkedRequest,
  HELEN,
  openRequest,
  PRIYA,
  submittedRequest,
  TOM,
} from '../support/request-dialog';
import { cardIn, run, sentenceIn, turnOf } from '../support/turns';
import { actions } from '../cards/request-pages';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
  await plannedMeeting(deps);
});
afterEach(() => deps.close());

const CLERK = 'joe.marsh@council.example';
const inAshdown = (requestId: string) => ({ communityId: 'ashdown', requestId });
const stored = async (requestId: string) => (await deps.store.read('ashdown', 'request', requestId))?.value;
const events = async (type: string) =>
  (await deps.store.events('ashdown')).map(({ event }) => event).filter((event) => event.type === type);
const word = async (name: 'my requests' | 'home', email = AMARA): Promise<Card> => {
  const words = name === 'home' ? homeWords(deps) : requestWords(deps);
  const [answer] = (await words.find((each) => each.word === name)?.answer(turnOf(email), '')) ?? [];
  return cardIn(answer);
};
/** Whom the last event of that type is told to, and what they read. */
async function told(type: string) {
  const recorded = (await deps.store.events('ashdown')).findLast(({ event }) => event.type === type);
  if (!recorded) throw new Error(`No ${type}`);
  const queued = await announce(deps, recorded);
  const messages = await Promise.all(
    queued.map(async ({ id, recipient }) => {
      const notice = (await deps.deliveries.read(recipient, id))?.value.notice as Notice;
      const card = await renderer(deps)(notice, recipient);
      return { to: recipient, words: card ? wordsOf(card as Card) : '' };
    }),
  );
  return { to: messages.map(({ to }) => to), words: messages[0]?.words ?? '' };
}
const person = (email: string) => `person:${personIdOf(email)}`;

describe('withdrawing (R92)', () => {
  const open = (requestId: string, email = AMARA) =>
    run(withdrawRoutes(deps), 'open', 'open-withdraw', inAshdown(requestId), turnOf(email));
  const press = (card: Card, title: string, typed = {}, email = AMARA) =>
    run(
      withdrawRoutes(deps),
      'submit',
      'withdraw-request',
      { ...inputsOf(card), ...typed, ...buttonOf(card, title).data },
      turnOf(email),
    );

  test('a draft asks once, then is gone with its pupils, for every colleague', async () => {
    const { requestId } = await checkedRequest(deps);
    expect(await deps.identities.open('East', requestId)).not.toBeNull();
    expect(buttonOf(await word('my requests', TOM), 'Discard').data).toEqual(inAshdown(requestId));
    const card = cardIn(await open(requestId, TOM));
    expect(wordsOf(card)).toContain('Discard this draft?');
    const gone = await press(card, 'Discard the draft', {}, TOM);
    expect(sentenceIn(gone)).toBe('The draft is discarded, with everything entered in it.');
    expect(await press(card, 'Discard the draft', {}, TOM)).toEqual(gone);
    expect(await events('RequestDiscarded')).toHaveLength(1);
    expect(await deps.identities.open('East', requestId)).toBeNull();
    expect(JSON.stringify(await stored(requestId))).not.toContain('Weekly speech');
    expect(sentenceIn((await requestWords(deps)[1]?.answer(turnOf(AMARA), ''))?.[0])).toContain('no request yet');
    expect(
      sentenceIn(await run(requestRoutes(deps), 'open', 'continue-request', inAshdown(requestId), turnOf(AMARA))),
    ).toContain('cannot find that request');
  });

  test('pupils typed on a page left open do not come back after the draft is discarded', async () => {
    const dialog = await openRequest(deps, AMARA, { communityId: 'ashdown', urn: '990001' });
    for (const page of ['eligibility', 'need', 'support', 'solution', 'asked'] as const)
      await dialog.press('Save and continue', ANSWERS[page]);
    const [request] = await deps.store.list('ashdown', 'request');
    const requestId = request?.requestId ?? '';
    await press(cardIn(await open(requestId)), 'Discard the draft');
    expect(sentenceIn(await dialog.press('Save and continue', ANSWERS.pupils))).toContain('cannot find');
    expect(await deps.identities.open('East', requestId)).toBeNull();
  });

  test('a request handed in leaves the agenda; chair and clerk are told; its number is not used again', async () => {
    const { requestId, dialog } = await submittedRequest(deps);
    expect(dialog.words()).toContain('ASH-2627-001');
    const card = cardIn(await open(requestId, TOM));
    const gone = await press(card, 'Withdraw the request', { reason: 'We found the money.' }, TOM);
    expect(sentenceIn(gone)).toContain('ASH-2627-001 is withdrawn.');
    expect(await press(card, 'Withdraw the request', { reason: 'We found the money.' }, TOM)).toEqual(gone);
    expect((await meetingOn(deps)).agenda.filter(({ kind }) => kind === 'request')).toEqual([]);
    const { to, words } = await told('RequestWithdrawn');
    expect(to).toEqual(expect.arrayContaining([person(HELEN), person(CLERK)]));
    expect(words).toContain('Reason: We found the money.');
    expect(wordsOf(await word('my requests'))).toContain('Withdrawn on Thursday 5 November');
    expect(buttonsOf(await word('my requests')).map(({ title }) => title)).toEqual(['Read']);
    expect((await submittedRequest(deps)).dialog.words()).toContain('ASH-2627-002');
  });

  test('a pupil’s name in the reason is refused, and nothing typed is lost (R159)', async () => {
    const { requestId } = await submittedRequest(deps);
    const card = cardIn(await open(requestId));
    const again = cardIn(await press(card, 'Withdraw the request', { reason: 'Ada Lovelace has moved.' }));
    expect(wordsOf(again)).toContain('a pupil’s full name stands in the reason');
    expect(inputsOf(again)).toMatchObject({ reason: 'Ada Lovelace has moved.' });
    const word = cardIn(await press(again, 'Withdraw the request', { reason: 'Will do it ourselves.' }));
    expect(inputsOf(word)).toMatchObject({ notNames: 'false' });
    const done = await press(word, 'Withdraw the request', { notNames: 'true' });
    expect(sentenceIn(done)).toContain('is withdrawn');
  });

  test('is for the school’s own representatives alone', async () => {
    const { requestId } = await submittedRequest(deps);
    for (const email of [PRIYA, HELEN, CLERK]) {
      expect(sentenceIn(await open(requestId, email))).toContain('Only a representative of the school');
      const forged = { ...inAshdown(requestId), key: 'k', reason: '' };
      const answer = await run(withdrawRoutes(deps), 'submit', 'withdraw-request', forged, turnOf(email));
      expect(sentenceIn(answer)).toContain('Only a representative of the school');
    }
    expect(await stored(requestId)).toMatchObject({ status: 'submitted' });
  });
});

describe('changing before the cut-off', () => {
  test('hands in again under the same reference; the agenda follows, chair and clerk are told', async () => {
    const { requestId } = await submittedRequest(deps);
    expect(buttonOf(await word('my requests', TOM), 'Change').data).toEqual(inAshdown(requestId));
    const dialog = await openRequest(deps, TOM, inAshdown(requestId), 'change-request');
    expect(dialog.words()).toContain('This is ASH-2627-001 as it was handed in');
    await dialog.press('Change: What is asked for');
    await dialog.press('Save and continue', { amount: '£5,000', category: 'autism' });
    expect(dialog.words()).toContain('Changed, and not handed in yet: “How much, and for how long?”.');
    expect(faultsOf(dialog.card(), actions)).toEqual([]);
    expect((await meetingOn(deps)).agenda[2]).toMatchObject({ heading: { amount: 640_000 } });
    expect(wordsOf(await word('home'))).toContain('Hand in your changes to ASH-2627-001');

    await dialog.press('Hand in the changes');
    expect(dialog.words()).toContain('Tick all three statements');
    await dialog.press('Hand in the changes', ANSWERS.check);
    expect(dialog.title()).toBe('Changes handed in');
    expect(dialog.words()).toContain('Reference ASH-2627-001');
    await dialog.again();
    expect(await events('RequestChanged')).toMatchObject([
      { attested: { delegated: true, privacy: true, firstSixThousand: true }, by: personIdOf(TOM) },
    ]);
    expect((await meetingOn(deps)).agenda[2]).toMatchObject({ heading: { amount: 500_000, category: 'autism' } });
    const { to, words } = await told('RequestChanged');
    expect(to).toEqual(expect.arrayContaining([person(HELEN), person(CLERK)]));
    expect(words).toContain('ASH-2627-001 was changed by its school');
    expect(wordsOf(await word('home'))).not.toContain('Hand in your changes');
  });

  test('KCC keeps the list of pupils handed in until the new one is handed in too', async () => {
    const { requestId } = await submittedRequest(deps);
    const names = async () => {
      const opened = await openPupils(deps, personIdOf(AMARA), inAshdown(requestId), deps.newKey());
      return opened.ok ? opened.value.pupils.map(({ name }) => name) : opened.refusal;
    };
    const dialog = await openRequest(deps, AMARA, inAshdown(requestId), 'change-request');
    await dialog.press('Change: Names and dates of birth');
    await dialog.press('Save and continue', { name1: 'Bea Moss', born1: '2016-01-02', name2: '', born2: '' });
    expect(await names()).toEqual(['Ada Lovelace', 'Will Turner']);
    await dialog.press('Hand in the changes', ANSWERS.check);
    expect(await names()).toEqual(['Bea Moss']);
    expect(await stored(requestId)).toMatchObject({ pupils: { count: 1 } });
    deps.at('2026-11-07T09:00:00Z');
    await sweep(deps, noTrouble);
    expect(await names()).toEqual(['Bea Moss']);
    expect(await deps.identities.open('East', requestId)).toBeNull();
  });

  test('a name in a changed text is refused (R159)', async () => {
    const { requestId } = await submittedRequest(deps);
    const dialog = await openRequest(deps, AMARA, inAshdown(requestId), 'change-request');
    await dialog.press('Change: Support so far');
    await dialog.press('Save and continue', { tried: 'Reading with Ada Lovelace' });
    expect(dialog.words()).toContain('A pupil’s full name stands in');
  });

  test('ends with the cut-off, with a sentence on the way on, also for changes begun before it', async () => {
    const { requestId } = await submittedRequest(deps);
    const dialog = await openRequest(deps, AMARA, inAshdown(requestId), 'change-request');
    await dialog.press('Change: What is asked for');
    await dialog.press('Save and continue', { amount: '£5,000' });
    deps.at('2026-11-06T09:00:00Z');
    await dialog.press('Hand in the changes', ANSWERS.check);
    expect(dialog.words()).toContain('Your last changes were not handed in. The cut-off of its meeting has passed');
    expect(await events('RequestChanged')).toEqual([]);
    const refused = await run(requestRoutes(deps), 'open', 'change-request', inAshdown(requestId), turnOf(AMARA));
    expect(sentenceIn(refused)).toContain('Ask the chair or the clerk to return it');
    expect(buttonsOf(await word('my requests')).map(({ title }) => title)).toEqual([
      'Read',
      'Withdraw',
      'If you cannot come',
    ]);
  });

  test('is for the school alone', async () => {
    const { requestId } = await submittedRequest(deps);
    const refused = await run(requestRoutes(deps), 'open', 'change-request', inAshdown(requestId), turnOf(PRIYA));
    expect(sentenceIn(refused)).toContain('Only a representative of the school');
  });
});

describe('returning with a question (R44)', () => {
  const target = { communityId: 'ashdown', meetingId: TENTH };
  const open = (requestId: string, email = HELEN) =>
    run(agendaRoutes(deps), 'open', 'open-return', { ...target, requestId }, turnOf(email));
  const press = (card: Card, question: string, email = HELEN) =>
    run(
      agendaRoutes(deps),
      'submit',
      'return-request',
      { ...inputsOf(card), question, ...buttonOf(card, 'Return this request').data },
      turnOf(email),
    );

  test('the school is told, answers after the cut-off, and is on the agenda again under its reference', async () => {
    const { requestId } = await submittedRequest(deps);
    deps.at('2026-11-06T09:00:00Z');
    const card = cardIn(await open(requestId, CLERK));
    expect(wordsOf(cardIn(await press(card, ' ', CLERK)))).toContain('Problem: write the question');
    const done = await press(card, 'Why twelve *weeks*?', CLERK);
    expect(sentenceIn(done)).toContain('ASH-2627-001 is returned. Oakfield Primary is told');
    expect(sentenceIn(await press(card, 'Why twelve *weeks*?', CLERK))).toContain('returned already');
    expect((await meetingOn(deps)).agenda.filter(({ kind }) => kind === 'request')).toEqual([]);

    const { to, words } = await told('RequestReturned');
    expect(to).toEqual(expect.arrayContaining([person(AMARA), person(TOM)]));
    expect(to).not.toContain(person(PRIYA));
    expect(words).toContain('The question: Why twelve *weeks*?');
    const home = wordsOf(await word('home'));
    expect(home).toContain('ASH-2627-001 came back to Oakfield Primary with a question.');
    expect(buttonOf(await word('my requests'), 'Answer').data).toEqual(inAshdown(requestId));

    const dialog = await openRequest(deps, TOM, inAshdown(requestId), 'change-request');
    expect(dialog.words()).toContain('Why twelve *weeks*?');
    expect(faultsOf(dialog.card(), actions)).toEqual([]);
    await dialog.press('Hand in the answer', ANSWERS.check);
    expect(dialog.words()).toContain('Nothing has changed since it was handed in');
    await dialog.press('Change: Proposed solution');
    await dialog.press('Save and continue', { solution: 'Twelve weeks, as the course is sold.' });
    await dialog.press('Hand in the answer', ANSWERS.check);
    expect(dialog.words()).toContain('Reference ASH-2627-001');
    expect((await meetingOn(deps)).agenda[2]).toMatchObject({ heading: { requestId }, progress: { state: 'waiting' } });
    expect((await told('RequestChanged')).words).toContain('ASH-2627-001 is answered');
    expect(await stored(requestId)).toMatchObject({
      returned: null,
      form: { solution: { solution: 'Twelve weeks, as the course is sold.' } },
    });
  });

  test('only chair and clerk return, and only what is on the agenda', async () => {
    const { requestId } = await submittedRequest(deps);
    for (const email of [AMARA, PRIYA]) {
      expect(sentenceIn(await open(requestId, email))).toContain('Only the chair');
      const forged = { ...target, requestId, key: 'k', question: 'Why?' };
      expect(sentenceIn(await run(agendaRoutes(deps), 'submit', 'return-request', forged, turnOf(email)))).toContain(
        'Only the chair',
      );
    }
    expect(sentenceIn(await open('r0'))).toContain('not on this agenda');
    expect(wordsOf(cardIn(await press(cardIn(await open('')), 'Why?')))).toContain('choose the request');
  });

  test('a returned request can be withdrawn', async () => {
    const { requestId } = await submittedRequest(deps);
    await press(cardIn(await open(requestId)), 'Why?');
    const asked = cardIn(await run(withdrawRoutes(deps), 'open', 'open-withdraw', inAshdown(requestId), turnOf(AMARA)));
    const data = { ...inputsOf(asked), ...buttonOf(asked, 'Withdraw the request').data };
    const done = await run(withdrawRoutes(deps), 'submit', 'withdraw-request', data, turnOf(AMARA));
    expect(sentenceIn(done)).toContain('is withdrawn');
    expect(wordsOf(await word('home'))).not.toContain('came back');
  });
});
