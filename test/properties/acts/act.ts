import { localDate, londonDate } from '../../../src/domain/calendar/dates';
import { memberSchools, schoolsRepresentedBy } from '../../../src/domain/community/community';
import type { PersonId } from '../../../src/domain/community/community';
import { isPresent, requestItems } from '../../../src/domain/meeting/meeting';
import type { Meeting, Progress } from '../../../src/domain/meeting/meeting';
import type { Outcome } from '../../../src/domain/outcome';
import { ASHDOWN } from '../world';
import type { Role, State, World } from '../world';

/** Chooses, from what the run was given, one of these; undefined where there are none. */
export type Pick = <Each>(list: readonly Each[]) => Each | undefined;

export interface Trying {
  readonly world: World;
  readonly state: State;
  readonly by: PersonId;
  readonly pick: Pick;
  readonly key: string;
}

export interface Act {
  /** The use cases it goes through: together they are all there are. */
  readonly through: readonly string[];
  /** Who may ever do it; for anybody else it is refused. */
  readonly roles: readonly Role[];
  /** Whose turn it is as things stand: others may try, and mostly do not. */
  readonly whose?: (state: State) => readonly string[];
  /** How likely it is as things stand; 0 where it would hardly lead anywhere. */
  readonly when: (state: State) => number;
  /** Null where there is nothing to try it on. */
  readonly run: (trying: Trying) => Promise<Outcome<unknown, string> | null>;
}

export const RUNNING: readonly Role[] = ['chair', 'actingChair', 'clerk'];
export const CHAIRING: readonly Role[] = ['chair', 'actingChair'];
export const SCHOOLS: readonly Role[] = ['representative'];

export const inSession = ({ meetings }: State): Meeting | undefined =>
  meetings.find(({ status }) => status === 'inSession');
export const planned = ({ meetings }: State): Meeting[] => meetings.filter(({ status }) => status === 'planned');
export const items = (state: State, ...states: readonly Progress['state'][]) =>
  state.meetings
    .filter(({ status }) => status === 'inSession')
    .flatMap((meeting) => requestItems(meeting).map((item) => ({ meeting, item })))
    .filter(({ item }) => states.length === 0 || states.includes(item.progress.state));
export const likely = (weight: number, holds: unknown): number => (holds ? weight : 0);
export const whenIn =
  (weight: number, ...states: readonly Progress['state'][]) =>
  (state: State) =>
    likely(weight, items(state, ...states).length > 0);
export const whenRunning = (weight: number) => (state: State) => likely(weight, inSession(state));
export const on = (meeting: Meeting) => ({ communityId: ASHDOWN, meetingId: meeting.meetingId });
export const onItem = ({ meeting, item }: ReturnType<typeof items>[number]) => ({
  ...on(meeting),
  requestId: item.heading.requestId,
});
export const named = (requestId: string) => ({ communityId: ASHDOWN, requestId });
export const REASONS = ['It follows from what was said.', 'No time was left.', ''] as const;
export const urns = ({ community }: State, day = localDate('2026-11-10')) =>
  memberSchools(community, day).map(({ urn }) => urn);
export const openBallots = ({ ballots }: State) => ballots.filter(({ status }) => status === 'open');
export const onBallot = (ballotId: string) => ({ communityId: ASHDOWN, ballotId });

/** Of these, what belongs to one of this person's schools; where nothing does, all of it. */
export function theirs<Of extends { readonly urn: string }>(
  { state, by, world }: Trying,
  list: readonly Of[],
): readonly Of[] {
  const mine = schoolsRepresentedBy(state.community, by, londonDate(world.deps.now())).map(({ urn }) => urn);
  const own = list.filter(({ urn }) => mine.includes(urn));
  return own.length > 0 ? own : list;
}

export const isToHandIn = (request: State['requests'][number]): boolean =>
  request.status === 'draft' || (request.status === 'submitted' && request.changes !== null);
export const isAnythingOn = (meeting: Meeting): boolean => requestItems(meeting).length + meeting.late.length > 0;
/** Schools that could be at the meeting and are not. */
export const missing = (state: State): string[] => {
  const meeting = inSession(state);
  return meeting ? urns(state).filter((urn) => !isPresent(meeting, urn)) : [];
};
