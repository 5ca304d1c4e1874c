import type { CardAction } from '../cards/define';
import type { Answer, Turn } from './turn';

type How = 'press' | 'open' | 'submit' | 'allow';

/** One thing the bot answers to. `press`: a button on a card. `open`: a button that opens a dialog. `submit`: a button in a dialog. `allow`: the answer to a file that was offered. */
export interface Route {
  readonly how: How;
  readonly verb: string;
  /** Parses what the card sent and answers; null when it is not what this verb carries. */
  readonly run: (data: unknown, turn: Turn) => Promise<Answer | null>;
}

type Handler<Data> = (data: Data, turn: Turn) => Promise<Answer>;

const route =
  (how: How) =>
  <Data>({ verb, schema }: CardAction<Data>, handle: Handler<Data>): Route => ({
    how,
    verb,
    run: async (data, turn) => {
      const parsed = schema.safeParse(data);
      return parsed.success ? handle(parsed.data, turn) : null;
    },
  });

export const press = route('press');
export const open = route('open');
export const submit = route('submit');
export const allow = route('allow');

/** A word the bot answers to when somebody types it, with the sentence `help` shows for it. */
export interface Word {
  readonly word: string;
  readonly help: string;
  /** Where it works: everywhere, or in one kind of chat. */
  readonly where: 'everywhere' | 'personal' | 'shared';
  readonly answer: (turn: Turn, rest: string) => Promise<readonly Answer[]>;
}

/** What the app offers in the composer of any chat, private to whoever opens it: the manifest lists each, and it opens a dialog. */
export interface ComposerCommand {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly open: (turn: Turn) => Promise<Answer>;
}

export interface Router {
  readonly find: (how: How, verb: string) => Route | undefined;
  readonly words: readonly Word[];
  readonly commands: readonly ComposerCommand[];
}

/** Composes routes, words and commands; two with one name fail at start-up. */
export function routerFor(
  routes: readonly Route[],
  words: readonly Word[],
  commands: readonly ComposerCommand[] = [],
): Router {
  const table = new Map<string, Route>();
  for (const each of routes) {
    const name = `${each.how} ${each.verb}`;
    if (table.has(name)) throw new Error(`Two routes answer to ${name}`);
    table.set(name, each);
  }
  if (new Set(words.map(({ word }) => word)).size !== words.length) throw new Error('Two routes answer to one word');
  if (new Set(commands.map(({ id }) => id)).size !== commands.length) throw new Error('Two commands have one id');
  return { find: (how, verb) => table.get(`${how} ${verb}`), words, commands };
}
