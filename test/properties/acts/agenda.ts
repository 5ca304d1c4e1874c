import { deferRequest, publish, saveOrder, takeIn } from '../../../src/app/agenda';
import { cancelMeeting, moveMeeting, planMeeting } from '../../../src/app/schedule';
import { localDate } from '../../../src/domain/calendar/dates';
import { requestItems } from '../../../src/domain/meeting/meeting';
import { ASHDOWN } from '../world';
import { RUNNING, planned, items, likely, on, onItem, REASONS, isAnythingOn } from './act';
import type { Act } from './act';

/** The agenda, and meetings planned, moved and cancelled. */
export const agendaActs: Readonly<Record<string, Act>> = {
  'order the agenda': {
    through: ['saveOrder'],
    roles: RUNNING,
    when: (state) => likely(2, planned(state).length),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const meeting = pick(planned(state));
      const item = meeting && pick(requestItems(meeting));
      if (!meeting) return null;
      const wanted = item ? [{ requestId: item.heading.requestId, position: pick([1, 2, 3]) ?? 1, minutes: 20 }] : [];
      return saveOrder(deps, by, { ...on(meeting), wanted }, key);
    },
  },
  'publish the agenda': {
    through: ['publish'],
    roles: RUNNING,
    when: (state) => likely(1, planned(state).length),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const meeting = pick(planned(state));
      return meeting ? publish(deps, by, { ...on(meeting), wanted: [] }, key) : null;
    },
  },
  'take a late request in': {
    through: ['takeIn'],
    roles: RUNNING,
    when: ({ meetings }) =>
      likely(
        8,
        meetings.some(({ late }) => late.length > 0),
      ),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const meeting = pick(state.meetings.filter(({ late }) => late.length > 0));
      const late = meeting && pick(meeting.late);
      return late ? takeIn(deps, by, { ...on(meeting), requestId: late.requestId }, key) : null;
    },
  },
  'defer a request': {
    through: ['deferRequest'],
    roles: RUNNING,
    when: (state) => likely(3, items(state).length) || likely(1, planned(state).some(isAnythingOn)),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const ahead = planned(state).flatMap((meeting) =>
        [...requestItems(meeting).map(({ heading }) => heading), ...meeting.late].map(({ requestId }) => ({
          ...on(meeting),
          requestId,
        })),
      );
      const item = pick([...items(state).map(onItem), ...ahead]);
      return item ? deferRequest(deps, by, { ...item, reason: pick(REASONS) ?? '' }, key) : null;
    },
  },
  'plan a meeting': {
    through: ['planMeeting'],
    roles: RUNNING,
    when: () => 1,
    run: async ({ world: { deps }, by, pick, key }) => {
      const date = localDate(pick(['2027-01-12', '2027-01-13', '2026-11-18', '2026-12-08']) ?? '2027-01-12');
      const plan = {
        date,
        startsAt: '13:30',
        endsAt: '16:30',
        where: 'Hilltop',
        mode: 'online',
        cutOff: null,
      } as const;
      return planMeeting(deps, by, ASHDOWN, plan, key);
    },
  },
  'move a meeting': {
    through: ['moveMeeting'],
    roles: RUNNING,
    when: (state) => likely(1, planned(state).length > 1),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const meeting = pick(planned(state));
      const date = localDate(pick(['2027-01-14', '2026-12-09', '2026-11-19']) ?? '2027-01-14');
      const plan = { date, startsAt: '14:00', endsAt: '16:30', where: 'Hilltop', cutOff: null };
      return meeting ? moveMeeting(deps, by, on(meeting), { plan, reason: pick(REASONS) ?? '' }, key) : null;
    },
  },
  'cancel a meeting': {
    through: ['cancelMeeting'],
    roles: RUNNING,
    when: (state) => likely(2, planned(state).length > 1),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const meeting = pick(planned(state).slice(1)) ?? pick(state.meetings);
      return meeting ? cancelMeeting(deps, by, on(meeting), pick(REASONS) ?? '', key) : null;
    },
  },
};
