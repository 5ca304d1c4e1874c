import { addAction, markAction } from '../../src/app/actions';
import { adjustBudget } from '../../src/app/adjust-budget';
import { deferRequest, publish, saveOrder, takeIn } from '../../src/app/agenda';
import { acknowledgeApproval, openPupils, releaseApproval } from '../../src/app/approvals';
import { namePresenter, noteAttendance, noteStandIn } from '../../src/app/attendance';
import { askForVote, askTheChair } from '../../src/app/ballot-asks';
import { beginChanges } from '../../src/app/change-request';
import { changeRules } from '../../src/app/change-rules';
import { declareInterests, renewDeclaration } from '../../src/app/declarations';
import { advise, agreeAsInterim, consult, declineInterim, leaveForMeeting } from '../../src/app/exceptional';
import { noteInterest, stepAside, stepAsideBetweenMeetings } from '../../src/app/interests';
import { checkIn, closeBallot, decideTie, endMeeting, openBallot, openItem, startMeeting } from '../../src/app/meeting';
import { approveMinutes, noteMinutes } from '../../src/app/minutes';
import { enterDecision, enterMeeting } from '../../src/app/paper';
import { reopenItem } from '../../src/app/reopen';
import { enterPupils, newRequestFor, ownRequest, pupilsFor, savePage } from '../../src/app/requests';
import { returnRequest } from '../../src/app/return-request';
import { cancelMeeting, moveMeeting, planMeeting } from '../../src/app/schedule';
import { handIn } from '../../src/app/submit-request';
import { castVote, recordVotes } from '../../src/app/voting';
import { withdraw } from '../../src/app/withdraw';
import { entitled, voteOf } from '../../src/domain/ballot/ballot';
import { addDays, localDate, londonDate } from '../../src/domain/calendar/dates';
import type { PersonId } from '../../src/domain/community/community';
import { memberSchools, schoolsRepresentedBy } from '../../src/domain/community/community';
import type { Meeting, Progress } from '../../src/domain/meeting/meeting';
import { heldOn, isPresent, requestItems } from '../../src/domain/meeting/meeting';
import { pence } from '../../src/domain/money';
import type { Outcome } from '../../src/domain/outcome';
import { refuse } from '../../src/domain/outcome';
import { isHandedIn } from '../../src/domain/request/request';
import { newestVersion } from '../../src/domain/rules/change';
import { defaultRules } from '../../src/domain/profile';
import { ONLY } from '../../src/domain/documents';
import { MEETING_CHAT } from '../support/turns';
import type { Role, State, World } from './world';
import { ASHDOWN, speakersOf } from './world';

/** Chooses, from what the run was given, one of these; undefined where there are none. */
export type Pick = <Each>(list: readonly Each[]) => Each | undefined;

export interface Trying {
  readonly world: World;
  readonly state: State;
  readonly by: PersonId;
  readonly pick: Pick;
  readonly key: string;
}

export interface Act {
  /** The use cases it goes through: together they are all there are. */
  readonly through: readonly string[];
  /** Who may ever do it; for anybody else it is refused. */
  readonly roles: readonly Role[];
  /** Whose turn it is as things stand: others may try, and mostly do not. */
  readonly whose?: (state: State) => readonly string[];
  /** How likely it is as things stand; 0 where it would hardly lead anywhere. */
  readonly when: (state: State) => number;
  /** Null where there is nothing to try it on. */
  readonly run: (trying: Trying) => Promise<Outcome<unknown, string> | null>;
}

const RUNNING: readonly Role[] = ['chair', 'actingChair', 'clerk'];
const CHAIRING: readonly Role[] = ['chair', 'actingChair'];
const SCHOOLS: readonly Role[] = ['representative'];

const inSession = ({ meetings }: State): Meeting | undefined => meetings.find(({ status }) => status === 'inSession');
const planned = ({ meetings }: State): Meeting[] => meetings.filter(({ status }) => status === 'planned');
const items = (state: State, ...states: readonly Progress['state'][]) =>
  state.meetings
    .filter(({ status }) => status === 'inSession')
    .flatMap((meeting) => requestItems(meeting).map((item) => ({ meeting, item })))
    .filter(({ item }) => states.length === 0 || states.includes(item.progress.state));
const likely = (weight: number, holds: unknown): number => (holds ? weight : 0);
const whenIn =
  (weight: number, ...states: readonly Progress['state'][]) =>
  (state: State) =>
    likely(weight, items(state, ...states).length > 0);
const whenRunning = (weight: number) => (state: State) => likely(weight, inSession(state));
const on = (meeting: Meeting) => ({ communityId: ASHDOWN, meetingId: meeting.meetingId });
const onItem = ({ meeting, item }: ReturnType<typeof items>[number]) => ({
  ...on(meeting),
  requestId: item.heading.requestId,
});
const named = (requestId: string) => ({ communityId: ASHDOWN, requestId });
const REASONS = ['It follows from what was said.', 'No time was left.', ''] as const;
const urns = ({ community }: State, day = localDate('2026-11-10')) =>
  memberSchools(community, day).map(({ urn }) => urn);
const openBallots = ({ ballots }: State) => ballots.filter(({ status }) => status === 'open');
const onBallot = (ballotId: string) => ({ communityId: ASHDOWN, ballotId });

/** Of these, what belongs to one of this person's schools; where nothing does, all of it. */
function theirs<Of extends { readonly urn: string }>({ state, by, world }: Trying, list: readonly Of[]): readonly Of[] {
  const mine = schoolsRepresentedBy(state.community, by, londonDate(world.deps.now())).map(({ urn }) => urn);
  const own = list.filter(({ urn }) => mine.includes(urn));
  return own.length > 0 ? own : list;
}

const isToHandIn = (request: State['requests'][number]): boolean =>
  request.status === 'draft' || (request.status === 'submitted' && request.changes !== null);
const isAnythingOn = (meeting: Meeting): boolean => requestItems(meeting).length + meeting.late.length > 0;
/** Schools that could be at the meeting and are not. */
const missing = (state: State): string[] => {
  const meeting = inSession(state);
  return meeting ? urns(state).filter((urn) => !isPresent(meeting, urn)) : [];
};

const PAGES = {
  eligibility: {
    ...{ kind: 'group', support: 'senSupport', years: 'years1to13' },
    ...{ otherAuthorityFunds: false, resourcedPlace: false, includesStaffing: false, staffingReason: '' },
  },
  need: { need: 'Speech sessions.', reason: 'They wait long.', outcomes: 'They speak.', measures: 'The same check.' },
  support: { tried: 'Small groups.' },
  solution: { solution: 'Twelve weeks.' },
} as const;
const ATTESTED = { delegated: true, privacy: true, firstSixThousand: true, notNames: true };

async function fileRequest({ world: { deps }, state, by, pick, key }: Trying, urgent: boolean) {
  const mine = schoolsRepresentedBy(state.community, by, londonDate(deps.now()));
  const urn = pick(mine)?.urn ?? pick(urns(state)) ?? '990001';
  const begun = await newRequestFor(deps, by, { communityId: ASHDOWN, urn, startKey: key });
  if (!begun.ok) return begun;
  const amount = pence(pick([640_000, 420_000, 900_000, 50_000]) ?? 640_000);
  const start = localDate('2026-11-12');
  const asked = urgent
    ? { amount, start, end: localDate('2026-11-20'), review: null }
    : { amount, start, end: localDate(pick(['2027-07-22', '2027-12-17', '2028-03-01']) ?? '2027-07-22'), review: null };
  let own = begun.value;
  const write = async (page: 'exceptional' | keyof typeof PAGES | 'asked', content: object) => {
    const saved = await savePage(deps, own, { page, content, key } as Parameters<typeof savePage>[2]);
    if (saved.ok) own = { ...own, ...saved.value };
    return saved;
  };
  if (urgent) await write('exceptional', { ground: 'tribunal', whyNow: 'The hearing ended on Monday.' });
  for (const page of ['eligibility', 'need', 'support', 'solution'] as const) await write(page, PAGES[page]);
  const saved = await write('asked', { category: 'speechAndLanguage', ...asked });
  if (!saved.ok) return saved;
  const live = await ownRequest(deps, by, named(own.requestId));
  if (!live.ok) return live;
  const { version } = await pupilsFor(deps, live.value);
  const rows = [{ row: 1, name: 'Robin Fennimore', dateOfBirth: '2017-03-04' }];
  return enterPupils(deps, live.value, { rows: rows, version, key });
}

async function submit(trying: Trying) {
  const { world, state, by, pick, key } = trying;
  const { deps } = world;
  const drafts = theirs(
    trying,
    state.requests.filter(({ status }) => status === 'draft'),
  );
  const changed = theirs(
    trying,
    state.requests.filter((each) => each.status === 'submitted' && each.changes !== null),
  );
  const request = pick([...drafts, ...changed]) ?? pick(state.requests);
  if (!request) return null;
  const own = await ownRequest(deps, by, named(request.requestId));
  if (!own.ok) return own;
  const written = own.value.request;
  const seen = 'savedAt' in written ? written.savedAt : '';
  return handIn(deps, own.value, { attested: ATTESTED, seen, key });
}

async function termsFor({ state, pick }: Trying, item: ReturnType<typeof items>[number]) {
  const request = state.requests.find(({ requestId }) => requestId === item.item.heading.requestId);
  const { interim, amount } = item.item.heading;
  if (interim) {
    const how = pick(['confirm', 'change', 'end'] as const) ?? 'confirm';
    const end = how === 'end' ? addDays(interim.end, -2) : how === 'confirm' ? interim.end : addDays(interim.end, 20);
    return {
      amount: interim.amount,
      start: interim.start,
      end,
      review: null,
      conditions: '',
      heldUntilMet: false,
      interim: how,
    };
  }
  const asked = request && isHandedIn(request) ? request.form.asked : null;
  const conditions = pick(['', '', 'A plan first.']) ?? '';
  return {
    amount: pick([amount, amount, pence(Math.max(1, Math.round(amount / 2)))]) ?? amount,
    start: asked?.start ?? localDate('2027-01-04'),
    end: pick([asked?.end ?? localDate('2027-07-22'), localDate('2028-03-01')]) ?? null,
    review: null,
    conditions,
    heldUntilMet: conditions !== '',
  };
}

/** Everything anybody can do to a community. A use case that is missing here fails a test. */
export const ACTS: Readonly<Record<string, Act>> = {
  'begin a request': {
    through: ['newRequestFor', 'savePage', 'enterPupils', 'ownRequest'],
    roles: SCHOOLS,
    when: (state) => likely(!inSession(state) && state.requests.length < 5 ? 10 : 1, true),
    run: (trying) => fileRequest(trying, false),
  },
  'begin an exceptional request': {
    through: [],
    roles: SCHOOLS,
    when: (state) => (inSession(state) ? 2 : 3),
    run: (trying) => fileRequest(trying, true),
  },
  'hand in a request': {
    through: ['handIn'],
    roles: SCHOOLS,
    whose: (state) =>
      speakersOf(
        state,
        state.requests.filter(isToHandIn).map(({ urn }) => urn),
      ),
    when: ({ requests }) => likely(16, requests.some(isToHandIn)),
    run: submit,
  },
  'change a request handed in': {
    through: ['beginChanges'],
    roles: SCHOOLS,
    whose: (state) =>
      speakersOf(
        state,
        state.requests.filter(({ status }) => status === 'submitted').map(({ urn }) => urn),
      ),
    when: ({ requests }) =>
      likely(
        3,
        requests.some(({ status }) => status === 'submitted'),
      ),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const request = pick(state.requests.filter(({ status }) => status === 'submitted'));
      if (!request) return null;
      const own = await ownRequest(deps, by, named(request.requestId));
      if (!own.ok) return own;
      const begun = await beginChanges(deps, own.value);
      if (!begun.ok) return begun;
      const now = await ownRequest(deps, by, named(request.requestId));
      return now.ok ? savePage(deps, now.value, { page: 'support', content: { tried: `Groups, ${key}.` }, key }) : now;
    },
  },
  'withdraw or discard a request': {
    through: ['withdraw'],
    roles: SCHOOLS,
    when: ({ requests }) => likely(2, requests.length > 2),
    run: async (trying) => {
      const { world, state, by, pick, key } = trying;
      const { deps } = world;
      const drafts = state.requests.filter(({ status }) => status === 'draft');
      const request = pick([...theirs(trying, drafts), ...theirs(trying, state.requests)]);
      return request
        ? withdraw(deps, by, { ...named(request.requestId), reason: 'No longer needed.', notNames: true }, key)
        : null;
    },
  },
  'return a request with a question': {
    through: ['returnRequest'],
    roles: RUNNING,
    when: (state) =>
      likely(
        2,
        planned(state).some((meeting) => requestItems(meeting).length > 0),
      ),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const meeting = pick(planned(state).filter((each) => requestItems(each).length > 0));
      const item = meeting && pick(requestItems(meeting));
      return item
        ? returnRequest(deps, by, { ...on(meeting), requestId: item.heading.requestId, question: 'For how many?' }, key)
        : null;
    },
  },
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
  'open a request': {
    through: ['openItem'],
    roles: RUNNING,
    when: whenIn(30, 'waiting'),
    run: async ({ world: { deps }, state, by, pick }) => {
      const item = pick(items(state, 'waiting')) ?? pick(items(state));
      return item ? openItem(deps, by, onItem(item)) : null;
    },
  },
  'open a vote': {
    through: ['openBallot'],
    roles: RUNNING,
    when: whenIn(50, 'open', 'notFunded'),
    run: async (trying) => {
      const { world, state, by, pick } = trying;
      const item = pick(items(state, 'open', 'notFunded')) ?? pick(items(state));
      if (!item) return null;
      const terms = await termsFor(trying, item);
      const vote = { requestId: item.item.heading.requestId, number: item.item.ballots + 1, terms };
      const withoutQuorum = pick(['The others are held up.', 'The others are held up.', null]) ?? null;
      return openBallot(world.deps, by, on(item.meeting), {
        ...vote,
        withoutQuorum,
        byEveryone: pick([false, false, true]) ?? false,
      });
    },
  },
  vote: {
    through: ['castVote'],
    roles: SCHOOLS,
    whose: (state) =>
      speakersOf(
        state,
        openBallots(state).flatMap(({ roll }) => roll.flatMap(({ urn, barred }) => (barred === null ? [urn] : []))),
      ),
    when: (state) => likely(60, openBallots(state).length),
    run: async ({ world: { deps }, state, by, pick }) => {
      const ballot = pick(state.ballots.filter(({ status }) => status === 'open')) ?? pick(state.ballots);
      if (!ballot) return null;
      const urn = pick([...entitled(ballot, by), ...ballot.roll])?.urn ?? '990001';
      const lastSeen = pick([voteOf(ballot, urn)?.number ?? 0, voteOf(ballot, urn)?.number ?? 0, 0]) ?? 0;
      const choice = pick(['agree', 'disagree', 'agree', 'disagree', 'abstain'] as const) ?? 'agree';
      const { refusal } = await castVote(deps, ballot, { personId: by, urn, choice, lastSeen });
      return refusal === null ? { ok: true, value: null } : refuse(refusal);
    },
  },
  'record votes for schools': {
    through: ['recordVotes'],
    roles: RUNNING,
    when: (state) => likely(6, openBallots(state).length),
    run: async ({ world: { deps }, state, by, pick }) => {
      const ballot = pick(openBallots(state));
      const entry = ballot && pick(ballot.roll);
      if (!ballot || !entry) return null;
      const choice = pick(['agree', 'disagree', 'abstain'] as const) ?? 'agree';
      const done = await recordVotes(deps, by, onBallot(ballot.ballotId), [
        { urn: entry.urn, choice, lastSeen: voteOf(ballot, entry.urn)?.number ?? 0 },
      ]);
      return done.ok && done.value.refused.length > 0 ? refuse('NotRecorded') : done;
    },
  },
  'ask for a vote': {
    through: ['askForVote'],
    roles: [...SCHOOLS, ...RUNNING],
    when: ({ ballots }) =>
      likely(
        8,
        ballots.some(({ status, byEveryone }) => status === 'open' && byEveryone),
      ),
    run: async ({ world: { deps }, state, by, pick }) => {
      const ballot = pick(state.ballots.filter(({ byEveryone }) => byEveryone)) ?? pick(state.ballots);
      const entry = ballot && (pick(entitled(ballot, by)) ?? pick(ballot.roll));
      return entry ? askForVote(deps, by, { ...onBallot(ballot.ballotId), urn: entry.urn }) : null;
    },
  },
  'ask the chair to decide': {
    through: ['askTheChair'],
    roles: [...SCHOOLS, ...RUNNING],
    when: (state) => likely(2, openBallots(state).length),
    run: async ({ world: { deps }, state, by, pick }) => {
      const ballot = pick(openBallots(state));
      const entry = ballot && (pick(entitled(ballot, by)) ?? pick(ballot.roll));
      return entry ? askTheChair(deps, by, { ...onBallot(ballot.ballotId), urn: entry.urn }) : null;
    },
  },
  'close a vote': {
    through: ['closeBallot'],
    roles: RUNNING,
    when: ({ ballots }) =>
      likely(
        24,
        ballots.some(({ status, votes }) => status !== 'closed' && Object.keys(votes).length > 1),
      ) ||
      likely(
        1,
        ballots.some(({ status }) => status !== 'closed'),
      ),
    run: async ({ world: { deps }, state, by, pick }) => {
      const ballot = pick(state.ballots.filter(({ status }) => status !== 'closed')) ?? pick(state.ballots);
      return ballot ? closeBallot(deps, by, onBallot(ballot.ballotId), pick(REASONS) ?? '') : null;
    },
  },
  'decide a tie or dispute': {
    through: ['decideTie'],
    roles: CHAIRING,
    when: whenIn(30, 'tied'),
    run: async ({ world: { deps }, state, by, pick }) => {
      const item = pick(items(state, 'tied')) ?? pick(items(state));
      if (!item) return null;
      const { heading, ballots } = item.item;
      const decision = { requestId: heading.requestId, number: ballots, agree: pick([true, false]) ?? true };
      return decideTie(deps, by, on(item.meeting), { ...decision, reason: pick(REASONS) ?? '' });
    },
  },
  'reopen a request': {
    through: ['reopenItem'],
    roles: CHAIRING,
    when: (state) => whenIn(3, 'decided')(state) + whenIn(6, 'deferred')(state),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const item = pick([...items(state, 'deferred'), ...items(state, 'decided', 'deferred')]);
      return item ? reopenItem(deps, by, onItem(item), pick(REASONS) ?? '', key) : null;
    },
  },
  'end a meeting': {
    through: ['endMeeting'],
    roles: RUNNING,
    when: (state) => likely(items(state, 'decided').length > 1 ? 6 : 1, inSession(state)),
    run: async ({ world: { deps }, state, by, pick }) => {
      const meeting = inSession(state) ?? pick(state.meetings);
      return meeting ? endMeeting(deps, by, on(meeting)) : null;
    },
  },
  'enter a meeting held on paper': {
    through: ['enterMeeting'],
    roles: RUNNING,
    when: (state) => likely(1, !inSession(state) && planned(state).length > 0),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const meeting = pick(planned(state));
      const held = londonDate(deps.now());
      return meeting ? enterMeeting(deps, by, on(meeting), { heldOn: held, came: urns(state).slice(0, 6) }, key) : null;
    },
  },
  'enter a decision made on paper': {
    through: ['enterDecision'],
    roles: RUNNING,
    when: (state) => likely(12, inSession(state)?.paper),
    run: async (trying) => {
      const { world, state, by, pick } = trying;
      const item = pick(items(state, 'waiting', 'open')) ?? pick(items(state));
      if (!item) return null;
      const terms = await termsFor(trying, item);
      const decision = {
        requestId: item.item.heading.requestId,
        number: item.item.ballots + 1,
        terms,
        reason: 'As minuted.',
      };
      const votes = [{ urn: '990003', choice: pick(['agree', 'disagree'] as const) ?? 'agree' }];
      return enterDecision(world.deps, by, on(item.meeting), {
        ...decision,
        withoutQuorum: null,
        votes,
        didNotVote: [],
        others: pick(['agree', null] as const) ?? null,
      });
    },
  },
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
  'say that conditions are met': {
    through: ['releaseApproval'],
    roles: RUNNING,
    when: ({ awards }) =>
      likely(
        8,
        awards.some(({ status }) => status === 'held'),
      ),
    run: async ({ world: { deps }, state, by, pick }) => {
      const award = pick(state.awards.filter(({ status }) => status === 'held')) ?? pick(state.awards);
      return award ? releaseApproval(deps, by, named(award.requestId)) : null;
    },
  },
  'acknowledge an approval': {
    through: ['acknowledgeApproval'],
    roles: ['officer'],
    when: ({ awards }) =>
      likely(
        8,
        awards.some(({ status }) => status === 'sent'),
      ),
    run: async ({ world: { deps }, state, by, pick }) => {
      const award = pick(state.awards.filter(({ status }) => status === 'sent')) ?? pick(state.awards);
      return award ? acknowledgeApproval(deps, by, named(award.requestId)) : null;
    },
  },
  'open the pupils': {
    through: ['openPupils'],
    roles: ['representative', 'officer', 'administrator'],
    when: ({ requests }) => likely(1, requests.length),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const request = pick(state.requests);
      return request ? openPupils(deps, by, named(request.requestId), key) : null;
    },
  },
  'declare interests as chair': {
    through: ['declareInterests'],
    roles: CHAIRING,
    when: () => 1,
    run: async ({ world: { deps }, by, pick, key }) => {
      const schools = [pick(['990004', '990009']) ?? '990004'];
      const interests = { schools, trusts: [], federations: [], said: '' };
      return declareInterests(deps, by, ASHDOWN, { has: 'interests', interests }, key);
    },
  },
  'confirm a declaration': {
    through: ['renewDeclaration'],
    roles: CHAIRING,
    when: () => 1,
    run: ({ world: { deps }, by, pick }) => renewDeclaration(deps, by, ASHDOWN, pick([1, 2]) ?? 1),
  },
  'change the rules': {
    through: ['changeRules'],
    roles: ['administrator'],
    when: () => 2,
    run: async ({ world: { deps }, by, pick, key }) => {
      const rules = (await deps.store.read(ASHDOWN, 'rules', ONLY))?.value ?? defaultRules;
      const changes = pick([
        { agreedWithoutVote: true },
        { requesterVotes: true },
        { requesterVotes: false },
        { hearAllFirst: true },
        { hearAllFirst: false },
        { sameTrust: 'excluded' },
        { disputes: 'tie' },
        { disputes: 'tieOrAsked' },
        { votesChangeable: false },
        { threshold: 'twoThirds' },
        { quorumPercent: 20 },
      ] as const);
      const from = addDays(londonDate(deps.now()), pick([0, 0, 7]) ?? 0);
      return changeRules(
        deps,
        by,
        ASHDOWN,
        { changes: changes ?? {}, from, note: pick(['Agreed with chairs.', '']) ?? '', seen: newestVersion(rules) },
        key,
      );
    },
  },
  'adjust the budget': {
    through: ['adjustBudget'],
    roles: ['administrator'],
    when: () => 1,
    run: async ({ world: { deps }, by, pick, key }) =>
      adjustBudget(
        deps,
        by,
        ASHDOWN,
        { amount: pence(pick([100_000, -100_000, -5_000_000]) ?? 100_000), reason: pick(['A correction.', '']) ?? '' },
        key,
      ),
  },
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
