import { createHash } from 'node:crypto';
import type { RegisterRows } from '../src/domain/community/register-rows';
import type { RoomPerson } from './teams/wire';

const ROLES = {
  representative: 'Representative',
  chair: 'Chair',
  actingChair: 'Acting chair',
  clerk: 'Clerk',
  officer: 'High Needs Funding officer',
  administrator: 'KCC administrator',
  board: 'Area Board reader',
  observer: 'Observer',
} as const;

const TENANT = '5a3b1f60-0000-4000-8000-00000000c0c0';

function accountOf(email: string): string {
  const hex = createHash('sha256').update(`person ${email}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** Everybody a register names, each with a made-up Microsoft account, so that any register can be rehearsed. */
export function castFrom(rows: RegisterRows): RoomPerson[] {
  const schools = new Map(rows.schools.map(({ urn, name }) => [urn, name]));
  const communities = new Map(rows.communities.map(({ communityId, name }) => [communityId, name]));
  const cast = new Map<string, RoomPerson>();
  for (const row of rows.people) {
    const of =
      'urn' in row
        ? schools.get(row.urn)
        : 'communityId' in row
          ? communities.get(row.communityId)
          : 'area' in row
            ? row.area
            : '';
    const role = `${ROLES[row.role]}${of ? `, ${of}` : ''}`;
    const before = cast.get(row.email);
    const slug = row.email.replace(/[^a-z0-9]+/g, '-');
    cast.set(row.email, {
      ...(before ?? {
        key: slug,
        name: row.name,
        email: row.email,
        tenantId: TENANT,
        aadObjectId: accountOf(row.email),
        teamsId: `29:1-${slug}`,
      }),
      about: before ? `${before.about}; ${role}` : role,
    });
  }
  return [...cast.values()];
}
