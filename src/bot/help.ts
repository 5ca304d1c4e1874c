import type { Deps } from '../app/deps';
import { mayWelcome } from '../app/first-contact';
import type { Capacity, WhoIs } from '../app/who-is';
import { capacitiesOf, whoIs } from '../app/who-is';
import { helpCard } from '../cards/help';
import { notUnderstoodCard } from '../cards/not-understood';
import { welcomeCard } from '../cards/welcome';
import type { Office } from '../domain/community/community';
import type { KccRole } from '../domain/community/directory';
import type { Manners } from './application';
import { homeAnswer } from './home';
import { nearestWords } from './nearest-word';
import type { Word } from './router';
import type { Answer, Turn } from './turn';
import { asButton, asSentence, buttonsBeside, newRequestFor, wordsFor } from './words';

async function wordsOf(deps: Deps, words: readonly Word[], { person, chat }: Turn): Promise<Word[]> {
  const who = await whoIs(deps, person.personId);
  return wordsFor(words, who ? capacitiesOf(who) : new Set(), chat.kind);
}

/** Buttons in a row that a card may have without hiding any. */
const PROMINENT = 3;
const WHOM_TO_ASK = 'Something missing? Ask the clerk of your community, or KCC’s High Needs Funding team.';

async function help(deps: Deps, words: readonly Word[], turn: Turn): Promise<Answer> {
  const isShared = turn.chat.kind !== 'personal';
  const usable = await wordsOf(deps, words, turn);
  return {
    show: helpCard({
      intro: isShared
        ? 'Here, type my name and one of these words. In your personal chat with me there is more.'
        : 'Type one of these words, or press its button.',
      words: usable.map(({ word, help }) => ({ ...asButton(word), help: asSentence(help) })),
      closing: WHOM_TO_ASK,
    }),
  };
}

/** All words with `help` among them: it lists exactly those that work for whoever asks. */
export function withHelp(deps: Deps, others: readonly Word[]): Word[] {
  const words: Word[] = [
    ...others,
    {
      word: 'help',
      help: 'what you can type here',
      where: 'everywhere',
      answer: async (turn) => [await help(deps, words, turn)],
    },
  ];
  return words;
}

const STRANGER = {
  notInRegister:
    'Hello. I am Communities of Schools: I help Kent’s schools to ask their community for High Needs Funding and to follow the decision. I work for people in KCC’s register: representatives of schools, chairs, clerks and KCC’s own staff. The address you use in Teams is not in it, so I cannot show you anything. If it should be, ask the clerk of your community, or KCC’s High Needs Funding team, to add it; then type hi.',
  taken:
    'Hello. The address you use in Teams is in KCC’s register, but another Microsoft account already uses it here, so I cannot show you anything. Ask the clerk of your community, or KCC’s High Needs Funding team, to have that account released; then type hi.',
} as const;

/** How the bot meets people: strangers, first contacts, greetings and words it does not know. */
export const peopleManners = (deps: Deps, words: readonly Word[]): Omit<Manners, 'bind'> => ({
  stranger: (why) => ({ say: STRANGER[why] }),

  greet: async (turn) => {
    if (turn.chat.kind !== 'personal') return [await help(deps, words, turn)];
    const welcomed = await welcomeOnce(deps, turn);
    return welcomed.length > 0 ? welcomed : [await homeAnswer(deps, turn)];
  },

  welcomeOnce: (turn) => welcomeOnce(deps, turn),

  notUnderstood: async (turn, text) => {
    const usable = (await wordsOf(deps, words, turn)).map(({ word }) => word);
    const meant = nearestWords(text, usable);
    const question = meant.length > 0 ? ` Did you mean ${meant.map((word) => `**${word}**`).join(' or ')}?` : '';
    const sentence = `I did not understand that.${question} Type **help** for all I can do.`;
    return [{ show: notUnderstoodCard({ sentence, words: [...new Set([...meant, 'help'])].map(asButton) }) }];
  },
});

async function welcomeOnce(deps: Deps, { person }: Turn): Promise<readonly Answer[]> {
  if (!(await mayWelcome(deps, person.personId))) return [];
  const who = await whoIs(deps, person.personId);
  return who ? [{ show: welcome(who) }] : [];
}

const OFFICES: Readonly<Record<Office, string>> = {
  chair: 'Chair',
  actingChair: 'Acting chair',
  clerk: 'Clerk',
  observer: 'Observer',
};
const KCC_ROLES: Readonly<Record<KccRole['role'], string>> = {
  officer: 'High Needs Funding officer',
  board: 'Area Board reader',
  administrator: 'Administrator',
};

/** What the register says somebody is, one line for each place. */
export const placesOf = ({ communities, kcc }: WhoIs): string[] => [
  ...communities.flatMap(({ community, schools, offices }) => [
    ...schools.map(({ name }) => `Representative of ${name} · ${community.name} community`),
    ...offices.map((office) => `${OFFICES[office]} · ${community.name} community`),
  ]),
  ...kcc.map(({ role, area }) => `${KCC_ROLES[role]} · ${area === null ? 'Kent County Council' : `KCC, ${area} area`}`),
];

function welcome(who: WhoIs) {
  const places = placesOf(who);
  const capacities = capacitiesOf(who);
  const newRequest = newRequestFor(who);
  const isChair = capacities.has('chair') || capacities.has('actingChair');
  return welcomeCard({
    name: who.person.name,
    places: (places.length > 0 ? places : ['No school, community or role at present.']).map((line) => ({ line })),
    first: firstStep(capacities),
    newRequest,
    words: buttonsBeside(
      newRequest,
      ['request', ...(isChair ? ['interests'] : []), 'agenda', 'home', 'help'],
      who,
    ).slice(0, PROMINENT - newRequest.length),
  });
}

function firstStep(capacities: ReadonlySet<Capacity>): string {
  if (capacities.has('representative'))
    return 'To ask for funding, press New request. You can stop at any page and go on later.';
  if (capacities.has('chair') || capacities.has('actingChair'))
    return 'First declare your interests, or that you have none: press Interests. Then Agenda is where you prepare the next meeting.';
  if (capacities.has('clerk')) return 'To prepare the next meeting, press Agenda. Home shows what is waiting for you.';
  if (capacities.has('observer')) return 'To see what the next meeting is about, press Agenda.';
  return 'Press Home to see what is waiting for you.';
}
