import { createHash } from 'node:crypto';
import type { PersonId } from '../domain/community/community';

/** The same person for the same address, however it is written in capitals; the id says nothing of its owner. */
export function personIdOf(email: string): PersonId {
  const digest = createHash('sha256').update(email.trim().toLowerCase()).digest('hex');
  return `p${digest.slice(0, 20)}`;
}

const GUEST = /^(?<local>.+)_(?<domain>[^_@]+)#ext#@.+$/;

/** The mailbox behind an address: a guest is `name_school.org#EXT#@host` in the host's tenant and `name@school.org` at home. */
export function mailboxOf(address: string): string {
  const plain = address.trim().toLowerCase();
  const { local, domain } = GUEST.exec(plain)?.groups ?? {};
  return local && domain ? `${local}@${domain}` : plain;
}
