import { chairs, runs } from '../domain/community/community';
import { isAhead } from '../domain/meeting/meeting';
import type { Budget } from '../domain/budget/budget';
import type { LocalDate } from '../domain/calendar/dates';
import { londonDate } from '../domain/calendar/dates';
import { academicYearOf } from '../domain/calendar/years';
import type { Area, Community, PersonId, School } from '../domain/community/community';
import type { Place } from '../domain/community/directory';
import { ONLY } from '../domain/documents';
import type { Meeting } from '../domain/meeting/meeting';
import { defaultRules, profileOn } from '../domain/profile';
import type { HandedRequest } from '../domain/request/request';
import { isHandedIn } from '../domain/request/request';
import type { Standing } from '../domain/waiting/standing';
import { standingOf } from '../domain/waiting/standing';
import type { Waiting } from '../domain/waiting/waiting';
import { waitingForOfficer, waitingIn } from '../domain/waiting/waiting';
import { loadActions } from './actions';
import type { Deps } from './deps';
import { rulesOf } from './rules';
import type { WhoIs } from './who-is';
import { whoIs } from './who-is';

export interface OwnRequest {
  readonly request: HandedRequest;
  readonly standing: Standing;
}

/** What one community looks like to one person today. */
export interface HomeCommunity {
  readonly community: Community;
  /** The schools the person speaks for there. */
  readonly schools: readonly School[];
  readonly runs: boolean;
  readonly waiting: readonly Waiting[];
  /** What those schools have handed in, newest first. */
  readonly requests: readonly OwnRequest[];
  /** This year's money; null where none is recorded, and for observers. */
  readonly budget: Budget | null;
  /** Where the meeting in session is held; null when there is none. */
  readonly meetingIn: Place['kind'] | null;
}

export interface Home {
  readonly who: WhoIs;
  readonly communities: readonly HomeCommunity[];
  /** The areas the person is officer for, with the approvals that wait there. */
  readonly areas: readonly { readonly area: Area; readonly waiting: readonly Waiting[] }[];
}

/** Everything the home card tells a person; null for somebody who is in no register. */
export async function homeOf(deps: Deps, personId: PersonId): Promise<Home | null> {
  const who = await whoIs(deps, personId);
  if (!who) return null;
  const today = londonDate(deps.now());
  const areas = new Set(who.kcc.flatMap(({ role, area }) => (role === 'officer' && area !== null ? [area] : [])));
  const [communities, approvals] = await Promise.all([
    Promise.all(who.communities.map((place) => homeIn(deps, place, personId, today))),
    Promise.all(
      [...areas].map(async (area) => ({
        area,
        waiting: await forOfficer(deps, area, today),
      })),
    ),
  ]);
  return { who, communities, areas: approvals };
}

async function forOfficer(deps: Deps, area: Area, today: LocalDate): Promise<readonly Waiting[]> {
  const awards = await deps.store.unacknowledged(area);
  const communities = [...new Set(awards.map(({ communityId }) => communityId))];
  const rules = new Map(await Promise.all(communities.map(async (id) => [id, await rulesOf(deps, id)] as const)));
  return waitingForOfficer(awards, (communityId) => rules.get(communityId) ?? defaultRules, today);
}

async function homeIn(
  deps: Deps,
  { community, schools }: WhoIs['communities'][number],
  personId: PersonId,
  today: LocalDate,
): Promise<HomeCommunity> {
  const { communityId } = community;
  const mayRun = runs(community, personId, today);
  if (!mayRun && schools.length === 0)
    return { community, schools, runs: false, waiting: [], requests: [], budget: null, meetingIn: null };
  const [meetings, requests, awards, budget, declarations, actions, rules] = await Promise.all([
    deps.store.list(communityId, 'meeting'),
    deps.store.list(communityId, 'request'),
    deps.store.list(communityId, 'award'),
    deps.store.read(communityId, 'budget', academicYearOf(today)),
    chairs(community, personId, today) ? deps.store.read(communityId, 'declarations', ONLY) : null,
    loadActions(deps, communityId),
    rulesOf(deps, communityId),
  ]);
  const meeting = inSessionOrNext(meetings);
  return {
    community,
    schools,
    runs: mayRun,
    waiting: waitingIn(
      { community, meeting, meetings, requests, awards, actions, declarations: declarations?.value ?? null, rules },
      personId,
      today,
      profileOn(rules, today),
    ),
    requests: requests
      .filter(({ urn }) => schools.some((school) => school.urn === urn || school.replaces === urn))
      .flatMap((request) => {
        const standing = standingOf(request, meetings, awards, rules);
        return isHandedIn(request) && request.status !== 'withdrawn' && standing ? [{ request, standing }] : [];
      })
      .sort((a, b) => b.request.submittedAt.localeCompare(a.request.submittedAt)),
    budget: budget?.value.isSet ? budget.value : null,
    meetingIn: await placeOf(deps, meeting),
  };
}

const inSessionOrNext = (meetings: readonly Meeting[]): Meeting | null => {
  const ahead = meetings.filter(isAhead).sort((a, b) => a.date.localeCompare(b.date));
  return ahead.find(({ status }) => status === 'inSession') ?? ahead[0] ?? null;
};

async function placeOf({ directory }: Deps, meeting: Meeting | null): Promise<Place['kind'] | null> {
  if (meeting?.status !== 'inSession' || meeting.placeId === null) return null;
  return (await directory.place(meeting.placeId))?.value.kind ?? null;
}
