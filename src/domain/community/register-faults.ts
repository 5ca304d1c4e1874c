import type { CommunityId, Urn } from './community';
import type {
  CommunityRow,
  MembershipRow,
  ReadingFault,
  RegisterFault,
  RegisterRows,
  SchoolRow,
} from './register-rows';

/**
 * What a fault holds up: the communities it concerns; everything, when a file cannot be read; `endings`, when the line
 * may have been meant for anybody, so that nobody is taken for gone because of a misspelt line; or the line alone.
 */
export type Reach = readonly CommunityId[] | 'everything' | 'endings' | 'line';

export type PlacedFault = RegisterFault & { readonly reach: Reach };

/** The rows, with ways to find one from another. */
export interface RegisterIndex {
  readonly rows: RegisterRows;
  readonly communities: ReadonlyMap<CommunityId, CommunityRow>;
  readonly schools: ReadonlyMap<Urn, SchoolRow>;
  readonly membershipsOf: (urn: Urn) => readonly MembershipRow[];
  readonly communitiesOf: (urn: Urn) => readonly CommunityId[];
  /** Whether a line about it was there and could not be read: then its absence is no second fault. */
  readonly wasUnreadable: (file: RegisterFault['file'], what: { communityId?: string; urn?: string }) => boolean;
}

export function indexOf(rows: RegisterRows): RegisterIndex {
  const memberships = Map.groupBy(rows.membership, (row) => row.urn);
  const membershipsOf = (urn: Urn) => memberships.get(urn) ?? [];
  return {
    rows,
    communities: new Map(rows.communities.map((row) => [row.communityId, row])),
    schools: new Map(rows.schools.map((row) => [row.urn, row])),
    membershipsOf,
    communitiesOf: (urn) => [...new Set(membershipsOf(urn).map((row) => row.communityId))],
    wasUnreadable: (file, { communityId, urn }) =>
      rows.faults.some(
        (fault) =>
          fault.file === file &&
          (fault.row === null ||
            (communityId !== undefined && fault.row.communityId === communityId) ||
            (urn !== undefined && fault.row.urn === urn)),
      ),
  };
}

/** Which communities a line that could not be read holds up. */
export function placed(fault: ReadingFault, index: RegisterIndex): PlacedFault {
  const { row, ...rest } = fault;
  if (row === null) return { ...rest, reach: 'everything' };
  const named = row.communityId === null ? [] : [row.communityId];
  const reached = [...new Set([...named, ...(row.urn === null ? [] : index.communitiesOf(row.urn))])];
  const known = reached.some((id) => index.communities.has(id) || fault.file === 'communities.csv');
  if (known) return { ...rest, reach: reached };
  return { ...rest, reach: fault.file === 'budgets.csv' || fault.file === 'schools.csv' ? 'line' : 'endings' };
}

/** The lines that name a community nobody has described. */
export function unknownCommunities(index: RegisterIndex): PlacedFault[] {
  const naming = (
    file: RegisterFault['file'],
    rows: readonly { readonly line: number; readonly communityId: CommunityId }[],
  ): PlacedFault[] =>
    rows
      .filter(({ communityId }) => !index.communities.has(communityId))
      .filter(({ communityId }) => !index.wasUnreadable('communities.csv', { communityId }))
      .map(({ line, communityId }) => ({
        file,
        line,
        message: `There is no community "${communityId}" in communities.csv: mend communityId, or add the community there.`,
        reach: file === 'budgets.csv' ? 'line' : 'endings',
      }));
  return [
    ...naming('membership.csv', index.rows.membership),
    ...naming(
      'people.csv',
      index.rows.people.flatMap((row) => ('communityId' in row ? [row] : [])),
    ),
    ...naming('budgets.csv', index.rows.budgets),
  ];
}
