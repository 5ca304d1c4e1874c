import type { Instant } from '../domain/calendar/dates';
import type { CommunityStore, Deliveries, Directory, Identities } from './ports';
import type { Transact } from './transact';

/** What use cases need of the world. Built once, in main. */
export interface Deps {
  readonly store: CommunityStore;
  readonly directory: Directory;
  readonly identities: Identities;
  readonly deliveries: Deliveries;
  readonly transact: Transact;
  readonly now: () => Instant;
  /** A fresh command key for a card or dialog page about to be shown. */
  readonly newKey: () => string;
}
