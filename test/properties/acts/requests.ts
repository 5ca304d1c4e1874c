import { beginChanges } from '../../../src/app/change-request';
import { enterPupils, newRequestFor, ownRequest, pupilsFor, savePage } from '../../../src/app/requests';
import { returnRequest } from '../../../src/app/return-request';
import { handIn } from '../../../src/app/submit-request';
import { withdraw } from '../../../src/app/withdraw';
import { localDate, londonDate } from '../../../src/domain/calendar/dates';
import { schoolsRepresentedBy } from '../../../src/domain/community/community';
import { requestItems } from '../../../src/domain/meeting/meeting';
import { pence } from '../../../src/domain/money';
import { ASHDOWN, speakersOf } from '../world';
import { RUNNING, SCHOOLS, inSession, planned, likely, on, named, urns, theirs, isToHandIn } from './act';
import type { Trying, Act } from './act';

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

/** A school and its requests. */
export const requestActs: Readonly<Record<string, Act>> = {
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
};
