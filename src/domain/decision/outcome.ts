/** How a request ended (R92). `partAgreed` is an amount below the one asked for. */
export type DecisionOutcome = 'agreed' | 'partAgreed' | 'agreedWithConditions' | 'notAgreed';

/** The schools' vote, the chair after a tie or a dispute (R87), or everyone present without a vote. */
export type DecidedBy = 'vote' | 'chair' | 'everyone';

export const OUTCOMES: Readonly<Record<DecisionOutcome, string>> = {
  agreed: 'Agreed',
  partAgreed: 'Agreed in part',
  agreedWithConditions: 'Agreed with conditions',
  notAgreed: 'Not agreed',
};
