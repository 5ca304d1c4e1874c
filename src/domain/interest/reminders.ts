import type { LocalDate } from '../calendar/dates';
import type { Community, PersonId } from '../community/community';
import type { RuleProfile } from '../profile';
import type { Declarations } from './declaration';
import { chairsOf, declarationIn, renewalDue } from './declaration';

/** A chair who should hear about their declaration: none made in this tenure, or none confirmed for a year. */
export interface Reminder {
  readonly personId: PersonId;
  readonly why: 'missing' | 'renewal';
  /** Since when it has been due: one reminder each. */
  readonly since: LocalDate;
}

/** Whom to remind on that day of their declaration (R8). */
export const remindersDue = (
  community: Community,
  declarations: Declarations | null,
  profile: Pick<RuleProfile, 'declarationDays'>,
  day: LocalDate,
): Reminder[] =>
  chairsOf(community, day).flatMap((office): Reminder[] => {
    const { personId } = office;
    const current = declarationIn(declarations, office);
    if (!current) return [{ personId, why: 'missing', since: office.from }];
    const due = renewalDue(current, profile);
    return due <= day ? [{ personId, why: 'renewal', since: due }] : [];
  });
