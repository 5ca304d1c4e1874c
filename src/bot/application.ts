import { Application } from '@microsoft/teams-ai';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import { ActivityTypes, MessageFactory, TeamsInfo } from 'botbuilder';
import type { Deps } from '../app/deps';
import { resumeFor } from '../app/deliver';
import type { Chat } from '../app/deliver';
import type { Delivery } from '../app/ports';
import type { Contact, RosterMember } from '../app/first-contact';
import { firstContact, rememberChat } from '../app/first-contact';
import { joined } from '../app/joined';
import type { Card } from '../cards/define';
import { accountIn, chatIn, commandIn, executedAction, submittedAction, taskAction, textIn } from './activity';
import { consentIn, consentMessage, DECLINED, FILE_CONSENT, fileMessage } from './file-consent';
import { cardMessage } from './messenger';
import { actionResponse, dialogResponse } from './reply';
import type { Router } from './router';
import { press } from './router';
import { memberFrom } from './roster';
import { wordAction } from '../cards/help';
import type { Answer, Turn } from './turn';
import type { Upload } from './upload';

/** What the bot says to people and places it does not know yet, and to words it does not know. */
export interface Manners {
  readonly stranger: (why: 'notInRegister' | 'taken') => Answer;
  readonly greet: (turn: Turn) => Promise<readonly Answer[]>;
  readonly welcomeOnce: (turn: Turn) => Promise<readonly Answer[]>;
  readonly notUnderstood: (turn: Turn, text: string) => Promise<readonly Answer[]>;
  readonly bind: () => Card;
}

const UNKNOWN_PRESSER: Answer = {
  say: 'I do not know you yet. Open a personal chat with me, type hi, and then press again.',
};
const STALE: Answer = {
  say: 'This card is from an earlier version. Type home in your personal chat with me to see what you can do now.',
};
const INCOMPLETE: Answer = {
  say: 'That button did not send what I expected, so nothing was changed. Refresh the card and press again.',
};
const UNKNOWN_COMMAND: Answer = {
  say: 'This action is from another version of me. Type home in your personal chat with me to see what you can do now.',
};
const GREETINGS = ['hi', 'hello', 'hey', 'start'];

/** How the bot speaks outside the conversation it was spoken to in. */
export interface Outgoing {
  /** Sends one delivery now, as the queue would. */
  readonly send: (delivery: Pick<Delivery, 'id' | 'recipient'>) => Promise<unknown>;
  /** Leaves a card in a chat; where that cannot be, nothing is lost that the person has not read already. */
  readonly leave: (chat: Chat, card: Card) => Promise<unknown>;
}

/** The conversation with Teams: what arrives, who it is from, which route answers. */
export function createApplication(
  deps: Deps,
  router: Router,
  manners: Manners,
  { send, leave }: Outgoing,
  /** The tenant whose roster is trusted; null on one machine. */
  hostTenant: string | null,
  upload: Upload,
): Application {
  const app = new Application({ startTypingTimer: false, removeRecipientMention: true, longRunningMessages: false });

  async function roster(context: TurnContext): Promise<RosterMember[]> {
    const { tenantId = '' } = accountIn(context.activity) ?? {};
    const members: RosterMember[] = [];
    let page: string | undefined;
    do {
      const { members: some, continuationToken } = await TeamsInfo.getPagedMembers(context, 200, page);
      members.push(
        ...some.flatMap((member) => memberFrom(member, tenantId, context.activity.serviceUrl, hostTenant) ?? []),
      );
      page = continuationToken || undefined;
    } while (page);
    return members;
  }

  const turnOf = (context: TurnContext, person: Turn['person']): Turn => ({
    person,
    chat: chatIn(context.activity),
    now: deps.now(),
    roster: () => roster(context),
  });

  async function owner({ activity }: TurnContext): Promise<Turn['person'] | null> {
    const account = accountIn(activity);
    return account && deps.directory.accountOwner(account.tenantId, account.objectId);
  }

  /** Who writes: bound before, or bound now by the one roster look-up of a first contact. */
  async function meet(context: TurnContext, id = context.activity.from.id): Promise<Contact> {
    const known = id === context.activity.from.id ? await owner(context) : null;
    if (known) return { known: true, ...known };
    const { tenantId = context.activity.conversation.tenantId ?? '' } = accountIn(context.activity) ?? {};
    const member = memberFrom(
      await TeamsInfo.getMember(context, id),
      tenantId,
      context.activity.serviceUrl,
      hostTenant,
    );
    return member ? firstContact(deps, member) : { known: false, why: 'notInRegister' };
  }

  async function pressed(
    context: TurnContext,
    how: 'press' | 'open' | 'submit' | 'allow',
    sent: { verb: string; data: unknown } | null,
    turnFor: (context: TurnContext, person: Turn['person']) => Turn | Promise<Turn> = turnOf,
  ): Promise<Answer> {
    if (!sent) return INCOMPLETE;
    const route = how === 'press' && sent.verb === wordAction.verb ? wordRoute : router.find(how, sent.verb);
    if (!route) return STALE;
    const person = await owner(context);
    if (!person) return UNKNOWN_PRESSER;
    return (await route.run(sent.data, await turnFor(context, person))) ?? INCOMPLETE;
  }

  /** The composer stands in any chat, also where the bot is not: what is done in its dialog is done in the person's own chat. */
  async function composerTurn(context: TurnContext, person: Turn['person']): Promise<Turn> {
    const turn = turnOf(context, person);
    const own = (await deps.directory.person(person.personId))?.value.chat;
    return { ...turn, chat: { ...turn.chat, ...own, kind: 'personal' } };
  }

  async function commanded(context: TurnContext, id: string): Promise<Answer> {
    const command = router.commands.find((each) => each.id === id);
    if (!command) return UNKNOWN_COMMAND;
    const person = await owner(context);
    return person ? command.open(await composerTurn(context, person)) : UNKNOWN_PRESSER;
  }

  /** What the composer's dialog leaves behind, in the person's own chat with the bot if there is one. */
  async function leaveInOwnChat(context: TurnContext, card: Card): Promise<void> {
    const person = await owner(context);
    const chat = person && (await deps.directory.person(person.personId))?.value.chat;
    if (chat) await leave(chat, card);
  }

  /** In a personal chat the message itself changes too, so that a reload shows no used key. */
  async function settle(context: TurnContext, answer: Answer): Promise<void> {
    const { activity } = context;
    if ('posts' in answer) return say(context, answer.posts);
    if (chatIn(activity).kind !== 'personal') return;
    if ('show' in answer && activity.replyToId)
      await context.updateActivity({ ...cardMessage(answer.show), id: activity.replyToId });
    if ('post' in answer) await context.sendActivity(cardMessage(answer.post));
  }

  /** Changes the card whose button opened the dialog; where Teams does not say which that is, the new one is sent. */
  async function editOpener(context: TurnContext, card: Card): Promise<void> {
    const { replyToId } = context.activity;
    if (replyToId) await context.updateActivity({ ...cardMessage(card), id: replyToId });
    else await context.sendActivity(cardMessage(card));
  }

  /** In place of the offer, so that an answer Teams sends twice leaves one message. */
  async function settleOffer(context: TurnContext, message: Partial<Activity>): Promise<void> {
    const { replyToId } = context.activity;
    if (replyToId) await context.updateActivity({ ...message, id: replyToId });
    else await context.sendActivity(message);
  }

  /** Somebody allowed a file that was offered, or declined it. */
  async function answerConsent(context: TurnContext): Promise<void> {
    const sent = consentIn(context.activity.value);
    if (!sent || chatIn(context.activity).kind !== 'personal') return say(context, [INCOMPLETE]);
    if (sent.action === 'decline') return settleOffer(context, MessageFactory.text(DECLINED));
    const answer = await pressed(context, 'allow', submittedAction(sent.context));
    if (!('file' in answer)) return say(context, [answer]);
    await upload(sent.uploadInfo.uploadUrl, answer.file);
    return settleOffer(context, fileMessage(sent.uploadInfo));
  }

  async function answerInvoke(context: TurnContext): Promise<InvokeResponse> {
    const { name } = context.activity;
    const value: unknown = context.activity.value;
    if (name === 'adaptiveCard/action') {
      const answer = await pressed(context, 'press', executedAction(value));
      await settle(context, answer);
      return actionResponse(answer);
    }
    if (name === 'task/fetch' || name === 'task/submit') {
      const answer = await pressed(context, name === 'task/fetch' ? 'open' : 'submit', taskAction(value));
      if ('post' in answer) await context.sendActivity(cardMessage(answer.post));
      if ('edit' in answer) await editOpener(context, answer.edit);
      return dialogResponse(answer);
    }
    if (name === 'composeExtension/fetchTask') return dialogResponse(await commanded(context, commandIn(value)));
    if (name === 'composeExtension/submitAction') {
      const answer = await pressed(context, 'submit', taskAction(value), composerTurn);
      if ('post' in answer) await leaveInOwnChat(context, answer.post);
      return dialogResponse(answer);
    }
    if (name === FILE_CONSENT) await answerConsent(context);
    return { status: 200 };
  }

  async function say(context: TurnContext, answers: readonly Answer[]): Promise<void> {
    for (const answer of answers) {
      if ('show' in answer) await context.sendActivity(cardMessage(answer.show));
      else if ('say' in answer) await context.sendActivity(answer.say);
      else if ('offer' in answer) await context.sendActivity(consentMessage(answer.offer));
      else if ('post' in answer) await context.sendActivity(cardMessage(answer.post));
    }
  }

  async function understood(turn: Turn, text: string): Promise<readonly Answer[]> {
    const words = text.toLowerCase().replace(/\s+/g, ' ').trim();
    if (GREETINGS.includes(words)) return manners.greet(turn);
    const here = turn.chat.kind === 'personal' ? 'personal' : 'shared';
    const word = router.words
      .filter((each) => words === each.word || words.startsWith(`${each.word} `))
      .sort((a, b) => b.word.length - a.word.length)[0];
    if (!word) return manners.notUnderstood(turn, words);
    if (word.where !== 'everywhere' && word.where !== here) {
      return [
        {
          say:
            here === 'shared'
              ? `Type ${word.word} in your personal chat with me.`
              : `Type ${word.word} in the channel or meeting chat of your community, with my name before it.`,
        },
      ];
    }
    return word.answer(turn, words.slice(word.word.length).trim());
  }

  async function answerMessage(context: TurnContext): Promise<void> {
    const { activity } = context;
    const chat = chatIn(activity);
    const sent = submittedAction(activity.value);
    if (sent) {
      const answer = await pressed(context, 'press', sent);
      // a client without Universal Actions: in a shared place its press never answers in the chat
      if (chat.kind !== 'personal') return;
      await settle(context, answer);
      if ('say' in answer) await context.sendActivity(answer.say);
      return;
    }
    if (chat.kind !== 'personal' && !(await deps.directory.place(chat.conversationId))) {
      return say(context, [{ show: manners.bind() }]);
    }
    const contact = await meet(context);
    if (!contact.known) return say(context, [manners.stranger(contact.why)]);
    const turn = turnOf(context, contact);
    if (chat.kind === 'personal') await reached(turn);
    return say(context, await understood(turn, textIn(activity)));
  }

  /** What could not be sent to this person before: now, in this turn, since it is theirs alone. */
  async function resume(personId: string): Promise<void> {
    for (const delivery of await resumeFor(deps, personId)) await send(delivery);
  }

  /** A personal chat with somebody: remembered, and what waited for it set going. */
  async function reached({ person, chat }: Turn): Promise<void> {
    if (await rememberChat(deps, person.personId, chat)) await resume(person.personId);
  }

  async function installed(context: TurnContext): Promise<void> {
    const chat = chatIn(context.activity);
    if (chat.kind !== 'personal') {
      if (!(await deps.directory.place(chat.conversationId))) await say(context, [{ show: manners.bind() }]);
      return;
    }
    const contact = await meet(context);
    if (!contact.known) return say(context, [manners.stranger(contact.why)]);
    const turn = turnOf(context, contact);
    await rememberChat(deps, contact.personId, chat);
    await say(context, await manners.welcomeOnce(turn));
    await resume(contact.personId);
  }

  /** Somebody joined a bound place: known from then on, so that no press of theirs needs the roster. */
  async function membersChanged(context: TurnContext): Promise<void> {
    const { activity } = context;
    const chat = chatIn(activity);
    if (chat.kind === 'personal') return;
    for (const { id } of activity.membersAdded ?? []) {
      if (id === activity.recipient.id) continue;
      const contact = await meet(context, id);
      if (contact.known) await joined(deps, chat.conversationId, { personId: contact.personId, teamsId: id });
    }
  }

  /** A button that stands for a word: as if it had been typed. */
  const wordRoute = press(wordAction, async ({ word }, turn) => ({ posts: await understood(turn, word) }));

  const on = (type: string) => async (context: TurnContext) => context.activity.type === type;
  const invoked = async (context: TurnContext) => {
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: await answerInvoke(context) });
  };
  app.addRoute(on(ActivityTypes.Invoke), invoked, true);
  app.addRoute(on(ActivityTypes.Message), answerMessage);
  app.addRoute(on(ActivityTypes.InstallationUpdate), async (context) => {
    if (context.activity.action?.startsWith('add')) await installed(context);
  });
  app.addRoute(on(ActivityTypes.ConversationUpdate), membersChanged);
  return app;
}
