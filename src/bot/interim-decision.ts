import type { RequestName } from '../app/approvals';
import type { Deps } from '../app/deps';
import { isLockedChair } from '../app/acting';
import type { FoundExceptional, InterimTrouble } from '../app/exceptional';
import { agreeAsInterim, declineInterim, exceptionalOf, nextMeetingFor } from '../app/exceptional';
import { loadBudget } from '../app/load-meeting';
import { rulesToday } from '../app/rules';
import type { InterimDecisionCardData } from '../cards/interim-decision';
import { decideInterimAction, interimDecisionCard, openInterimAction } from '../cards/interim-decision';
import type { LocalDate } from '../domain/calendar/dates';
import { londonDate, parseLocalDate } from '../domain/calendar/dates';
import { sayDay } from '../domain/calendar/say';
import { chairConflict, chairedAs } from '../domain/interest/chair-conflict';
import type { InterimAgreement } from '../domain/interim/decide';
import { decidesAs, isWithChair, latestEnd } from '../domain/interim/interim';
import { parsePounds } from '../domain/money';
import { showExceptional } from './exceptional';
import { consultRule, sayAsked, whereIs } from './exceptional-view';
import { interimRefusals as refusals } from './refusals/interim';
import type { Route } from './router';
import { open, submit } from './router';
import { plainPounds, sayBudgetLeft } from './terms-words';
import type { Answer, Turn } from './turn';

type How = 'agree' | 'decline';
type Typed = Pick<InterimDecisionCardData, 'amount' | 'start' | 'end' | 'reason'>;

/** Refusals after which there is no decision left to make, or not for this person. */
const OVER: readonly InterimTrouble[] = [
  'DeclarationMissing',
  'NoSuchRequest',
  'Withdrawn',
  'DecidedSince',
  'NotYours',
  'NotYetYours',
  'ChairHasInterest',
];

/** The dialogs in which the chair agrees as interim, or does not agree: never by a press alone. */
export const interimDecisionRoutes = (deps: Deps): Route[] => [
  open(openInterimAction, async ({ how, ...name }, turn) => decisionDialog(deps, name, turn, how, null, '')),
  submit(decideInterimAction, async ({ how, key, communityId, requestId, ...typed }, turn) => {
    const name = { communityId, requestId };
    const { personId } = turn.person;
    const agreement = how === 'agree' ? agreementFrom(typed) : null;
    if (typeof agreement === 'string') return decisionDialog(deps, name, turn, how, typed, agreement);
    const done = agreement
      ? await agreeAsInterim(deps, personId, name, agreement, key)
      : await declineInterim(deps, personId, name, typed.reason, key);
    if (!done.ok && OVER.includes(done.refusal)) return closing(deps, name, turn, refusals[done.refusal]);
    if (!done.ok) return decisionDialog(deps, name, turn, how, typed, refusals[done.refusal]);
    return closing(deps, name, turn, how === 'agree' ? AGREED : DECLINED);
  }),
];

const AGREED = 'Agreed as interim. KCC’s officer and the school are told now, and the next meeting looks at it.';
const DECLINED = 'Not agreed. The school is told now, with your reason.';

/** Ends the dialog with a sentence; the card it was opened from shows how things stand. */
export async function closing(deps: Deps, name: RequestName, { person, chat }: Turn, close: string): Promise<Answer> {
  if (chat.kind !== 'personal') return { close };
  const now = await showExceptional(deps, person.personId, name);
  return 'show' in now ? { close, edit: now.show } : { close };
}

/** The agreement as typed, or what is wrong with it. */
function agreementFrom({ amount, start, end, reason }: Typed): InterimAgreement | string {
  const pounds = parsePounds(amount);
  if (pounds === null) return refusals.NoAmount;
  const [first, last] = [parseLocalDate(start), parseLocalDate(end)];
  if (!first) return 'Enter the first day.';
  if (!last) return 'Enter the last day: an interim decision always has one.';
  return { amount: pounds, start: first, end: last, reason };
}

function whyNot(
  { request, community, declarations }: FoundExceptional,
  personId: string,
  today: LocalDate,
): string | null {
  if (request.status === 'withdrawn') return refusals.Withdrawn;
  if (!isWithChair(request)) return refusals.DecidedSince;
  if (decidesAs(community, request, declarations, personId, today)) return null;
  if (chairConflict(community, declarations, chairedAs(request), personId, today)) return refusals.ChairHasInterest;
  const isActing = community.appointments.some((each) => each.personId === personId && each.role === 'actingChair');
  return isActing ? refusals.NotYetYours : refusals.NotYours;
}

async function decisionDialog(
  deps: Deps,
  name: RequestName,
  { person }: Turn,
  how: How,
  typed: Typed | null,
  problem: string,
): Promise<Answer> {
  const found = await exceptionalOf(deps, name);
  if (!found) return { say: refusals.NoSuchRequest };
  const today = londonDate(deps.now());
  const not = whyNot(found, person.personId, today);
  if (not) return { say: not };
  if (await isLockedChair(deps, found.community, person.personId)) return { say: refusals.DeclarationMissing };
  const { request, community } = found;
  const { asked } = request.form;
  const profile = await rulesToday(deps, name.communityId);
  const latest = latestEnd(await nextMeetingFor(deps, name.communityId, today), today, profile);
  const values: Typed = typed ?? {
    amount: plainPounds(asked.amount),
    start: asked.start,
    end: asked.end !== null && asked.end < latest ? asked.end : latest,
    reason: '',
  };
  const isAgree = how === 'agree';
  const title = isAgree ? `Agree ${request.reference} as interim` : `Do not agree ${request.reference}`;
  const rule = consultRule(found, profile);
  const card = interimDecisionCard({
    ...name,
    ...values,
    key: deps.newKey(),
    how,
    isAgree,
    title,
    where: whereIs(found),
    asked: `Asked for: ${sayAsked(asked)}`,
    what: isAgree
      ? `When you agree, the money is promised and KCC’s officer is told at once. ${community.name} confirms, changes or ends it at its next meeting.${rule === '' ? '' : ` ${rule}`}`
      : 'The request ends here. Its school can make an ordinary request for the next meeting. To let the community decide instead, close this and press Leave for the meeting.',
    budget: isAgree ? sayBudgetLeft(await loadBudget(deps, name.communityId, asked.start)) : '',
    latest: `At the latest ${sayDay(latest)}.`,
    readers: isAgree
      ? 'The school, the clerk and KCC read it. Other schools see amount and last day only. Do not name a pupil.'
      : 'The school and the clerk read it. Do not name a pupil.',
    button: isAgree ? 'Agree as interim' : 'Do not agree',
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title, card, size: 'large' } };
}
