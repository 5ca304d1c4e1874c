import type { FoundExceptional } from '../app/exceptional';
import { nameOf } from '../app/requests';
import { rulesOf } from '../app/rules';
import { isLockedChair } from '../app/acting';
import type { Deps } from '../app/deps';
import { loadBudget } from '../app/load-meeting';
import type { AdviceCardData } from '../cards/advice';
import { adviceCard } from '../cards/advice';
import type { Card } from '../cards/define';
import type { ExceptionalCardData } from '../cards/exceptional';
import { exceptionalCard } from '../cards/exceptional';
import type { Budget } from '../domain/budget/budget';
import { remaining } from '../domain/budget/budget';
import { londonDate, londonTime } from '../domain/calendar/dates';
import { sayDate, sayDay, sayMoment } from '../domain/calendar/say';
import type { PersonId } from '../domain/community/community';
import { chairs, schoolOf } from '../domain/community/community';
import { sharesByYear } from '../domain/decision/terms';
import { chairedAs } from '../domain/interest/chair-conflict';
import type { Consulted } from '../domain/interim/interim';
import { decideBy, decidesAs, GROUNDS, isWithChair, schoolsAnswered } from '../domain/interim/interim';
import { formatMoney, subtract } from '../domain/money';
import type { RuleProfile, Rules } from '../domain/profile';
import { profileOn } from '../domain/profile';
import { eligibilityOf } from '../domain/request/form';
import type { Asked } from '../domain/request/request';
import { CATEGORIES } from '../domain/request/request';
import { sayWhoChairs } from './chair-words';
import { DECLARE_FIRST } from './refusals/meeting';
import { plural } from './terms-words';

/** `Autism and social communication · £4,200 · 16 November 2026 to 18 December 2026`. */
export const sayAsked = ({ category, amount, start, end }: Asked): string =>
  `${CATEGORIES[category]} · ${formatMoney(amount)} · ${sayDate(start)} to ${end ? sayDate(end) : 'as long as the pupils are at the school'}`;

export const whereIs = ({ request, community }: FoundExceptional): string =>
  `${schoolOf(community, request.urn)?.name ?? request.urn} · ${community.name} community`;

/** What the budget has now, and would have if all that is asked were agreed. */
function sayBudget(budget: Budget | null, asked: Asked): string {
  if (!budget) return 'No budget is recorded for the year this begins in.';
  const [{ amount }] = sharesByYear({ ...asked, conditions: '', heldUntilMet: false });
  const left = subtract(remaining(budget), amount);
  return left < 0
    ? `Budget now ${formatMoney(remaining(budget))}: less than is asked for.`
    : `Budget now ${formatMoney(remaining(budget))}; if agreed as asked ${formatMoney(left)}`;
}

/** What a consulted representative said, or that they have not answered. */
export function sayAdvice({ answer, askedAt }: Consulted): string {
  if (!answer) return `Asked on ${sayMoment(askedAt)}, not answered yet`;
  const view = answer.supports ? 'Supports it' : 'Does not support it';
  return answer.note === '' ? view : `${view}: ${answer.note}`;
}

/** What must be asked before how much can be agreed; empty where the chair may decide alone. */
export function consultRule(
  { request }: FoundExceptional,
  { interimChairAlone, interimConsulted }: RuleProfile,
): string {
  if (!isWithChair(request) || request.form.asked.amount <= interimChairAlone) return '';
  const answered = schoolsAnswered(request.exceptional);
  const limit = formatMoney(interimChairAlone);
  return answered >= interimConsulted
    ? `${plural(answered, 'school')} answered: any amount up to what is asked can be agreed.`
    : `Above ${limit}, ${plural(interimConsulted, 'unconnected school')} must have answered first; ${answered} so far. Up to ${limit} can be agreed now.`;
}

function stateOf({ request }: FoundExceptional, rules: Rules): string {
  const { exceptional } = request;
  if (request.status === 'withdrawn') return 'Withdrawn by its school';
  switch (exceptional.standing) {
    case 'withChair':
      return `Waits for the chair · decide by ${sayMoment(decideBy(request, rules))}`;
    case 'declined':
      return 'Not agreed';
    case 'left':
      return 'Left for the meeting';
    case 'interim':
      return 'Agreed as interim';
    case 'settled':
      return 'The community has decided';
  }
}

const OTHER_AUTHORITY =
  'Another local authority places or funds one of the pupils, and would usually pay. Ask the school what that authority has said.';

const OFFICE = { chair: 'chair', actingChair: 'acting chair' } as const;

async function decisionPart(
  deps: Deps,
  { request, community }: FoundExceptional,
): Promise<Pick<ExceptionalCardData, 'decision' | 'hasDecision' | 'reason' | 'hasReason' | 'next'>> {
  const { decision } = request.exceptional;
  if (!decision) return { decision: '', hasDecision: false, reason: '', hasReason: false, next: '' };
  const who = `${await nameOf(deps, community, decision.by)}, ${OFFICE[decision.as]}, on ${sayMoment(decision.at)}`;
  switch (decision.kind) {
    case 'agreed': {
      const { amount, start, end } = decision.terms;
      return {
        decision: `${formatMoney(amount)} from ${sayDate(start)} to ${sayDate(end)}, by ${who}.`,
        hasDecision: true,
        reason: `Reason: ${decision.reason}`,
        hasReason: true,
        next: `KCC has it. The next meeting’s agenda carries it, and the community confirms, changes or ends it there. It runs until ${sayDay(end)} unless they do.`,
      };
    }
    case 'declined':
      return {
        decision: `Not agreed by ${who}.`,
        hasDecision: true,
        reason: `Reason: ${decision.reason}`,
        hasReason: true,
        next: 'The school has the reason, and can make an ordinary request.',
      };
    case 'left':
      return {
        decision: `Left for the meeting by ${who}.`,
        hasDecision: true,
        reason: '',
        hasReason: false,
        next: 'It is a request of the next meeting now, like any other.',
      };
  }
}

/** An exceptional request as chair, acting chair and clerk see it. Who may see it is decided by the caller. */
export async function officeView(deps: Deps, found: FoundExceptional, personId: PersonId, notice = ''): Promise<Card> {
  const { request, community, declarations } = found;
  const today = londonDate(deps.now());
  const { asked, eligibility, exceptional: urgency } = request.form;
  const rules = await rulesOf(deps, community.communityId);
  const profile = profileOn(rules, today);
  const isOpen = isWithChair(request);
  const locked = await isLockedChair(deps, community, personId);
  const mayDecide = isOpen && !locked && decidesAs(community, request, declarations, personId, today) !== null;
  const chairedBy = isOpen ? sayWhoChairs(community, declarations, chairedAs(request), today, 'between') : '';
  const warns = eligibilityOf(eligibility, profile, true).warnings.includes('otherAuthority');
  const said = isOpen && locked ? DECLARE_FIRST : notice;
  const rule = consultRule(found, profile);
  const consulted = await Promise.all(
    request.exceptional.consulted.map(async (each) => ({
      who: `${each.school}, ${await nameOf(deps, community, each.personId)}`,
      said: sayAdvice(each),
    })),
  );
  return exceptionalCard({
    communityId: community.communityId,
    requestId: request.requestId,
    key: deps.newKey(),
    title: `Exceptional request ${request.reference}`,
    where: whereIs(found),
    notice: said,
    hasNotice: said !== '',
    state: stateOf(found, rules),
    ground: urgency ? GROUNDS[urgency.ground] : '',
    whyNow: urgency?.whyNow ?? '',
    asked: sayAsked(asked),
    warning: warns ? OTHER_AUTHORITY : '',
    hasWarning: warns && isOpen,
    budget: isOpen ? sayBudget(await loadBudget(deps, community.communityId, asked.start), asked) : '',
    hasBudget: isOpen,
    consulted,
    hasConsulted: consulted.length > 0,
    consultRule: rule,
    hasConsultRule: rule !== '',
    ...(await decisionPart(deps, found)),
    chairedBy,
    hasChairedBy: chairedBy !== '',
    mayDecide,
    mayStepAside: isOpen && chairs(community, personId, today),
    mustConsult: mayDecide && rule !== '',
    mayConsult: mayDecide && rule === '',
    asOf: `As of ${londonTime(deps.now())}`,
  });
}

/** The same for a representative the chair consults. */
export function adviserView(found: FoundExceptional, asked: Consulted, notice = ''): Card {
  const { request, community } = found;
  const { answer } = asked;
  const isOpen = isWithChair(request);
  const urgency = request.form.exceptional;
  const data: AdviceCardData = {
    communityId: community.communityId,
    requestId: request.requestId,
    title: `The chair asks for your view of ${request.reference}`,
    where: whereIs(found),
    notice,
    hasNotice: notice !== '',
    what: isOpen
      ? 'It cannot wait for the meeting, and the chair asks unconnected schools before deciding. You advise; the chair decides. Please keep what you read here to yourself.'
      : 'The chair needs no answer any more. Thank you.',
    ground: urgency ? GROUNDS[urgency.ground] : '',
    whyNow: urgency?.whyNow ?? '',
    asked: sayAsked(request.form.asked),
    answer: answer
      ? `${answer.supports ? 'You support it' : 'You do not support it'}, sent on ${sayMoment(answer.at)}`
      : '',
    hasAnswer: answer !== null,
    note: answer?.note ?? '',
    hasNote: (answer?.note ?? '') !== '',
    mayAnswer: isOpen && answer === null,
  };
  return adviceCard(data);
}
