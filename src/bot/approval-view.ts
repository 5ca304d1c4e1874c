import type { Approval } from '../app/approvals';
import { isHandedIn } from '../domain/request/request';
import type { ApprovalCardData } from '../cards/approval';
import type { Award } from '../domain/award/award';
import { payableFrom } from '../domain/award/award';
import { localDate, londonDate } from '../domain/calendar/dates';
import { sayDate, sayDay, sayMoment } from '../domain/calendar/say';
import { addWorkingDays } from '../domain/calendar/working-days';
import { formatMoney } from '../domain/money';
import type { RuleProfile } from '../domain/profile';
import { CATEGORIES } from '../domain/request/request';
import { OUTCOMES } from '../domain/decision/outcome';
import { plural, sayCounts } from './terms-words';

/** When it was agreed, by whom and how clearly. */
function sayDecision({ outcome, by, counts, meetingId, interim, terms, approvedOn }: Award): string {
  if (meetingId === null || by === 'interim') {
    const who = interim?.as === 'actingChair' ? 'the acting chair' : 'the chair';
    const until = terms.end ? `, until ${sayDay(terms.end)}` : '';
    return `${OUTCOMES[outcome]} on ${sayDay(interim?.on ?? approvedOn)} by ${who}${until}. The community confirms, changes or ends it at its next meeting; you hear of it.`;
  }
  const how =
    by === 'chair'
      ? `by the chair, after the schools’ vote was tied ${sayCounts(counts)}`
      : `by the community, ${sayCounts(counts)}`;
  return `${OUTCOMES[outcome]} on ${sayDay(localDate(meetingId))} ${how}.`;
}

function sayReached({ approvedOn, sentAt, meetingId }: Award, days: number): string {
  const sentOn = sentAt === null ? approvedOn : londonDate(sentAt);
  const limit = `limit: ${plural(days, 'working day')}, ${sayDay(addWorkingDays(approvedOn, days))}`;
  const released =
    meetingId === null || approvedOn === meetingId
      ? ''
      : `Its conditions were met on ${sayDay(approvedOn)}: the days count from there. `;
  const when = sentOn === approvedOn ? 'the same day' : `on ${sayDay(sentOn)}`;
  return `${released}It reached you ${when} (${limit}).`;
}

function termsOf({ category, terms, shares }: Award): ApprovalCardData['lines'] {
  const until = terms.end ? sayDate(terms.end) : 'as long as the pupils are at the school';
  return [
    { label: 'For', value: CATEGORIES[category] },
    { label: 'From', value: sayDate(terms.start) },
    { label: 'To', value: until },
    ...(terms.review ? [{ label: 'Review', value: sayDate(terms.review) }] : []),
    ...(shares.length > 1
      ? shares.map(({ year, amount }, index) => ({
          label: `In ${year}`,
          value: `${formatMoney(amount)}${index === 0 ? '' : ' (provisional until KCC sets that year’s budget)'}`,
        }))
      : []),
  ];
}

function titleOf({ by, interim, outcome, acknowledged, status }: Award): string {
  if (by === 'interim') return acknowledged ? 'Interim approval' : 'New interim approval';
  if (interim) return status === 'agreed' ? 'Interim approval, with the community now' : OUTCOMES[outcome];
  return acknowledged ? 'Approval' : 'New approval';
}

/** An approval as its officer reads it: everything but the pupils. `officer` is the name of who acknowledged it. */
export function approvalData(
  { award, request, community }: Approval,
  profile: RuleProfile,
  officer: string,
  notice: string,
): ApprovalCardData {
  const { acknowledged, terms } = award;
  const count = isHandedIn(request) ? request.pupils.count : 0;
  const payBy = addWorkingDays(payableFrom(award), profile.paymentWorkingDays);
  return {
    communityId: award.communityId,
    requestId: award.requestId,
    title: titleOf(award),
    reference: award.reference,
    school: `${award.school} (URN ${award.urn})`,
    community: community.name,
    amount: formatMoney(terms.amount),
    lines: termsOf(award),
    outcome: sayDecision(award),
    conditions: terms.conditions,
    hasConditions: terms.conditions !== '',
    reached: sayReached(award, profile.approvalWorkingDays),
    payment: `KCC aims to pay by ${sayDay(payBy)}, subject to the schools’ advance.`,
    pupils: `${plural(count, 'pupil')}: names are not shown here.`,
    acknowledged: acknowledged ? `Acknowledged by ${officer} on ${sayMoment(acknowledged.at)}.` : '',
    isAcknowledged: acknowledged !== null,
    notice,
    hasNotice: notice !== '',
  };
}
