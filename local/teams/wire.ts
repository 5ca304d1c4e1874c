import type { JsonObject } from './json';

/** Somebody who sits in the room. Their tenant is the one this Teams knows their account under: for a guest, the host's. */
export interface RoomPerson {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly tenantId: string;
  readonly aadObjectId: string;
  /** `29:…` */
  readonly teamsId: string;
  /** Shown under the name: "SENCo, Oakfield Primary". */
  readonly about: string;
  /** A guest's differs from the e-mail address: `name_school.org#EXT#@host`. */
  readonly userPrincipalName?: string;
}

/** A channel or a meeting chat. */
export interface RoomPlace {
  /** `19:…@thread.tacv2` or `19:meeting_…@thread.v2` */
  readonly id: string;
  readonly kind: 'channel' | 'meeting';
  readonly name: string;
  readonly team?: { readonly id: string; readonly name: string };
  readonly memberKeys: readonly string[];
  readonly botInstalled: boolean;
  readonly meeting?: { readonly id: string; readonly title: string; readonly start: string; readonly end: string };
  /** The tenant the place belongs to; left out, that of its first member. */
  readonly tenantId?: string;
}

/** A dialog that a message extension of the bot's opens from the composer. */
export interface ExtensionCommand {
  readonly id: string;
  readonly title: string;
}

export interface Attachment {
  readonly contentType: string;
  readonly content?: unknown;
  readonly contentUrl?: string;
  readonly name?: string;
}

export interface PersonView {
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly hasApp: boolean;
}

export interface PlaceView {
  readonly id: string;
  readonly kind: RoomPlace['kind'];
  readonly name: string;
  readonly team: string | null;
  readonly memberKeys: readonly string[];
  readonly botInstalled: boolean;
  readonly meeting: {
    readonly title: string;
    readonly start: string;
    readonly end: string;
    readonly running: boolean;
  } | null;
}

export interface RoomView {
  readonly bot: { readonly name: string };
  readonly people: readonly PersonView[];
  readonly places: readonly PlaceView[];
  readonly now: string;
  readonly tips: readonly string[];
  readonly commands: readonly ExtensionCommand[];
}

export interface ConversationView {
  readonly id: string;
  readonly kind: 'personal' | RoomPlace['kind'];
  readonly name: string;
  /** The team a channel belongs to. */
  readonly team: string | null;
  readonly unread: number;
  readonly lastAt: string | null;
  readonly lastLine: string;
  readonly botPresent: boolean;
  readonly meetingRunning: boolean;
}

/** One message as one person sees it. */
export interface MessageView {
  readonly id: string;
  /** The first message of the thread, in a channel. */
  readonly thread: string | null;
  readonly author: { readonly key: string | null; readonly name: string };
  /** A line about the conversation ("… was added"), not something said. */
  readonly notice: boolean;
  readonly mine: boolean;
  readonly at: string;
  readonly text: string;
  readonly markdown: boolean;
  readonly attachments: readonly Attachment[];
  readonly edited: boolean;
  readonly deleted: boolean;
  /** True when the card shown is this person's own view. */
  readonly ownView: boolean;
  /** True when the card can be asked for again. */
  readonly refreshable: boolean;
  /** True when this person's window is to ask for their own view of this version. */
  readonly wantsLook: boolean;
  /** Changes whenever what this person sees changes. */
  readonly stamp: string;
}

export type DialogSize = 'small' | 'medium' | 'large' | number;

export interface DialogView {
  readonly id: string;
  readonly title: string;
  readonly width: DialogSize;
  readonly height: DialogSize;
  readonly card: JsonObject | null;
  readonly text: string | null;
  readonly conversation: string;
}

export interface InputFault {
  readonly id: string;
  readonly message: string;
}

/** What a person gets to see after pressing or submitting something. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'view'; readonly card: JsonObject }
  | { readonly kind: 'toast'; readonly text: string }
  | { readonly kind: 'dialog'; readonly dialog: DialogView }
  | { readonly kind: 'closed' }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'invalid'; readonly faults: readonly InputFault[] }
  | { readonly kind: 'failed'; readonly text: string; readonly status: number; readonly detail: unknown };

/** Which of a card's actions: its place in the order of `actionsOf`, or the title on it. */
export type ActionChoice = { readonly index: number } | { readonly title: string };

/** What the bot answered to one activity, as it came over the wire. */
export interface BotAnswer {
  /** 0 when there was no answer at all. */
  readonly status: number;
  readonly body: unknown;
  readonly tries: number;
}

/** What the page hears about, as it happens. */
export type RoomEvent =
  | { readonly type: 'conversation'; readonly id: string }
  | { readonly type: 'dialog'; readonly person: string; readonly dialog: DialogView | null }
  | { readonly type: 'toast'; readonly person: string; readonly text: string; readonly failed: boolean }
  | { readonly type: 'typing'; readonly conversation: string }
  | { readonly type: 'read'; readonly person: string }
  | { readonly type: 'clock'; readonly now: string }
  | { readonly type: 'room' };
