import type { CommunityId, PersonId } from '../domain/community/community';
import type { Actor, CosEvent } from '../domain/events';
import type { Meeting, MeetingId } from '../domain/meeting/meeting';
import type { Outcome } from '../domain/outcome';
import { refuse } from '../domain/outcome';
import { londonDate } from '../domain/calendar/dates';
import type { ChairTrouble, WithoutChair } from '../domain/interest/chair-conflict';
import type { RuleProfile } from '../domain/profile';
import type { RequestId } from '../domain/request/request';
import type { CHAIRING, NotActing, RUNNING } from './acting';
import { actingDeclared } from './acting';
import { troubleChairing } from './chairing';
import type { Deps } from './deps';
import type { Done, Order, Read } from './transact';

export interface OnItem extends InMeeting {
  readonly requestId: RequestId;
}

export interface InMeeting {
  readonly communityId: CommunityId;
  readonly meetingId: MeetingId;
}

type Decide<Refusal extends string> = (
  meeting: Meeting,
  read: Read,
  profile: RuleProfile,
) => Promise<Outcome<readonly CosEvent[], Refusal>>;

/** An order about one meeting, refused when there is none of that day. */
export const meetingOrder = <Refusal extends string>(
  deps: Deps,
  { communityId, meetingId }: InMeeting,
  actor: Actor,
  key: string,
  decide: Decide<Refusal>,
): Order<Refusal | 'NoSuchMeeting'> => ({
  communityId,
  actor,
  key,
  at: deps.now(),
  decide: async (read, profile) => {
    const meeting = await read('meeting', meetingId);
    return meeting ? decide(meeting, read, profile) : refuse('NoSuchMeeting');
  },
});

/** One act on a meeting or its agenda by somebody who holds one of these offices today (R11, R63). The key makes doing it twice one act. */
export async function inMeeting<Refusal extends string>(
  deps: Deps,
  by: PersonId,
  target: InMeeting,
  may: typeof CHAIRING | typeof RUNNING,
  key: string,
  decide: Decide<Refusal>,
): Promise<Outcome<Done, Refusal | NotActing | 'NoSuchMeeting'>> {
  const who = await actingDeclared(deps, target.communityId, by, may);
  if (!who.ok) return who;
  return deps.transact(meetingOrder(deps, target, who.value.actor, key, decide));
}

/** The same about one request of it: not by a chair who has an interest in it, nor where nobody is free to chair it (R98). */
export const onRequest = <Refusal extends string>(
  deps: Deps,
  by: PersonId,
  { requestId, ...target }: OnItem,
  may: typeof CHAIRING | typeof RUNNING,
  key: string,
  decide: Decide<Refusal>,
  withoutChair: WithoutChair = 'refused',
): Promise<Outcome<Done, Refusal | ChairTrouble | NotActing | 'NoSuchMeeting'>> =>
  inMeeting<Refusal | ChairTrouble>(deps, by, target, may, key, async (meeting, read, profile) => {
    const trouble = await troubleChairing(read, meeting, requestId, by, londonDate(deps.now()), withoutChair);
    return trouble ? refuse(trouble) : decide(meeting, read, profile);
  });
