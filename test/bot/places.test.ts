import type { RosterMember } from '../../src/app/first-contact';
import { bindableBy } from '../../src/app/places';
import { personIdOf } from '../../src/app/person-id';
import type { Route } from '../../src/bot/router';
import type { Answer } from '../../src/bot/turn';
import { bindCard, placeRoutes } from '../../src/bot/places';
import { ONLY } from '../../src/domain/documents';
import { buttonOf, buttonsOf, inputsOf, nodesOf, wordsOf } from '../support/cards';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { cardIn, CHANNEL, MEETING_CHAT, run, sentenceIn, SERVICE, turnOf } from '../support/turns';

const CHAIR = 'helen.ward@chairs.example';
const CLERK = 'joe.marsh@council.example';
const REP = 'amara.osei@oakfield.example';
const ELSEWHERE = 'lucia.ferraro@saltmarsh-primary.example';
const SALTMARSH_CHAIR = 'margaret.teague@chairs.example';
const ADMINISTRATOR = 'callum.reid@council.example';

const member = (address: string, name = ''): RosterMember => ({
  tenantId: 'tenant',
  objectId: `object-${address}`,
  teamsId: `29:${address}`,
  serviceUrl: SERVICE,
  address,
  name,
});

const roster = [member(CHAIR), member(REP), member(ELSEWHERE), member('pat@unknown.example', 'Pat Ryan')];

let deps: TestDeps;
let routes: Route[];

beforeEach(async () => {
  deps = await testDeps();
  routes = placeRoutes(deps);
});
afterEach(() => deps.close());

type Where = 'personal' | 'channel' | 'meeting';
const turn = (email: string, kind: Where, conversationId?: string) =>
  turnOf(email, kind, conversationId === undefined ? { roster } : { roster, conversationId });

const openDialog = (email: string, kind: Where = 'channel', conversationId?: string): Promise<Answer> => {
  const { verb, data } = buttonOf(bindCard(), 'Choose community');
  return run(routes, 'open', verb, data, turn(email, kind, conversationId));
};
const bind = (email: string, communityId: string, kind: Where = 'channel', conversationId?: string) =>
  run(routes, 'submit', 'bind-place', { communityId }, turn(email, kind, conversationId));

const choices = (answer: Answer) =>
  nodesOf(cardIn(answer))
    .filter((node) => 'title' in node && 'value' in node)
    .map(({ value }) => value);
const placesOf = async (communityId: string) => (await deps.store.read(communityId, 'places', ONLY))?.value ?? null;

describe('who may set a place up', () => {
  test('the chair, with the one community chosen already', async () => {
    const dialog = await openDialog(CHAIR);
    expect(wordsOf(cardIn(dialog))).toContain('Which community is this channel for?');
    expect(inputsOf(cardIn(dialog)).communityId).toBe('ashdown');
  });

  test('the clerk, for each of two communities', async () => {
    expect(choices(await openDialog(CLERK))).toEqual(['ashdown', 'saltmarsh']);
  });

  test('a KCC administrator, for any community', async () => {
    expect(choices(await openDialog(ADMINISTRATOR))).toEqual(['ashdown', 'saltmarsh']);
    expect(sentenceIn(await bind(ADMINISTRATOR, 'saltmarsh'))).toMatch(/^Done/);
  });

  test('nobody else: they are told whom to ask', async () => {
    for (const email of [REP, ELSEWHERE, 'stranger@unknown.example']) {
      expect(sentenceIn(await openDialog(email))).toMatch(/Only the clerk, the chair or the acting chair/);
      expect(sentenceIn(await bind(email, 'ashdown'))).toMatch(/Only the clerk/);
    }
    expect(await bindableBy(deps, personIdOf(REP))).toEqual([]);
    expect(await deps.directory.place(CHANNEL)).toBeNull();
  });

  test('a chair cannot set it up for another community', async () => {
    expect(sentenceIn(await bind(SALTMARSH_CHAIR, 'ashdown'))).toMatch(/Only the clerk/);
    expect(await placesOf('ashdown')).toBeNull();
  });
});

describe('setting up', () => {
  test('binds the channel, knows who is there, and names who does not belong', async () => {
    const done = await bind(CHAIR, 'ashdown');
    expect(sentenceIn(done)).toBe(
      'Done: this channel is Ashdown’s now. In this channel but not in Ashdown: Lucia Ferraro, Pat Ryan. They can read what is posted here; remove whoever should not.',
    );
    const place = (await deps.directory.place(CHANNEL))?.value;
    expect(place).toMatchObject({ communityId: 'ashdown', kind: 'channel', boundBy: personIdOf(CHAIR) });
    expect(place?.people).toEqual([
      { personId: personIdOf(CHAIR), teamsId: `29:${CHAIR}` },
      { personId: personIdOf(REP), teamsId: `29:${REP}` },
    ]);
    expect(await placesOf('ashdown')).toEqual({ channel: CHANNEL, meetings: [] });
    expect(await deps.directory.accountOwner('tenant', `object-${REP}`)).toMatchObject({ personId: personIdOf(REP) });
  });

  test('the shared card then says whose channel it is, and asks nothing', async () => {
    const done = await bind(CHAIR, 'ashdown');
    if (!('edit' in done)) throw new Error('The shared card was not changed');
    expect(wordsOf(done.edit)).toContain('This channel is Ashdown’s');
    expect(buttonsOf(done.edit)).toEqual([]);
  });

  test('a meeting chat beside the channel, and another one later', async () => {
    await bind(CHAIR, 'ashdown');
    await bind(CHAIR, 'ashdown', 'meeting');
    await bind(CLERK, 'ashdown', 'meeting', '19:meeting_2@thread.v2');
    expect(await placesOf('ashdown')).toEqual({
      channel: CHANNEL,
      meetings: [MEETING_CHAT, '19:meeting_2@thread.v2'],
    });
  });

  test('without a choice the dialog comes back with the problem', async () => {
    expect(wordsOf(cardIn(await bind(CLERK, '')))).toContain('There is a problem: choose a community.');
  });

  test('in the personal chat there is nothing to set up', async () => {
    expect(sentenceIn(await openDialog(CHAIR, 'personal'))).toMatch(/personal chat/);
    expect(sentenceIn(await bind(CHAIR, 'ashdown', 'personal'))).toMatch(/personal chat/);
  });
});

describe('once and for one community', () => {
  test('bound again by the same community, nothing is doubled', async () => {
    await bind(CHAIR, 'ashdown');
    expect(sentenceIn(await bind(CLERK, 'ashdown'))).toMatch(/was Ashdown’s already/);
    const events = await deps.store.events('ashdown');
    expect(events.filter(({ event }) => event.type === 'PlaceBound')).toHaveLength(1);
    expect((await deps.directory.place(CHANNEL))?.value.boundBy).toBe(personIdOf(CHAIR));
  });

  test('a bound place cannot be taken by another community: it is said whose it is', async () => {
    await bind(CHAIR, 'ashdown');
    expect(sentenceIn(await openDialog(SALTMARSH_CHAIR))).toMatch(/already serves the Ashdown community/);
    expect(sentenceIn(await bind(SALTMARSH_CHAIR, 'saltmarsh'))).toMatch(/already serves the Ashdown community/);
    expect(await placesOf('saltmarsh')).toBeNull();
  });

  test('a second channel is refused, with what to do', async () => {
    await bind(CHAIR, 'ashdown');
    const other = '19:other@thread.tacv2';
    expect(sentenceIn(await bind(CHAIR, 'ashdown', 'channel', other))).toMatch(
      /one channel only.*ask a KCC administrator/,
    );
    expect(await deps.directory.place(other)).toBeNull();
  });

  test('two communities pressing at once: one has it, and the other’s papers know nothing of it', async () => {
    const answers = await Promise.all([bind(CHAIR, 'ashdown'), bind(SALTMARSH_CHAIR, 'saltmarsh')]);
    const done = answers.filter((answer) => sentenceIn(answer).startsWith('Done'));
    expect(done).toHaveLength(1);
    const owner = (await deps.directory.place(CHANNEL))?.value.communityId;
    const other = owner === 'ashdown' ? 'saltmarsh' : 'ashdown';
    expect(await placesOf(owner ?? '')).toEqual({ channel: CHANNEL, meetings: [] });
    expect(await placesOf(other)).toBeNull();
  });

  test('half done by a process that died, it can be finished by pressing again', async () => {
    const half = { conversationId: CHANNEL, serviceUrl: SERVICE, kind: 'channel', communityId: 'ashdown' } as const;
    await deps.directory.savePlace({ ...half, boundBy: personIdOf(CHAIR), boundAt: deps.now(), people: [] }, null);
    expect(wordsOf(cardIn(await openDialog(CHAIR)))).toContain('Which community is this channel for?');
    await bind(CHAIR, 'ashdown');
    expect(await placesOf('ashdown')).toEqual({ channel: CHANNEL, meetings: [] });
    expect((await deps.directory.place(CHANNEL))?.value.people).toHaveLength(2);
  });
});
