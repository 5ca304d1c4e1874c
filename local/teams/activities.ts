import type { Cast } from './cast';
import { teamOf } from './cast';
import type { Conversation, Ledger } from './ledger';
import { objectIn, type JsonObject } from './json';
import type { RoomPerson } from './wire';

/** A Bot Framework activity on the wire. */
export type Activity = JsonObject;

export interface Where {
  readonly conversation: Conversation;
  /** In a channel, the thread's first message. */
  readonly thread?: string | null;
}

/** Fills in everything that Teams puts round an activity of this person's. What `partial` says wins. */
export type Envelope = (person: RoomPerson, where: Where, partial: Activity) => Activity;

export const createEnvelope =
  ({
    cast,
    ledger,
    serviceUrl,
    now,
  }: {
    cast: Cast;
    ledger: Ledger;
    serviceUrl: () => string;
    now: () => Date;
  }): Envelope =>
  (person, { conversation, thread }, partial) => ({
    id: ledger.nextId(),
    timestamp: now().toISOString(),
    localTimestamp: inKent(now()),
    localTimezone: 'Europe/London',
    locale: 'en-GB',
    channelId: 'msteams',
    serviceUrl: serviceUrl(),
    from: { id: person.teamsId, name: person.name, aadObjectId: person.aadObjectId },
    recipient: { id: cast.bot.id, name: cast.bot.name },
    conversation: conversationAccount(conversation, ledger.tenantOf(conversation), thread),
    ...partial,
    entities: [
      { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London' },
      ...((partial['entities'] ?? []) as readonly unknown[]),
    ],
    channelData: {
      tenant: { id: ledger.tenantOf(conversation) },
      ...placeData(conversation),
      ...objectIn(partial['channelData']),
    },
  });

/** The id by which the bot knows the place: in a channel, the thread. */
export const conversationId = (conversation: Conversation, thread?: string | null): string =>
  conversation.kind === 'channel' && thread ? `${conversation.id};messageid=${thread}` : conversation.id;

export const conversationAccount = (conversation: Conversation, tenantId: string, thread?: string | null): Activity => {
  const id = conversationId(conversation, thread);
  if (conversation.kind === 'personal') return { id, conversationType: 'personal', tenantId };
  const conversationType = conversation.kind === 'channel' ? 'channel' : 'groupChat';
  return { id, conversationType, tenantId, isGroup: true, name: conversation.place.name };
};

const placeData = (conversation: Conversation): Activity => {
  if (conversation.kind === 'personal') return {};
  const { place } = conversation;
  const team = teamOf(place);
  return {
    ...(team
      ? { team, channel: { id: place.id, name: place.name }, teamsTeamId: team.id, teamsChannelId: place.id }
      : {}),
    ...(place.meeting ? { meeting: { id: place.meeting.id } } : {}),
  };
};

const offset = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeZoneName: 'longOffset' });

/** The moment as a clock in Kent shows it, with its distance from UTC. */
const inKent = (moment: Date): string => {
  const zone = offset.formatToParts(moment).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const hours = zone === 'GMT' ? '+00:00' : zone.replace('GMT', '');
  const shifted = new Date(moment.getTime() + Number(hours.slice(0, 3)) * 3_600_000);
  return shifted.toISOString().replace('Z', hours);
};
