import type { Instant } from '../calendar/dates';
import type { Community, PersonId, Urn } from '../community/community';
import { memberSchools, presentUrn } from '../community/community';
import type { CosEvent } from '../events';
import type { Meeting, RequestItem } from '../meeting/meeting';
import { isOver, isToBeVotedOn, isVotedOn, itemFor } from '../meeting/meeting';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { RequestId } from '../request/request';
import type { Grade } from './item-interest';
import { interestOf, isSaidBefore } from './item-interest';

export type InterestRefusal =
  | 'MeetingOver'
  | 'NotOnAgenda'
  | 'NotAMember'
  | 'OwnRequest'
  | 'VoteOpened'
  | 'AlreadyDecided'
  | 'InterestTooLong'
  | 'NamesAPupil';
export type AsideRefusal = Exclude<InterestRefusal, 'NotAMember' | 'OwnRequest'>;

/** Letters a sentence about an interest may have. */
export const LONGEST_INTEREST = 300;

/** What somebody says of a school and a request; `grade` null takes back what was said before. */
export interface InterestWish {
  readonly requestId: RequestId;
  readonly urn: Urn;
  readonly grade: Grade | null;
  readonly said: string;
  readonly by: PersonId;
  /** Said by the chair or clerk for the school. */
  readonly noted: boolean;
}

type Unsaid = 'MeetingOver' | 'NotOnAgenda' | 'VoteOpened' | 'AlreadyDecided' | 'InterestTooLong';

/** The item while something can still be said of it: a school’s interest until the vote opens, since then the roll is fixed. */
function stillOpen(
  meeting: Meeting,
  requestId: RequestId,
  said: string,
  { evenVoting }: { readonly evenVoting: boolean },
): Outcome<RequestItem, Unsaid> {
  if (isOver(meeting)) return refuse('MeetingOver');
  const item = itemFor(meeting, requestId);
  if (!item) return refuse('NotOnAgenda');
  if (isVotedOn(item) && !evenVoting) return refuse('VoteOpened');
  if (!isVotedOn(item) && !isToBeVotedOn(item)) return refuse('AlreadyDecided');
  return said.trim().length > LONGEST_INTEREST ? refuse('InterestTooLong') : accept(item);
}

/** A school says, or chair or clerk note for it, that it has an interest in another school's request. */
export function noteInterest(
  meeting: Meeting,
  community: Community,
  { requestId, urn, grade, said, by, noted }: InterestWish,
  at: Instant,
): Outcome<readonly CosEvent[], InterestRefusal> {
  const open = stillOpen(meeting, requestId, said, { evenVoting: false });
  if (!open.ok) return open;
  const { heading, interests } = open.value;
  if (!memberSchools(community, meeting.date).some((school) => school.urn === urn)) return refuse('NotAMember');
  if (presentUrn(community, heading.urn, meeting.date) === urn) return refuse('OwnRequest');
  // an academy changes what the school it took over from has said
  const before = interestOf(interests, community, urn, meeting.date);
  const isSame = grade === null ? !before : before?.grade === grade && before.said === said.trim();
  if (isSame) return accept([]);
  return accept([
    {
      type: 'InterestNoted',
      meetingId: meeting.meetingId,
      requestId,
      urn: before?.urn ?? urn,
      grade,
      said: grade === null ? '' : said.trim(),
      noted,
      by,
      at,
    },
  ]);
}

export interface AsideWish {
  readonly requestId: RequestId;
  readonly personId: PersonId;
  /** false takes it back, as long as the vote is not open. */
  readonly aside: boolean;
  readonly said: string;
}

/**
 * Somebody who chairs hands a request over to whoever else chairs, since they have an interest in it (R98): until it is
 * decided, so that a tie is never settled by somebody who has one. Taken back only until the vote opens.
 */
export function stepAside(
  meeting: Meeting,
  { requestId, personId, aside, said }: AsideWish,
  at: Instant,
): Outcome<readonly CosEvent[], AsideRefusal> {
  const open = stillOpen(meeting, requestId, said, { evenVoting: aside });
  if (!open.ok) return open;
  if (isSaidBefore(open.value.chairsAside, personId, { aside, said })) return accept([]);
  const { meetingId } = meeting;
  const { urn } = open.value.heading;
  return accept([{ type: 'ChairSteppedAside', meetingId, requestId, urn, personId, aside, said: said.trim(), at }]);
}
