/** So many calls in so long a time. */
export interface Limit {
  readonly count: number;
  readonly milliseconds: number;
}

/** Microsoft's figures for one bot in one conversation, for rosters, and for one tenant. */
export const SENDS: readonly Limit[] = [
  { count: 7, milliseconds: 1_000 },
  { count: 60, milliseconds: 30_000 },
  { count: 1_800, milliseconds: 3_600_000 },
];
export const ROSTERS: readonly Limit[] = [{ count: 14, milliseconds: 1_000 }];
export const TENANT: readonly Limit[] = [{ count: 50, milliseconds: 1_000 }];

export interface Throttle {
  /** Counts the call, or tells in how many seconds to try again. */
  readonly admit: (key: string, limits: readonly Limit[]) => number | null;
}

export const createThrottle = (now: () => number = () => performance.now()): Throttle => {
  const admitted = new Map<string, number[]>();
  return {
    admit: (key, limits) => {
      const at = now();
      const longest = Math.max(...limits.map((limit) => limit.milliseconds));
      const past = (admitted.get(key) ?? []).filter((time) => at - time < longest);
      const waits = limits.map(({ count, milliseconds }) => {
        const inWindow = past.filter((time) => at - time < milliseconds);
        const [oldest] = inWindow.slice(-count);
        return inWindow.length < count || oldest === undefined ? 0 : oldest + milliseconds - at;
      });
      const wait = Math.max(...waits);
      if (wait > 0) return Math.ceil(wait / 1_000);
      admitted.set(key, [...past, at]);
      return null;
    },
  };
};
