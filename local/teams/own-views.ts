import type { Where } from './activities';
import { readCardAnswer } from './bot-answers';
import { refreshActionIn } from './card-reading';
import { cardFaults } from './card-rules';
import { HttpRefusal } from './http';
import { objectIn, type JsonObject } from './json';
import type { Message } from './ledger';
import { TROUBLE, type Stage } from './stage';
import { cardsIn } from './views';
import type { BotAnswer, Outcome, RoomPerson } from './wire';

/** A message and where it stands. */
export interface Seen {
  readonly message: Message;
  readonly where: Where;
}

/** Cards of a person's own: what the bot answers to Action.Execute and to a refresh. */
export interface OwnViews {
  /** Runs the action; a card in the answer takes the place of the message's card, for this person. */
  readonly execute: (person: RoomPerson, seen: Seen, action: JsonObject) => Promise<Outcome>;
  /** Asks for this person's own view again, by hand. */
  readonly refresh: (person: RoomPerson, seen: Seen) => Promise<Outcome>;
  /** The message came into view: asks for this person's own view, if it offers one, once per version. */
  readonly look: (person: RoomPerson, seen: Seen) => Promise<void>;
}

export const createOwnViews = ({ ledger, views, line, envelope, calls, isStrict, tell }: Stage): OwnViews => {
  const failed = (person: RoomPerson, { status, body }: BotAnswer): Outcome => {
    tell({ type: 'toast', person: person.key, text: TROUBLE, failed: true });
    return { kind: 'failed', text: TROUBLE, status, detail: body };
  };

  const ask = async (
    person: RoomPerson,
    { message, where }: Seen,
    action: JsonObject,
    trigger: 'manual' | 'automatic',
  ): Promise<Outcome> => {
    // Nobody asked for an automatic refresh, so nobody is told when it fails: the card stays as it is.
    const trouble = (answer: BotAnswer): Outcome =>
      trigger === 'manual'
        ? failed(person, answer)
        : { kind: 'failed', text: TROUBLE, status: answer.status, detail: answer.body };
    const answer = await line.invoke(
      envelope(person, where, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: message.id,
        value: { action, trigger },
        channelData: { source: { name: 'message' }, legacy: { replyToId: message.id } },
      }),
    );
    const read = readCardAnswer(answer);
    if (read.kind === 'toast') {
      tell({ type: 'toast', person: person.key, text: read.text, failed: false });
      return { kind: 'toast', text: read.text };
    }
    const faults = read.kind === 'card' && isStrict() ? cardFaults(read.card) : [];
    if (faults[0] !== undefined) {
      calls.note({
        kind: 'invokeAnswer',
        conversation: message.conversation,
        activityId: message.id,
        activity: objectIn(answer.body),
        status: 400,
        refusal: faults[0],
      });
      return trouble({ ...answer, body: faults });
    }
    return read.kind === 'card' ? { kind: 'view', card: read.card } : trouble(answer);
  };

  const showView = (person: RoomPerson, message: Message, card: JsonObject) => {
    ledger.change(message.conversation, () => {
      const serial = (message.views[person.key]?.serial ?? 0) + 1;
      message.views[person.key] = { version: message.version, serial, card };
    });
  };

  const execute: OwnViews['execute'] = async (person, seen, action) => {
    const outcome = await ask(person, seen, action, 'manual');
    if (outcome.kind === 'view') showView(person, seen.message, outcome.card);
    return outcome;
  };

  return {
    execute,
    refresh: (person, seen) => {
      const action = refreshActionIn(views.cards(person, seen.message));
      if (!action) throw new HttpRefusal(400, 'This card cannot be refreshed.');
      return execute(person, seen, action);
    },
    look: async (person, seen) => {
      const { message } = seen;
      const action = refreshActionIn(cardsIn(message.attachments));
      if (!action || !views.wantsLook(person, message)) return;
      const { version } = message;
      const serial = message.views[person.key]?.serial;
      message.asked[person.key] = version;
      const outcome = await ask(person, seen, action, 'automatic');
      // An answer about an older version, or older than what a press showed meanwhile, would hide the newer one.
      const isNewest = message.version === version && message.views[person.key]?.serial === serial;
      if (outcome.kind === 'view' && isNewest) showView(person, message, outcome.card);
    },
  };
};
