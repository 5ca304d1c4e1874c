import type { Deps } from '../app/deps';
import type { Notice } from '../app/ports';
import { rulesOf } from '../app/rules';
import type { NoticeCardData } from '../cards/notice';
import { londonDate } from '../domain/calendar/dates';
import { sayDay } from '../domain/calendar/say';
import { schoolOf } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import { profileOn } from '../domain/profile';
import { clearedOn } from '../domain/request/left';
import { CATEGORIES } from '../domain/request/request';

type Told = Extract<Notice, { type: 'draftForgotten' | 'draftCleared' }>;

async function draftOf(deps: Deps, { communityId, requestId }: Told) {
  const [community, request] = await Promise.all([
    deps.store.read(communityId, 'community', ONLY),
    deps.store.read(communityId, 'request', requestId),
  ]);
  if (!community || request?.value.status !== 'draft') return null;
  const { urn, form, startedAt } = request.value;
  const about = form.asked ? CATEGORIES[form.asked.category] : `begun on ${sayDay(londonDate(startedAt))}`;
  const school = schoolOf(community.value, urn)?.name ?? urn;
  return { draft: request.value, about, subtitle: `${school} · ${community.value.name} community` };
}

const GO_ON = [{ title: 'Go on with it', word: 'request' }];

/** The school: a draft was left. Nothing to say once somebody went on with it. */
export async function draftForgotten(deps: Deps, told: Told): Promise<NoticeCardData | null> {
  const found = await draftOf(deps, told);
  if (!found?.draft.warnedAt) return null;
  const today = londonDate(deps.now());
  const day = clearedOn(found.draft, profileOn(await rulesOf(deps, told.communityId), today), today);
  return {
    title: 'A request of your school waits to be finished',
    subtitle: found.subtitle,
    lines: [
      `Draft: ${found.about}. Nobody has saved anything in it for some time.`,
      `If nobody does by ${sayDay(day)}, the pupils’ names and dates of birth in it are cleared. What you wrote stays.`,
    ],
    buttons: GO_ON,
  };
}

/** The school: the pupils of a draft that was left have been cleared. */
export async function draftCleared(deps: Deps, told: Told): Promise<NoticeCardData | null> {
  const found = await draftOf(deps, told);
  if (!found || found.draft.pupils !== null) return null;
  return {
    title: 'The pupils in a draft of your school were cleared',
    subtitle: found.subtitle,
    lines: [
      `Draft: ${found.about}. Nobody had gone on with it, so names and dates of birth are no longer kept.`,
      'What you wrote is still there. To hand it in, enter the pupils again.',
    ],
    buttons: GO_ON,
  };
}
