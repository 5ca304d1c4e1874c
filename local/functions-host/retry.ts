import type { RetryOptions } from './rpc';

// Without a policy Azure would give the batch up; this host tries on, resting longer each time.
const UNSTATED = { first: 100, most: 10_000 };

/** Milliseconds to wait before try number `attempt` (1 for the first repeat). */
export const retryDelay = (policy: RetryOptions | undefined, attempt: number): number => {
  if (!policy) return Math.min(UNSTATED.first * 2 ** (attempt - 1), UNSTATED.most);
  if (policy.retryStrategy === 'fixedDelay') return (policy.delayInterval?.seconds ?? 0) * 1_000;
  const least = (policy.minimumInterval?.seconds ?? 0) * 1_000;
  const most = (policy.maximumInterval?.seconds ?? 0) * 1_000;
  return Math.min(Math.max(least, 100) * 2 ** (attempt - 1), most);
};
