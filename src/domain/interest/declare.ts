import type { Instant } from '../calendar/dates';
import { londonDate } from '../calendar/dates';
import type { Community, PersonId } from '../community/community';
import { memberSchools } from '../community/community';
import type { CosEvent } from '../events';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { Declaration, Declarations, Interests } from './declaration';
import { chairOffice, declarationIn, groupsIn, isNothing, versionsOf } from './declaration';

export type DeclareRefusal =
  | 'NotAChair'
  | 'ChoiceMissing'
  | 'NothingAndSomething'
  | 'InterestMissing'
  | 'NotThere'
  | 'TextTooLong'
  | 'NamesAPupil';
export type RenewRefusal = 'NotAChair' | 'NothingToRenew' | 'ChangedSince';

/** Letters somebody's own words may have. */
export const LONGEST_DECLARATION = 1000;

/** What somebody filled in: whether they have anything to declare, and what. */
export interface DeclarationWish {
  readonly has: 'nothing' | 'interests' | null;
  readonly interests: Interests;
}

const sorted = (codes: readonly string[]): string[] => [...new Set(codes)].sort();
const tidy = ({ schools, trusts, federations, said }: Interests): Interests => ({
  schools: sorted(schools),
  trusts: sorted(trusts),
  federations: sorted(federations),
  said: said.trim(),
});

const isSame = (a: Interests, b: Interests): boolean =>
  a.said === b.said &&
  (['schools', 'trusts', 'federations'] as const).every((list) => a[list].join() === b[list].join());

/**
 * A chair or acting chair declares their interests, or that they have none (R8). What stood before stays on the record; the
 * same again is a confirmation that nothing has changed.
 */
export function declare(
  declarations: Declarations | null,
  community: Community,
  personId: PersonId,
  { has, interests }: DeclarationWish,
  at: Instant,
): Outcome<readonly CosEvent[], DeclareRefusal> {
  const today = londonDate(at);
  const office = chairOffice(community, personId, today);
  if (!office) return refuse('NotAChair');
  const wanted = tidy(interests);
  if (has === null) return refuse('ChoiceMissing');
  if (has === 'nothing' && !isNothing(wanted)) return refuse('NothingAndSomething');
  if (has === 'interests' && isNothing(wanted)) return refuse('InterestMissing');
  if (wanted.said.length > LONGEST_DECLARATION) return refuse('TextTooLong');
  const members = memberSchools(community, today).map(({ urn }) => urn);
  const groups = groupsIn(community, today);
  const isThere = (kind: 'trust' | 'federation') => (code: string) =>
    groups.some((group) => group.kind === kind && group.code === code);
  const allThere =
    wanted.schools.every((urn) => members.includes(urn)) &&
    wanted.trusts.every(isThere('trust')) &&
    wanted.federations.every(isThere('federation'));
  if (!allThere) return refuse('NotThere');
  const current = declarationIn(declarations, office);
  if (current && isSame(current.interests, wanted)) return accept(stillHolds(current, at));
  const version = (versionsOf(declarations, personId)[0]?.version ?? 0) + 1;
  return accept([{ type: 'DeclarationMade', personId, version, interests: wanted, at }]);
}

/** Nothing has changed: noted once a day. */
const stillHolds = ({ personId, version, at: madeAt, renewedAt }: Declaration, at: Instant): CosEvent[] =>
  londonDate(renewedAt ?? madeAt) === londonDate(at) ? [] : [{ type: 'DeclarationRenewed', personId, version, at }];

/** Says with one press that what was declared still holds (R8); `version` is the one that was shown. */
export function renew(
  declarations: Declarations | null,
  community: Community,
  personId: PersonId,
  version: number,
  at: Instant,
): Outcome<readonly CosEvent[], RenewRefusal> {
  const office = chairOffice(community, personId, londonDate(at));
  if (!office) return refuse('NotAChair');
  const current = declarationIn(declarations, office);
  if (!current) return refuse('NothingToRenew');
  if (current.version !== version) return refuse('ChangedSince');
  return accept(stillHolds(current, at));
}
