/** Open actions of earlier meetings, as an agenda and a meeting's card list them (R65). */
export type EarlierActionsData = {
  earlier: readonly { what: string; who: string }[];
  hasEarlier: boolean;
  moreEarlier: string;
  hasMoreEarlier: boolean;
};
