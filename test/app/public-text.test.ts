import { deferRequest } from '../../src/app/agenda';
import { changeRules } from '../../src/app/change-rules';
import { closeBallot, openBallot } from '../../src/app/meeting';
import { personIdOf } from '../../src/app/person-id';
import { localDate } from '../../src/domain/calendar/dates';
import { HELEN, MEETING, meetingInSession, openedVote, terms, withPupils } from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const helen = personIdOf(HELEN);
const refused = { ok: false, refusal: 'NamesAPupil' };

test('the chair’s reason cannot name a pupil or give a date of birth, and the vote stays open (R152, R159)', async () => {
  await meetingInSession(deps);
  const { ballotId } = await openedVote(deps);
  await withPupils(deps, 'r1');
  const close = (reason: string) => closeBallot(deps, helen, { communityId: 'ashdown', ballotId }, reason);
  expect(await close('Robin Fennimore needs this')).toEqual(refused);
  expect(await close('born on 4 March 2017')).toEqual(refused);
  expect((await deps.store.read('ashdown', 'ballot', ballotId))?.value.status).toBe('open');
  expect(await close('The robin in the garden is a good project')).toMatchObject({ ok: true });
});

test('nor can conditions, or the reason of a deferral', async () => {
  await meetingInSession(deps);
  await withPupils(deps, 'r1');
  const worded = { ...terms, conditions: 'A report on Robin  FENNIMORE' };
  const opening = { requestId: 'r1', number: 1, terms: worded, withoutQuorum: null };
  expect(await openBallot(deps, helen, MEETING, opening)).toEqual(refused);
  const deferral = { ...MEETING, requestId: 'r1', reason: 'Fennimore, Robin is away' };
  expect(await deferRequest(deps, helen, deferral, 'k1')).toEqual(refused);
});

test('nor can the reason an administrator gives for changing the rules', async () => {
  await meetingInSession(deps);
  await withPupils(deps, 'r1');
  const change = (note: string) =>
    changeRules(
      deps,
      personIdOf('callum.reid@council.example'),
      'ashdown',
      { changes: { requesterVotes: true }, from: localDate('2026-11-10'), note, seen: 1 },
      'k1',
    );
  expect(await change('Asked for by the family of Robin Fennimore')).toEqual(refused);
  expect(await change('The schools asked for it.')).toMatchObject({ ok: true });
});
