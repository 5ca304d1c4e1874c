import type { Instant } from '../domain/calendar/dates';
import { instant } from '../domain/calendar/dates';
import type { Person } from '../domain/community/directory';
import type { Deps } from './deps';
import type { Delivery, Notice, Recipient, WantedDelivery } from './ports';
import type { Stored } from './stored';

/** A message as it goes out; what is in it is the bot's business. */
export type Message = object;

export interface Chat {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

/** Sends to Teams. A refusal of Teams' is an answer, not an error: `retryAfterMs` when it is worth trying again. */
export interface Messenger {
  readonly send: (chat: Chat, message: Message) => Promise<SendResult>;
  readonly update: (chat: Chat, activityId: string, message: Message) => Promise<SendResult>;
  /** Opens a personal chat with somebody who has not written yet. */
  readonly openChat: (
    serviceUrl: string,
    tenantId: string,
    teamsId: string,
  ) => Promise<{ conversationId: string } | Refused>;
}

export interface Refused {
  /** blocked: the person has not the app, or the chat is gone. */
  readonly refused: 'later' | 'blocked' | 'unacceptable';
  readonly status: number;
  readonly retryAfterMs: number;
}

export type SendResult = { readonly activityId: string } | Refused;

/** What a notice says now; null when there is nothing left to say. */
export type Render = (notice: Notice, recipient: Recipient) => Promise<Message | null>;

/** again: the queue should hear of it once more. parked: it cannot be sent as things are. */
export type Delivered = 'done' | 'again' | 'parked';

const CLAIM_MS = 120_000;
const MOST_TRIES = 8;

const later = (now: Instant, ms: number): Instant => instant(new Date(Date.parse(now) + ms));

/**
 * Sends one delivery: claim it, render it from the state of now, send or edit, note it. `again` asks the queue for another
 * round: the shared card changed meanwhile. At least once: a duplicate is possible only if the process dies, or the answer
 * is lost, between Teams' acceptance and our note.
 */
export async function deliver(
  deps: Deps,
  messenger: Messenger,
  render: Render,
  { recipient, id }: Pick<Delivery, 'recipient' | 'id'>,
): Promise<Delivered> {
  const found = await deps.deliveries.read(recipient, id);
  if (!found) return 'done';
  const now = deps.now();
  const { value: delivery } = found;
  if (delivery.state === 'sending' && delivery.tries >= MOST_TRIES && (delivery.claimedUntil ?? '') <= now) {
    // claimed again and again and never noted: what it says cannot be made, so a person must look
    await deps.deliveries.save(
      { ...delivery, state: 'parked', claimedUntil: null, trouble: 'never finished' },
      found.etag,
    );
    return 'parked';
  }
  const claimable =
    delivery.state === 'pending'
      ? delivery.dueAt <= now
      : delivery.state === 'sending' && (delivery.claimedUntil ?? '') <= now;
  if (!claimable) return 'done';
  const claimed: Delivery = {
    ...delivery,
    state: 'sending',
    tries: delivery.tries + 1,
    claimedUntil: later(now, CLAIM_MS),
  };
  if ((await deps.deliveries.save(claimed, found.etag)) === 'conflict') return 'again';

  const message = await render(delivery.notice, recipient);
  const result =
    message === null ? { activityId: delivery.activityId ?? '' } : await send(deps, messenger, delivery, message);
  return note(deps, claimed, result);
}

async function send(deps: Deps, messenger: Messenger, delivery: Delivery, message: Message): Promise<SendResult> {
  const found = await chatOf(deps, messenger, delivery.recipient);
  if ('refused' in found) return found;
  const chat = inThread(found, delivery.thread);
  if (delivery.activityId === null) return messenger.send(chat, message);
  const edited = await messenger.update(chat, delivery.activityId, message);
  // somebody deleted the message: the card is posted anew
  return 'refused' in edited && edited.status === GONE ? messenger.send(chat, message) : edited;
}

/** A post's thread is a conversation of its own towards Teams, named after the post. */
const inThread = ({ serviceUrl, conversationId }: Chat, thread: string | null): Chat => ({
  serviceUrl,
  conversationId: thread === null ? conversationId : `${conversationId};messageid=${thread}`,
});

const GONE = 404;

const BLOCKED: Refused = { refused: 'blocked', status: 403, retryAfterMs: 0 };

async function chatOf(deps: Deps, messenger: Messenger, recipient: Recipient): Promise<Chat | Refused> {
  const [kind, name] = [recipient.slice(0, recipient.indexOf(':')), recipient.slice(recipient.indexOf(':') + 1)];
  if (kind === 'area') return BLOCKED;
  if (kind === 'place') return (await deps.directory.place(name))?.value ?? BLOCKED;
  const person: Person | undefined = (await deps.directory.person(name))?.value;
  if (person?.chat) return person.chat;
  if (!person?.account?.serviceUrl) return BLOCKED; // never met: resumes when they first write or the app is installed
  const { serviceUrl, tenantId, teamsId } = person.account;
  const opened = await messenger.openChat(serviceUrl, tenantId, teamsId);
  return 'refused' in opened ? opened : { serviceUrl, conversationId: opened.conversationId };
}

async function note(deps: Deps, claimed: Delivery, result: SendResult): Promise<Delivered> {
  for (;;) {
    const current = await deps.deliveries.read(claimed.recipient, claimed.id);
    if (!current) return 'done';
    const next = afterSending(current, claimed, result, deps.now());
    if ((await deps.deliveries.save(next, current.etag)) === 'conflict') continue;
    if (next.state === 'parked') return 'parked';
    return next.state === 'pending' && next.dueAt <= deps.now() ? 'again' : 'done';
  }
}

function afterSending(
  { value: current }: Stored<Delivery>,
  claimed: Delivery,
  result: SendResult,
  now: Instant,
): Delivery {
  const released = { ...current, claimedUntil: null };
  if ('activityId' in result) {
    const changedMeanwhile = current.wanted !== claimed.wanted;
    return {
      ...released,
      activityId: result.activityId || null,
      state: changedMeanwhile ? 'pending' : 'sent',
      tries: 0,
      dueAt: now,
      trouble: null,
    };
  }
  const trouble = `${result.refused} ${result.status}`;
  if (result.refused !== 'later' || claimed.tries >= MOST_TRIES) return { ...released, state: 'parked', trouble };
  return { ...released, state: 'pending', dueAt: later(now, result.retryAfterMs), trouble };
}

/** Sets parked deliveries of a person going again: called when they first write, or the app is installed for them. */
export async function resumeFor(deps: Deps, personId: string): Promise<Pick<Delivery, 'recipient' | 'id'>[]> {
  const resumed: Pick<Delivery, 'recipient' | 'id'>[] = [];
  for (const name of await deps.deliveries.parkedFor(`person:${personId}`))
    if (await setGoing(deps, name)) resumed.push(name);
  return resumed;
}

/** Sets one parked delivery going again; false when it is not parked, or somebody else set it going. */
export async function setGoing(
  { deliveries, now }: Pick<Deps, 'deliveries' | 'now'>,
  { recipient, id }: Pick<Delivery, 'recipient' | 'id'>,
): Promise<boolean> {
  const found = await deliveries.read(recipient, id);
  if (found?.value.state !== 'parked') return false;
  const again: Delivery = { ...found.value, state: 'pending', tries: 0, dueAt: now(), trouble: null };
  return (await deliveries.save(again, found.etag)) === 'saved';
}

const SHORT_WAIT_MS = 10_000;
const MOST_WAITS = 3;

/** Delivers, and where Teams asks for a short wait, waits and tries again; a longer one is the sweep's. */
export async function deliverPatiently(
  deps: Deps,
  messenger: Messenger,
  render: Render,
  pause: (ms: number) => Promise<void>,
  named: Pick<Delivery, 'recipient' | 'id'>,
): Promise<Delivered> {
  for (let waits = 0; ; waits++) {
    const delivered = await deliver(deps, messenger, render, named);
    if (delivered !== 'done') return delivered;
    const left = (await deps.deliveries.read(named.recipient, named.id))?.value;
    const waitMs = left?.state === 'pending' ? Date.parse(left.dueAt) - Date.parse(deps.now()) : 0;
    if (waitMs <= 0 || waitMs > SHORT_WAIT_MS || waits === MOST_WAITS) return 'done';
    await pause(waitMs);
  }
}

/** Posts a shared card now, if this chat has none yet; from then on it is edited where it stands. Answers whether it did. */
export async function postOnce(
  { deliveries }: Pick<Deps, 'deliveries'>,
  send: (named: Pick<Delivery, 'recipient' | 'id'>) => Promise<Delivered>,
  card: WantedDelivery,
): Promise<boolean> {
  if (await deliveries.read(card.recipient, card.id)) return false;
  await deliveries.want(card);
  await send(card);
  return true;
}
