import { loadActions } from '../app/actions';
import type { Deps } from '../app/deps';
import type { Notice } from '../app/ports';
import { loadMeeting } from '../app/load-meeting';
import type { NoticeCardData } from '../cards/notice';
import { sayDay } from '../domain/calendar/say';
import { ONLY } from '../domain/documents';
import { heldOn } from '../domain/meeting/meeting';

type Told<Type extends Notice['type']> = Extract<Notice, { type: Type }>;

/** Whoever is to do something a meeting agreed; nothing once it is done. */
export async function actionGiven(
  deps: Deps,
  { communityId, actionId }: Told<'actionGiven'>,
): Promise<NoticeCardData | null> {
  const community = (await deps.store.read(communityId, 'community', ONLY))?.value;
  const action = (await loadActions(deps, communityId)).find((each) => each.actionId === actionId);
  if (!community || !action || action.done) return null;
  const { owner, item, agreedOn, what, due } = action;
  return {
    title: `An action for ${owner.kind === 'school' ? owner.name : 'you'}, by ${sayDay(due)}`,
    subtitle: `${community.name} community · meeting of ${sayDay(agreedOn)}${item ? ` · ${item.reference}` : ''}`,
    lines: [what, 'When it is done, say so under home.'],
    buttons: [{ title: 'Home', word: 'home' }],
  };
}

/** Chair and clerk, when a meeting has ended: what to do with its minutes. */
export async function minutesDraft(deps: Deps, told: Told<'minutesDraft'>): Promise<NoticeCardData | null> {
  const loaded = await loadMeeting(deps, told);
  if (!loaded) return null;
  const { meeting, community } = loaded;
  return {
    title: `The minutes of ${sayDay(heldOn(meeting))} are ready as a draft`,
    subtitle: `${community.name} community`,
    lines: [
      'They were made from what the meeting recorded. Add actions, corrections and notes while they are a draft.',
      'The chair approves them, at the latest at the next meeting. Every school can read them already.',
    ],
    buttons: [{ title: 'Minutes', word: `minutes ${community.communityId}` }],
  };
}

/** The community's channel, when the chair has approved them. */
export async function minutesApproved(deps: Deps, told: Told<'minutesApproved'>): Promise<NoticeCardData | null> {
  const loaded = await loadMeeting(deps, told);
  if (!loaded) return null;
  const { meeting, community } = loaded;
  return {
    title: `The minutes of ${sayDay(heldOn(meeting))} are approved`,
    subtitle: `${community.name} community`,
    lines: [
      'Representatives, chair and clerk find them under minutes in their personal chat with me, as a Word document too.',
    ],
    buttons: [],
  };
}
