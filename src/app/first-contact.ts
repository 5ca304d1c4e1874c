import type { Person } from '../domain/community/directory';
import type { PersonId } from '../domain/community/community';
import type { Deps } from './deps';
import { mailboxOf, personIdOf } from './person-id';
import type { Stored } from './stored';

/** An account as Teams' own roster shows it: verified, never typed. */
export interface RosterMember {
  readonly tenantId: string;
  readonly objectId: string;
  readonly teamsId: string;
  readonly serviceUrl: string;
  readonly address: string;
  /** As Teams shows it; the register's name counts wherever there is one. */
  readonly name: string;
}

export type Contact =
  | { readonly known: true; readonly personId: PersonId; readonly name: string }
  /** notInRegister: the address is in no register. taken: another account holds that address; KCC can release it. */
  | { readonly known: false; readonly why: 'notInRegister' | 'taken' };

/** Binds the account to the person with its address in the register, once (register.md). */
export async function firstContact(
  { directory, now }: Pick<Deps, 'directory' | 'now'>,
  member: RosterMember,
): Promise<Contact> {
  const found: Stored<Person> | null = await directory.person(personIdOf(mailboxOf(member.address)));
  if (!found) return { known: false, why: 'notInRegister' };
  const { tenantId, objectId, teamsId, serviceUrl } = member;
  const bound = await directory.bindAccount(found, { tenantId, objectId, teamsId, serviceUrl, boundAt: now() });
  if (bound === 'taken') return { known: false, why: 'taken' };
  return { known: true, personId: found.value.personId, name: found.value.name };
}

/** Remembers where the person's personal chat is, and answers whether that is news; no write when it is known already. */
export async function rememberChat(
  { directory }: Pick<Deps, 'directory'>,
  personId: PersonId,
  { conversationId, serviceUrl }: NonNullable<Person['chat']>,
): Promise<boolean> {
  const found = await directory.person(personId);
  if (!found) return false;
  const { chat } = found.value;
  if (chat?.conversationId === conversationId && chat.serviceUrl === serviceUrl) return false;
  // a conflict means another turn of the same chat has just written the same thing
  return (await directory.savePerson({ ...found.value, chat: { conversationId, serviceUrl } }, found.etag)) === 'saved';
}

/** True once: the first caller welcomes the person, whoever asks again does not. */
export async function mayWelcome(
  { directory, now }: Pick<Deps, 'directory' | 'now'>,
  personId: PersonId,
): Promise<boolean> {
  const found = await directory.person(personId);
  if (!found || found.value.welcomedAt) return false;
  return (await directory.savePerson({ ...found.value, welcomedAt: now() }, found.etag)) === 'saved';
}
