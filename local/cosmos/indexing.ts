import type { IndexingPolicy } from './catalogue';
import { badRequest } from './refusal';
import type { Sort } from './sql/syntax';

// In every index, whatever the policy says.
const always = new Set(['id', '_ts']);

const written = (path: readonly string[]): string => `/${path.join('/')}`;
const bare = (pattern: string): string => pattern.replaceAll('"', '');

/** How closely an index path such as /state/* or /state/status/? covers a property; -1: not at all. */
function closeness(pattern: string, path: string): number {
  const plain = bare(pattern);
  if (plain.endsWith('/?')) return plain.slice(0, -2) === path ? plain.length + 1 : -1;
  const stem = plain.replace(/\*$/, '');
  return `${path}/`.startsWith(stem) ? stem.length : -1;
}

const closest = (patterns: readonly string[], path: string): number =>
  Math.max(-1, ...patterns.map((pattern) => closeness(pattern, path)));

/** Whether the index serves the sort as it is, or read backwards. */
const serves = (index: IndexingPolicy['compositeIndexes'][number], sorts: readonly Sort[]): boolean =>
  index.length === sorts.length &&
  index.every(({ path }, place) => bare(path) === written(sorts[place]?.path ?? [])) &&
  new Set(index.map(({ descending }, place) => descending === sorts[place]?.descending)).size === 1;

/** Refuses a sort that the container's indexes cannot serve, as the service does. */
export function checkSort(policy: IndexingPolicy, sorts: readonly Sort[]): void {
  if (sorts.length > 1) {
    if (policy.compositeIndexes.some((index) => serves(index, sorts))) return;
    throw badRequest('The order by query does not have a corresponding composite index that it can be served from.');
  }
  for (const { path } of sorts) {
    if (always.has(path[0] ?? '')) continue;
    if (closest(policy.excludedPaths, written(path)) >= closest(policy.includedPaths, written(path))) {
      throw badRequest('The index path corresponding to the specified order-by item is excluded.');
    }
  }
}

/** Without an index of its own for the property, the service leaves out the items that lack it. */
export const listsUndefined = (policy: IndexingPolicy, sorts: readonly Sort[]): boolean =>
  sorts.length > 1 ||
  sorts.some(({ path }) => policy.includedPaths.some((each) => bare(each) === `${written(path)}/?`));
