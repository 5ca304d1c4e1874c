import type { Home, HomeCommunity, OwnRequest } from '../app/home';
import { capacitiesOf } from '../app/who-is';
import type { HomeCardData, HomeGroupData, WaitingData } from '../cards/home';
import { remaining } from '../domain/budget/budget';
import type { Instant } from '../domain/calendar/dates';
import { addDays, londonDate, londonTime } from '../domain/calendar/dates';
import { sayDay, sayMoment } from '../domain/calendar/say';
import { OUTCOMES } from '../domain/decision/outcome';
import { formatMoney } from '../domain/money';
import { CATEGORIES } from '../domain/request/request';
import type { Standing } from '../domain/waiting/standing';
import type { Waiting } from '../domain/waiting/waiting';
import { sayExceptional } from './exceptional-words';
import { sayDue } from './action-words';
import { clipped } from './clipped';
import { plural } from './terms-words';
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

/** `today at 14:05`, `yesterday at 14:05`, or the day. */
export function saySince(at: Instant, now: Instant): string {
  const [day, today] = [londonDate(at), londonDate(now)];
  if (day === today) return `today at ${londonTime(at)}`;
  return day === addDays(today, -1) ? `yesterday at ${londonTime(at)}` : `on ${sayMoment(at)}`;
}

function greetingAt(now: Instant): string {
  const time = londonTime(now);
  return time < '12:00' ? 'Good morning' : time < '18:00' ? 'Good afternoon' : 'Good evening';
}

const line = (text: string, detail: string): WaitingData => ({
  text,
  detail,
  button: '',
  does: {
    word: false,
    draft: false,
    change: false,
    meeting: false,
    release: false,
    approval: false,
    exceptional: false,
    finish: false,
  },
  word: '',
  meetingId: '',
  communityId: '',
  requestId: '',
  actionId: '',
});

type Ids = Partial<Pick<WaitingData, 'word' | 'meetingId' | 'communityId' | 'requestId' | 'actionId'>>;

const withButton = (shown: WaitingData, does: keyof WaitingData['does'], button: string, sends: Ids): WaitingData => ({
  ...shown,
  ...sends,
  button,
  does: { ...shown.does, [does]: true },
});

interface Where {
  readonly communityId: string;
  readonly name: string;
  readonly meetingIn: HomeCommunity['meetingIn'];
  readonly now: Instant;
}

function sayWaiting(waiting: Waiting, { communityId, name, meetingIn, now }: Where): WaitingData {
  const agenda = { word: `agenda ${communityId}` };
  const meeting = { communityId, meetingId: 'meetingId' in waiting ? waiting.meetingId : '' };
  switch (waiting.kind) {
    case 'meetingStarted': {
      const place = meetingIn === 'channel' ? `${name}’s channel` : `${name}’s meeting chat`;
      const detail = waiting.checkedIn ? `It goes on in ${place}.` : `Check in there: it is in ${place}.`;
      return withButton(line('The meeting has started.', detail), 'meeting', 'See the meeting', meeting);
    }
    case 'notHeld': {
      const text = `The meeting of ${sayDay(waiting.on)} was not started here.`;
      return withButton(line(text, 'Enter it if it was held; otherwise move or cancel it.'), 'word', 'Meetings', {
        word: 'meetings',
      });
    }
    case 'beingEntered': {
      const text = `The meeting held on paper on ${sayDay(waiting.heldOn)} is being entered.`;
      return withButton(line(text, 'Enter its decisions, then end it.'), 'meeting', 'See the meeting', meeting);
    }
    case 'tie': {
      const detail = waiting.mayDecide ? 'Decide it in the meeting.' : 'The chair decides it in the meeting.';
      const text = `Item ${waiting.position} is tied (${waiting.reference}).`;
      return withButton(line(text, detail), 'meeting', 'See the meeting', meeting);
    }
    case 'approval': {
      const { reference, school, requestId, by, overdue, since } = waiting;
      const limit = by === null ? '' : overdue ? ` The limit was ${sayDay(by)}.` : ` The limit is ${sayDay(by)}.`;
      const text = `Acknowledge ${reference}, ${school}.`;
      const ids = { communityId: waiting.communityId, requestId };
      return withButton(line(text, `Sent ${saySince(since, now)}.${limit}`), 'approval', 'Open approval', ids);
    }
    case 'exceptional': {
      const { reference, school, requestId, decideBy, mayDecide, asked, answered } = waiting;
      const what = mayDecide ? 'Decide on' : 'The chair decides on';
      const answers = asked === 0 ? '' : ` ${answered} of ${plural(asked, 'school')} asked have answered.`;
      const shown = line(
        `${what} ${reference}, ${school}: an exceptional request.`,
        `Decide by ${sayMoment(decideBy)}.${answers}`,
      );
      return withButton(shown, 'exceptional', mayDecide ? 'Decide' : 'See it', { communityId, requestId });
    }
    case 'advice': {
      const { reference, school, requestId, since } = waiting;
      const shown = line(`The chair asks for your view of ${reference}, ${school}.`, `Asked ${saySince(since, now)}.`);
      return withButton(shown, 'exceptional', 'Answer', { communityId, requestId });
    }
    case 'lateRequests': {
      const text = `${plural(waiting.references.length, 'request')} came after the cut-off: take in or defer.`;
      return withButton(line(text, waiting.references.join(', ')), 'word', 'Place', agenda);
    }
    case 'agenda': {
      const { by, requests, changes, published } = waiting;
      const day = by === null ? 'the next meeting' : sayDay(by);
      const shown = published
        ? line(
            `Publish the agenda of ${day} again.`,
            `${plural(changes, 'change')} since it was published: nobody has seen ${changes === 1 ? 'it' : 'them'} yet.`,
          )
        : line(`Order and publish the agenda of ${day}.`, `${plural(requests, 'request')} so far.`);
      return withButton(shown, 'word', 'Agenda', agenda);
    }
    case 'draft': {
      const inTime = waiting.by === null ? '' : ` To be in time for the next meeting: by ${sayDay(waiting.by)}.`;
      const shown = line(
        `Finish your request for ${waiting.school}.`,
        `Saved ${saySince(waiting.since, now)}.${inTime}`,
      );
      return withButton(shown, 'draft', 'Continue', { communityId, requestId: waiting.requestId });
    }
    case 'returned': {
      const { reference, school, requestId, question, since } = waiting;
      const text = `${reference} came back to ${school} with a question.`;
      const shown = line(text, `Asked ${saySince(since, now)}: ${clipped(question, MOST_OF_A_QUESTION)}`);
      return withButton(shown, 'change', 'Answer', { communityId, requestId });
    }
    case 'changes': {
      const { reference, school, requestId, by, since } = waiting;
      const inTime = by === null ? '' : ` They count if they are in by ${sayDay(by)}.`;
      const shown = line(`Hand in your changes to ${reference}, ${school}.`, `Saved ${saySince(since, now)}.${inTime}`);
      return withButton(shown, 'change', 'Continue', { communityId, requestId });
    }
    case 'declaration': {
      const shown =
        waiting.why === 'missing'
          ? line('Declare your interests.', `Until you have, you cannot chair ${name}: the clerk can go on.`)
          : line('Is your declaration of interests still true?', `You last said so a year ago, in ${name}.`);
      const button = waiting.why === 'missing' ? 'Declare' : 'Confirm or change';
      return withButton(shown, 'word', button, { word: `interests ${communityId}` });
    }
    case 'action': {
      const { actionId, what, agreedOn, due, owner } = waiting;
      const text = `Action from ${sayDay(agreedOn)}: ${clipped(what, MOST_OF_A_QUESTION)}`;
      const day = sayDue({ due }, londonDate(now));
      const shown = line(text, `${owner === '' ? day : `${owner}, ${day}`}.`);
      return withButton(shown, 'finish', 'Done', { communityId, actionId });
    }
    case 'heldApproval': {
      const shown = line(
        `${waiting.reference}, ${waiting.school}: agreed, with conditions to be met first.`,
        'It goes to KCC when you say that they are met.',
      );
      return withButton(shown, 'release', 'Conditions are met', { communityId, requestId: waiting.requestId });
    }
  }
}

/** Home shows how a question or an action begins; the dialog and the list of actions show the whole. */
const MOST_OF_A_QUESTION = 140;

/** Where a request stands, in words for its school. */
export function sayStanding(standing: Standing): string {
  switch (standing.at) {
    case 'withdrawn':
      return `withdrawn on ${sayDay(standing.on)}`;
    case 'returned':
      return 'returned to your school with a question; it goes back to the agenda with your answer';
    case 'withChair':
    case 'declinedByChair':
    case 'interim':
      return sayExceptional(standing);
    case 'noMeeting':
      return 'handed in, waits for the next meeting to be planned';
    case 'late':
      return `handed in after the cut-off for ${sayDay(standing.meeting)}; the chair and clerk decide whether it can still be taken`;
    case 'agenda':
      return standing.position === null
        ? `for the meeting on ${sayDay(standing.meeting)}, agenda not published yet`
        : `on the agenda of ${sayDay(standing.meeting)}, item ${standing.position}`;
    case 'discussed':
      return 'being discussed in the meeting now';
    case 'voting':
      return 'being voted on now';
    case 'tied':
      return 'the vote is tied; the chair decides and gives a reason';
    case 'notFunded':
      return 'agreed, but the budget does not carry it; the chair changes the amount or defers it';
    case 'notAgreed':
      return `not agreed on ${sayDay(standing.meeting)}`;
    case 'agreed':
      return sayAgreed(standing);
  }
}

function sayAgreed(standing: Extract<Standing, { at: 'agreed' }>): string {
  const outcome = OUTCOMES[standing.outcome].toLowerCase();
  switch (standing.step) {
    case 'meetingGoesOn':
      return `${outcome}; KCC is told when the meeting ends`;
    case 'held':
      return `${outcome}; KCC is told when the chair says the conditions are met`;
    case 'sent':
      return `${outcome}, KCC aims to pay by ${sayDay(standing.payBy)}`;
    case 'acknowledged':
      return `${outcome} and received by KCC, which aims to pay by ${sayDay(standing.payBy)}`;
  }
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
