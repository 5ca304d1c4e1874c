import type { Budget } from '../domain/budget/budget';
import { remaining } from '../domain/budget/budget';
import type { Pence } from '../domain/money';
import { formatMoney } from '../domain/money';
import { sayDate } from '../domain/calendar/say';
import type { Counts } from '../domain/ballot/ballot';
import type { DecidedBy, DecisionOutcome } from '../domain/decision/outcome';
import { OUTCOMES } from '../domain/decision/outcome';
import type { Terms } from '../domain/decision/terms';
import { sharesByYear } from '../domain/decision/terms';

/** An amount as it stands in a box to be typed over. */
export const plainPounds = (amount: Pence): string => formatMoney(amount).replace(/[£,]/g, '');

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const ON_INTERIM: Readonly<Record<NonNullable<Terms['interim']>, string>> = {
  confirm: 'confirming the interim decision',
  change: 'changing the interim decision',
  end: 'ending the interim decision early',
};
const NOT_AGREED: typeof ON_INTERIM = {
  confirm: 'Interim decision not confirmed',
  change: 'Change of the interim decision not agreed',
  end: 'Ending of the interim decision not agreed',
};

/** The terms of a vote or decision as lines of a card; conditions stand apart, since they are free text. */
export function termLines(terms: Terms): { label: string; value: string }[] {
  const shares = sharesByYear(terms);
  return [
    ...(terms.interim ? [{ label: 'The vote is on', value: ON_INTERIM[terms.interim] }] : []),
    { label: 'Amount', value: formatMoney(terms.amount) },
    { label: 'From', value: sayDate(terms.start) },
    { label: 'To', value: terms.end ? sayDate(terms.end) : 'as long as the pupils are at the school' },
    ...(terms.review ? [{ label: 'Review', value: sayDate(terms.review) }] : []),
    ...(shares.length > 1
      ? shares.map(({ year, amount }, index) => ({
          label: `In ${year}`,
          value:
            index === 0 ? formatMoney(amount) : `${formatMoney(amount)}, provisional until KCC has set that budget`,
        }))
      : []),
  ];
}

/** `5 to 1`, `5 to 1 with 2 abstentions`. */
export const sayCounts = ({ agree, disagree, abstain }: Counts): string =>
  `${agree} to ${disagree}${abstain ? ` with ${plural(abstain, 'abstention')}` : ''}`;

/** What a decision is called; of an interim decision, what the schools did not agree to. */
export const outcomeName = (outcome: DecisionOutcome, { interim }: Terms): string =>
  outcome === 'notAgreed' && interim ? NOT_AGREED[interim] : OUTCOMES[outcome];

/** `Agreed, 5 to 1 with 1 abstention, £6,400`; a tie the chair decided is said to be so. */
export function sayOutcome(outcome: DecisionOutcome, by: DecidedBy, counts: Counts, terms: Terms): string {
  const why = counts.agree === counts.disagree ? 'after a tie' : 'because a school asked for it';
  const how =
    by === 'everyone'
      ? 'by everyone present without a vote'
      : by === 'chair'
        ? `by the chair ${why}, ${sayCounts(counts)}`
        : sayCounts(counts);
  return `${outcomeName(outcome, terms)}, ${how}${outcome === 'notAgreed' ? '' : `, ${formatMoney(terms.amount)}`}`;
}

export const sayBudgetLeft = (budget: Budget | null): string =>
  budget
    ? `Budget left for ${budget.year}: ${formatMoney(remaining(budget))}`
    : 'No budget is recorded for the year this begins in.';
