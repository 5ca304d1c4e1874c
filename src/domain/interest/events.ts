import type { Instant } from '../calendar/dates';
import type { PersonId } from '../community/community';
import type { Interests } from './declaration';

/** What chairs declare. */
export type InterestEvent =
  /** A chair or acting chair declares their interests, or that there are none (R8). */
  | {
      readonly type: 'DeclarationMade';
      readonly personId: PersonId;
      readonly version: number;
      readonly interests: Interests;
      readonly at: Instant;
    }
  | {
      readonly type: 'DeclarationRenewed';
      readonly personId: PersonId;
      readonly version: number;
      readonly at: Instant;
    }
  | {
      readonly type: 'DeclarationReminded';
      readonly personId: PersonId;
      readonly why: 'missing' | 'renewal';
      readonly at: Instant;
    };
