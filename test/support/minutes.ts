import { addAction } from '../../src/app/actions';
import { noteAttendance, noteStandIn } from '../../src/app/attendance';
import { closeBallot, decideTie, endMeeting, openBallot, openItem } from '../../src/app/meeting';
import { deferRequest } from '../../src/app/agenda';
import { personIdOf } from '../../src/app/person-id';
import { reopenItem } from '../../src/app/reopen';
import { recordVotes } from '../../src/app/voting';
import type { Choice } from '../../src/domain/ballot/ballot';
import { localDate } from '../../src/domain/calendar/dates';
import { DECEMBER, plannedMeeting } from './agendas';
import {
  accepted,
  AMARA,
  ballotIdOf,
  HELEN,
  JOE,
  MAREK,
  MEETING,
  onBallot,
  meetingInSession,
  onItem,
  openedVote,
  PRIYA,
  terms,
  vote,
} from './community-at-vote';
import type { TestDeps } from './deps';

const helen = personIdOf(HELEN);
const joe = personIdOf(JOE);
const enteredFor = (urn: string, choice: Choice) => ({ urn, choice, lastSeen: 0 });

/**
 * An afternoon as it happens: a stand-in, apologies and somebody who leaves; r1 voted on without enough schools, agreed,
 * opened again and agreed with conditions; r2 tied and decided by the chair; r3 deferred; two actions; the meeting ended
 * at 15:40. The next one is planned for December.
 */
export async function eventfulMeeting(deps: TestDeps): Promise<void> {
  await meetingInSession(deps, [AMARA, PRIYA, MAREK]);
  await plannedMeeting(deps, DECEMBER);
  const noted = (urn: string, shown: 'present' | 'notNoted', attendance: 'left' | 'apologies') =>
    noteAttendance(deps, joe, MEETING, [{ urn, shown, attendance }], `${urn}-${attendance}`);
  accepted(await noted('990008', 'notNoted', 'apologies'));
  accepted(await openItem(deps, helen, onItem('r1')));
  const opening = { requestId: 'r1', terms, number: 1, withoutQuorum: 'The others are on their way.' };
  accepted(await openBallot(deps, helen, MEETING, opening));
  await vote(deps, PRIYA, 'agree');
  await vote(deps, MAREK, 'agree');
  accepted(await closeBallot(deps, helen, { communityId: 'ashdown', ballotId: ballotIdOf('r1') }, ''));
  deps.at('2026-11-10T14:20:00.000Z');
  const standIn = { urn: '990004', name: 'Jo Field', authorised: true };
  accepted(await noteStandIn(deps, joe, MEETING, standIn, 'jo'));
  accepted(await reopenItem(deps, helen, onItem('r1'), 'The start date was wrong.', 'k1'));
  const again = { ...terms, conditions: 'A plan first.', heldUntilMet: true };
  accepted(await openBallot(deps, helen, MEETING, { requestId: 'r1', terms: again, number: 2, withoutQuorum: null }));
  const second = { communityId: 'ashdown', ballotId: ballotIdOf('r1', 2) };
  accepted(await recordVotes(deps, joe, second, [enteredFor('990002', 'agree'), enteredFor('990003', 'abstain')]));
  accepted(await closeBallot(deps, helen, second, 'A strong case.'));
  await openedVote(deps, 'r2');
  await vote(deps, AMARA, 'agree', 'r2');
  await vote(deps, MAREK, 'disagree', 'r2');
  accepted(await recordVotes(deps, joe, onBallot('r2'), [enteredFor('990004', 'abstain')]));
  accepted(await closeBallot(deps, helen, { communityId: 'ashdown', ballotId: ballotIdOf('r2') }, ''));
  accepted(
    await decideTie(deps, helen, MEETING, {
      requestId: 'r2',
      number: 1,
      agree: false,
      reason: 'Another school has a place.',
    }),
  );
  accepted(await noted('990003', 'present', 'left'));
  accepted(await deferRequest(deps, helen, { ...onItem('r3'), reason: 'More is to be known.' }, 'k2'));
  const due = localDate('2026-11-20');
  for (const [key, requestId, what] of [
    ['a1', 'r1', 'Share the speech and language plan with Hilltop'],
    ['a2', null, 'Send round the dates of the spring term'],
  ] as const)
    accepted(
      await addAction(deps, joe, MEETING, { what, requestId, owner: { kind: 'school', urn: '990001' }, due }, key),
    );
  deps.at('2026-11-10T15:40:00.000Z');
  accepted(await endMeeting(deps, helen, MEETING));
}
