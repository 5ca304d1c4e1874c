import type { Deps } from '../app/deps';
import { homeOf } from '../app/home';
import { homeAction, homeCard } from '../cards/home';
import { homeView } from './home-view';
import type { Route, Word } from './router';
import { press } from './router';
import type { Answer, Turn } from './turn';

/** What waits for the person who asks. */
export async function homeAnswer(deps: Deps, { person }: Pick<Turn, 'person'>): Promise<Answer> {
  const home = await homeOf(deps, person.personId);
  return home
    ? { show: homeCard(homeView(home, deps.now())) }
    : { say: 'You are not in the register any more. If that is wrong, ask the clerk of your community to mend it.' };
}

export const homeRoutes = (deps: Deps): Route[] => [press(homeAction, (_, turn) => homeAnswer(deps, turn))];

export const homeWords = (deps: Deps): Word[] => [
  {
    word: 'home',
    help: 'what is waiting for you, most urgent first, and where your requests stand',
    where: 'personal',
    answer: async (turn) => [await homeAnswer(deps, turn)],
  },
];
