import type { JsonObject } from '../json';
import type { ActionChoice, ConversationView, DialogView, MessageView, Outcome, RoomEvent, RoomView } from '../wire';

/** What a person's window can ask of the room. */
export interface PersonApi {
  readonly conversations: () => Promise<readonly ConversationView[]>;
  readonly messages: (conversation: string) => Promise<readonly MessageView[]>;
  readonly open: (conversation: string) => Promise<unknown>;
  readonly look: (conversation: string, messages: readonly string[]) => Promise<unknown>;
  readonly say: (
    conversation: string,
    text: string,
    thread: string | null,
  ) => Promise<{ heard: boolean; outcome: Outcome }>;
  /** Presses a button of the card as it stands on the page, which may have been edited since. */
  readonly press: (message: string, shown: JsonObject, action: ActionChoice, inputs: Inputs) => Promise<Outcome>;
  readonly refresh: (message: string) => Promise<Outcome>;
  readonly file: (message: string, allow: boolean) => Promise<Outcome>;
  readonly extension: (conversation: string, command: string) => Promise<Outcome>;
  readonly dialog: () => Promise<{ dialog: DialogView | null }>;
  readonly submit: (action: ActionChoice, inputs: Inputs) => Promise<Outcome>;
  readonly closeDialog: () => Promise<unknown>;
  readonly setApp: (installed: boolean) => Promise<unknown>;
}

export type Inputs = Readonly<Record<string, string>>;

const request = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
  const response = await fetch(path, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as T & { error?: { message?: string } };
  if (!response.ok) throw new Error(answer.error?.message ?? 'The rehearsal room did not answer.');
  return answer;
};

const at = encodeURIComponent;

export const room = {
  get: () => request<RoomView>('GET', '/room/api/room'),
  moveClock: (now: string) => request<{ now: string }>('POST', '/local/clock', { now }),
  addBot: (place: string, by: string) => request('POST', `/room/api/places/${at(place)}/bot`, { by }),
  removeBot: (place: string, by: string) => request('DELETE', `/room/api/places/${at(place)}/bot`, { by }),
  addMember: (place: string, by: string, person: string) =>
    request('POST', `/room/api/places/${at(place)}/members`, { by, person }),
  runMeeting: (place: string, by: string, running: boolean) =>
    request('POST', `/room/api/places/${at(place)}/meeting`, { by, running }),
};

export const personApi = (key: string): PersonApi => {
  const base = `/room/api/people/${at(key)}`;
  return {
    conversations: () => request('GET', `${base}/conversations`),
    messages: (conversation) => request('GET', `${base}/conversations/${at(conversation)}/messages`),
    open: (conversation) => request('POST', `${base}/open`, { conversation }),
    look: (conversation, messages) => request('POST', `${base}/look`, { conversation, messages }),
    say: (conversation, text, thread) =>
      request('POST', `${base}/say`, { conversation, text, ...(thread === null ? {} : { thread }) }),
    press: (message, shown, action, inputs) => request('POST', `${base}/press`, { message, shown, action, inputs }),
    refresh: (message) => request('POST', `${base}/refresh`, { message }),
    file: (message, allow) => request('POST', `${base}/file`, { message, allow }),
    extension: (conversation, command) => request('POST', `${base}/extension`, { conversation, command }),
    dialog: () => request('GET', `${base}/dialog`),
    submit: (action, inputs) => request('POST', `${base}/dialog/submit`, { action, inputs }),
    closeDialog: () => request('POST', `${base}/dialog/close`, {}),
    setApp: (installed) => request('POST', `${base}/app`, { installed }),
  };
};

/** Everything that happens, as it happens. Whenever the line opens, the first time too, what came before it is read: `onOpen`. */
export const listen = (onEvent: (event: RoomEvent) => void, onOpen: () => void): void => {
  const source = new EventSource('/room/api/events');
  source.onmessage = ({ data }: MessageEvent<string>) => {
    onEvent(JSON.parse(data) as RoomEvent);
  };
  source.onopen = onOpen;
};
