import type { HomeCommunity } from '../app/home';
import type { WaitingData } from '../cards/home';
import { addDays, londonDate, londonTime } from '../domain/calendar/dates';
import type { Instant } from '../domain/calendar/dates';
import { sayDay, sayMoment } from '../domain/calendar/say';
import type { Waiting } from '../domain/waiting/waiting';
import { sayDue } from './action-words';
import { clipped } from './clipped';
import { plural } from './terms-words';

/** Home shows how a question or an action begins; the dialog and the list of actions show the whole. */
const MOST_OF_A_QUESTION = 140;

/** `today at 14:05`, `yesterday at 14:05`, or the day. */
export function saySince(at: Instant, now: Instant): string {
  const [day, today] = [londonDate(at), londonDate(now)];
  if (day === today) return `today at ${londonTime(at)}`;
  return day === addDays(today, -1) ? `yesterday at ${londonTime(at)}` : `on ${sayMoment(at)}`;
}

const line = (text: string, detail: string): WaitingData => ({
  text,
  detail,
  button: '',
  does: {
    word: false,
    draft: false,
    change: false,
    meeting: false,
    release: false,
    approval: false,
    exceptional: false,
    finish: false,
  },
  word: '',
  meetingId: '',
  communityId: '',
  requestId: '',
  actionId: '',
});

type Ids = Partial<Pick<WaitingData, 'word' | 'meetingId' | 'communityId' | 'requestId' | 'actionId'>>;

const withButton = (shown: WaitingData, does: keyof WaitingData['does'], button: string, sends: Ids): WaitingData => ({
  ...shown,
  ...sends,
  button,
  does: { ...shown.does, [does]: true },
});

export interface Where {
  readonly communityId: string;
  readonly name: string;
  readonly meetingIn: HomeCommunity['meetingIn'];
  readonly now: Instant;
}

/** What waits for somebody, as a line with its button. */
export function sayWaiting(waiting: Waiting, { communityId, name, meetingIn, now }: Where): WaitingData {
  const agenda = { word: `agenda ${communityId}` };
  const meeting = { communityId, meetingId: 'meetingId' in waiting ? waiting.meetingId : '' };
  switch (waiting.kind) {
    case 'meetingStarted': {
      const place = meetingIn === 'channel' ? `${name}’s channel` : `${name}’s meeting chat`;
      const detail = waiting.checkedIn ? `It goes on in ${place}.` : `Check in there: it is in ${place}.`;
      return withButton(line('The meeting has started.', detail), 'meeting', 'See the meeting', meeting);
    }
    case 'notHeld': {
      const text = `The meeting of ${sayDay(waiting.on)} was not started here.`;
      return withButton(line(text, 'Enter it if it was held; otherwise move or cancel it.'), 'word', 'Meetings', {
        word: 'meetings',
      });
    }
    case 'beingEntered': {
      const text = `The meeting held on paper on ${sayDay(waiting.heldOn)} is being entered.`;
      return withButton(line(text, 'Enter its decisions, then end it.'), 'meeting', 'See the meeting', meeting);
    }
    case 'tie': {
      const detail = waiting.mayDecide ? 'Decide it in the meeting.' : 'Whoever chairs it decides it in the meeting.';
      const text = `Item ${waiting.position} is tied (${waiting.reference}).`;
      return withButton(line(text, detail), 'meeting', 'See the meeting', meeting);
    }
    case 'approval': {
      const { reference, school, requestId, by, overdue, since } = waiting;
      const limit = by === null ? '' : overdue ? ` The limit was ${sayDay(by)}.` : ` The limit is ${sayDay(by)}.`;
      const text = `Acknowledge ${reference}, ${school}.`;
      const ids = { communityId: waiting.communityId, requestId };
      return withButton(line(text, `Sent ${saySince(since, now)}.${limit}`), 'approval', 'Open approval', ids);
    }
    case 'exceptional': {
      const { reference, school, requestId, decideBy, mayDecide, asked, answered } = waiting;
      const what = mayDecide ? 'Decide on' : 'Whoever chairs it decides on';
      const answers = asked === 0 ? '' : ` ${answered} of ${plural(asked, 'school')} asked have answered.`;
      const shown = line(
        `${what} ${reference}, ${school}: an exceptional request.`,
        `Decide by ${sayMoment(decideBy)}.${answers}`,
      );
      return withButton(shown, 'exceptional', mayDecide ? 'Decide' : 'See it', { communityId, requestId });
    }
    case 'advice': {
      const { reference, school, requestId, since } = waiting;
      const shown = line(`The chair asks for your view of ${reference}, ${school}.`, `Asked ${saySince(since, now)}.`);
      return withButton(shown, 'exceptional', 'Answer', { communityId, requestId });
    }
    case 'lateRequests': {
      const text = `${plural(waiting.references.length, 'request')} came after the cut-off: take in or defer.`;
      return withButton(line(text, waiting.references.join(', ')), 'word', 'Place', agenda);
    }
    case 'agenda': {
      const { by, requests, changes, published } = waiting;
      const day = by === null ? 'the next meeting' : sayDay(by);
      const shown = published
        ? line(
            `Publish the agenda of ${day} again.`,
            `${plural(changes, 'change')} since it was published: nobody has seen ${changes === 1 ? 'it' : 'them'} yet.`,
          )
        : line(`Order and publish the agenda of ${day}.`, `${plural(requests, 'request')} so far.`);
      return withButton(shown, 'word', 'Agenda', agenda);
    }
    case 'draft': {
      const inTime = waiting.by === null ? '' : ` To be in time for the next meeting: by ${sayDay(waiting.by)}.`;
      const shown = line(
        `Finish your request for ${waiting.school}.`,
        `Saved ${saySince(waiting.since, now)}.${inTime}`,
      );
      return withButton(shown, 'draft', 'Continue', { communityId, requestId: waiting.requestId });
    }
    case 'returned': {
      const { reference, school, requestId, question, since } = waiting;
      const text = `${reference} came back to ${school} with a question.`;
      const shown = line(text, `Asked ${saySince(since, now)}: ${clipped(question, MOST_OF_A_QUESTION)}`);
      return withButton(shown, 'change', 'Answer', { communityId, requestId });
    }
    case 'changes': {
      const { reference, school, requestId, by, since } = waiting;
      const inTime = by === null ? '' : ` They count if they are in by ${sayDay(by)}.`;
      const shown = line(`Hand in your changes to ${reference}, ${school}.`, `Saved ${saySince(since, now)}.${inTime}`);
      return withButton(shown, 'change', 'Continue', { communityId, requestId });
    }
    case 'declaration': {
      const shown =
        waiting.why === 'missing'
          ? line('Declare your interests.', `Until you have, you cannot chair ${name}: the clerk can go on.`)
          : line('Is your declaration of interests still true?', `You last said so a year ago, in ${name}.`);
      const button = waiting.why === 'missing' ? 'Declare' : 'Confirm or change';
      return withButton(shown, 'word', button, { word: `interests ${communityId}` });
    }
    case 'action': {
      const { actionId, what, agreedOn, due, owner } = waiting;
      const text = `Action from ${sayDay(agreedOn)}: ${clipped(what, MOST_OF_A_QUESTION)}`;
      const day = sayDue({ due }, londonDate(now));
      const shown = line(text, `${owner === '' ? day : `${owner}, ${day}`}.`);
      return withButton(shown, 'finish', 'Done', { communityId, actionId });
    }
    case 'heldApproval': {
      const shown = line(
        `${waiting.reference}, ${waiting.school}: agreed, with conditions to be met first.`,
        'It goes to KCC when you say that they are met.',
      );
      return withButton(shown, 'release', 'Conditions are met', { communityId, requestId: waiting.requestId });
    }
  }
}
