import type { Award } from '../domain/award/award';
import type { Instant } from '../domain/calendar/dates';
import { addDays, londonDate } from '../domain/calendar/dates';
import { addWorkingDays } from '../domain/calendar/working-days';
import type { CommunityId } from '../domain/community/community';
import type { Rules } from '../domain/profile';
import { defaultRules, profileOn } from '../domain/profile';
import type { RequestId } from '../domain/request/request';
import type { Deps } from './deps';
import { rulesOf } from './rules';

/** The line the alert looks for: infra/modules/alerts.bicep has the same words, and a test compares them. */
export const LATE_APPROVALS = 'approvals not sent in time';

/** Sent deliveries are forgotten after 60 days (src/store/deliveries.ts): an older approval has no delivery to show for it. */
const DAYS_A_DELIVERY_IS_KNOWN = 50;

/**
 * Approvals that should be with their officer by the end of today and are not (R108): the meeting has not been ended, nobody
 * told the feed, Teams would not take it, or the area has no officer (R14). Held ones wait for their conditions.
 */
export async function lateApprovals(deps: Pick<Deps, 'store' | 'deliveries' | 'now'>): Promise<Award[]> {
  const underway = await deps.store.awardsUnderway();
  const today = londonDate(deps.now());
  const rules = new Map<CommunityId, Rules>();
  for (const { communityId } of underway)
    if (!rules.has(communityId)) rules.set(communityId, await rulesOf(deps, communityId));
  const due = underway.filter(({ communityId, approvedOn, sentAt }) => {
    const { approvalWorkingDays } = profileOn(rules.get(communityId) ?? defaultRules, approvedOn);
    return addWorkingDays(approvedOn, approvalWorkingDays) <= today && !isForgotten(sentAt, deps.now());
  });
  if (due.length === 0) return [];
  const arrived = new Set<RequestId>(await deps.deliveries.approvalsSent());
  return due.filter(({ requestId }) => !arrived.has(requestId));
}

const isForgotten = (sentAt: Instant | null, now: Instant): boolean =>
  sentAt !== null && addDays(londonDate(sentAt), DAYS_A_DELIVERY_IS_KNOWN) < londonDate(now);

/** Says so in the log, by ids only, once a sweep for as long as it is so. */
export async function tellOfLateApprovals(
  deps: Parameters<typeof lateApprovals>[0],
  tell: (line: string, facts: Readonly<Record<string, unknown>>) => void,
): Promise<void> {
  const late = await lateApprovals(deps);
  if (late.length === 0) return;
  tell(LATE_APPROVALS, {
    count: late.length,
    approvals: late.map(({ communityId, requestId, reference, area, status }) => ({
      ...{ communityId, requestId, reference, area, status },
    })),
  });
}
