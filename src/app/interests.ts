import { londonDate } from '../domain/calendar/dates';
import type { PersonId, Urn } from '../domain/community/community';
import { schoolsRepresentedBy } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { Grade } from '../domain/interest/item-interest';
import type { AsideRefusal, InterestRefusal } from '../domain/interest/note';
import { noteInterest as decideNote, stepAside as decideAside } from '../domain/interest/note';
import * as interim from '../domain/interim/decide';
import type { Outcome } from '../domain/outcome';
import { refuse } from '../domain/outcome';
import type { NotActing } from './acting';
import { acting, actingDeclared, CHAIRING, RUNNING } from './acting';
import type { RequestName } from './approvals';
import type { Deps } from './deps';
import { meetingOrder } from './in-meeting';
import type { OnItem } from './meeting';
import { namesAPupil } from './public-text';
import type { Done } from './transact';

export interface SchoolWish {
  readonly urn: Urn;
  /** null takes back what was said before. */
  readonly grade: Grade | null;
  readonly said: string;
}

/** Whether this person may say of a school that it has an interest: its own people, and chair and clerk on its word. */
export async function maySayInterest(deps: Pick<Deps, 'store' | 'now'>, by: PersonId, communityId: string, urn: Urn) {
  const who = await acting(deps, communityId, by, ['representative', ...RUNNING]);
  if (!who.ok) return who;
  const isOwn = schoolsRepresentedBy(who.value.community, by, londonDate(deps.now())).some(
    (school) => school.urn === urn,
  );
  return isOwn ? who : actingDeclared(deps, communityId, by, RUNNING);
}

/** A school's interest in another's request, said before its vote opens. */
export async function noteInterest(
  deps: Deps,
  by: PersonId,
  { requestId, ...where }: OnItem,
  { urn, grade, said }: SchoolWish,
  key: string,
): Promise<Outcome<Done, InterestRefusal | NotActing | 'NoSuchMeeting'>> {
  const who = await maySayInterest(deps, by, where.communityId, urn);
  if (!who.ok) return who;
  const { actor } = who.value;
  const order = meetingOrder<InterestRefusal>(
    deps,
    where,
    actor,
    `interest:${requestId}:${urn}:${key}`,
    async (meeting, read) => {
      if (await namesAPupil(deps, where.communityId, requestId, said)) return refuse('NamesAPupil');
      const community = await read('community', ONLY);
      if (!community) return refuse('NotOnAgenda');
      const noted = actor.as !== 'representative';
      return decideNote(meeting, community, { requestId, urn, grade, said, by, noted }, deps.now());
    },
  );
  return deps.transact(order);
}

/** A chair or acting chair hands a request of a meeting over, or takes that back (R98). */
export async function stepAside(
  deps: Deps,
  by: PersonId,
  { requestId, ...where }: OnItem,
  { aside, said }: { readonly aside: boolean; readonly said: string },
  key: string,
): Promise<Outcome<Done, AsideRefusal | NotActing | 'NoSuchMeeting'>> {
  const who = await acting(deps, where.communityId, by, CHAIRING);
  if (!who.ok) return who;
  const named = `aside:${requestId}:${by}:${key}`;
  const order = meetingOrder<AsideRefusal>(deps, where, who.value.actor, named, async (meeting) => {
    if (await namesAPupil(deps, where.communityId, requestId, said)) return refuse('NamesAPupil');
    return decideAside(meeting, { requestId, personId: by, aside, said }, deps.now());
  });
  return deps.transact(order);
}

/** The same of an exceptional request that waits for a decision between meetings. */
export async function stepAsideBetweenMeetings(
  deps: Deps,
  by: PersonId,
  { communityId, requestId }: RequestName,
  { aside, said }: { readonly aside: boolean; readonly said: string },
  key: string,
): Promise<Outcome<Done, interim.AsideRefusal | NotActing>> {
  const who = await acting(deps, communityId, by, CHAIRING);
  if (!who.ok) return who;
  const at = deps.now();
  return deps.transact<interim.AsideRefusal>({
    communityId,
    actor: who.value.actor,
    key: `aside:${requestId}:${by}:${key}`,
    at,
    decide: async (read) => {
      if (await namesAPupil(deps, communityId, requestId, said)) return refuse('NamesAPupil');
      return interim.stepAside(await read('request', requestId), { aside, said }, { by, at });
    },
  });
}
