import { acting, isLockedChair, RUNNING } from '../app/acting';
import { loadActions } from '../app/actions';
import { nextMeeting } from '../app/agenda';
import type { Deps } from '../app/deps';
import { rulesOfMeeting } from '../app/rules';
import { agendaCard } from '../cards/agenda';
import { agendaPublishedCard } from '../cards/agenda-published';
import { londonDate } from '../domain/calendar/dates';
import { sayDay } from '../domain/calendar/say';
import type { Community, CommunityId, PersonId } from '../domain/community/community';
import { belongs } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { Meeting } from '../domain/meeting/meeting';
import type { Shown } from './agenda-view';
import { agendaData, AS_IT_STANDS, publishedData } from './agenda-view';
import { DECLARE_FIRST } from './refusals/meeting';
import type { Answer } from './turn';

/** Nothing planned is no mistake of anybody's. */
export const noMeeting = (community: Community): Answer => ({
  say: `No meeting of the ${community.name} community is planned yet, so there is no agenda. Requests handed in wait for the next meeting.`,
});
const NOT_THEIRS: Answer = { say: 'Only people of this community can see its agenda.' };

/** What this person sees of the agenda in their personal chat: the ordering card, or the published agenda. */
export async function agendaFor(
  deps: Deps,
  personId: PersonId,
  communityId: CommunityId,
  shown: Shown = AS_IT_STANDS,
): Promise<Answer> {
  const community = (await deps.store.read(communityId, 'community', ONLY))?.value;
  if (!community || !belongs(community, personId, londonDate(deps.now()))) return NOT_THEIRS;
  const meeting = await nextMeeting(deps, communityId);
  if (!meeting) return shown.problem ? { say: shown.problem } : noMeeting(community);
  const runs = (await acting(deps, communityId, personId, RUNNING)).ok;
  if (runs) {
    const locked = shown.problem === '' && (await isLockedChair(deps, community, personId));
    const profile = await rulesOfMeeting(deps, meeting);
    return {
      show: agendaCard(
        agendaData(deps, community, meeting, profile, locked ? { ...shown, note: DECLARE_FIRST } : shown),
      ),
    };
  }
  return published(deps, community, meeting, false);
}

/** The agenda as the community reads it, once it is published. */
export async function published(
  deps: Deps,
  community: Community,
  meeting: Meeting,
  isShared: boolean,
): Promise<Answer> {
  if (meeting.publishedAt === null) {
    return {
      say: `The agenda is not published yet. The clerk expects to send it before the meeting on ${sayDay(meeting.date)}.`,
    };
  }
  const actions = await loadActions(deps, community.communityId);
  const profile = await rulesOfMeeting(deps, meeting);
  return {
    show: agendaPublishedCard(
      publishedData(community, meeting, { profile, actions }, deps.now(), { isShared, canRead: true }),
    ),
  };
}
