import type { Instant, LocalDate } from '../calendar/dates';
import type { PersonId } from '../community/community';
import type { Settings } from '../profile';

/** What happens to a community's rules. */
export type RulesEvent =
  /** KCC made a new version of the community's rules: whole, with what differs and which planned versions it replaces. */
  {
    readonly type: 'RulesChanged';
    readonly version: number;
    readonly from: LocalDate;
    readonly settings: Settings;
    readonly changed: readonly (keyof Settings)[];
    readonly replaces: readonly number[];
    readonly note: string;
    readonly by: PersonId;
    readonly at: Instant;
  };
