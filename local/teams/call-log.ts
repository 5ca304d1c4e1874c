import type { Activity } from './activities';

export type ConnectorCallKind =
  | 'send'
  | 'reply'
  | 'update'
  | 'delete'
  | 'typing'
  | 'createConversation'
  | 'members'
  | 'member'
  | 'conversation'
  | 'meeting'
  | 'participant'
  | 'team'
  | 'channels'
  /** Not a call: a card that came back in the answer to an invoke. Logged only when it is refused. */
  | 'invokeAnswer';

export interface ConnectorCall {
  readonly kind: ConnectorCallKind;
  /** As the bot named it, with `;messageid=` where it did. */
  readonly conversation: string | null;
  /** The message that came of it, or the one it was about. */
  readonly activityId: string | null;
  readonly activity: Activity | null;
  readonly status: number;
  /** Why the room said no. */
  readonly refusal: string | null;
}

/** Everything the bot asked of the connector, oldest first. */
export interface ConnectorCallLog {
  readonly all: () => readonly ConnectorCall[];
  readonly of: (kind: ConnectorCallKind) => readonly ConnectorCall[];
  readonly refused: () => readonly ConnectorCall[];
  readonly reset: () => void;
}

const KEPT = 20_000;

export const createCallLog = (
  onRefusal: (sentence: string) => void,
): ConnectorCallLog & { note: (call: ConnectorCall) => void } => {
  const calls: ConnectorCall[] = [];
  return {
    all: () => [...calls],
    of: (kind) => calls.filter((call) => call.kind === kind),
    refused: () => calls.filter((call) => call.refusal !== null),
    reset: () => {
      calls.length = 0;
    },
    note: (call) => {
      calls.push(call);
      if (calls.length > KEPT) calls.shift();
      const isBotsFault = call.status === 400 || call.status === 413;
      if (isBotsFault && call.refusal !== null) onRefusal(`Teams would refuse this ${call.kind}: ${call.refusal}`);
    },
  };
};
