import { communitiesOf } from '../app/communities-of';
import { closedBecause } from '../domain/request/changes';
import { notWithdrawable } from '../domain/request/withdraw';
import { isHandedIn } from '../domain/request/request';
import type { Deps } from '../app/deps';
import { requestsForSchools } from '../app/requests';
import { rulesOf } from '../app/rules';
import type { RequestStartCardData } from '../cards/request-start';
import { londonDate } from '../domain/calendar/dates';
import { sayDay, sayMoment } from '../domain/calendar/say';
import type { Community, PersonId } from '../domain/community/community';
import { schoolsRepresentedBy } from '../domain/community/community';
import type { Meeting } from '../domain/meeting/meeting';
import { isOver, itemFor } from '../domain/meeting/meeting';
import { formatMoney } from '../domain/money';
import { defaultRules } from '../domain/profile';
import type { DraftRequest, LiveRequest, Request } from '../domain/request/request';
import { CATEGORIES } from '../domain/request/request';
import { standingOf } from '../domain/waiting/standing';
import { sayStanding } from './standing-words';
import { pageNumber } from './request-sentences';
import { pageToGoOnWith } from './request-turning';
import type { Turn } from './turn';

const MOST_SHOWN = 10;

interface Mine {
  readonly community: Community;
  readonly request: LiveRequest;
  readonly where: string;
}

/** The schools a person may make a request for, and what those schools have begun or handed in, last saved first. */
async function schoolsAndRequests(deps: Deps, personId: PersonId) {
  const today = londonDate(deps.now());
  const communities = await communitiesOf(deps, personId);
  const places = communities.flatMap((community) =>
    schoolsRepresentedBy(community, personId, today).map((school) => ({ community, school })),
  );
  const requests = await Promise.all(
    communities.map(async (community): Promise<Mine[]> => {
      const schools = places.filter((place) => place.community === community).map(({ school }) => school);
      if (schools.length === 0) return [];
      const found = await requestsForSchools(
        deps,
        community.communityId,
        schools.map(({ urn }) => urn),
      );
      return found.map((request) => {
        const school = schools.find(({ urn, replaces }) => urn === request.urn || replaces === request.urn);
        return { community, request, where: `${school?.name ?? ''} · ${community.name} community` };
      });
    }),
  );
  return { places, requests: requests.flat() };
}

const draftLine = ({ where, request }: Mine & { request: DraftRequest }): RequestStartCardData['drafts'][number] => ({
  communityId: request.communityId,
  requestId: request.requestId,
  heading: request.form.asked
    ? CATEGORIES[request.form.asked.category]
    : `Request begun on ${sayDay(londonDate(request.startedAt))}`,
  where,
  saved: `Saved on ${sayMoment(request.savedAt)}, ${pageNumber(pageToGoOnWith(request), request.form.exceptional !== undefined)}`,
});

/** The meeting on whose agenda the request is, while it is still to be decided there. */
function agendaOf(meetings: readonly Meeting[], { requestId, urn }: Request) {
  const meeting = meetings.find((each) => {
    const state = isOver(each) ? undefined : itemFor(each, requestId)?.progress.state;
    return state !== undefined && state !== 'decided' && state !== 'deferred' && state !== 'withdrawn';
  });
  return { onAgenda: meeting !== undefined, meetingId: meeting?.meetingId ?? '', urn };
}

const NOTHING_KNOWN = { meetings: [], awards: [], rules: defaultRules };

async function handedLines(deps: Deps, mine: readonly Mine[]): Promise<RequestStartCardData['handed']> {
  const communities = [...new Set(mine.map(({ community }) => community.communityId))];
  const known = new Map(
    await Promise.all(
      communities.map(async (id) => {
        const [meetings, awards, rules] = await Promise.all([
          deps.store.list(id, 'meeting'),
          deps.store.list(id, 'award'),
          rulesOf(deps, id),
        ]);
        return [id, { meetings, awards, rules }] as const;
      }),
    ),
  );
  return mine.flatMap(({ request, where }) => {
    const { meetings, awards, rules } = known.get(request.communityId) ?? NOTHING_KNOWN;
    const standing = standingOf(request, meetings, awards, rules);
    if (!isHandedIn(request) || !standing) return [];
    const { category, amount } = request.form.asked;
    const heading = `${request.reference} · ${CATEGORIES[category]} · ${formatMoney(amount)}`;
    const said = sayStanding(standing);
    const returned = request.status === 'submitted' && request.returned !== null;
    return [
      {
        communityId: request.communityId,
        requestId: request.requestId,
        heading,
        where,
        ...agendaOf(meetings, request),
        standing: `${said.charAt(0).toUpperCase()}${said.slice(1)}`,
        canChange: request.status === 'submitted' && closedBecause(request, meetings, londonDate(deps.now())) === null,
        changeTitle: returned ? 'Answer' : 'Change',
        canWithdraw: request.status === 'submitted' && notWithdrawable(request, meetings) === null,
      },
    ];
  });
}

const isDraft = (mine: Mine): mine is Mine & { request: DraftRequest } => mine.request.status === 'draft';

const TITLES = {
  new: 'Make a request',
  handed: 'Your school’s requests',
  exceptional: 'Ask between meetings',
} as const;

/** What the card of `request` or `my requests` shows; null for somebody who represents no school today. */
export async function startCardData(
  deps: Deps,
  { person }: Turn,
  shows: 'new' | 'handed' | 'exceptional',
): Promise<RequestStartCardData | null> {
  const { places, requests } = await schoolsAndRequests(deps, person.personId);
  if (places.length === 0) return null;
  const drafts = requests.filter(isDraft);
  const handed = shows === 'handed' ? requests.filter((each) => !isDraft(each)) : [];
  const left = Math.max(0, drafts.length - MOST_SHOWN) + Math.max(0, handed.length - MOST_SHOWN);
  return {
    title: TITLES[shows],
    hasSchools: shows === 'new',
    isExceptional: shows === 'exceptional',
    schools: places.map(({ community, school }) => ({
      communityId: community.communityId,
      urn: school.urn,
      where: `${school.name} · ${community.name} community`,
    })),
    hasDrafts: drafts.length > 0,
    drafts: drafts.slice(0, MOST_SHOWN).map(draftLine),
    hasHanded: handed.length > 0,
    handed: await handedLines(deps, handed.slice(0, MOST_SHOWN)),
    hasMore: left > 0,
    more: `${left} more are not shown here.`,
  };
}
