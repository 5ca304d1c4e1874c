import type { ComposerCommand, Word } from '../src/bot/router';
import { asSentence } from '../src/bot/words';

/** What Teams shows of the bot's words in one scope, when somebody looks for what it can do. */
export interface ListedCommand {
  readonly title: string;
  readonly description: string;
}

/** Teams shows no more in one scope; `help` has them all. */
export const MOST_COMMANDS = 12;

/** Left out first where there are more words than Teams shows. */
const LEFT_TO_HELP = ['rules', 'privacy', 'interests', 'minutes', 'ask', 'feedback'];

const SCOPES = { personal: ['personal'], shared: ['team', 'groupChat'] } as const;
type Where = keyof typeof SCOPES;

/** The words of one kind of chat, in the order of `help`; at most twelve, and `help` always among them. */
export function listedWords(words: readonly Word[], where: Where): Word[] {
  const here = words.filter((word) => word.where === 'everywhere' || word.where === where);
  const leaving = [...LEFT_TO_HELP, ...here.map(({ word }) => word).reverse()]
    .filter((each, index, all) => each !== 'help' && all.indexOf(each) === index)
    .filter((each) => here.some(({ word }) => word === each))
    .slice(0, Math.max(0, here.length - MOST_COMMANDS));
  return here.filter(({ word }) => !leaving.includes(word));
}

export const commandLists = (words: readonly Word[]): { scopes: string[]; commands: ListedCommand[] }[] =>
  (Object.keys(SCOPES) as Where[]).map((where) => ({
    scopes: [...SCOPES[where]],
    commands: listedWords(words, where).map(({ word, help }) => ({ title: word, description: asSentence(help) })),
  }));

/** The composer's commands: each opens a dialog that the bot sends. */
export const composerCommands = (commands: readonly Pick<ComposerCommand, 'id' | 'title' | 'description'>[]) =>
  commands.map(({ id, title, description }) => ({
    id,
    type: 'action',
    title,
    description,
    context: ['compose', 'commandBox'],
    fetchTask: true,
  }));
