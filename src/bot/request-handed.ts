import type { Deps } from '../app/deps';
import type { OwnRequest } from '../app/requests';
import { nameOf } from '../app/requests';
import { rulesOf } from '../app/rules';
import type { HandedRequest, SubmittedRequest } from '../domain/request/request';
import { closedBecause, hasChanges } from '../domain/request/changes';
import { londonDate } from '../domain/calendar/dates';
import type { Community } from '../domain/community/community';
import { serving } from '../domain/community/community';
import { decideBy, interimOf, isWithChair } from '../domain/interim/interim';
import { changeRefusals } from './refusals/request';
import { plural } from './terms-words';
import { meetingOf } from '../app/submit-request';
import type { RequestSubmittedCardData } from '../cards/request-submitted';
import { requestSubmittedCard } from '../cards/request-submitted';
import { sayDay, sayMoment } from '../domain/calendar/say';
import { addWorkingDays } from '../domain/calendar/working-days';
import type { Meeting } from '../domain/meeting/meeting';
import { formatMoney } from '../domain/money';
import { CATEGORIES } from '../domain/request/request';
import type { RuleProfile, Rules } from '../domain/profile';
import { profileOn } from '../domain/profile';
import { standingOf } from '../domain/waiting/standing';
import { sayStanding } from './standing-words';
import { whereOf } from './request-pages';
import type { Answer } from './turn';

type Going = { readonly meeting: Meeting; readonly late: boolean } | null;

/** What happens next, in real dates. */
function stepsFor(going: Going, school: string, { paymentWorkingDays }: RuleProfile): string[] {
  if (!going) {
    return [
      'No meeting is planned yet. As soon as one is, this request goes on its agenda.',
      'The community decides at that meeting, and you hear the decision when it ends.',
      `If it is agreed, KCC aims to pay within ${paymentWorkingDays} working days of the meeting.`,
    ];
  }
  const { meeting, late } = going;
  const { date, startsAt, endsAt, cutOff } = meeting;
  const day = sayDay(date);
  const first =
    late && cutOff
      ? `It was handed in after the cut-off on ${sayDay(cutOff)}. The chair and clerk decide whether it can still be taken on ${day}; if not, it goes to the meeting after.`
      : `${day}, ${startsAt} to ${endsAt}: it is on the agenda of the meeting. Somebody from ${school} needs to be there.`;
  return [
    first,
    `${day}: the community decides${late ? ', if it is taken then' : ''}. You hear the decision when the meeting ends.`,
    `By ${sayDay(addWorkingDays(date, paymentWorkingDays))}: KCC aims to pay, if it is agreed at that meeting.`,
  ];
}

async function submittedData(
  deps: Deps,
  own: OwnRequest,
  request: HandedRequest,
): Promise<Omit<RequestSubmittedCardData, 'isPosted'>> {
  const { community, school } = own;
  const { communityId } = community;
  const { category, amount } = request.form.asked;
  const by = await nameOf(deps, community, request.submittedBy);
  const base = {
    communityId,
    requestId: request.requestId,
    title: 'Request handed in',
    where: whereOf(own),
    reference: request.reference,
    summary: `${CATEGORIES[category]} · ${formatMoney(amount)}`,
    isOpen: request.status === 'submitted' && interimOf(request) === null,
    canChange: request.status === 'submitted',
    handedIn: `Handed in by ${by} on ${sayMoment(request.submittedAt)}`,
  };
  if (request.status === 'decided') {
    const awards = await deps.store.list(communityId, 'award');
    const standing = standingOf(request, [], awards, await rulesOf(deps, communityId));
    return { ...base, steps: standing ? [{ text: `It was ${sayStanding(standing)}.` }] : [] };
  }
  if (request.status === 'withdrawn')
    return {
      ...base,
      title: 'Request withdrawn',
      steps: [{ text: `It was withdrawn on ${sayMoment(request.withdrawnAt)}.` }],
    };
  if (isWithChair(request) || interimOf(request))
    return {
      ...base,
      title: isWithChair(request) ? 'Exceptional request handed in' : 'Exceptional request',
      canChange: false,
      steps: exceptionalSteps(deps, community, request, await rulesOf(deps, communityId)),
    };
  const first = await stateOf(deps, request);
  const going = await meetingOf(deps, communityId, request.requestId);
  if (request.returned) return { ...base, steps: first.map((text) => ({ text })) };
  return { ...base, steps: [...first, ...stepsFor(going, school.name, own.profile)].map((text) => ({ text })) };
}

/** What happens to an exceptional request, while the chair decides and until the community has had its say. */
function exceptionalSteps(
  deps: Deps,
  community: Community,
  request: SubmittedRequest,
  rules: Rules,
): { text: string }[] {
  if (!isWithChair(request)) {
    const standing = standingOf(request, [], [], rules);
    return standing ? [{ text: `It is ${sayStanding(standing)}.` }] : [];
  }
  const chair = serving(community, londonDate(deps.now())).find(({ role }) => role === 'chair');
  const { interimActingChairWorkingDays } = profileOn(rules, londonDate(request.submittedAt));
  return [
    `${chair ? `The chair, ${chair.name},` : 'The acting chair'} has it now and is to decide by ${sayMoment(decideBy(request, rules))}. You hear the decision at once.`,
    `Without a decision after ${plural(interimActingChairWorkingDays, 'working day')} the acting chair has it too, and after the target KCC is told. Under my requests you see who has it.`,
    'It is on no agenda. If it is agreed, KCC is told at once, and the community looks at it at its next meeting.',
  ].map((text) => ({ text }));
}

const WITH_ITS_SCHOOL =
  'It came back to your school with a question, and is not on the agenda. Press Change to read and answer it.';

/** What comes before the usual steps: a question to answer, or changes that came too late. */
async function stateOf(deps: Deps, request: SubmittedRequest): Promise<string[]> {
  if (request.returned) return [WITH_ITS_SCHOOL];
  if (!hasChanges(request)) return [];
  const meetings = await deps.store.list(request.communityId, 'meeting');
  const closed = closedBecause(request, meetings, londonDate(deps.now()));
  return closed ? [`Your last changes were not handed in. ${changeRefusals[closed]}`] : [];
}

/** The last page of the dialog; handed in just now, the same stays in the personal chat. */
export async function handedDialog(
  deps: Deps,
  own: OwnRequest,
  request: HandedRequest,
  { post, changed = false }: { post: boolean; changed?: boolean } = { post: false },
): Promise<Answer> {
  const submitted = await submittedData(deps, own, request);
  const data = changed ? { ...submitted, title: 'Changes handed in' } : submitted;
  return {
    dialog: { title: data.title, card: requestSubmittedCard({ ...data, isPosted: false }) },
    ...(post ? { post: requestSubmittedCard({ ...data, isPosted: true }) } : {}),
  };
}
