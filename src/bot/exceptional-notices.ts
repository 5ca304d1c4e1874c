import type { Message } from '../app/deliver';
import type { Deps } from '../app/deps';
import type { FoundExceptional } from '../app/exceptional';
import { exceptionalOf } from '../app/exceptional';
import type { ExceptionalNotice, Notice, Recipient } from '../app/ports';
import { nameOf } from '../app/requests';
import { rulesOf } from '../app/rules';
import { noticeCard } from '../cards/notice';
import type { NoticeCardData } from '../cards/notice';
import { londonDate } from '../domain/calendar/dates';
import { sayDate, sayDay, sayMoment } from '../domain/calendar/say';
import { addWorkingDays } from '../domain/calendar/working-days';
import { runs } from '../domain/community/community';
import { chairedAs, freeChairs } from '../domain/interest/chair-conflict';
import type { ChairAppointment } from '../domain/interest/declaration';
import { chairsOf } from '../domain/interest/declaration';
import { decideBy, interimOf, isWithChair } from '../domain/interim/interim';
import { meetingFor } from '../domain/meeting/meeting';
import { formatMoney } from '../domain/money';
import { profileOn } from '../domain/profile';
import { adviserView, officeView, sayAdvice, whereIs } from './exceptional-view';

type Told = Extract<Notice, { type: ExceptionalNotice }>;
type Say = (deps: Deps, found: FoundExceptional, personId: string) => Promise<NoticeCardData | null>;

const HOME = [{ title: 'Home', word: 'home' }];

/** When the community looks at it, as far as a meeting is planned. */
async function sayMeeting(deps: Deps, { request }: FoundExceptional): Promise<string> {
  const found = meetingFor(await deps.store.list(request.communityId, 'meeting'), request.requestId);
  return found
    ? `The meeting on ${sayDay(found.meeting.date)} has it on its agenda.`
    : 'The next meeting has it on its agenda, as soon as one is planned.';
}

/** Who of these offices can decide it: nobody with an interest in it (R98). */
const namesOf = (
  { community, declarations, request }: FoundExceptional,
  deps: Deps,
  roles: readonly ChairAppointment['role'][],
): string =>
  freeChairs(community, declarations, chairedAs(request), londonDate(deps.now()))
    .flatMap((each) => (roles.includes(each.role) ? [each.name] : []))
    .join(' and ');

const adviceGiven: Say = async (deps, found) => {
  const { request, community } = found;
  const answered = request.exceptional.consulted.filter(({ answer }) => answer !== null);
  if (answered.length === 0 || !isWithChair(request)) return null;
  return {
    title: `${request.reference}: ${answered.length} of ${request.exceptional.consulted.length} have answered you`,
    subtitle: whereIs(found),
    lines: [
      ...(await Promise.all(
        answered.map(
          async (each) => `${each.school}, ${await nameOf(deps, community, each.personId)}. ${sayAdvice(each)}`,
        ),
      )),
      `Decide by ${sayMoment(decideBy(request, await rulesOf(deps, request.communityId)))}.`,
    ],
    buttons: [{ title: 'Decide', word: 'exceptional' }],
  };
};

const sayNobody = ({ community }: FoundExceptional, deps: Deps): string =>
  chairsOf(community, londonDate(deps.now())).length === 0
    ? 'No chair is appointed.'
    : 'Everybody who chairs the community has an interest in it, so nobody can decide it.';

/** KCC, at once, where nobody is free to decide it (R98, R100). */
const nobodyToDecide: Say = async (deps, found) => {
  const { request } = found;
  if (!isWithChair(request)) return null;
  return {
    title: `Nobody can decide ${request.reference}`,
    subtitle: whereIs(found),
    lines: [
      `An exceptional request was filed on ${sayMoment(request.submittedAt)}. ${sayNobody(found, deps)}`,
      `A decision is due by ${sayMoment(decideBy(request, await rulesOf(deps, request.communityId)))}. Name an acting chair in the register: the request waits for them on their home.`,
    ],
    buttons: [],
  };
};

const waitsForKcc: Say = async (deps, found) => {
  const { request } = found;
  if (!isWithChair(request)) return null;
  const names = namesOf(found, deps, ['chair', 'actingChair']);
  return {
    title: `${request.reference} still waits for a decision`,
    subtitle: whereIs(found),
    lines: [
      `An exceptional request was filed on ${sayMoment(request.submittedAt)}. The target was ${sayMoment(decideBy(request, await rulesOf(deps, request.communityId)))}.`,
      names === '' ? sayNobody(found, deps) : `It is with ${names}. Please ask them, or see who can stand in.`,
      'Nothing happens to it by itself: it waits until a chair decides or its school withdraws it.',
    ],
    buttons: [],
  };
};

const waitsForSchool: Say = async (deps, found) => {
  const { request } = found;
  if (!isWithChair(request)) return null;
  const { actingChairTold, kccTold } = request.exceptional;
  const chair = namesOf(found, deps, ['chair']);
  const acting = namesOf(found, deps, ['actingChair']);
  const has = [
    ...(chair === '' ? [] : [`the chair, ${chair}`]),
    ...(acting !== '' && (actingChairTold || chair === '') ? [`the acting chair, ${acting}`] : []),
    ...(kccTold ? ['KCC'] : []),
  ];
  return {
    title: `${request.reference} is not decided yet`,
    subtitle: whereIs(found),
    lines: [
      has.length === 0 ? `${sayNobody(found, deps)} KCC names somebody who can.` : `It is with ${has.join(', and ')}.`,
      kccTold
        ? 'KCC has been told that nobody has decided, and asks the chair.'
        : `A decision is due by ${sayMoment(decideBy(request, await rulesOf(deps, request.communityId)))}. If there is none by then, KCC is told.`,
      'You need do nothing. You can still withdraw it under my requests.',
    ],
    buttons: [{ title: 'My requests', word: 'my requests' }],
  };
};

const forSchool: Say = async (deps, found) => {
  const { request, community } = found;
  const { decision } = request.exceptional;
  if (!decision) return null;
  const by = await nameOf(deps, community, decision.by);
  const subtitle = whereIs(found);
  switch (decision.kind) {
    case 'agreed': {
      const { amount, start, end } = decision.terms;
      const payBy = addWorkingDays(
        decision.on,
        profileOn(await rulesOf(deps, request.communityId), decision.on).paymentWorkingDays,
      );
      return {
        title: `${request.reference}: agreed as interim, ${formatMoney(amount)}`,
        subtitle,
        lines: [
          `From ${sayDate(start)} to ${sayDate(end)}, decided by ${by} on ${sayDay(decision.on)}.`,
          `Reason: ${decision.reason}`,
          `KCC has it and aims to pay by ${sayDay(payBy)}, subject to the schools’ advance.`,
          `${await sayMeeting(deps, found)} The community confirms, changes or ends it there: somebody from your school needs to be present.`,
        ],
        buttons: HOME,
      };
    }
    case 'declined':
      return {
        title: `${request.reference}: not agreed between meetings`,
        subtitle,
        lines: [
          `Decided by ${by} on ${sayMoment(decision.at)}.`,
          `Reason: ${decision.reason}`,
          'You can make an ordinary request for the next meeting. If you are concerned about this decision, tell KCC at any time.',
        ],
        buttons: [{ title: 'Make a request', word: 'request' }],
      };
    case 'left':
      return {
        title: `${request.reference}: left for the meeting`,
        subtitle,
        lines: [
          `${by} leaves it for the community to decide. ${await sayMeeting(deps, found)}`,
          'Somebody from your school needs to be present. You need do nothing else.',
        ],
        buttons: HOME,
      };
  }
};

const forOffice: Say = async (deps, found, personId) => {
  const { request, community } = found;
  const { decision } = request.exceptional;
  if (!decision || decision.by === personId) return null; // whoever decided has it on their card
  const by = await nameOf(deps, community, decision.by);
  const what =
    decision.kind === 'agreed'
      ? `agreed as interim: ${formatMoney(decision.terms.amount)} until ${sayDay(decision.terms.end)}`
      : decision.kind === 'declined'
        ? 'not agreed between meetings'
        : 'left for the meeting';
  return {
    title: `${request.reference}: ${what}`,
    subtitle: whereIs(found),
    lines: [
      `Decided by ${by} on ${sayMoment(decision.at)}.`,
      ...(decision.kind === 'declined' ? [] : [await sayMeeting(deps, found)]),
      'You need do nothing.',
    ],
    buttons: decision.kind === 'declined' ? HOME : [{ title: 'Open agenda', word: 'agenda' }],
  };
};

/** All a shared place learns: reference, amount, last day. A ground, a small school and one pupil would be a name. */
const forChannel: Say = async (_, { request, community }) => {
  const decision = interimOf(request);
  if (!decision) return null;
  return {
    title: `Interim decision ${request.reference}`,
    subtitle: `${community.name} community`,
    lines: [
      `The chair has agreed ${formatMoney(decision.terms.amount)} until ${sayDay(decision.terms.end)}.`,
      'The next meeting’s agenda carries it: the community confirms, changes or ends it there.',
    ],
    buttons: [],
  };
};

const endNear: Say = async (deps, found) => {
  const { request } = found;
  const decision = interimOf(request);
  if (!decision || request.exceptional.standing !== 'interim') return null;
  const isOver = request.status === 'decided';
  return {
    title: `${request.reference}: the interim decision runs until ${sayDay(decision.terms.end)}`,
    subtitle: whereIs(found),
    lines: [
      isOver ? 'The community did not agree to confirm it.' : await sayMeeting(deps, found),
      'It ends on the day the chair set. Only the community’s vote at a meeting can extend it.',
      'If support is needed for longer and no meeting comes before that day, tell the chair or the clerk now.',
    ],
    buttons: HOME,
  };
};

const SAYINGS: Readonly<
  Record<Exclude<ExceptionalNotice, 'exceptionalReceived' | 'exceptionalWaits' | 'adviceAsked'>, Say>
> = {
  adviceGiven,
  exceptionalWaitsForKcc: waitsForKcc,
  exceptionalWaitsForSchool: waitsForSchool,
  interimForSchool: forSchool,
  interimForOffice: forOffice,
  interimForChannel: forChannel,
  interimEndNear: endNear,
};

const NOW_YOURS =
  'Nobody has decided within one working day, so this is with you too: whoever of you decides first has decided.';

/** What each of these says, read from the state of now; null when there is nothing left to say. */
export async function exceptionalMessage(deps: Deps, notice: Told, recipient: Recipient): Promise<Message | null> {
  const found = await exceptionalOf(deps, notice);
  if (!found) return null;
  const personId = recipient.slice('person:'.length);
  switch (notice.type) {
    case 'exceptionalReceived':
    case 'exceptionalWaits': {
      if (!runs(found.community, personId, londonDate(deps.now()))) {
        const data = await nobodyToDecide(deps, found, personId);
        return data && noticeCard(data);
      }
      const isOpen = isWithChair(found.request);
      if (!isOpen && notice.type === 'exceptionalWaits') return null;
      return officeView(deps, found, personId, notice.type === 'exceptionalWaits' ? NOW_YOURS : '');
    }
    case 'adviceAsked': {
      const asked = found.request.exceptional.consulted.find((each) => each.personId === personId);
      return asked ? adviserView(found, asked) : null;
    }
    default: {
      const data = await SAYINGS[notice.type](deps, found, personId);
      return data && noticeCard(data);
    }
  }
}
