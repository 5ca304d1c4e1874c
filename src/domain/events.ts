import type { PersonId } from './community/community';
import type { ActionEvent } from './action/events';
import type { AwardEvent } from './award/events';
import type { BallotEvent } from './ballot/events';
import type { BudgetEvent } from './budget/events';
import type { CommunityEvent } from './community/events';
import type { DecisionEvent } from './decision/events';
import type { InterestEvent } from './interest/events';
import type { InterimEvent } from './interim/events';
import type { MeetingEvent } from './meeting/events';
import type { MinutesEvent } from './minutes/events';
import type { RequestEvent } from './request/events';
import type { RulesEvent } from './rules/events';

/** Who acted, and in which capacity. `system` is the sweep finishing what a person began. */
export interface Actor {
  readonly personId: PersonId;
  readonly as: 'representative' | 'chair' | 'actingChair' | 'clerk' | 'officer' | 'administrator' | 'system';
}

/** Everything that can happen in a community, in the past tense. `at` is when; who and why stand in the envelope. */
export type CosEvent =
  | CommunityEvent
  | RulesEvent
  | RequestEvent
  | InterimEvent
  | MeetingEvent
  | BallotEvent
  | DecisionEvent
  | BudgetEvent
  | ActionEvent
  | MinutesEvent
  | InterestEvent
  | AwardEvent;

export type EventOf<Type extends CosEvent['type']> = Extract<CosEvent, { type: Type }>;
