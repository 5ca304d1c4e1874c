import { closeBallot, endMeeting } from '../../src/app/meeting';
import { announce } from '../../src/app/notifications';
import { personIdOf } from '../../src/app/person-id';
import { openMeetings } from '../../src/app/remind';
import { sweep } from '../../src/app/sweep';
import type { Notice, Recipient } from '../../src/app/ports';
import { renderer } from '../../src/bot/render';
import type { Card } from '../../src/cards/define';
import { buttonsOf, wordsOf } from '../support/cards';
import {
  accepted,
  agendaOfTenth,
  DAVID,
  happened,
  HELEN,
  JOE,
  MEETING,
  meetingInSession,
  onBallot,
  openedVote,
  PRIYA,
  vote,
} from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { noTrouble } from '../support/trouble';

const CALLUM = 'callum.reid@council.example';
const [HELEN_ID, JOE_ID, DAVID_ID, CALLUM_ID] = [HELEN, JOE, DAVID, CALLUM].map(
  (email) => `person:${personIdOf(email)}` as const,
);

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const sweepAt = async (now: string) => {
  deps.at(now);
  await sweep(deps, noTrouble);
};
/** What the sweep recorded, and whom it is for. */
async function reminders(): Promise<readonly (readonly [string, readonly Recipient[]])[]> {
  const events = (await deps.store.events('ashdown')).filter(({ event }) => event.type === 'MeetingReminded');
  return Promise.all(
    events.map(async (recorded) => {
      const sent = await announce(deps, recorded);
      return [
        recorded.event.type === 'MeetingReminded' ? recorded.event.about : '',
        sent.map(({ recipient }) => recipient).sort(),
      ] as const;
    }),
  );
}
const said = async (about: Extract<Notice, { type: 'meetingReminder' }>['about'], to = HELEN_ID) =>
  (await renderer(deps)({ type: 'meetingReminder', ...MEETING, about }, to ?? 'person:x')) as Card | null;

const runners = [HELEN_ID, JOE_ID, DAVID_ID].sort();

test('chair, acting chair and clerk are asked that evening, KCC the next working day; sweeping again tells nobody twice', async () => {
  await meetingInSession(deps);
  await sweepAt('2026-11-10T16:55:00Z');
  expect(await happened(deps, 'MeetingReminded')).toBe(0);
  await sweepAt('2026-11-10T17:00:00Z');
  await Promise.all([sweep(deps, noTrouble), sweep(deps, noTrouble)]);
  expect(await happened(deps, 'MeetingReminded')).toBe(1);
  await sweepAt('2026-11-11T09:00:00Z');
  await sweep(deps, noTrouble);
  expect(await reminders()).toEqual([
    ['notEnded', runners],
    ['notEndedNextDay', [CALLUM_ID]],
  ]);
});

test('awards that cannot go out are pointed out to chair, clerk and KCC on the second working day and when late (R108)', async () => {
  await meetingInSession(deps);
  await openedVote(deps);
  await vote(deps, PRIYA, 'agree');
  accepted(await closeBallot(deps, personIdOf(HELEN), onBallot(), ''));
  for (const now of ['2026-11-12T09:00:00Z', '2026-11-16T09:00:00Z', '2026-11-17T09:00:00Z']) await sweepAt(now);
  expect(await reminders()).toEqual([
    ['notEnded', runners],
    ['notEndedNextDay', [CALLUM_ID]],
    ['approvalsDue', [...runners, CALLUM_ID].sort()],
    ['approvalsOverdue', [...runners, CALLUM_ID].sort()],
  ]);
});

test('what it says names the day, the limit and whom to ask; only who runs the meeting gets its button', async () => {
  await meetingInSession(deps);
  await openedVote(deps);
  await vote(deps, PRIYA, 'agree');
  accepted(await closeBallot(deps, personIdOf(HELEN), onBallot(), ''));
  const chair = await said('approvalsDue');
  expect(chair && wordsOf(chair)).toContain('They must reach the officer by Friday 13 November.');
  expect(chair && buttonsOf(chair).map(({ title }) => title)).toContain('See the meeting');
  const kcc = await said('notEndedNextDay', CALLUM_ID);
  expect(kcc && wordsOf(kcc)).toContain('Chair: Helen Ward. Clerk: Joe Marsh.');
  expect(kcc && buttonsOf(kcc)).toEqual([]);
});

test('nothing is said any more once the meeting has ended', async () => {
  await meetingInSession(deps);
  accepted(await endMeeting(deps, personIdOf(JOE), MEETING));
  expect(await said('notEnded')).toBeNull();
  expect(await openMeetings(deps)).toEqual([]);
});

test('a meeting that was not started is asked about the next working day, and one still ahead is not', async () => {
  await agendaOfTenth(deps);
  await sweepAt('2026-11-10T20:00:00Z');
  expect(await openMeetings(deps)).toEqual([]);
  await sweepAt('2026-11-11T09:05:00Z');
  expect(await reminders()).toEqual([['notHeld', runners]]);
  const card = await said('notHeld');
  expect(card && wordsOf(card)).toContain('The meeting of Tuesday 10 November was not started here');
});
