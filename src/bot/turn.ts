import type { RosterMember } from '../app/first-contact';
import type { Card } from '../cards/define';
import type { Instant } from '../domain/calendar/dates';
import type { PersonId } from '../domain/community/community';

/** Who acts, and where: from the activity alone, never from what a card carries. */
export interface Turn {
  readonly person: { readonly personId: PersonId; readonly name: string };
  readonly chat: {
    readonly kind: 'personal' | 'channel' | 'meeting';
    /** Without the thread's message id: what a place is bound by. */
    readonly conversationId: string;
    /** In a channel, the message id of the post whose thread this is in; null elsewhere. */
    readonly threadId: string | null;
    readonly serviceUrl: string;
    /** How Teams names the person here: what a card's `refresh` lists. */
    readonly userId: string;
  };
  readonly now: Instant;
  /** Everybody in this conversation, from Teams: for binding a place, never for a press or a refresh. */
  readonly roster: () => Promise<RosterMember[]>;
}

/** For whom a person's own view of a shared card asks for itself again: nobody in a personal chat, where the card is the message. */
export const refreshers = ({ chat }: Turn): readonly string[] => (chat.kind === 'personal' ? [] : [chat.userId]);

export interface Dialog {
  readonly title: string;
  readonly card: Card;
  readonly size?: 'small' | 'medium' | 'large';
}

/** A file that can be had in a personal chat, once its reader allows it. The verb's `allow` route makes it. */
export interface FileOffer {
  readonly name: string;
  readonly description: string;
  /** In bytes, as it would be now. */
  readonly size: number;
  readonly verb: string;
  readonly data: Readonly<Record<string, string>>;
}

/** What the bot answers. The one place that knows how Teams wants each written is `reply.ts`. */
export type Answer =
  /** In place of the pressed card: this person's own view in a shared place, an edit in a personal chat. For words: a reply. */
  | { readonly show: Card }
  /** One sentence to this person. */
  | { readonly say: string }
  /** A dialog, or its next page; `post` also leaves a card in the personal chat. */
  | { readonly dialog: Dialog; readonly post?: Card }
  /** New messages below; the pressed card stays as it is. */
  | { readonly posts: readonly Answer[] }
  /** A file offered, in a personal chat. */
  | { readonly offer: FileOffer }
  /** The file itself, for whoever has allowed it. */
  | { readonly file: Uint8Array }
  /** Ends the dialog with a sentence; the card whose button opened it becomes `edit`, for everybody who sees it. */
  | { readonly close: string; readonly post?: Card; readonly edit?: Card };
