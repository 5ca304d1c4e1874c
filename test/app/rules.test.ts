import { changeRules } from '../../src/app/change-rules';
import { closeBallot, openBallot, openItem } from '../../src/app/meeting';
import { personIdOf } from '../../src/app/person-id';
import { localDate } from '../../src/domain/calendar/dates';
import {
  accepted,
  AMARA,
  ballotNow,
  HELEN,
  meetingInSession,
  MEETING,
  onBallot,
  onItem,
  openedVote,
  PRIYA,
  terms,
  vote,
} from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';

const CALLUM = 'callum.reid@council.example';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const askerMayVote = async () =>
  accepted(
    await changeRules(
      deps,
      personIdOf(CALLUM),
      'ashdown',
      { changes: { requesterVotes: true }, from: localDate('2026-11-10'), note: 'Agreed.', seen: 1 },
      'k1',
    ),
  );
const versionsOf = async (type: string) =>
  (await deps.store.events('ashdown'))
    .filter(({ event }) => event.type === type)
    .map(({ profileVersion }) => profileVersion);

test('a vote that is open keeps the rules it was opened under, and the next one has the new (R142)', async () => {
  await meetingInSession(deps);
  const before = await openedVote(deps);
  await askerMayVote();
  expect((await vote(deps, AMARA, 'agree')).refusal).toBe('NotOnRoll');
  await vote(deps, PRIYA, 'agree');
  expect(await ballotNow(deps)).toMatchObject({ roll: before.roll, profileVersion: 1 });
  expect(await versionsOf('VoteCast')).toEqual([1]);

  const chair = personIdOf(HELEN);
  accepted(await closeBallot(deps, chair, onBallot(), ''));
  accepted(await openItem(deps, chair, onItem('r3')));
  accepted(await openBallot(deps, chair, MEETING, { requestId: 'r3', terms, number: 1, withoutQuorum: null }));
  const next = await ballotNow(deps, 'r3');
  expect(next.profileVersion).toBe(2);
  expect(next.roll.find(({ urn }) => urn === '990001')?.barred).toBeNull();
});

test('somebody who is no administrator of KCC changes nothing, whatever they send', async () => {
  for (const email of [HELEN, AMARA]) {
    const change = { changes: { requesterVotes: true }, from: localDate('2026-11-10'), note: 'Mine.', seen: 1 };
    expect(await changeRules(deps, personIdOf(email), 'ashdown', change, 'k1')).toEqual({
      ok: false,
      refusal: 'NotAllowed',
    });
  }
  expect(await versionsOf('RulesChanged')).toEqual([]);
});
