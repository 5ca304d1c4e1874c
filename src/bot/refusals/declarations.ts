import { LONGEST_DECLARATION } from '../../domain/interest/declare';
import type { DeclareRefusal, RenewRefusal } from '../../domain/interest/declare';

const NOT_A_CHAIR =
  'Only the chair and the acting chair of this community declare their interests here. If that should include you, ask KCC to mend the register.';

/** Why a declaration was not recorded, and what to do. */
export const declareRefusals: Readonly<Record<DeclareRefusal, string>> = {
  NotAChair: NOT_A_CHAIR,
  ChoiceMissing: 'Say whether you have anything to declare.',
  NothingAndSomething:
    'You chose that you have nothing to declare, and gave an interest below. Choose yes, or take the interest out.',
  InterestMissing: 'Tick a school or trust, or say in your own words what your interest is.',
  NotThere: 'A school or trust you ticked is no longer in this community. Here is the list as it stands: tick again.',
  TextTooLong: `Your own words may have ${LONGEST_DECLARATION} letters; shorten them.`,
  NamesAPupil:
    'What you wrote holds a full name or a date of birth of a pupil. The clerk and KCC read it, so please take it out.',
};

/** Why a declaration was not confirmed. */
export const renewRefusals: Readonly<Record<RenewRefusal, string>> = {
  NotAChair: NOT_A_CHAIR,
  NothingToRenew:
    'You have declared nothing in this tenure yet, so there is nothing to confirm. Declare your interests first.',
  ChangedSince:
    'Your declaration has changed since this card was shown, so nothing was confirmed. What stands is below.',
};
