import { namePresenter, noteAttendance, noteStandIn } from '../../../src/app/attendance';
import { checkIn, startMeeting } from '../../../src/app/meeting';
import { requestItems } from '../../../src/domain/meeting/meeting';
import { MEETING_CHAT } from '../../support/turns';
import { speakersOf } from '../world';
import { RUNNING, SCHOOLS, inSession, planned, likely, whenRunning, on, urns, missing } from './act';
import type { Act } from './act';

/** Who is at a meeting. */
export const roomActs: Readonly<Record<string, Act>> = {
  'start a meeting': {
    through: ['startMeeting'],
    roles: RUNNING,
    // now and then the next one is begun before the last was ended
    when: (state) =>
      likely(
        !inSession(state) && planned(state).some((each) => requestItems(each).length > 1) ? 12 : 1,
        planned(state).length,
      ),
    run: async ({ world: { deps }, state, by, pick }) => {
      const meeting = pick(planned(state));
      return meeting ? startMeeting(deps, by, { ...on(meeting), placeId: MEETING_CHAT, onAnotherDay: true }) : null;
    },
  },
  'check in': {
    through: ['checkIn'],
    roles: SCHOOLS,
    whose: (state) => speakersOf(state, missing(state)),
    when: (state) => likely(8, missing(state).length),
    run: async ({ world: { deps }, state, by, pick }) => {
      const meeting = pick(state.meetings.filter(({ status }) => status === 'inSession'));
      return meeting ? checkIn(deps, by, on(meeting)) : null;
    },
  },
  'note attendance': {
    through: ['noteAttendance'],
    roles: RUNNING,
    when: whenRunning(2),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const meeting = inSession(state);
      if (!meeting) return null;
      const away = urns(state).filter((urn) => !meeting.present.some((each) => each.urn === urn));
      const coming = away.slice(0, 4).map((urn) => {
        const noted = meeting.absent.find((each) => each.urn === urn);
        const shown = noted ? (noted.apologies ? 'apologies' : 'absent') : 'notNoted';
        return { urn, shown, attendance: pick(['present', 'present', 'absent', 'apologies'] as const) ?? 'present' };
      });
      const here = pick(meeting.present.filter(({ leftAt }) => leftAt === null));
      const leaving =
        here && pick([true, false, false, false, false, false])
          ? [{ urn: here.urn, shown: 'present', attendance: 'left' }]
          : [];
      return noteAttendance(
        deps,
        by,
        on(meeting),
        [...coming, ...leaving] as Parameters<typeof noteAttendance>[3],
        key,
      );
    },
  },
  'note a stand-in': {
    through: ['noteStandIn'],
    roles: RUNNING,
    when: whenRunning(1),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const meeting = inSession(state);
      const urn = pick(urns(state));
      return meeting && urn
        ? noteStandIn(
            deps,
            by,
            on(meeting),
            { urn, name: 'Jo Field', authorised: pick([true, true, false]) ?? true },
            key,
          )
        : null;
    },
  },
  'name who presents': {
    through: ['namePresenter'],
    roles: [...SCHOOLS, ...RUNNING],
    when: (state) =>
      likely(
        2,
        state.meetings.some(({ status }) => status !== 'ended'),
      ),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const meeting = pick(state.meetings.filter(({ status }) => status === 'planned' || status === 'inSession'));
      const [urn, presenter] = [pick(urns(state)), pick([...urns(state), null])];
      return meeting && urn
        ? namePresenter(deps, by, { ...on(meeting), urn, presenter: presenter ?? null }, key)
        : null;
    },
  },
};
