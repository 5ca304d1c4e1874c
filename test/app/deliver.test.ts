import { noTrouble } from '../support/trouble';
import type { Render } from '../../src/app/deliver';
import { deliver, deliverPatiently, postOnce, resumeFor } from '../../src/app/deliver';
import { personIdOf } from '../../src/app/person-id';
import type { Delivery, Notice, Recipient } from '../../src/app/ports';
import { sweep } from '../../src/app/sweep';
import { agendaOfTenth, PRIYA } from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { BLOCKED, DELETED, TeamsAnswers, TOO_LARGE, WAIT } from '../support/teams-answers';
import { MEETING_CHAT, SERVICE } from '../support/turns';

let deps: TestDeps;
let teams: TeamsAnswers;
beforeEach(async () => {
  deps = await testDeps();
  await agendaOfTenth(deps);
  deps.at('2026-11-10T14:00:00Z');
  teams = new TeamsAnswers();
});
afterEach(() => deps.close());

const priya: Recipient = `person:${personIdOf(PRIYA)}`;
const chat: Recipient = `place:${MEETING_CHAT}`;
const notice: Notice = { type: 'agendaPublished', communityId: 'ashdown', meetingId: '2026-11-10' };
const board: Notice = { type: 'meetingBoard', communityId: 'ashdown', meetingId: '2026-11-10' };
const render: Render = async ({ type }) => ({ says: type });

const toChat = { id: 'board', recipient: chat };
const toPriya = { id: 'n1', recipient: priya };
const wanted = async (named: { id: string; recipient: Recipient }, about: Notice = notice) =>
  deps.deliveries.want({ ...named, notice: about, createdAt: deps.now() });
const run = (named: { id: string; recipient: Recipient } = toPriya, say = render) => deliver(deps, teams, say, named);

async function now({ recipient, id }: { id: string; recipient: Recipient } = toPriya): Promise<Delivery> {
  const delivery = (await deps.deliveries.read(recipient, id))?.value;
  if (!delivery) throw new Error('No delivery');
  return delivery;
}

/** Priya has written to the bot, or at least her account is known. */
async function known({ chatOpen }: { chatOpen: boolean }): Promise<void> {
  const person = await deps.directory.person(personIdOf(PRIYA));
  if (!person) throw new Error('Nobody');
  const account = { tenantId: 't', objectId: 'o', teamsId: '29:priya', serviceUrl: SERVICE, boundAt: deps.now() };
  const talk = { serviceUrl: SERVICE, conversationId: 'a:priya' };
  await deps.directory.savePerson({ ...person.value, account, chat: chatOpen ? talk : null }, person.etag);
}

describe('sending one message', () => {
  beforeEach(() => known({ chatOpen: true }));

  test('it is claimed, sent and noted, once', async () => {
    await wanted(toPriya);
    expect(await run()).toBe('done');
    expect(await run()).toBe('done');
    expect(teams.sent).toEqual([{ how: 'send', to: 'a:priya', message: { says: 'agendaPublished' } }]);
    expect(await now()).toMatchObject({ state: 'sent', activityId: 'activity 1', claimedUntil: null, tries: 0 });
  });

  test('told twice by the queue at the same moment, it is sent once', async () => {
    await wanted(toPriya);
    await Promise.all([run(), run(), run()]);
    expect(teams.sent).toHaveLength(1);
  });

  test('what nobody wanted is not sent', async () => {
    expect(await run({ id: 'n9', recipient: priya })).toBe('done');
    expect(teams.sent).toEqual([]);
  });

  test('what there is nothing left to say about is done without a word', async () => {
    await wanted(toPriya);
    expect(await run(toPriya, async () => null)).toBe('done');
    expect(teams.sent).toEqual([]);
    expect((await now()).state).toBe('sent');
  });

  test('a chat is opened for somebody who has not written yet', async () => {
    await known({ chatOpen: false });
    await wanted(toPriya);
    await run();
    expect(teams.sent.map(({ how, to }) => [how, to])).toEqual([
      ['openChat', '29:priya'],
      ['send', 'chat with 29:priya'],
    ]);
  });
});

describe('a shared card', () => {
  beforeEach(() => wanted(toChat, board));

  test('is posted once and edited where it stands from then on', async () => {
    await run(toChat);
    await wanted(toChat, board);
    await run(toChat);
    expect(teams.sent.map(({ how, to }) => [how, to])).toEqual([
      ['send', MEETING_CHAT],
      ['update', `${MEETING_CHAT} activity 1`],
    ]);
    expect(await now(toChat)).toMatchObject({ state: 'sent', wanted: 2 });
  });

  test('changed while it is being sent, it goes again', async () => {
    teams.during = async () => {
      teams.during = async () => undefined;
      await wanted(toChat, board);
    };
    expect(await run(toChat)).toBe('again');
    expect(await now(toChat)).toMatchObject({ state: 'pending', activityId: 'activity 1' });
    expect(await run(toChat)).toBe('done');
    expect(teams.sent.map(({ how }) => how)).toEqual(['send', 'update']);
  });

  test('somebody deleted is posted anew, and edited there from then on', async () => {
    await run(toChat);
    teams.next(DELETED);
    await wanted(toChat, board);
    await run(toChat);
    expect(teams.sent.map(({ how }) => how)).toEqual(['send', 'update', 'send']);
    expect(await now(toChat)).toMatchObject({ state: 'sent', activityId: 'activity 3' });
  });

  test('that Teams would not take any more goes again when it next changes', async () => {
    teams.next(BLOCKED);
    await run(toChat);
    expect((await now(toChat)).state).toBe('parked');
    await wanted(toChat, board);
    expect(await run(toChat)).toBe('done');
    expect(await now(toChat)).toMatchObject({ state: 'sent', tries: 0, trouble: null });
  });

  test('is posted at once where somebody asks for it, unless it is there already', async () => {
    const card = { id: 'other', recipient: chat, notice: board, createdAt: deps.now() };
    expect(await postOnce(deps, run, card)).toBe(true);
    expect(await postOnce(deps, run, card)).toBe(false);
    expect(teams.sent).toHaveLength(1);
  });
});

describe('when Teams asks to wait', () => {
  beforeEach(async () => {
    await known({ chatOpen: true });
    await wanted(toPriya);
    teams.next(WAIT);
  });

  test('it waits as long as it was asked to, then goes', async () => {
    await run();
    expect(await now()).toMatchObject({ state: 'pending', dueAt: '2026-11-10T14:00:30.000Z', trouble: 'later 429' });
    deps.at('2026-11-10T14:00:29Z');
    expect(await sweep(deps, noTrouble)).toEqual([]);
    await run();
    expect(teams.sent).toHaveLength(1);
    deps.at('2026-11-10T14:00:30Z');
    expect(await sweep(deps, noTrouble)).toEqual([toPriya]);
    await run();
    expect(await now()).toMatchObject({ state: 'sent', trouble: null });
  });

  test('asked to wait eight times, it is parked where an operator sees it', async () => {
    teams.next(...Array<typeof WAIT>(7).fill(WAIT));
    for (let minute = 0; minute < 8; minute++) {
      deps.at(`2026-11-10T14:0${minute}:00Z`);
      await run();
    }
    expect(await now()).toMatchObject({ state: 'parked', tries: 8, trouble: 'later 429' });
  });
});

describe('what cannot be sent', () => {
  test('to somebody who has not the app is parked, and goes when they appear', async () => {
    await known({ chatOpen: true });
    await wanted(toPriya);
    teams.next(BLOCKED);
    expect(await run()).toBe('parked');
    expect(await now()).toMatchObject({ state: 'parked', trouble: 'blocked 403' });
    expect(await sweep(deps, noTrouble)).toEqual([]);
    expect(await resumeFor(deps, personIdOf(PRIYA))).toEqual([toPriya]);
    expect(await resumeFor(deps, personIdOf(PRIYA))).toEqual([]);
    await run();
    expect((await now()).state).toBe('sent');
  });

  test('to somebody nobody has met is parked without asking Teams', async () => {
    await wanted(toPriya);
    await run();
    expect(teams.sent).toEqual([]);
    expect((await now()).state).toBe('parked');
  });

  test('to an area without an officer is parked, never lost (R14)', async () => {
    const toArea = { id: 'approval', recipient: 'area:East' as const };
    await wanted(toArea);
    await run(toArea);
    expect(await now(toArea)).toMatchObject({ state: 'parked', trouble: 'blocked 403' });
  });

  test('because Teams refuses the message itself is parked at once', async () => {
    await known({ chatOpen: true });
    await wanted(toPriya);
    teams.next(TOO_LARGE);
    await run();
    expect(await now()).toMatchObject({ state: 'parked', trouble: 'unacceptable 413' });
  });
});

test('when the process dies after claiming, the sweep sends it round again once the claim has run out', async () => {
  await known({ chatOpen: true });
  await wanted(toPriya);
  teams.next(new Error('The process died'));
  await expect(run()).rejects.toThrow('The process died');
  expect((await now()).state).toBe('sending');
  deps.at('2026-11-10T14:01:59Z');
  expect(await sweep(deps, noTrouble)).toEqual([]);
  await run();
  deps.at('2026-11-10T14:02:00Z');
  expect(await sweep(deps, noTrouble)).toEqual([toPriya]);
  await run();
  expect(teams.sent).toHaveLength(2);
  expect(await now()).toMatchObject({ state: 'sent', claimedUntil: null });
});

describe('when Teams asks to wait', () => {
  beforeEach(() => known({ chatOpen: true }));
  const start = Date.parse('2026-11-10T14:00:00Z');

  test('a short wait is waited for, so that a vote card does not stand still until the sweep', async () => {
    await wanted(toPriya);
    teams.next({ ...WAIT, retryAfterMs: 2000 });
    const waited: number[] = [];
    const pause = async (ms: number) => {
      waited.push(ms);
      deps.at(new Date(start + ms).toISOString());
    };
    expect(await deliverPatiently(deps, teams, render, pause, toPriya)).toBe('done');
    expect(waited).toEqual([2000]);
    expect(await now()).toMatchObject({ state: 'sent' });
  });

  test('a long wait is left to the sweep', async () => {
    await wanted(toPriya);
    teams.next(WAIT);
    const never = async () => {
      throw new Error('It waited');
    };
    expect(await deliverPatiently(deps, teams, render, never, toPriya)).toBe('done');
    expect(await now()).toMatchObject({ state: 'pending', dueAt: '2026-11-10T14:00:30.000Z' });
  });

  test('what cannot even be made is parked in the end, for a person to look at', async () => {
    await wanted(toPriya);
    const broken: Render = async () => {
      throw new Error('It cannot be made');
    };
    for (let minutes = 0; minutes < 30; minutes += 3) {
      deps.at(new Date(start + minutes * 60_000).toISOString());
      await run(toPriya, broken).catch(() => undefined);
    }
    expect(await now()).toMatchObject({ state: 'parked', trouble: 'never finished' });
  });
});
