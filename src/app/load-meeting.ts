import type { Budget } from '../domain/budget/budget';
import type { LocalDate } from '../domain/calendar/dates';
import { academicYearOf } from '../domain/calendar/years';
import type { Community } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { Meeting } from '../domain/meeting/meeting';
import { heldOn } from '../domain/meeting/meeting';
import type { RuleProfile } from '../domain/profile';
import { profileOn } from '../domain/profile';
import type { Deps } from './deps';
import type { InMeeting } from './in-meeting';
import { rulesOf } from './rules';

export interface LoadedMeeting {
  readonly meeting: Meeting;
  readonly community: Community;
  /** The rules on the day it is held. */
  readonly profile: RuleProfile;
}

/** A meeting with its community; null when there is no such meeting. */
export async function loadMeeting(
  { store }: Pick<Deps, 'store'>,
  { communityId, meetingId }: InMeeting,
): Promise<LoadedMeeting | null> {
  const [meeting, community, rules] = await Promise.all([
    store.read(communityId, 'meeting', meetingId),
    store.read(communityId, 'community', ONLY),
    rulesOf({ store }, communityId),
  ]);
  if (!meeting || !community) return null;
  const profile = profileOn(rules, heldOn(meeting.value));
  return { meeting: meeting.value, community: community.value, profile };
}

/** The budget of the year that day falls in; null while KCC has not recorded one. */
export const loadBudget = async (
  { store }: Pick<Deps, 'store'>,
  communityId: string,
  day: LocalDate,
): Promise<Budget | null> => {
  const budget = (await store.read(communityId, 'budget', academicYearOf(day)))?.value;
  return budget?.isSet ? budget : null;
};
