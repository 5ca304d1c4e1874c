import type { Home, HomeCommunity, OwnRequest } from '../app/home';
import { capacitiesOf } from '../app/who-is';
import type { HomeCardData, HomeGroupData, WaitingData } from '../cards/home';
import { remaining } from '../domain/budget/budget';
import { londonTime } from '../domain/calendar/dates';
import type { Instant } from '../domain/calendar/dates';
import { formatMoney } from '../domain/money';
import { CATEGORIES } from '../domain/request/request';
import { sayStanding } from './standing-words';
import { plural } from './terms-words';
import { sayWaiting } from './waiting-words';
import type { Where } from './waiting-words';
import { buttonsBeside, newRequestFor } from './words';

/** Things shown in all; each group is given its share, and at least two. */
const MOST_WAITING = 12;
const MOST_REQUESTS = 5;
/** From here on only communities in which something waits are shown, and no more than the second figure. */
const MANY_COMMUNITIES = 6;
const MOST_COMMUNITIES = 8;
const PROMINENT = 3;

const WORDS = ['request', 'agenda', 'exceptional', 'my requests', 'help'] as const;
const WORDS_WITHOUT_SCHOOL = ['agenda', 'meeting', 'budget', 'exceptional', 'help'] as const;

function greetingAt(now: Instant): string {
  const time = londonTime(now);
  return time < '12:00' ? 'Good morning' : time < '18:00' ? 'Good afternoon' : 'Good evening';
}

const ownRequest =
  (severalSchools: boolean, schools: HomeCommunity['schools']) =>
  ({ request, standing }: OwnRequest) => {
    const school = schools.find(({ urn, replaces }) => urn === request.urn || replaces === request.urn)?.name ?? '';
    return {
      reference: request.reference,
      category: CATEGORIES[request.form.asked.category],
      school: severalSchools ? `${school}, ` : '',
      standing: sayStanding(standing),
    };
  };

const EMPTY: Omit<HomeGroupData, 'title' | 'place'> = {
  waiting: [],
  nothing: 'Nothing at the moment.',
  isNothing: true,
  more: '',
  hasMore: false,
  requestsTitle: 'Your requests',
  requests: [],
  hasRequests: false,
  moreRequests: '',
  hasMoreRequests: false,
  budget: '',
  hasBudget: false,
};

function withWaiting(waiting: readonly WaitingData[], most: number): Partial<HomeGroupData> {
  const left = waiting.length - most;
  return {
    waiting: waiting.slice(0, most),
    isNothing: waiting.length === 0,
    more: `and ${left} more, shown as these are done.`,
    hasMore: left > 0,
  };
}

function communityGroup(home: HomeCommunity, several: boolean, most: number, now: Instant): HomeGroupData {
  const { community, schools, budget, meetingIn, requests } = home;
  const { communityId, name } = community;
  const waiting = home.waiting.map((each) => sayWaiting(each, { communityId, name, meetingIn, now }));
  const isObserver = !home.runs && schools.length === 0;
  const left = requests.length - MOST_REQUESTS;
  return {
    ...EMPTY,
    ...withWaiting(waiting, most),
    title: several ? `Waiting for you in ${name}` : 'Waiting for you',
    place: [...schools.map((school) => school.name), `${name} community`].join(' · '),
    nothing: isObserver ? 'You observe here: you see the agenda, and do not ask or vote.' : EMPTY.nothing,
    requests: requests.slice(0, MOST_REQUESTS).map(ownRequest(schools.length > 1, schools)),
    hasRequests: requests.length > 0,
    moreRequests: `and ${left} older: type my requests.`,
    hasMoreRequests: left > 0,
    budget: budget ? `Budget left in ${name}: ${formatMoney(remaining(budget))} of ${formatMoney(budget.total)}` : '',
    hasBudget: budget !== null,
  };
}

/** The whole home card as data: what waits, the person's requests, the money left, and words to press. */
export function homeView({ who, communities, areas }: Home, now: Instant): HomeCardData {
  const many = communities.length > MANY_COMMUNITIES;
  const withSomething = communities.filter(({ waiting }) => waiting.length > 0);
  const shown = (many ? withSomething : communities).slice(0, MOST_COMMUNITIES);
  const hidden = communities.length - shown.length;
  const several = communities.length > 1 || areas.length > 0;
  const most = Math.max(2, Math.floor(MOST_WAITING / Math.max(1, shown.length + areas.length)));
  const groups = [
    ...areas.map(({ area, waiting }): HomeGroupData => {
      const where: Where = { communityId: '', name: '', meetingIn: null, now };
      const sayings = waiting.map((each) => sayWaiting(each, where));
      const place = `High Needs Funding officer · ${area} area`;
      return { ...EMPTY, ...withWaiting(sayings, most), title: 'Approvals to acknowledge', place };
    }),
    ...shown.map((home) => communityGroup(home, several, most, now)),
  ];
  const note =
    hidden > 0
      ? `${plural(hidden, 'community', 'communities')} of yours not shown here${withSomething.length > shown.length ? '' : ': nothing waits there'}.`
      : groups.length === 0
        ? 'Nothing is waiting for you.'
        : '';
  const newRequest = newRequestFor(who);
  return {
    greeting: `${greetingAt(now)}, ${who.person.name.split(' ')[0] ?? who.person.name}`,
    note,
    hasNote: note !== '',
    groups,
    asOf: `As of ${londonTime(now)}`,
    newRequest,
    words: buttonsBeside(newRequest, capacitiesOf(who).has('representative') ? WORDS : WORDS_WITHOUT_SCHOOL, who).map(
      (button, index) => ({ ...button, mode: index + newRequest.length < PROMINENT ? 'primary' : 'secondary' }),
    ),
  };
}
