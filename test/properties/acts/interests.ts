import { noteInterest, stepAside, stepAsideBetweenMeetings } from '../../../src/app/interests';
import { londonDate } from '../../../src/domain/calendar/dates';
import { schoolsRepresentedBy } from '../../../src/domain/community/community';
import { isHandedIn } from '../../../src/domain/request/request';
import { RUNNING, CHAIRING, SCHOOLS, items, likely, onItem, named, urns } from './act';
import type { Act } from './act';

/** Interests in a request. */
export const interestActs: Readonly<Record<string, Act>> = {
  'declare an interest in a request': {
    through: ['noteInterest'],
    roles: [...SCHOOLS, ...RUNNING],
    when: (state) => likely(3, items(state, 'waiting', 'open').length),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const item = pick(items(state));
      const mine = schoolsRepresentedBy(state.community, by, londonDate(deps.now())).map(({ urn }) => urn);
      const urn = pick(mine.length > 0 ? mine : urns(state));
      const grade = pick(['takesNoPart', 'recorded', null] as const) ?? null;
      return item && urn ? noteInterest(deps, by, onItem(item), { urn, grade, said: 'A cousin.' }, key) : null;
    },
  },
  'hand a request over as its chair': {
    through: ['stepAside'],
    roles: CHAIRING,
    when: (state) => likely(1, items(state, 'waiting', 'open').length),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const item = pick(items(state));
      return item ? stepAside(deps, by, onItem(item), { aside: pick([true, false]) ?? true, said: '' }, key) : null;
    },
  },
  'hand an exceptional request over': {
    through: ['stepAsideBetweenMeetings'],
    roles: CHAIRING,
    when: ({ requests }) =>
      likely(
        1,
        requests.some((each) => isHandedIn(each) && each.exceptional?.standing === 'withChair'),
      ),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const request = pick(state.requests.filter((each) => isHandedIn(each) && each.exceptional));
      return request
        ? stepAsideBetweenMeetings(
            deps,
            by,
            named(request.requestId),
            { aside: pick([true, false]) ?? true, said: '' },
            key,
          )
        : null;
    },
  },
};
