import type { RecordedEvent } from '../app/ports';

/** `defer:r1:key` and 2 of `defer:r1:key:2`: the act an event came of, and its place in it. */
function actOf(id: string): { readonly act: string; readonly position: number } {
  const end = id.lastIndexOf(':');
  return { act: id.slice(0, end), position: Number(id.slice(end + 1)) };
}

/**
 * Oldest first: by when each act was done, and within an act in the order in which it happened. Cosmos' own time of a
 * document counts in whole seconds, in which a vote and its closing can both fall; it settles what our clock does not.
 */
export function inOrder(found: readonly RecordedEvent[]): RecordedEvent[] {
  const firsts = new Map<string, number>();
  for (const [index, { id }] of found.entries()) {
    const { act } = actOf(id);
    if (!firsts.has(act)) firsts.set(act, index);
  }
  return found
    .map((event) => ({ event, ...actOf(event.id) }))
    .sort(
      (a, b) =>
        a.event.at.localeCompare(b.event.at) ||
        (firsts.get(a.act) ?? 0) - (firsts.get(b.act) ?? 0) ||
        a.position - b.position,
    )
    .map(({ event }) => event);
}
