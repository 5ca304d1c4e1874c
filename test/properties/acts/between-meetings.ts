import { advise, agreeAsInterim, consult, declineInterim, leaveForMeeting } from '../../../src/app/exceptional';
import { localDate } from '../../../src/domain/calendar/dates';
import { pence } from '../../../src/domain/money';
import { isHandedIn } from '../../../src/domain/request/request';
import { CHAIRING, SCHOOLS, likely, named, REASONS } from './act';
import type { Act } from './act';

/** Exceptional requests. */
export const betweenActs: Readonly<Record<string, Act>> = {
  'decide an exceptional request': {
    through: ['agreeAsInterim', 'declineInterim', 'leaveForMeeting'],
    roles: CHAIRING,
    when: ({ requests }) =>
      likely(
        14,
        requests.some((each) => isHandedIn(each) && each.exceptional?.standing === 'withChair'),
      ),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const waiting = state.requests.filter((each) => isHandedIn(each) && each.exceptional);
      const request = pick(waiting);
      if (!request) return null;
      const how = pick(['agree', 'agree', 'agree', 'agree', 'decline', 'leave'] as const) ?? 'agree';
      const reason = pick(REASONS) ?? '';
      if (how === 'leave') return leaveForMeeting(deps, by, named(request.requestId), key);
      if (how === 'decline') return declineInterim(deps, by, named(request.requestId), reason, key);
      const amount = pence(pick([50_000, 420_000, 50_000, 640_000]) ?? 50_000);
      const terms = { amount, start: localDate('2026-11-12'), end: localDate('2026-11-20'), reason };
      return agreeAsInterim(deps, by, named(request.requestId), terms, key);
    },
  },
  'consult about an exceptional request': {
    through: ['consult'],
    roles: CHAIRING,
    when: ({ requests }) =>
      likely(
        3,
        requests.some((each) => isHandedIn(each) && each.exceptional?.standing === 'withChair'),
      ),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const request = pick(state.requests.filter((each) => isHandedIn(each) && each.exceptional));
      const people = state.community.appointments
        .filter(({ role }) => role === 'representative')
        .map(({ personId }) => personId);
      const asked = [pick(people), pick(people)].filter((each) => each !== undefined);
      return request ? consult(deps, by, named(request.requestId), asked, key) : null;
    },
  },
  'answer the chair': {
    through: ['advise'],
    roles: SCHOOLS,
    when: ({ requests }) =>
      likely(
        8,
        requests.some((each) => isHandedIn(each) && each.exceptional?.consulted.some(({ answer }) => answer === null)),
      ),
    run: async ({ world: { deps }, state, by, pick }) => {
      const request = pick(
        state.requests.filter((each) => isHandedIn(each) && (each.exceptional?.consulted.length ?? 0) > 0),
      );
      return request
        ? advise(deps, by, named(request.requestId), { supports: pick([true, false]) ?? true, note: '' })
        : null;
    },
  },
};
