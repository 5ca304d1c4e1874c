import { startRoom, type Room, type RoomOptions } from '../../../local/teams/room';
import { RoomClient } from '../../../local/teams/client';
import type { RoomPerson, RoomPlace } from '../../../local/teams/wire';
import { startFakeBot, type FakeBot } from './fake-bot';

const HOST = '11111111-0000-4000-8000-000000000000';

const person = (key: string, name: string, about: string): RoomPerson => ({
  key,
  name,
  about,
  email: `${key}@oakfield.example`,
  tenantId: HOST,
  aadObjectId: `aad-${key}`,
  teamsId: `29:${key}`,
});

export const PEOPLE: readonly RoomPerson[] = [
  person('amara', 'Amara Osei', 'SENCo, Oakfield Primary'),
  person('helen', 'Helen Ward', 'Chair, Ashdown'),
  { ...person('joe', 'Joe Marsh', 'Clerk'), userPrincipalName: 'joe_oakfield.example#EXT#@kent.example' },
];
export const CHANNEL = '19:ashdown@thread.tacv2';
export const MEETING = '19:meeting_november@thread.v2';
export const PLACES: readonly RoomPlace[] = [
  {
    id: CHANNEL,
    kind: 'channel',
    name: 'Ashdown funding',
    team: { id: '19:team-ashdown@thread.tacv2', name: 'Ashdown' },
    memberKeys: ['amara', 'helen', 'joe'],
    botInstalled: true,
  },
  {
    id: MEETING,
    kind: 'meeting',
    name: 'Ashdown meeting, 10 November',
    memberKeys: ['helen', 'amara'],
    botInstalled: true,
    meeting: { id: 'meeting-1', title: 'Ashdown meeting', start: '2026-11-10T13:30:00Z', end: '2026-11-10T16:30:00Z' },
  },
];

export interface Rehearsal {
  readonly bot: FakeBot;
  readonly room: Room;
  readonly client: RoomClient;
  readonly refusals: string[];
  readonly close: () => Promise<void>;
}

/** A fake bot and a room for it, on a clock that stands still until it is moved. */
export const rehearse = async (options: Partial<RoomOptions> = {}): Promise<Rehearsal> => {
  const bot = await startFakeBot();
  const refusals: string[] = [];
  let now = new Date('2026-11-05T09:00:00Z');
  const room = await startRoom({
    botUrl: bot.url,
    bot: { id: '28:bot', name: 'Communities of Schools' },
    people: PEOPLE,
    places: PLACES,
    clock: {
      now: () => now,
      moveTo: async (instant) => {
        if (new Date(instant) < now) throw new RangeError('The clock goes forward only.');
        now = new Date(instant);
      },
    },
    onRefusal: (sentence) => refusals.push(sentence),
    ...options,
  });
  return {
    bot,
    room,
    refusals,
    client: new RoomClient(room.url),
    close: async () => {
      await room.close();
      await bot.close();
    },
  };
};
