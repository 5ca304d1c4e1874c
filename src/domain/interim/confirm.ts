import type { LocalDate } from '../calendar/dates';
import { addDays, daysInclusive } from '../calendar/dates';
import type { DecisionOutcome } from '../decision/outcome';
import type { Terms } from '../decision/terms';
import { sharesByYear } from '../decision/terms';
import type { Heading, InterimHeading } from '../meeting/meeting';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { Pence } from '../money';
import { pence } from '../money';
import { difference } from './money';

/** What a community may do with its chair's interim decision: exactly one of these is put to the vote. */
export type Proposal =
  /** Keeps the amount; the last day stays or moves on. */
  | { readonly kind: 'confirm'; readonly end: LocalDate }
  | { readonly kind: 'change'; readonly amount: Pence; readonly end: LocalDate }
  /** Ends on that day: what is due by then is paid, the rest is free again. */
  | { readonly kind: 'end'; readonly end: LocalDate };

export type ProposalTrouble =
  'EndNotLater' | 'NothingChanges' | 'NoAmount' | 'EndBeforeStart' | 'EndNotEarlier' | 'EndPast';

/** What is due by that day, day by day; nothing when the support has not begun. */
export function dueBy({ amount, start, end }: InterimHeading, last: LocalDate): Pence {
  const days = daysInclusive(start, last);
  return pence(Math.floor((amount * days) / daysInclusive(start, end)));
}

/** The terms a proposal comes to, for a meeting held on that day. */
export function termsOfProposal(
  interim: InterimHeading,
  proposal: Proposal,
  on: LocalDate,
): Outcome<Terms, ProposalTrouble> {
  const { start } = interim;
  const terms = (kind: Proposal['kind'], amount: Pence, end: LocalDate) =>
    accept<Terms>({ amount, start, end, review: null, conditions: '', heldUntilMet: false, interim: kind });
  switch (proposal.kind) {
    case 'confirm':
      return proposal.end < interim.end ? refuse('EndNotLater') : terms('confirm', interim.amount, proposal.end);
    case 'change':
      if (proposal.amount <= 0) return refuse('NoAmount');
      if (proposal.end < start) return refuse('EndBeforeStart');
      if (proposal.amount === interim.amount && proposal.end === interim.end) return refuse('NothingChanges');
      return terms('change', proposal.amount, proposal.end);
    case 'end': {
      if (proposal.end >= interim.end) return refuse('EndNotEarlier');
      if (proposal.end < on) return refuse('EndPast');
      const last = proposal.end < start ? addDays(start, -1) : proposal.end;
      return terms('end', dueBy(interim, last), last);
    }
  }
}

/** Whether these terms are about the interim decision the item carries, or about a request as the item does. */
export const fitsItem = ({ interim }: Heading, terms: Terms): boolean =>
  (interim === undefined) === (terms.interim === undefined);

/** Whether such terms can be put to the vote: a last day always stands, and only an end may come to nothing. */
export const proposalComplete = ({ amount, start, end, interim }: Terms): boolean =>
  end !== null && (interim === 'end' ? amount >= 0 : amount > 0 && end >= start);

/**
 * What these terms need of each year's budget beyond what is promised already: all of it for a request, the difference
 * for an interim decision, and less than nothing where they free money.
 */
export const newShares = ({ interim }: Heading, terms: Terms): ReturnType<typeof sharesByYear> =>
  difference(
    interim ? sharesByYear({ ...interim, review: null, conditions: '', heldUntilMet: false }) : [],
    sharesByYear(terms),
  );

/** What the community's vote made of the interim decision. */
export const CONFIRMED: Readonly<Record<Proposal['kind'], DecisionOutcome>> = {
  confirm: 'confirmed',
  change: 'changed',
  end: 'ended',
};
