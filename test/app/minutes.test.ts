import { addAction, markAction } from '../../src/app/actions';
import { approveMinutes, minutesOf, noteMinutes } from '../../src/app/minutes';
import { personIdOf } from '../../src/app/person-id';
import { localDate } from '../../src/domain/calendar/dates';
import type { RequestInMinutes } from '../../src/domain/minutes/minutes';
import { takeMinutes } from '../../src/domain/minutes/take';
import { defaultProfile } from '../../src/domain/profile';
import {
  accepted,
  AMARA,
  DAVID,
  GRACE,
  happened,
  HELEN,
  INGRID,
  JOE,
  MEETING,
  meetingInSession,
  PRIYA,
  withPupils,
} from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { eventfulMeeting } from '../support/minutes';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const helen = personIdOf(HELEN);
const joe = personIdOf(JOE);
const seenBy = (email: string, meetingId: string | null = null) =>
  minutesOf(deps, personIdOf(email), 'ashdown', meetingId);
const minutes = async () => accepted(await seenBy(AMARA)).minutes;
const request = async (number: number): Promise<RequestInMinutes> => {
  const item = (await minutes()).items[number - 1];
  if (item?.kind !== 'request') throw new Error('No request there');
  return item;
};

describe('minutes follow from the record', () => {
  beforeEach(() => eventfulMeeting(deps));

  test('who came, who left, who stood in, who sent word (R76)', async () => {
    const { schools, startedAt, endedAt, next } = await minutes();
    const of = (name: string) => schools.find(({ school }) => school === name);
    expect(of('Oakfield Primary')).toMatchObject({ attendance: 'present', standIn: null });
    expect(of("St Ebba's CE Primary")).toMatchObject({ attendance: 'present', standIn: 'Jo Field' });
    expect(of('Brookside Primary')).toMatchObject({ attendance: 'left', leftAt: '2026-11-10T14:20:00.000Z' });
    expect(of('Westbrook High')).toMatchObject({ attendance: 'apologies' });
    expect(of('Marsh Lane Primary')).toMatchObject({ attendance: 'notNoted' });
    expect([startedAt, endedAt, next?.date]).toEqual([
      '2026-11-10T14:05:00.000Z',
      '2026-11-10T15:40:00.000Z',
      '2026-12-08',
    ]);
  });

  test('each vote with its terms, going on without enough schools, recorded votes, and reopening with its reason', async () => {
    const { votes, reopened, progress } = await request(3);
    expect(votes).toMatchObject([
      {
        counts: { agree: 2, disagree: 0 },
        result: 'agreed',
        present: 3,
        withoutQuorum: 'The others are on their way.',
        recordedFor: [],
      },
      { counts: { agree: 1, abstain: 1 }, withoutQuorum: null, recordedFor: ['Hilltop Academy', 'Brookside Primary'] },
    ]);
    expect(votes[0]?.notVoting).toEqual(['Oakfield Primary']);
    expect(reopened).toMatchObject([{ reason: 'The start date was wrong.' }]);
    expect(progress).toMatchObject({
      state: 'decided',
      outcome: 'agreedWithConditions',
      terms: { conditions: 'A plan first.' },
    });
  });

  test('a tie the chair decided, and a deferral with its reason (R46, R87)', async () => {
    expect((await request(4)).progress).toMatchObject({
      outcome: 'notAgreed',
      by: 'chair',
      reason: 'Another school has a place.',
    });
    expect((await request(4)).votes).toMatchObject([{ result: 'tied' }]);
    expect((await request(5)).progress).toEqual({ state: 'deferred', reason: 'More is to be known.' });
  });

  test('actions of the meeting and of its requests, and the money before and after', async () => {
    const { actions, budgets } = await minutes();
    expect(actions.map(({ what }) => what)).toEqual(['Send round the dates of the spring term']);
    expect((await request(3)).actions.map(({ what }) => what)).toEqual([
      'Share the speech and language plan with Hilltop',
    ]);
    expect(budgets).toMatchObject([{ year: '2026-27', before: 22_200_000, after: 21_560_000 }]);
  });

  test('who voted how stands in them only where the rules say so; a meeting held on paper is marked', async () => {
    expect((await request(4)).votes[0]?.bySchool).toBeNull();
    const [community, meeting, events, meetings] = await Promise.all([
      deps.store.read('ashdown', 'community', 'the'),
      deps.store.read('ashdown', 'meeting', MEETING.meetingId),
      deps.store.events('ashdown'),
      deps.store.list('ashdown', 'meeting'),
    ]);
    if (!community || !meeting) throw new Error('Nothing there');
    const record = {
      community: community.value,
      meeting: meeting.value,
      events,
      meetings,
      actions: [],
      budgets: [],
      declarations: null,
      state: null,
    };
    const onPaper = { heldOn: localDate('2026-11-10'), by: joe, at: deps.now() };
    const entered = takeMinutes({ ...record, meeting: { ...meeting.value, paper: onPaper }, profile: defaultProfile });
    expect(entered.paper).toEqual({ by: 'Joe Marsh', at: deps.now() });
    const open = takeMinutes({ ...record, profile: { ...defaultProfile, votesSeenBy: 'everybody' } });
    expect(open.items[3]).toMatchObject({
      votes: [
        { bySchool: [{ school: 'Oakfield Primary', choice: 'agree' }, { choice: 'disagree' }, { choice: 'abstain' }] },
      ],
    });
  });

  test('what is done later does not change them', async () => {
    const before = await minutes();
    deps.at('2026-11-18T09:00:00.000Z');
    const [action] = before.actions;
    accepted(await markAction(deps, joe, { communityId: 'ashdown', actionId: action?.actionId ?? '', done: true }));
    const { budgets, earlier, items } = await minutes();
    expect({ budgets, earlier }).toEqual({ budgets: before.budgets, earlier: before.earlier });
    expect(items).toEqual(before.items);
  });

  test.each([
    ['a representative', PRIYA],
    ['the chair', HELEN],
    ['the clerk', JOE],
  ])('%s has them as soon as the meeting has ended', async (_, email) => {
    expect(await seenBy(email)).toMatchObject({ ok: true });
  });

  test.each([
    ['an observer', INGRID],
    ['the officer', GRACE],
  ])('%s does not', async (_, email) => {
    expect(await seenBy(email)).toEqual({ ok: false, refusal: 'NotAllowed' });
  });

  test('chair and clerk add notes to the draft, once each, which name no pupil (R99, R159)', async () => {
    await withPupils(deps, 'r3');
    expect(await noteMinutes(deps, joe, MEETING, 'Robin Fennimore was meant', 'k0')).toEqual({
      ok: false,
      refusal: 'NamesAPupil',
    });
    expect(await noteMinutes(deps, joe, MEETING, ' ', 'k0')).toEqual({ ok: false, refusal: 'NoteMissing' });
    expect(await noteMinutes(deps, joe, MEETING, 'a'.repeat(1001), 'k0')).toEqual({
      ok: false,
      refusal: 'NoteTooLong',
    });
    expect(await noteMinutes(deps, personIdOf(AMARA), MEETING, 'Hm', 'k0')).toEqual({
      ok: false,
      refusal: 'NotAllowed',
    });
    for (const _ of [1, 2]) accepted(await noteMinutes(deps, joe, MEETING, ' Fernhill came at three. ', 'k1'));
    expect((await minutes()).notes).toMatchObject([{ text: 'Fernhill came at three.', by: 'Joe Marsh' }]);
  });

  test('the chair approves them, once; then nothing is added any more', async () => {
    expect(await approveMinutes(deps, joe, MEETING)).toEqual({ ok: false, refusal: 'NotAllowed' });
    expect((await minutes()).approved).toBeNull();
    deps.at('2026-12-08T14:00:00.000Z');
    accepted(await approveMinutes(deps, helen, MEETING));
    accepted(await approveMinutes(deps, personIdOf(DAVID), MEETING));
    expect(await happened(deps, 'MinutesApproved')).toBe(1);
    expect((await minutes()).approved).toEqual({ by: 'Helen Ward', as: 'chair', at: '2026-12-08T14:00:00.000Z' });
    expect(await noteMinutes(deps, joe, MEETING, 'Too late', 'k2')).toEqual({ ok: false, refusal: 'AlreadyApproved' });
    const late = {
      what: 'Late',
      requestId: null,
      owner: { kind: 'other', name: 'Ben' },
      due: localDate('2026-12-20'),
    } as const;
    expect(await addAction(deps, joe, MEETING, late, 'k3')).toEqual({ ok: false, refusal: 'MinutesApproved' });
  });
});

test('a meeting that goes on has no minutes yet', async () => {
  await meetingInSession(deps);
  expect(await seenBy(HELEN)).toEqual({ ok: false, refusal: 'NoMinutes' });
  expect(await approveMinutes(deps, helen, MEETING)).toEqual({ ok: false, refusal: 'MeetingNotEnded' });
  expect(await noteMinutes(deps, joe, MEETING, 'Early', 'k1')).toEqual({ ok: false, refusal: 'MeetingNotEnded' });
});
