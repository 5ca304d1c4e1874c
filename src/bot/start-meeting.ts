import { isOver } from '../domain/meeting/meeting';
import { actingDeclared, RUNNING } from '../app/acting';
import type { Deps } from '../app/deps';
import type { InMeeting } from '../app/in-meeting';
import { startMeeting } from '../app/meeting';
import { startMeetingAction } from '../cards/meeting';
import { openStartAction, startAnywayAction, startCard } from '../cards/start-meeting';
import { londonDate } from '../domain/calendar/dates';
import { sayDay } from '../domain/calendar/say';
import { sayWhen } from './agenda-view';
import { meetingAnswer } from './meeting';
import { meetingRefusals as refusals } from './refusals/meeting';
import type { Route } from './router';
import { open, press, submit } from './router';
import type { Answer, Turn } from './turn';

const PERSONAL_START =
  'Start the meeting in its chat or channel, not here: type meeting there, with my name before it. If it was held on paper, type meetings here and enter it.';
const NOT_ITS_PLACE = 'This chat is not set up for that community. Type help here, with my name before it.';

/** Why the meeting cannot be started from where this was pressed; null when it can. */
async function notHere(deps: Deps, { communityId }: InMeeting, { chat }: Turn): Promise<string | null> {
  if (chat.kind === 'personal') return PERSONAL_START;
  const place = await deps.directory.place(chat.conversationId);
  return place?.value.communityId === communityId ? null : NOT_ITS_PLACE;
}

/** Starting the meeting in its chat: at once on its own day, after a question on any other. */
export const startMeetingRoutes = (deps: Deps): Route[] => {
  const start = (where: InMeeting, { person, chat }: Turn, onAnotherDay: boolean) =>
    startMeeting(deps, person.personId, {
      ...where,
      placeId: chat.conversationId,
      thread: chat.threadId,
      onAnotherDay,
    });
  return [
    press(startMeetingAction, async (where, turn) => {
      const trouble = await notHere(deps, where, turn);
      return trouble === null ? meetingAnswer(deps, where, turn, await start(where, turn, false)) : { say: trouble };
    }),
    open(openStartAction, async (where, turn) => startDialog(deps, where, turn)),
    submit(startAnywayAction, async (where, turn) => {
      const trouble = await notHere(deps, where, turn);
      if (trouble !== null) return { close: trouble };
      const done = await start(where, turn, true);
      return { close: done.ok ? 'The meeting has started. Its card shows who is here.' : refusals[done.refusal] };
    }),
  ];
};

/** Asks in plain words, since every decision will be dated by today. */
async function startDialog(deps: Deps, where: InMeeting, turn: Turn): Promise<Answer> {
  const who = await actingDeclared(deps, where.communityId, turn.person.personId, RUNNING);
  if (!who.ok) return { say: refusals[who.refusal] };
  const meeting = (await deps.store.read(where.communityId, 'meeting', where.meetingId))?.value;
  if (!meeting) return { say: refusals.NoSuchMeeting };
  if (isOver(meeting)) return { say: refusals.MeetingOver };
  if (meeting.status === 'inSession') return { say: 'The meeting has started already. Press Refresh to see it.' };
  const today = sayDay(londonDate(deps.now()));
  const card = startCard({
    ...where,
    community: who.value.community.name,
    question: `This meeting is planned for ${sayWhen(meeting)}. Today is ${today}. Is it held today?`,
    means: `Its decisions would be dated ${today}, and the working days until KCC has them and until it pays would count from today.`,
    button: 'Start it today',
  });
  return { dialog: { title: 'Start the meeting', card, size: 'medium' } };
}
