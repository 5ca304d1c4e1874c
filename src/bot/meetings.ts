import { actingDeclared, RUNNING } from '../app/acting';
import { communitiesOf } from '../app/communities-of';
import type { Deps } from '../app/deps';
import { chooseCommunity } from '../cards/choose-community';
import type { Card } from '../cards/define';
import { meetingsAction, meetingsCard } from '../cards/meetings';
import { londonDate, londonTime } from '../domain/calendar/dates';
import { sayDay } from '../domain/calendar/say';
import { academicYearOf } from '../domain/calendar/years';
import type { Community, CommunityId, PersonId } from '../domain/community/community';
import { belongs, runs } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { Meeting } from '../domain/meeting/meeting';
import { heldOn, isAhead, requestItems } from '../domain/meeting/meeting';
import { mayBeEntered } from '../domain/meeting/paper';
import { FEWEST_MEETINGS, meetingsIn } from '../domain/meeting/year';
import { sayWhen, sayWhere } from './agenda-view';
import { scheduleRefusals as refusals } from './refusals/schedule';
import type { Route, Word } from './router';
import { press } from './router';
import { plural } from './terms-words';
import type { Answer, Turn } from './turn';

const NOT_THEIRS: Answer = { say: 'Only people of this community can see its meetings.' };
const SHOWN_BEFORE = 3;

function sayAhead(meeting: Meeting): string {
  const requests = requestItems(meeting).length + meeting.late.length;
  const agenda = meeting.publishedAt === null ? 'agenda not published yet' : 'agenda published';
  const cutOff = meeting.cutOff === null ? '' : ` · requests by ${sayDay(meeting.cutOff)}`;
  const state = meeting.status === 'inSession' ? 'in session' : agenda;
  return `${sayWhere(meeting)} · ${requests === 0 ? 'no request yet' : plural(requests, 'request')} · ${state}${cutOff}`;
}

function sayBefore(meeting: Meeting): string {
  if (meeting.cancelled)
    return meeting.cancelled.movedTo === null
      ? `${sayDay(meeting.date)}: cancelled. ${meeting.cancelled.reason}`
      : `${sayDay(meeting.date)}: moved to another day. ${meeting.cancelled.reason}`;
  return `${sayDay(heldOn(meeting))}: held${meeting.paper ? ' on paper and entered afterwards' : ''}.`;
}

function sayYear(meetings: readonly Meeting[], today: ReturnType<typeof londonDate>): string {
  const year = academicYearOf(today);
  const { held, planned } = meetingsIn(meetings, year);
  const short = FEWEST_MEETINGS - held - planned;
  const count = `${year}: ${plural(held, 'meeting')} held or under way, ${planned} planned.`;
  return short > 0 ? `${count} A community meets at least ${FEWEST_MEETINGS} times a year: plan ${short} more.` : count;
}

/** A community's meetings as this person sees them; null when they have no place in it. */
export async function meetingsOf(deps: Deps, communityId: CommunityId, personId: PersonId): Promise<Card | null> {
  const today = londonDate(deps.now());
  const community = (await deps.store.read(communityId, 'community', ONLY))?.value;
  if (!community || !belongs(community, personId, today)) return null;
  const meetings = (await deps.store.list(communityId, 'meeting')).sort((a, b) => a.date.localeCompare(b.date));
  const ahead = meetings.filter(isAhead);
  const before = meetings.filter((each) => !isAhead(each)).slice(-SHOWN_BEFORE);
  const mayRun = runs(community, personId, today);
  const planned = ahead.filter(({ status }) => status === 'planned');
  return meetingsCard({
    communityId,
    community: community.name,
    year: sayYear(meetings, today),
    nothing: ahead.length === 0,
    ahead: ahead.map((meeting) => ({ when: sayWhen(meeting), said: sayAhead(meeting) })),
    before: before.map((meeting) => ({ said: sayBefore(meeting) })),
    hasBefore: before.length > 0,
    asOf: `As of ${londonTime(deps.now())}`,
    runs: mayRun,
    mayMove: mayRun && planned.length > 0,
    mayEnter: mayRun && planned.some((meeting) => mayBeEntered(meeting, today)),
  });
}

/** Planned meetings to choose from, for somebody who runs them; otherwise why there is nothing to choose. */
export async function plannedFor(
  deps: Deps,
  communityId: CommunityId,
  { person }: Turn,
): Promise<
  | { readonly say: string }
  | { readonly community: string; readonly place: Community; readonly meetings: readonly Meeting[] }
> {
  const who = await actingDeclared(deps, communityId, person.personId, RUNNING);
  if (!who.ok) return { say: refusals[who.refusal] };
  const meetings = (await deps.store.list(communityId, 'meeting'))
    .filter(({ status }) => status === 'planned')
    .sort((a, b) => a.date.localeCompare(b.date));
  return { community: who.value.community.name, place: who.value.community, meetings };
}

/** A dialog's last word; the list of meetings that opened it is brought up to date in a personal chat. */
export async function closingMeetings(
  deps: Deps,
  communityId: CommunityId,
  { chat, person }: Turn,
  close: string,
): Promise<Answer> {
  const card = chat.kind === 'personal' ? await meetingsOf(deps, communityId, person.personId) : null;
  return card ? { close, edit: card } : { close };
}

const shown = (card: Card | null): Answer => (card ? { show: card } : NOT_THEIRS);

export const meetingsRoutes = (deps: Deps): Route[] => [
  press(meetingsAction, async ({ communityId }, { person }) =>
    shown(await meetingsOf(deps, communityId, person.personId)),
  ),
];

export const meetingsWords = (deps: Deps): Word[] => [
  {
    word: 'meetings',
    help: 'All meetings of your community. Chair and clerk plan, move and cancel them.',
    where: 'personal',
    answer: async ({ person }) => {
      const communities = await communitiesOf(deps, person.personId);
      const [first, ...others] = communities;
      if (!first) return [{ say: 'You have no place in a community today, so there are no meetings to show you.' }];
      return others.length > 0
        ? [{ show: chooseCommunity('Meetings', meetingsAction.verb, communities) }]
        : [shown(await meetingsOf(deps, first.communityId, person.personId))];
    },
  },
];
