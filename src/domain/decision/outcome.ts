/** How a request ended (R92). `partAgreed` is an amount below the one asked for. */
export type DecisionOutcome =
  | 'agreed'
  | 'partAgreed'
  | 'agreedWithConditions'
  | 'notAgreed'
  /** By the chair, between meetings; the community then confirms, changes or ends it. */
  | 'interim'
  | 'confirmed'
  | 'changed'
  | 'ended';

/** The schools' vote, the chair after a tie or a dispute (R87), or everyone present without a vote. */
export type DecidedBy = 'vote' | 'chair' | 'everyone';

export const OUTCOMES: Readonly<Record<DecisionOutcome, string>> = {
  agreed: 'Agreed',
  partAgreed: 'Agreed in part',
  agreedWithConditions: 'Agreed with conditions',
  notAgreed: 'Not agreed',
  interim: 'Agreed as interim',
  confirmed: 'Interim decision confirmed',
  changed: 'Interim decision changed',
  ended: 'Interim decision ended',
};
