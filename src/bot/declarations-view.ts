import type { InterestsRegister } from '../app/declarations';
import type { Deps } from '../app/deps';
import type { DeclarationsCardData, DeclaredData } from '../cards/declarations';
import type { LocalDate } from '../domain/calendar/dates';
import { londonDate, londonTime } from '../domain/calendar/dates';
import { sayDate, sayDay } from '../domain/calendar/say';
import type { Community, PersonId } from '../domain/community/community';
import type { ChairAppointment, Declaration, Interests, SchoolGroup } from '../domain/interest/declaration';
import { GRADES } from '../domain/interest/item-interest';
import type { OnRecord } from '../domain/interest/on-record';
import {
  chairOffice,
  chairsOf,
  declarationIn,
  groupsIn,
  isNothing,
  renewalDue,
  versionsOf,
} from '../domain/interest/declaration';
import { nameIn, schoolName } from './attendance-view';

const OFFICES = { chair: 'Chair', actingChair: 'Acting chair' } as const;
export const sayOffice = ({ role, from }: ChairAppointment): string => `${OFFICES[role]} since ${sayDate(from)}`;

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** A trust or federation by the schools it has there: `the trust of Hilltop Academy and Marsh Lane Primary`. */
export const sayGroup = ({ kind, schools }: Pick<SchoolGroup, 'kind' | 'schools'>): string =>
  `the ${kind} of ${listed(schools.map(({ name }) => name))}`;

/** What somebody is interested in, named. */
export function sayInterests(
  community: Community,
  { schools, trusts, federations }: Interests,
  day: LocalDate,
): string {
  const groups = groupsIn(community, day).filter(({ kind, code }) =>
    (kind === 'trust' ? trusts : federations).includes(code),
  );
  return [...schools.map((urn) => schoolName(community, urn)), ...groups.map(sayGroup)].join('; ');
}

/** What the register knows of a chair's own trust and federation (R7). */
export function sayRegister(community: Community, office: ChairAppointment, day: LocalDate): string {
  const groups = groupsIn(community, day);
  const own = (['trust', 'federation'] as const).flatMap((kind) => {
    const code = office[kind];
    if (code === null) return [];
    const there = groups.find((group) => group.kind === kind && group.code === code);
    const names = there ? listed(there.schools.map(({ name }) => name)) : '';
    return [
      there
        ? `${kind} ${code}, which has schools here: ${names}. KCC must name another chair`
        : `${kind} ${code}, which has no school in ${community.name}`,
    ];
  });
  return own.length === 0
    ? 'In the register: no trust and no federation of their own.'
    : `In the register: ${own.join('; ')}.`;
}

function sayState(current: Declaration | null, renewBy: LocalDate | null, today: LocalDate): string {
  if (!current || !renewBy)
    return 'Not declared yet in this tenure: until then only the clerk, or another who chairs, can act.';
  const { at, renewedAt, interests } = current;
  const what = isNothing(interests) ? 'nothing to declare' : 'an interest';
  const confirmed = renewedAt === null ? '' : `, confirmed on ${sayDate(londonDate(renewedAt))}`;
  const due =
    renewBy <= today ? `It was to be confirmed by ${sayDate(renewBy)}.` : `To be confirmed by ${sayDate(renewBy)}.`;
  return `Declared on ${sayDate(londonDate(at))}: ${what}${confirmed}. ${due}`;
}

const sayEarlier = (versions: readonly Declaration[], current: Declaration | null): string => {
  const earlier = versions.filter((each) => each !== current).map(({ at }) => sayDate(londonDate(at)));
  return earlier.length === 0 ? '' : `Earlier declarations, kept on the record: ${listed(earlier)}.`;
};

/** More than a community's requests of several meetings; older ones are in the minutes. */
const MOST_REQUESTS = 20;

const sayRequest = ({ heading, meeting }: OnRecord): string =>
  `${heading.reference}, ${heading.school}${meeting === null ? '' : `, ${sayDay(meeting)}`}.`;

/** Who said an interest in which request, what follows from it, and what it is. */
function requestsPart(
  community: Community,
  onRecord: readonly OnRecord[],
): Pick<DeclarationsCardData, 'requests' | 'hasRequests' | 'moreRequests' | 'hasMoreRequests'> {
  const lines = onRecord.flatMap((each) => [
    ...each.interests.map(({ urn, grade, said, noted, by }) => ({
      request: sayRequest(each),
      line: `${schoolName(community, urn)}: ${GRADES[grade].toLowerCase()}${noted ? `; noted by ${nameIn(community, by)}` : ''}.`,
      said,
      hasSaid: said !== '',
    })),
    ...each.chairsAside.map(({ personId, said }) => ({
      request: sayRequest(each),
      line: `${nameIn(community, personId)}: does not chair it.`,
      said,
      hasSaid: said !== '',
    })),
  ]);
  return {
    requests: lines.slice(0, MOST_REQUESTS),
    hasRequests: lines.length > 0,
    moreRequests: `and ${lines.length - MOST_REQUESTS} earlier: the minutes of their meetings name them.`,
    hasMoreRequests: lines.length > MOST_REQUESTS,
  };
}

/** The register of interests as this person reads it, with their own buttons where they chair. */
export function declarationsData(
  deps: Pick<Deps, 'now'>,
  { community, declarations, requests, profile }: InterestsRegister,
  personId: PersonId,
  notice = '',
): DeclarationsCardData {
  const today = londonDate(deps.now());
  const chairs = chairsOf(community, today).map((office): DeclaredData => {
    const current = declarationIn(declarations, office);
    const interests = current ? sayInterests(community, current.interests, today) : '';
    const said = current?.interests.said ?? '';
    const earlier = sayEarlier(versionsOf(declarations, office.personId), current);
    return {
      name: office.name,
      office: sayOffice(office),
      state: sayState(current, current && renewalDue(current, profile), today),
      interests,
      hasInterests: interests !== '',
      said,
      hasSaid: said !== '',
      earlier,
      hasEarlier: earlier !== '',
      register: sayRegister(community, office, today),
    };
  });
  const own = chairOffice(community, personId, today);
  const mine = own && declarationIn(declarations, own);
  return {
    communityId: community.communityId,
    community: community.name,
    notice,
    hasNotice: notice !== '',
    chairs,
    nobody: chairs.length === 0,
    ...requestsPart(community, requests),
    asOf: `As of ${londonTime(deps.now())}`,
    mayDeclare: own !== null,
    declareTitle: mine ? 'Change my declaration' : 'Declare my interests',
    mayRenew: mine !== null,
    version: mine?.version ?? 1,
  };
}
