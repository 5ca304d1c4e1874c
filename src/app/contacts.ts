/** Where people write, and where the documents are; configuration, since mailboxes move (R12, R29). */
export interface Contacts {
  /** About a community, a meeting or this app; also whom to ask when nothing else helps (R151). */
  readonly community: string;
  /** About the locality model as a whole. */
  readonly model: string;
  /** About schools' budgets; null until KCC names one. */
  readonly budgets: string | null;
  /** The page of the Communities of Schools on Kelsi. */
  readonly documents: string;
}
