import type { Deps } from '../app/deps';
import type { InMeeting } from '../app/in-meeting';
import { checkIn, endMeeting, openItem } from '../app/meeting';
import { checkInAction, endMeetingAction, meetingViewAction, openItemAction } from '../cards/meeting';
import { communitiesOf } from '../app/communities-of';
import type { WantedDelivery } from '../app/ports';
import { boardIn } from '../app/notifications';
import type { Outcome } from '../domain/outcome';
import { meetingMeant, meetingView } from './meeting-view';
import { meetingRefusals } from './refusals/meeting';
import type { Route, Word } from './router';
import { press } from './router';
import type { Answer, Turn } from './turn';
import { refreshers } from './turn';

const NO_MEETING: Answer = {
  say: 'There is nothing to show you: the meeting is not there any more, or it belongs to another community. Type meeting to see yours.',
};
/** The meeting's card after a press, with a word on why not; who may not see it gets the word alone. */
export async function meetingAnswer(
  deps: Deps,
  where: InMeeting,
  turn: Turn,
  outcome: Outcome<unknown, keyof typeof meetingRefusals>,
): Promise<Answer> {
  if (!outcome.ok && (outcome.refusal === 'NotAllowed' || outcome.refusal === 'NotARepresentative'))
    return { say: meetingRefusals[outcome.refusal] };
  const notice = outcome.ok ? '' : meetingRefusals[outcome.refusal];
  const card = await meetingView(deps, where, turn.person.personId, notice, refreshers(turn));
  return card ? { show: card } : NO_MEETING;
}

/** Posts the shared meeting card, if this chat has none yet: the same delivery that later edits it. Answers whether it did. */
export type ShowBoard = (delivery: WantedDelivery) => Promise<boolean>;

export const meetingRoutes = (deps: Deps): Route[] => [
  press(meetingViewAction, async (where, turn) => {
    const card = await meetingView(deps, where, turn.person.personId, '', refreshers(turn));
    return card ? { show: card } : NO_MEETING;
  }),
  press(checkInAction, async (where, turn) =>
    meetingAnswer(deps, where, turn, await checkIn(deps, turn.person.personId, where)),
  ),
  press(openItemAction, async (item, turn) =>
    meetingAnswer(deps, item, turn, await openItem(deps, turn.person.personId, item)),
  ),
  press(endMeetingAction, async (where, turn) =>
    meetingAnswer(deps, where, turn, await endMeeting(deps, turn.person.personId, where)),
  ),
];

export const meetingWords = (deps: Deps, showBoard: ShowBoard): Word[] => [
  {
    word: 'meeting',
    help: 'See the next meeting, or the one in session. Check in there; chair and clerk run it.',
    where: 'everywhere',
    answer: async (turn) => {
      if (turn.chat.kind === 'personal') return personalMeetings(deps, turn);
      const place = await deps.directory.place(turn.chat.conversationId);
      const meant = place && (await meetingMeant(deps, place.value.communityId));
      if (!meant) return [{ say: 'No meeting is planned yet. The clerk sets the dates.' }];
      if (await showBoard(boardIn(turn.chat.conversationId, meant, deps.now(), turn.chat.threadId))) return [];
      const card = await meetingView(deps, meant, null);
      return card ? [{ show: card }] : [NO_MEETING];
    },
  },
];

async function personalMeetings(deps: Deps, turn: Turn): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { communityId } of await communitiesOf(deps, turn.person.personId)) {
    const meant = await meetingMeant(deps, communityId);
    const card = meant && (await meetingView(deps, meant, turn.person.personId));
    if (card) answers.push({ show: card });
  }
  return answers.length
    ? answers
    : [{ say: 'No meeting is planned for a community of yours yet. The clerk sets the dates.' }];
}
