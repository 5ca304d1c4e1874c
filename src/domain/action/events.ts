import type { Instant } from '../calendar/dates';
import type { CommunityId, PersonId } from '../community/community';
import type { Action, ActionId } from './action';

/** What becomes of what a meeting agreed that somebody does. */
export type ActionEvent =
  | (Pick<Action, 'meetingId' | 'agreedOn' | 'item' | 'what' | 'owner' | 'due'> & {
      readonly type: 'ActionAdded';
      readonly communityId: CommunityId;
      readonly actionId: ActionId;
      readonly at: Instant;
    })
  | { readonly type: 'ActionDone'; readonly actionId: ActionId; readonly by: PersonId; readonly at: Instant }
  | { readonly type: 'ActionUndone'; readonly actionId: ActionId; readonly by: PersonId; readonly at: Instant };
