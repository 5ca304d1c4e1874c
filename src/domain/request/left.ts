import type { Instant, LocalDate } from '../calendar/dates';
import { addDays, londonDate } from '../calendar/dates';
import type { CosEvent } from '../events';
import type { RuleProfile } from '../profile';
import type { DraftRequest, Request } from './request';

/** Days between the warning and the clearing. */
export const WARNED_DAYS = 14;

/** The day on which the pupils' page of a draft is cleared if nobody goes on with it: never within two weeks of the warning. */
export function clearedOn(
  { savedAt, warnedAt }: Pick<DraftRequest, 'savedAt' | 'warnedAt'>,
  { draftPupilsDays }: Pick<RuleProfile, 'draftPupilsDays'>,
  today: LocalDate,
): LocalDate {
  const byRule = addDays(londonDate(savedAt), draftPupilsDays);
  const byWarning = addDays(warnedAt === null ? today : londonDate(warnedAt), WARNED_DAYS);
  return byRule > byWarning ? byRule : byWarning;
}

/** What is due for a draft nobody goes on with: its school is warned, and two weeks later its pupils' page is cleared. Its texts stay. */
export function tendLeftDraft(request: Request | null, profile: RuleProfile, at: Instant): readonly CosEvent[] {
  if (request?.status !== 'draft' || request.pupils === null) return [];
  const { requestId, urn, savedAt, warnedAt } = request;
  const today = londonDate(at);
  if (warnedAt === null) {
    const warnOn = addDays(londonDate(savedAt), profile.draftPupilsDays - WARNED_DAYS);
    return today < warnOn
      ? []
      : [{ type: 'DraftForgotten', requestId, urn, clearedOn: clearedOn(request, profile, today), at }];
  }
  return today < clearedOn(request, profile, today) ? [] : [{ type: 'DraftPupilsCleared', requestId, urn, at }];
}
