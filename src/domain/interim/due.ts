import type { Instant, LocalDate } from '../calendar/dates';
import { londonDate } from '../calendar/dates';
import { addWorkingDays } from '../calendar/working-days';
import type { CosEvent } from '../events';
import type { Rules } from '../profile';
import { profileOn } from '../profile';
import type { Request } from '../request/request';
import { isHandedIn } from '../request/request';
import { interimOf, isWithChair, workingDaysAfter } from './interim';

/** Something somebody is to be told now, with the key that makes telling it twice one telling. */
export interface Due {
  readonly key: string;
  readonly event: Extract<CosEvent, { type: 'InterimEscalated' | 'InterimEndNear' }>;
}

/** The first day on which the end of that day's decision is near. */
const isNear = (end: LocalDate, today: LocalDate, days: number): boolean =>
  today <= end && addWorkingDays(today, days) >= end;

/**
 * What is due about a request at this moment: the acting chair told after one working day without a decision, KCC after
 * three, chair, clerk and school reminded before an interim decision ends. A clock never does more than tell (R107).
 */
export function dueOf(request: Request, rules: Rules, now: Instant): Due[] {
  if (!isHandedIn(request) || !request.exceptional) return [];
  const { requestId, urn, exceptional, submittedAt } = request;
  if (isWithChair(request)) {
    const { interimActingChairWorkingDays, interimResponseWorkingDays } = profileOn(rules, londonDate(submittedAt));
    const escalated = (to: 'actingChair' | 'kcc'): Due => ({
      key: `interim-escalated:${requestId}:${to}`,
      event: { type: 'InterimEscalated', requestId, urn, to, at: now },
    });
    return [
      ...(exceptional.actingChairTold === null && now >= workingDaysAfter(submittedAt, interimActingChairWorkingDays)
        ? [escalated('actingChair')]
        : []),
      ...(exceptional.kccTold === null && now >= workingDaysAfter(submittedAt, interimResponseWorkingDays)
        ? [escalated('kcc')]
        : []),
    ];
  }
  const decision = interimOf(request);
  if (exceptional.standing !== 'interim' || exceptional.endReminded !== null || !decision) return [];
  const { end } = decision.terms;
  const { interimReminderWorkingDays } = profileOn(rules, londonDate(now));
  if (!isNear(end, londonDate(now), interimReminderWorkingDays)) return [];
  return [{ key: `interim-end-near:${requestId}`, event: { type: 'InterimEndNear', requestId, urn, end, at: now } }];
}
