import type { BotAnswer } from '../../../local/teams/wire';
import {
  bindPlaces,
  CHANNEL,
  CHAT,
  COMMUNITY,
  forge,
  forgeDialog,
  press,
  publishAgenda,
  startMeeting,
  wordsIn,
} from '../../support/journey';
import type { Filed } from '../../support/journey';
import { ASKED, fileExceptional, URGENT } from '../../support/exceptional';
import { personIdOf } from '../../../src/app/person-id';
import { happened, versions } from '../../support/records';
import type { Rehearsal } from '../../support/rehearsal';
import { rehearse, settle } from '../../support/rehearsal';
import { foundIn } from '../../support/wire';

// An exceptional request through real turns: whoever may not decide cannot, whatever a card carries, and why it could not
// wait is never in a shared place (R100 to R107).

const REASON = 'The order from Quillhampton binds us.';
const PRIVATE = ['Quillhampton', 'Tribunal'];

let rehearsal: Rehearsal;
let filed: Filed;
beforeAll(async () => {
  rehearsal = await rehearse();
  const { client } = rehearsal;
  await bindPlaces(client);
  for (const key of ['helen', 'david', 'joe', 'priya', 'marek', 'siobhan', 'grace', 'callum', 'lucia', 'ingrid'])
    await client.as(key).say('hi');
  filed = await fileExceptional(client.as('amara'), { asked: { ...ASKED, amount: '£6,400' } });
  await settle(rehearsal);
}, 60_000);
afterAll(() => rehearsal.close());

const as = (key: string) => rehearsal.client.as(key);
const named = () => ({ communityId: COMMUNITY, requestId: filed.requestId });
const decision = (more: object = {}) => ({
  ...{ ...named(), key: 'k1', how: 'agree', amount: '4200', start: '2026-11-09', end: '2026-11-20', reason: REASON },
  ...more,
});
const decide = (key: string, more: object = {}) => forgeDialog(as(key), 'submit', 'decide-interim', decision(more));

/** Answered with words, changing nothing, and not as an error of ours. */
async function changesNothing(send: () => Promise<BotAnswer>): Promise<string> {
  const before = await versions(rehearsal);
  const words = wordsIn(await send());
  expect(words.length).toBeGreaterThan(20);
  expect(words).not.toContain('Something went wrong');
  expect(await versions(rehearsal)).toEqual(before);
  return words;
}

describe('before it is decided', () => {
  test('the chair and the clerk have the card, and only the chair has buttons to decide with', async () => {
    const chairs = await as('helen').card(/^Exceptional request/);
    expect(chairs.text).toContain(URGENT.whyNow);
    expect(chairs.buttons).toEqual(
      expect.arrayContaining(['Agree as interim', 'Do not agree', 'Leave for the meeting']),
    );
    const clerks = await as('joe').card(/^Exceptional request/);
    expect(clerks.buttons).toEqual(['Read the request', 'Refresh']);
  });

  test.each(['joe', 'amara', 'tom', 'priya', 'lucia', 'ingrid', 'grace', 'callum'])(
    '%s decides nothing, however it is sent',
    async (key) => {
      if (key === 'tom') await as('tom').say('hi');
      for (const how of ['agree', 'decline'])
        expect(await changesNothing(() => decide(key, { how }))).toContain('Only the chair');
      await changesNothing(() => forge(as(key), 'leave-for-meeting', { ...named(), key: 'k1' }));
      await changesNothing(() => forgeDialog(as(key), 'submit', 'consult', { ...named(), key: 'k', people: 'p1' }));
      await changesNothing(() => forgeDialog(as(key), 'submit', 'give-advice', { ...named(), supports: 'true' }));
    },
  );

  test('the acting chair decides nothing before one working day is over', async () => {
    expect(await changesNothing(() => decide('david'))).toContain('within one working day');
  });

  test.each(['priya', 'lucia', 'ingrid'])('%s, whom nobody asked, learns nothing of it', async (key) => {
    const shown = [
      await forge(as(key), 'exceptional', named()),
      await forgeDialog(as(key), 'fetch', 'open-interim', { ...named(), how: 'agree' }),
      await forgeDialog(as(key), 'fetch', 'open-consult', named()),
      await forgeDialog(as(key), 'fetch', 'open-advice', named()),
      await forgeDialog(as(key), 'fetch', 'read-request', named()),
    ];
    expect(foundIn(shown.map(wordsIn).join('\n'), PRIVATE)).toEqual([]);
  });

  test('in a shared place the card is shown to nobody, not even to the chair', async () => {
    const words = wordsIn(await forge(as('helen').in(CHAT), 'exceptional', named()));
    expect(foundIn(words, PRIVATE)).toEqual([]);
    expect(words).toContain('personal chat');
  });

  test.each([
    ['another community', { communityId: 'saltmarsh' }],
    ['a request there is not', { requestId: 'r0' }],
    ['a status', { standing: 'interim' }],
    ['who decides', { by: 'p1' }],
    ['another way to decide', { how: 'approve' }],
    ['more than is asked', { amount: '9000' }],
    ['nothing', { amount: '0' }],
    ['a day the rules do not allow', { end: '2027-07-22' }],
    ['no reason', { reason: '' }],
    ['a pupil’s name', { reason: 'For Ada Lovelace.' }],
    ['more than the chair decides alone', { amount: '6400' }],
  ])('a decision that carries %s changes nothing', async (_, more) => {
    await changesNothing(() => decide('helen', more));
  });
});

describe('consulting', () => {
  test('a representative of the same school, or a stranger, cannot be asked', async () => {
    for (const people of [personIdOf('tom.whitlock@oakfield.example'), 'p0', ''])
      await changesNothing(() => forgeDialog(as('helen'), 'submit', 'consult', { ...named(), key: 'k2', people }));
  });

  test('whoever is asked answers once on a card of their own, and the chair hears it', async () => {
    const helen = as('helen');
    await helen.say('exceptional');
    await press(helen, 'Consult');
    const people = ['priya.raman@hilltop.example', 'marek.nowak@brookside.example'].map(personIdOf).join(',');
    await press(helen, 'Ask them', { people });
    await helen.closeDialog();
    await settle(rehearsal);
    for (const key of ['priya', 'marek']) {
      await as(key).card(/^The chair asks for your view/);
      await press(as(key), 'Answer');
      await press(as(key), 'Send my answer', { supports: 'true', note: 'Needed.' });
      await as(key).closeDialog();
    }
    await settle(rehearsal);
    expect(await happened(rehearsal, 'InterimAdvised')).toHaveLength(2);
    const again = () => forgeDialog(as('priya'), 'submit', 'give-advice', { ...named(), supports: 'false', note: '' });
    expect(await changesNothing(again)).toContain('answered before');
    await helen.card(/2 of 2 have answered/);
  });
});

describe('when it is decided', () => {
  test('the page pressed twice is one decision, and the second press answers the same', async () => {
    const sent = { amount: '6400', end: '2026-11-20' };
    const answers = await Promise.all([decide('helen', sent), decide('helen', sent)]);
    expect(answers.map(wordsIn).every((words) => words.includes('Agreed as interim'))).toBe(true);
    expect(await happened(rehearsal, 'InterimAgreed')).toHaveLength(1);
    expect(await happened(rehearsal, 'FundsCommitted')).toHaveLength(1);
    await settle(rehearsal);
  });

  test('an old card answers with what was decided, and changes nothing', async () => {
    expect(await changesNothing(() => decide('helen', { how: 'decline', key: 'k8' }))).toContain('decided before');
    await changesNothing(() => forge(as('helen'), 'leave-for-meeting', { ...named(), key: 'k9' }));
    expect(wordsIn(await forge(as('helen'), 'exceptional', named()))).toContain('Agreed as interim');
  });

  test('its school can neither withdraw nor change it', async () => {
    const words = await changesNothing(() => forgeDialog(as('amara'), 'fetch', 'open-withdraw', named()));
    expect(words).toContain('KCC has been told');
    await changesNothing(() => forgeDialog(as('amara'), 'fetch', 'change-request', named()));
  });

  test('the officer has it at once, and the channel learns reference, amount and last day', async () => {
    const approval = await as('grace').card(/^New interim approval/);
    expect(approval.text).toContain('£6,400');
    const posted = (
      await as('amara')
        .in(CHANNEL)
        .card(/^Interim decision/)
    ).text;
    expect(posted).toContain(filed.reference);
    expect(posted).toContain('Friday 20 November');
    expect(foundIn(posted, [...PRIVATE, 'Oakfield', 'Speech'])).toEqual([]);
  });

  test('other schools read the request without its ground once it is on the agenda', async () => {
    const words = wordsIn(await forgeDialog(as('siobhan'), 'fetch', 'read-request', named()));
    expect(words).toContain(filed.reference);
    expect(foundIn(words, PRIVATE)).toEqual([]);
    expect(foundIn(wordsIn(await forgeDialog(as('priya'), 'fetch', 'read-request', named())), PRIVATE)).toEqual(
      PRIVATE,
    );
  });
});

describe('at the meeting', () => {
  test('an ordinary vote on it cannot be forged; the one on it is on exactly one proposal', async () => {
    await publishAgenda(rehearsal.client);
    await startMeeting(rehearsal.client);
    const helen = as('helen').in(CHAT);
    await press(helen, 'Open request', { requestId: filed.requestId });
    const item = { ...named(), meetingId: '2026-11-10' };
    const ordinary = { ...item, number: 1, amount: '6400', start: '2026-11-09', end: '2026-12-18' };
    await changesNothing(() => forgeDialog(helen, 'submit', 'open-vote', ordinary));
    const proposal = { ...item, number: 1, kind: 'confirm', end: '2026-12-18' };
    for (const wrong of [{ kind: '' }, { end: '' }, { kind: 'end' }, { kind: 'change', amount: '' }, { kind: 'burn' }])
      await changesNothing(() => forgeDialog(helen, 'submit', 'interim-vote', { ...proposal, ...wrong }));
    await changesNothing(() => forgeDialog(as('priya').in(CHAT), 'submit', 'interim-vote', proposal));
    await press(helen, 'Open the vote');
    await press(helen, 'Open the vote', { kind: 'confirm', end: '2026-12-18' });
    await helen.closeDialog();
    expect(await happened(rehearsal, 'BallotOpened')).toMatchObject([
      { terms: { interim: 'confirm', amount: 640_000 } },
    ]);
  });

  test('not confirmed, it runs on to the day the chair set, and everybody is told so (R107)', async () => {
    for (const key of ['priya', 'marek', 'siobhan']) await press(as(key).in(CHAT), 'Do not agree');
    await press(as('helen').in(CHAT), 'Close vote', { note: '' });
    const { text } = await as('helen')
      .in(CHAT)
      .card(/Interim decision not confirmed/);
    expect(text).toContain('Nothing ends by this: the interim decision runs until Friday 20 November');
    await press(as('helen').in(CHAT), 'End meeting');
    await settle(rehearsal);
    const award = await rehearsal.app.deps.store.read(COMMUNITY, 'award', filed.requestId);
    expect(award?.value).toMatchObject({ by: 'interim', status: 'sent', terms: { end: '2026-11-20' } });
    expect((await as('amara').card(/Interim decision not confirmed/)).text).toContain('runs until Friday 20 November');
  });
});

describe('in the end', () => {
  test('no message in a shared place, and none to a school that was not asked, says why it could not wait', async () => {
    for (const key of ['amara', 'helen', 'siobhan', 'yusuf']) {
      for (const word of ['home', 'decisions', 'agenda ashdown']) await as(key).say(word);
      await as(key).in(CHANNEL).mention('decisions');
      await as(key).in(CHAT).mention('agenda');
    }
    await settle(rehearsal);
    const { people } = await rehearsal.client.room();
    const chatOf = new Map<string, string>();
    for (const { key } of people)
      for (const { id } of await as(key).conversations()) chatOf.set(id, [chatOf.get(id), key].filter(Boolean).join());
    const knows = ['amara', 'tom', 'helen', 'david', 'joe', 'priya', 'marek', 'grace', 'omar', 'callum'];
    const naming = rehearsal.room.calls
      .all()
      .filter(({ activity }) => foundIn(JSON.stringify(activity ?? ''), PRIVATE).length > 0)
      .map(({ conversation }) => chatOf.get((conversation ?? '').split(';')[0] ?? '') ?? conversation);
    expect(naming.length).toBeGreaterThan(3);
    expect([...new Set(naming)].filter((who) => !knows.includes(who ?? ''))).toEqual([]);
  });

  test('no line of any log says it, nor whose request it was', () => {
    expect(foundIn(JSON.stringify(rehearsal.log), PRIVATE)).toEqual([]);
  });
});
