/** How a request ended (R92). `partAgreed` is an amount below the one asked for. */
export type DecisionOutcome = 'agreed' | 'partAgreed' | 'agreedWithConditions' | 'notAgreed';

export const OUTCOMES: Readonly<Record<DecisionOutcome, string>> = {
  agreed: 'Agreed',
  partAgreed: 'Agreed in part',
  agreedWithConditions: 'Agreed with conditions',
  notAgreed: 'Not agreed',
};
