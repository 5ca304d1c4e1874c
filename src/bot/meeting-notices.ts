import type { Deps } from '../app/deps';
import { loadMeeting } from '../app/load-meeting';
import type { Notice, Recipient } from '../app/ports';
import { rulesToday } from '../app/rules';
import type { NoticeCardData } from '../cards/notice';
import { sayDay, sayMoment } from '../domain/calendar/say';
import { londonDate } from '../domain/calendar/dates';
import { addWorkingDays } from '../domain/calendar/working-days';
import type { Community } from '../domain/community/community';
import { runs, serving } from '../domain/community/community';
import type { Meeting } from '../domain/meeting/meeting';
import { heldOn, requestItems } from '../domain/meeting/meeting';
import type { Reminder } from '../domain/meeting/reminders';
import { sayWhere } from './agenda-view';
import { plural } from './terms-words';

type Told<Type extends Notice['type']> = Extract<Notice, { type: Type }>;

const SEE_THE_MEETING = [{ title: 'See the meeting', word: 'meeting' }];
const HOW_TO_END =
  'Open the meeting with the button below and press End meeting. What was not reached goes to the next meeting by itself.';

/** Whom to ask, for readers who are not of the community. */
function sayWhoRuns(deps: Deps, community: Community): string {
  const names = (role: 'chair' | 'clerk') =>
    serving(community, londonDate(deps.now())).flatMap((each) => (each.role === role ? [each.name] : []));
  const [chairs, clerks] = [names('chair'), names('clerk')];
  return [
    chairs.length > 0 ? `Chair: ${chairs.join(', ')}.` : 'It has no chair at the moment.',
    clerks.length > 0 ? `Clerk: ${clerks.join(', ')}.` : 'It has no clerk at the moment.',
  ].join(' ');
}

const isWhoRuns = (deps: Deps, community: Community, recipient: Recipient): boolean =>
  runs(community, recipient.slice('person:'.length), londonDate(deps.now()));

const agreedIn = (meeting: Meeting): number =>
  requestItems(meeting).filter(({ progress }) => progress.state === 'decided' && progress.outcome !== 'notAgreed')
    .length;

interface Saying {
  readonly title: string;
  readonly lines: readonly string[];
}

async function sayReminder(deps: Deps, about: Reminder, meeting: Meeting, community: Community): Promise<Saying> {
  const day = sayDay(heldOn(meeting));
  const since = meeting.startedAt ? `It has been in session since ${sayMoment(meeting.startedAt)}.` : '';
  const { approvalWorkingDays } = await rulesToday(deps, community.communityId);
  const limit = sayDay(addWorkingDays(heldOn(meeting), approvalWorkingDays));
  const agreed = plural(agreedIn(meeting), 'agreed request');
  const held = `${agreed} of this meeting can reach KCC's High Needs Funding officer only when it is ended.`;
  switch (about) {
    case 'notHeld':
      return {
        title: `The meeting of ${day} was not started here`,
        lines: [
          'If it was held, enter it now: the working days until KCC has the approvals count from the day it was held.',
          'If it was not, move or cancel it, so that its requests go on to another meeting.',
        ],
      };
    case 'notEnded':
      return { title: `Has the meeting of ${day} ended?`, lines: [since, HOW_TO_END] };
    case 'notEndedNextDay':
      return {
        title: `A meeting of ${community.name} is still open`,
        lines: [`The meeting of ${day} has not been ended. ${since}`, sayWhoRuns(deps, community)],
      };
    case 'approvalsDue':
      return {
        title: `Approvals of ${community.name} wait for its meeting to end`,
        lines: [held, `They must reach the officer by ${limit}.`, sayWhoRuns(deps, community)],
      };
    case 'approvalsOverdue':
      return {
        title: `Approvals of ${community.name} are late`,
        lines: [held, `They should have reached the officer by ${limit}.`, sayWhoRuns(deps, community)],
      };
  }
}

/** Somebody is asked to start, enter or end a meeting; nothing is said any more once that has been done. */
export async function meetingReminder(
  deps: Deps,
  { about, ...where }: Told<'meetingReminder'>,
  recipient: Recipient,
): Promise<NoticeCardData | null> {
  const loaded = await loadMeeting(deps, where);
  const isSo = loaded && loaded.meeting.status === (about === 'notHeld' ? 'planned' : 'inSession');
  if (!isSo) return null;
  const { title, lines } = await sayReminder(deps, about, loaded.meeting, loaded.community);
  return {
    title,
    subtitle: `${loaded.community.name} community`,
    lines: lines.filter((line) => line !== ''),
    // KCC sees no community's meeting: it asks whoever runs it
    buttons: isWhoRuns(deps, loaded.community, recipient) ? SEE_THE_MEETING : [],
  };
}

const SEE_THE_AGENDA = [{ title: 'Open agenda', word: 'agenda' }];

const sayRequests = ({ cutOff }: Meeting): string =>
  cutOff === null ? 'Requests are taken until the meeting.' : `Requests handed in by ${sayDay(cutOff)} are on time.`;

/** Everybody: a meeting has a date (R74). */
export async function meetingPlanned(deps: Deps, where: Told<'meetingPlanned'>): Promise<NoticeCardData | null> {
  const loaded = await loadMeeting(deps, where);
  if (loaded?.meeting.status !== 'planned') return null;
  const { meeting, community } = loaded;
  return {
    title: `A meeting is planned for ${sayDay(meeting.date)}`,
    subtitle: `${community.name} community`,
    lines: [`${meeting.startsAt} to ${meeting.endsAt} · ${sayWhere(meeting)}`, sayRequests(meeting)],
    buttons: SEE_THE_AGENDA,
  };
}

/** Everybody: it is held at another time or place, and why. */
export async function meetingMoved(
  deps: Deps,
  { communityId, meetingId }: Told<'meetingMoved'>,
): Promise<NoticeCardData | null> {
  const loaded = await loadMeeting(deps, { communityId, meetingId });
  const event = (await deps.store.events(communityId))
    .map((recorded) => recorded.event)
    .findLast((each) => each.type === 'MeetingMoved' && each.toMeetingId === meetingId);
  if (loaded?.meeting.status !== 'planned' || event?.type !== 'MeetingMoved') return null;
  const { meeting, community } = loaded;
  const { was, reason } = event;
  return {
    title: `The meeting of ${sayDay(was.date)} is held on ${sayDay(meeting.date)}, ${meeting.startsAt} to ${meeting.endsAt}`,
    subtitle: `${community.name} community`,
    lines: [
      `It was planned for ${sayDay(was.date)}, ${was.startsAt} to ${was.endsAt} · ${sayWhere(was)}.`,
      `Where it is held now: ${sayWhere(meeting)}.`,
      `Reason: ${reason}`,
      `Its requests go with it. ${sayRequests(meeting)}`,
    ],
    buttons: SEE_THE_AGENDA,
  };
}

/** Everybody: it is not held, and why. Each school with a request on it is told apart where that goes. */
export async function meetingCancelled(deps: Deps, where: Told<'meetingCancelled'>): Promise<NoticeCardData | null> {
  const loaded = await loadMeeting(deps, where);
  if (!loaded?.meeting.cancelled) return null;
  const { meeting, community } = loaded;
  return {
    title: `The meeting of ${sayDay(meeting.date)} is cancelled`,
    subtitle: `${community.name} community`,
    lines: [
      `Reason: ${loaded.meeting.cancelled.reason}`,
      'Requests handed in for it stay handed in: they go to the next meeting.',
    ],
    buttons: SEE_THE_AGENDA,
  };
}
