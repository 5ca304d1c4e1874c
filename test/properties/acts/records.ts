import { addAction, markAction } from '../../../src/app/actions';
import { approveMinutes, noteMinutes } from '../../../src/app/minutes';
import { addDays } from '../../../src/domain/calendar/dates';
import { ONLY } from '../../../src/domain/documents';
import { heldOn } from '../../../src/domain/meeting/meeting';
import { ASHDOWN } from '../world';
import { RUNNING, CHAIRING, SCHOOLS, likely, on } from './act';
import type { Act } from './act';

/** Actions and minutes. */
export const recordActs: Readonly<Record<string, Act>> = {
  'add an action': {
    through: ['addAction'],
    roles: RUNNING,
    when: (state) =>
      likely(
        2,
        state.meetings.some(({ status }) => status === 'inSession' || status === 'ended'),
      ),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const meeting = pick(state.meetings.filter(({ status }) => status === 'inSession' || status === 'ended'));
      if (!meeting) return null;
      const wish = {
        what: 'Share the plan',
        requestId: null,
        owner: { kind: 'school', urn: '990002' } as const,
        due: addDays(heldOn(meeting), 14),
      };
      return addAction(deps, by, on(meeting), wish, key);
    },
  },
  'mark an action': {
    through: ['markAction'],
    roles: [...SCHOOLS, ...RUNNING],
    when: ({ events }) =>
      likely(
        4,
        events.some(({ event }) => event.type === 'ActionAdded'),
      ),
    run: async ({ world: { deps }, by, pick }) => {
      const actions = (await deps.store.read(ASHDOWN, 'actions', ONLY))?.value.actions ?? [];
      const action = pick(actions);
      return action
        ? markAction(deps, by, { communityId: ASHDOWN, actionId: action.actionId, done: pick([true, false]) ?? true })
        : null;
    },
  },
  'add to the minutes': {
    through: ['noteMinutes'],
    roles: RUNNING,
    when: ({ meetings }) =>
      likely(
        2,
        meetings.some(({ status }) => status === 'ended'),
      ),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const meeting = pick(state.meetings.filter(({ status }) => status === 'ended')) ?? pick(state.meetings);
      return meeting ? noteMinutes(deps, by, on(meeting), 'It ended at four.', key) : null;
    },
  },
  'approve the minutes': {
    through: ['approveMinutes'],
    roles: CHAIRING,
    when: ({ meetings }) =>
      likely(
        2,
        meetings.some(({ status }) => status === 'ended'),
      ),
    run: async ({ world: { deps }, state, by, pick }) => {
      const meeting = pick(state.meetings.filter(({ status }) => status === 'ended')) ?? pick(state.meetings);
      return meeting ? approveMinutes(deps, by, on(meeting)) : null;
    },
  },
};
