import { createHash } from 'node:crypto';
import type { RoomPerson, RoomPlace } from './wire';

/** Who and what the room was opened with, found by whichever name a caller has. */
export interface Cast {
  readonly bot: { readonly id: string; readonly name: string };
  readonly people: readonly RoomPerson[];
  readonly person: (key: string) => RoomPerson | undefined;
  /** By Teams id (`29:…`) or Entra object id. */
  readonly personByAccount: (id: string) => RoomPerson | undefined;
  readonly personalChatOf: (person: RoomPerson) => string;
}

export const createCast = (bot: Cast['bot'], people: readonly RoomPerson[]): Cast => {
  for (const field of ['key', 'teamsId', 'aadObjectId'] as const) {
    const repeated = people.find(
      (person, index) => people.findIndex((other) => other[field] === person[field]) !== index,
    );
    if (repeated) throw new Error(`Two people in the room share the ${field} "${repeated[field]}".`);
  }
  const byKey = new Map(people.map((person) => [person.key, person]));
  const byAccount = new Map(
    people.flatMap((person) => [[person.teamsId, person] as const, [person.aadObjectId, person] as const]),
  );
  return {
    bot,
    people,
    person: (key) => byKey.get(key),
    personByAccount: (id) => byAccount.get(id),
    personalChatOf: (person) => `a:${createHash('sha256').update(`${bot.id} ${person.teamsId}`).digest('base64url')}`,
  };
};

/** A guest is known under an address of the form `name_school.org#EXT#@host`. */
export const principalNameOf = (person: RoomPerson): string => person.userPrincipalName ?? person.email;
export const isGuest = (person: RoomPerson): boolean => principalNameOf(person).includes('#EXT#');

export const teamOf = (place: RoomPlace): { id: string; name: string } | undefined =>
  place.kind === 'channel' ? (place.team ?? { id: place.id, name: place.name }) : undefined;
