import type { Envelope } from './activities';
import type { BotLine } from './bot-line';
import type { createCallLog } from './call-log';
import type { Cast } from './cast';
import type { Ledger } from './ledger';
import type { Views } from './views';
import type { RoomEvent } from './wire';

/** What everything that happens in the room works with. */
export interface Stage {
  readonly cast: Cast;
  readonly ledger: Ledger;
  readonly views: Views;
  readonly line: BotLine;
  readonly envelope: Envelope;
  readonly calls: ReturnType<typeof createCallLog>;
  readonly isStrict: () => boolean;
  readonly now: () => Date;
  readonly tell: (event: RoomEvent) => void;
}

/** What Teams says to a person when the bot did not answer as it should. */
export const TROUBLE = 'Something went wrong. Please try again.';
