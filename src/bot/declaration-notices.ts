import type { Deps } from '../app/deps';
import type { Notice } from '../app/ports';
import type { NoticeCardData } from '../cards/notice';
import { londonDate } from '../domain/calendar/dates';
import { ONLY } from '../domain/documents';
import { chairOffice, declarationIn } from '../domain/interest/declaration';
import { sayInterests } from './declarations-view';

type Told<Type extends Notice['type']> = Extract<Notice, { type: Type }>;

async function officeOf(deps: Deps, communityId: string, personId: string) {
  const [community, declarations] = await Promise.all([
    deps.store.read(communityId, 'community', ONLY),
    deps.store.read(communityId, 'declarations', ONLY),
  ]);
  const today = londonDate(deps.now());
  const office = community && chairOffice(community.value, personId, today);
  if (!office) return null;
  return { community: community.value, office, today, current: declarationIn(declarations?.value ?? null, office) };
}

/** A chair is asked to declare, or to confirm (R8); nothing when they have stopped chairing. */
export async function declarationDue(
  deps: Deps,
  { communityId, personId }: Told<'declarationDue'>,
): Promise<NoticeCardData | null> {
  const found = await officeOf(deps, communityId, personId);
  if (!found) return null;
  const { community, current } = found;
  return {
    title: current ? 'Is your declaration of interests still true?' : 'Declare your interests',
    subtitle: `${community.name} community`,
    lines: current
      ? ['A year has passed since you last said so. If nothing has changed, one press is enough.']
      : [
          'A chair declares their interests at the beginning of their tenure, or that there are none. It takes a minute.',
          'Until then you cannot order the agenda, run the meeting or decide; the clerk can go on.',
        ],
    buttons: [{ title: current ? 'Confirm or change' : 'Declare my interests', word: `interests ${communityId}` }],
  };
}

/** The clerk and KCC hear that somebody who chairs has an interest in the community: a chair is to be independent (R7). */
export async function interestDeclared(
  deps: Deps,
  { communityId, personId }: Told<'interestDeclared'>,
): Promise<NoticeCardData | null> {
  const found = await officeOf(deps, communityId, personId);
  if (!found?.current) return null;
  const { community, office, today, current } = found;
  const named = sayInterests(community, current.interests, today);
  const { said } = current.interests;
  return {
    title: `${office.name} has declared an interest`,
    subtitle: `${community.name} community`,
    lines: [
      ...(named === '' ? [] : [`Interests: ${named}`]),
      ...(said === '' ? [] : [`In their words: ${said}`]),
      'A chair is to be independent of the schools. Please consider whether somebody else should chair.',
    ],
    buttons: [{ title: 'Register of interests', word: `interests ${communityId}` }],
  };
}
