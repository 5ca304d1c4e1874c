import type { Message, Render } from '../app/deliver';
import { isHandedIn } from '../domain/request/request';
import type { Deps } from '../app/deps';
import type { Notice, Recipient } from '../app/ports';
import { rulesOf } from '../app/rules';
import { agendaPublishedCard } from '../cards/agenda-published';
import type { NoticeCardData } from '../cards/notice';
import { noticeCard } from '../cards/notice';
import { sayDay } from '../domain/calendar/say';
import { addWorkingDays } from '../domain/calendar/working-days';
import { localDate, londonDate, londonTime } from '../domain/calendar/dates';
import { payableFrom } from '../domain/award/award';
import type { Community } from '../domain/community/community';
import { schoolOf } from '../domain/community/community';
import { ONLY } from '../domain/documents';

import { heldOn, isAhead, itemFor, positionOf } from '../domain/meeting/meeting';
import { formatMoney } from '../domain/money';
import { profileOn } from '../domain/profile';
import { CATEGORIES } from '../domain/request/request';
import { publishedAgenda } from './agenda-view';
import { approvalView } from './approvals';
import { chairedItem } from '../domain/interest/chair-conflict';
import { sayWhoChairs } from './chair-words';
import { exceptionalMessage } from './exceptional-notices';
import { declarationDue, interestDeclared } from './declaration-notices';
import { sharedItem } from './item-view';
import { meetingCancelled, meetingMoved, meetingPlanned, meetingReminder } from './meeting-notices';
import { decisionLog } from './decision-log';
import { sharedMeeting } from './meeting-view';
import { actionGiven, minutesApproved, minutesDraft } from './record-notices';
import { requestChanged, requestReturned, requestWithdrawn } from './request-notices';
import { budgetAdjusted } from './budget-notices';
import { draftCleared, draftForgotten } from './draft-notices';
import { afterInterimVote } from './exceptional-words';
import { rulesChanged } from './rules-notices';
import { sayOutcome } from './terms-words';

type Told<Type extends Notice['type']> = Extract<Notice, { type: Type }>;

const subtitle = (community: Community, urn: string): string =>
  `${schoolOf(community, urn)?.name ?? urn} · ${community.name} community`;

const communityOf = async (deps: Deps, communityId: string): Promise<Community | null> =>
  (await deps.store.read(communityId, 'community', ONLY))?.value ?? null;

async function requestReceived(
  deps: Deps,
  { communityId, requestId }: Told<'requestReceived'>,
): Promise<NoticeCardData | null> {
  const [community, stored] = [
    await communityOf(deps, communityId),
    await deps.store.read(communityId, 'request', requestId),
  ];
  const request = stored?.value;
  if (!community || !request || !isHandedIn(request)) return null;
  const meetings = await deps.store.list(communityId, 'meeting');
  const on = meetings.find((meeting) => isAhead(meeting) && itemFor(meeting, requestId));
  const late = meetings.find((meeting) => meeting.late.some((heading) => heading.requestId === requestId));
  const where = on
    ? `It is item ${positionOf(on, requestId)} for ${sayDay(on.date)}.`
    : late
      ? `It came after the cut-off for ${sayDay(late.date)}. Take it in or defer it under agenda.`
      : 'It waits for the next meeting to be planned.';
  const { category, amount } = request.form.asked;
  return {
    title: `New request ${request.reference}`,
    subtitle: subtitle(community, request.urn),
    lines: [`${CATEGORIES[category]} · ${formatMoney(amount)}`, where],
    buttons: [{ title: 'Open agenda', word: 'agenda' }],
  };
}

async function headingIn(deps: Deps, communityId: string, meetingId: string, requestId: string) {
  const [community, stored] = [
    await communityOf(deps, communityId),
    await deps.store.read(communityId, 'meeting', meetingId),
  ];
  const item = stored && itemFor(stored.value, requestId);
  return community && stored ? { community, meeting: stored.value, item } : null;
}

async function requestDeferred(
  deps: Deps,
  { communityId, requestId, meetingId }: Told<'requestDeferred'>,
): Promise<NoticeCardData | null> {
  const found = await headingIn(deps, communityId, meetingId, requestId);
  const event = (await deps.store.events(communityId))
    .map((recorded) => recorded.event)
    .findLast(
      (each) => each.type === 'RequestDeferred' && each.requestId === requestId && each.meetingId === meetingId,
    );
  if (!found || event?.type !== 'RequestDeferred') return null;
  const to = event.toMeetingId
    ? `It goes to the meeting on ${sayDay(localDate(event.toMeetingId))}.`
    : 'It goes to the next meeting, which has no date yet.';
  return {
    title: `Your request ${event.heading.reference} is deferred`,
    subtitle: subtitle(found.community, event.heading.urn),
    lines: [`Reason: ${event.reason}`, to, 'You need do nothing: it stays handed in.'],
    buttons: [{ title: 'Open agenda', word: 'agenda' }],
  };
}

/** The school had been told that it was deferred: its people may want to come in. */
async function requestTakenUp(
  deps: Deps,
  { communityId, requestId, meetingId }: Told<'requestTakenUp'>,
): Promise<NoticeCardData | null> {
  const found = await headingIn(deps, communityId, meetingId, requestId);
  if (!found?.item?.reopened) return null;
  const { heading, reopened } = found.item;
  return {
    title: `Your request ${heading.reference} is discussed after all`,
    subtitle: subtitle(found.community, heading.urn),
    lines: [
      `It had been deferred. The chair took it up again at ${londonTime(reopened.at)}, at the meeting of ${sayDay(found.meeting.date)}.`,
      `Reason: ${reopened.reason}`,
      'If you can, come to the meeting now. Without somebody there to present it, it cannot be voted on.',
    ],
    buttons: [{ title: 'See the meeting', word: 'meeting' }],
  };
}

/** Somebody who chairs has an interest in it: who chairs it now. */
async function requestHandedOver(
  deps: Deps,
  { communityId, requestId, meetingId }: Told<'requestHandedOver'>,
): Promise<NoticeCardData | null> {
  const found = await headingIn(deps, communityId, meetingId, requestId);
  if (!found?.item) return null;
  const { item, community, meeting } = found;
  const declarations = (await deps.store.read(communityId, 'declarations', ONLY))?.value ?? null;
  const said = sayWhoChairs(community, declarations, chairedItem(item), londonDate(deps.now()));
  if (said === '') return null; // taken back meanwhile
  return {
    title: `Who chairs ${item.heading.reference}`,
    subtitle: subtitle(community, item.heading.urn),
    lines: [said, `It is on the agenda of ${sayDay(meeting.date)}. The clerk can run its vote for whoever chairs it.`],
    buttons: [{ title: 'See the meeting', word: 'meeting' }],
  };
}

async function decision(
  deps: Deps,
  { communityId, requestId, meetingId }: Told<'decision'>,
): Promise<NoticeCardData | null> {
  const found = await headingIn(deps, communityId, meetingId, requestId);
  if (found?.item?.progress.state !== 'decided') return null;
  const { heading, progress } = found.item;
  const agreed = progress.outcome !== 'notAgreed';
  const { approvalWorkingDays, paymentWorkingDays } = profileOn(
    await rulesOf(deps, communityId),
    heldOn(found.meeting),
  );
  const held = progress.terms.heldUntilMet;
  const { interim } = heading;
  const next = interim
    ? [afterInterimVote(interim, progress.terms, agreed, true)]
    : !agreed
      ? ['If you are concerned about this decision, tell the chair, or KCC at any time. You can hand in a new request.']
      : held
        ? ['It goes to KCC when the chair says the conditions are met.']
        : [
            `It goes to KCC's High Needs Funding officer, at the latest by ${sayDay(addWorkingDays(heldOn(found.meeting), approvalWorkingDays))}.`,
            `KCC aims to pay by ${sayDay(addWorkingDays(heldOn(found.meeting), paymentWorkingDays))}, subject to the schools' advance.`,
          ];
  return {
    title: `${heading.reference}: ${sayOutcome(progress.outcome, progress.by, progress.counts, progress.terms)}`,
    subtitle: subtitle(found.community, heading.urn),
    lines: [
      `Decided on ${sayDay(heldOn(found.meeting))}.`,
      ...(agreed && progress.terms.conditions ? [`Conditions: ${progress.terms.conditions}`] : []),
      ...(progress.reason ? [`Reason: ${progress.reason}`] : []),
      ...next,
    ],
    buttons: [{ title: 'Home', word: 'home' }],
  };
}

async function approvalAcknowledged(
  deps: Deps,
  { communityId, requestId }: Told<'approvalAcknowledged'>,
): Promise<NoticeCardData | null> {
  const [community, stored] = [
    await communityOf(deps, communityId),
    await deps.store.read(communityId, 'award', requestId),
  ];
  if (!community || !stored) return null;
  const { reference, urn, terms } = stored.value;
  const from = payableFrom(stored.value);
  const { paymentWorkingDays } = profileOn(await rulesOf(deps, communityId), from);
  return {
    title: `${reference}: KCC has your approval`,
    subtitle: subtitle(community, urn),
    lines: [
      `KCC's High Needs Funding officer has received the approval of ${formatMoney(terms.amount)}.`,
      `KCC aims to pay by ${sayDay(addWorkingDays(from, paymentWorkingDays))}, subject to the schools' advance.`,
    ],
    buttons: [{ title: 'Home', word: 'home' }],
  };
}

const noticed = async (data: Promise<NoticeCardData | null>): Promise<Message | null> => {
  const found = await data;
  return found && noticeCard(found);
};

/** Everybody of the community in that place, as Teams names them: they see their own view of its shared cards. */
async function viewers(deps: Deps, recipient: Recipient): Promise<string[]> {
  const place = await deps.directory.place(recipient.slice('place:'.length));
  return place?.value.people.map(({ teamsId }) => teamsId) ?? [];
}

/** What each notice says, read from the state of now. */
export const renderer =
  (deps: Deps): Render =>
  async (notice, recipient) => {
    switch (notice.type) {
      case 'requestReceived':
        return noticed(requestReceived(deps, notice));
      case 'exceptionalReceived':
      case 'exceptionalWaits':
      case 'exceptionalWaitsForKcc':
      case 'exceptionalWaitsForSchool':
      case 'adviceAsked':
      case 'adviceGiven':
      case 'interimForSchool':
      case 'interimForOffice':
      case 'interimForChannel':
      case 'interimEndNear':
        return exceptionalMessage(deps, notice, recipient);
      case 'requestChanged':
        return noticed(requestChanged(deps, notice));
      case 'requestWithdrawn':
        return noticed(requestWithdrawn(deps, notice));
      case 'requestReturned':
        return noticed(requestReturned(deps, notice));
      case 'agendaPublished': {
        const agenda = await publishedAgenda(deps, notice.communityId, notice.meetingId);
        return agenda && agendaPublishedCard(agenda);
      }
      case 'requestDeferred':
        return noticed(requestDeferred(deps, notice));
      case 'requestTakenUp':
        return noticed(requestTakenUp(deps, notice));
      case 'requestHandedOver':
        return noticed(requestHandedOver(deps, notice));
      case 'decision':
        return noticed(decision(deps, notice));
      case 'declarationDue':
        return noticed(declarationDue(deps, notice));
      case 'interestDeclared':
        return noticed(interestDeclared(deps, notice));
      case 'decisionLog':
        return decisionLog(deps, notice);
      case 'minutesDraft':
        return noticed(minutesDraft(deps, notice));
      case 'minutesApproved':
        return noticed(minutesApproved(deps, notice));
      case 'actionGiven':
        return noticed(actionGiven(deps, notice));
      case 'meetingPlanned':
        return noticed(meetingPlanned(deps, notice));
      case 'meetingMoved':
        return noticed(meetingMoved(deps, notice));
      case 'meetingCancelled':
        return noticed(meetingCancelled(deps, notice));
      case 'meetingReminder':
        return noticed(meetingReminder(deps, notice, recipient));
      case 'approval':
        return approvalView(deps, notice.communityId, notice.requestId);
      case 'draftForgotten':
        return noticed(draftForgotten(deps, notice));
      case 'draftCleared':
        return noticed(draftCleared(deps, notice));
      case 'budgetAdjusted':
        return noticed(budgetAdjusted(deps, notice));
      case 'rulesChanged':
        return noticed(rulesChanged(deps, notice));
      case 'approvalAcknowledged':
        return noticed(approvalAcknowledged(deps, notice));
      case 'meetingBoard':
        return sharedMeeting(deps, notice, await viewers(deps, recipient));
      case 'itemBoard': {
        const { communityId, meetingId, requestId } = notice;
        return sharedItem(deps, { communityId, meetingId, requestId }, await viewers(deps, recipient));
      }
    }
  };
