import type { RequestName } from '../app/approvals';
import { communitiesOf } from '../app/communities-of';
import type { Deps } from '../app/deps';
import type { FoundExceptional } from '../app/exceptional';
import { exceptionalOf, leaveForMeeting, openExceptional } from '../app/exceptional';
import { exceptionalAction, leaveForMeetingAction } from '../cards/exceptional';
import { requestStartCard } from '../cards/request-start';
import { londonDate } from '../domain/calendar/dates';
import type { PersonId } from '../domain/community/community';
import { runs } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import { adviserView, officeView } from './exceptional-view';
import { interimRefusals } from './refusals/interim';
import { NO_SCHOOL } from './request-sentences';
import { startCardData } from './request-list';
import type { Route, Word } from './router';
import { press } from './router';
import type { Answer, Turn } from './turn';

const NOT_YOURS =
  'Only the chair, the acting chair, the clerk and whoever the chair consults see an exceptional request before it is decided. If that should include you, ask your clerk.';

/** What this person may see of it: the whole card for those who run the community, the question for whoever is consulted. */
export async function exceptionalFor(
  deps: Deps,
  found: FoundExceptional,
  personId: PersonId,
  notice = '',
): Promise<Answer> {
  const { community, request } = found;
  if (runs(community, personId, londonDate(deps.now())))
    return { show: await officeView(deps, found, personId, notice) };
  const asked = request.exceptional.consulted.find((each) => each.personId === personId);
  return asked ? { show: adviserView(found, asked, notice) } : { say: NOT_YOURS };
}

/** The card as it stands after a press, or why there is none. */
export async function showExceptional(deps: Deps, personId: PersonId, name: RequestName, notice = ''): Promise<Answer> {
  const found = await exceptionalOf(deps, name);
  return found ? exceptionalFor(deps, found, personId, notice) : { say: interimRefusals.NoSuchRequest };
}

export const exceptionalRoutes = (deps: Deps): Route[] => [
  // what it says is for one person: in a shared place there is only where to find it
  press(exceptionalAction, async (name, { person, chat }) =>
    chat.kind === 'personal'
      ? showExceptional(deps, person.personId, name)
      : { say: 'Type exceptional in your personal chat with me to see it.' },
  ),

  press(leaveForMeetingAction, async ({ key, ...name }, { person, chat }) => {
    const done = await leaveForMeeting(deps, person.personId, name, key);
    if (!done.ok && done.refusal !== 'DecidedSince') return { say: interimRefusals[done.refusal] };
    if (chat.kind !== 'personal')
      return { say: done.ok ? 'It is left for the meeting.' : interimRefusals.DecidedSince };
    const notice = done.ok ? '' : interimRefusals.DecidedSince;
    return showExceptional(deps, person.personId, name, notice);
  }),
];

/** What waits in the communities this person runs, as cards; null where they run none. */
async function waitingCards(deps: Deps, personId: PersonId): Promise<Answer[] | null> {
  const communities = await communitiesOf(deps, personId);
  const found = await Promise.all(
    communities.map(async (community) => ({
      community,
      declarations: (await deps.store.read(community.communityId, 'declarations', ONLY))?.value ?? null,
      open: await openExceptional(deps, personId, community),
    })),
  );
  if (found.every(({ open }) => open === null)) return null;
  return Promise.all(
    found.flatMap(({ community, declarations, open }) =>
      (open ?? []).map(async (request) => ({
        show: await officeView(deps, { community, declarations, request }, personId),
      })),
    ),
  );
}

async function answerWord(deps: Deps, turn: Turn): Promise<readonly Answer[]> {
  const waiting = await waitingCards(deps, turn.person.personId);
  const start = await startCardData(deps, turn, 'exceptional');
  const mine = start ? [{ show: requestStartCard(start) }] : [];
  if (waiting === null) return mine.length > 0 ? mine : [{ say: NO_SCHOOL }];
  if (waiting.length > 0 || mine.length > 0) return [...mine, ...waiting];
  return [{ say: 'No exceptional request waits for a decision. When a school files one, you hear of it at once.' }];
}

/** `exceptional`: a school begins one; chair and clerk see those that wait. */
export const exceptionalWords = (deps: Deps): Word[] => [
  {
    word: 'exceptional',
    help: 'Ask between meetings for what cannot wait, or see what waits for the chair',
    where: 'personal',
    answer: (turn) => answerWord(deps, turn),
  },
];
