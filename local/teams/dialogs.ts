import type { Where } from './activities';
import { readDialogAnswer } from './bot-answers';
import { actionIn, checkedInputs, type Typed } from './card-inputs';
import { cardFaults } from './card-rules';
import { HttpRefusal } from './http';
import { objectIn, textIn, type JsonObject } from './json';
import { TROUBLE, type Stage } from './stage';
import type { ActionChoice, BotAnswer, DialogView, Outcome, RoomPerson } from './wire';

/** What opened a dialog decides which invoke its buttons send. */
type Origin =
  | { readonly kind: 'task'; readonly where: Where; readonly message: string }
  | { readonly kind: 'extension'; readonly where: Where; readonly command: string };

interface Dialog {
  readonly origin: Origin;
  readonly view: DialogView;
}

/** The one dialog that each person may have open. */
export interface Dialogs {
  readonly of: (person: RoomPerson) => DialogView | null;
  /** A card's button with `msteams: task/fetch`. */
  readonly fetch: (person: RoomPerson, where: Where, message: string, data: unknown) => Promise<Outcome>;
  /** A command of the message extension, from the composer. */
  readonly extension: (person: RoomPerson, where: Where, command: string) => Promise<Outcome>;
  readonly submit: (person: RoomPerson, action: ActionChoice, inputs: Typed) => Promise<Outcome>;
  readonly close: (person: RoomPerson) => void;
}

const CONTEXT = { theme: 'default' };

export const createDialogs = ({ ledger, line, envelope, calls, isStrict, tell }: Stage): Dialogs => {
  const open = new Map<string, Dialog>();

  const set = (person: RoomPerson, dialog: Dialog | null) => {
    if (dialog) open.set(person.key, dialog);
    else open.delete(person.key);
    tell({ type: 'dialog', person: person.key, dialog: dialog?.view ?? null });
  };

  const failed = (person: RoomPerson, status: number, detail: unknown): Outcome => {
    tell({ type: 'toast', person: person.key, text: TROUBLE, failed: true });
    return { kind: 'failed', text: TROUBLE, status, detail };
  };

  const show = (person: RoomPerson, origin: Origin, shown: Omit<DialogView, 'id' | 'conversation'>): Outcome => {
    const view: DialogView = { ...shown, id: ledger.nextId(), conversation: origin.where.conversation.id };
    set(person, { origin, view });
    return { kind: 'dialog', dialog: view };
  };

  const follow = (person: RoomPerson, origin: Origin, answer: BotAnswer): Outcome => {
    const read = readDialogAnswer(answer);
    switch (read.kind) {
      case 'failed':
        return failed(person, answer.status, answer.body);
      case 'close':
        set(person, null);
        return { kind: 'closed' };
      case 'message':
        return show(person, origin, {
          title: open.get(person.key)?.view.title ?? '',
          width: 'small',
          height: 'small',
          card: null,
          text: read.text,
        });
      case 'result':
        set(person, null);
        ledger.add({
          conversation: origin.where.conversation.id,
          thread: origin.where.thread ?? null,
          author: person.key,
          text: '',
          attachments: read.attachments,
        });
        return { kind: 'closed' };
      case 'continue': {
        const fault = isStrict() ? dialogFaults(read.card)[0] : undefined;
        if (fault === undefined)
          return show(person, origin, {
            title: read.title,
            width: read.width,
            height: read.height,
            card: read.card,
            text: null,
          });
        calls.note({
          kind: 'invokeAnswer',
          conversation: origin.where.conversation.id,
          activityId: null,
          activity: objectIn(answer.body),
          status: 400,
          refusal: fault,
        });
        return failed(person, 400, fault);
      }
    }
  };

  const invoke = async (
    person: RoomPerson,
    origin: Origin,
    step: 'fetch' | 'submit',
    data: unknown,
  ): Promise<Outcome> => {
    const isTask = origin.kind === 'task';
    const taskValue = { data, context: CONTEXT };
    const extensionValue = isTask
      ? {}
      : {
          commandId: origin.command,
          commandContext: 'compose',
          context: CONTEXT,
          ...(step === 'submit' ? { data } : {}),
        };
    const partial = {
      type: 'invoke',
      name: isTask ? `task/${step}` : `composeExtension/${step === 'fetch' ? 'fetchTask' : 'submitAction'}`,
      value: isTask ? taskValue : extensionValue,
      ...(isTask ? { replyToId: origin.message } : {}),
      channelData: { source: { name: isTask ? 'message' : 'compose' } },
    };
    return follow(person, origin, await line.invoke(envelope(person, origin.where, partial)));
  };

  return {
    of: (person) => open.get(person.key)?.view ?? null,
    // Teams sends the button's whole data, "msteams" included, with the inputs beside it.
    fetch: (person, where, message, data) => invoke(person, { kind: 'task', where, message }, 'fetch', data),
    extension: (person, where, command) => invoke(person, { kind: 'extension', where, command }, 'fetch', undefined),
    submit: async (person, choice, typed) => {
      const dialog = open.get(person.key);
      if (!dialog?.view.card) throw new HttpRefusal(404, `${person.name} has no dialog open that could be answered.`);
      const action = actionIn(dialog.view.card, choice);
      if (action.json['type'] === 'Action.OpenUrl') return { kind: 'link', url: textIn(action.json['url']) ?? '' };
      if (action.json['type'] !== 'Action.Submit') return { kind: 'done' };
      const { values: inputs, faults } = checkedInputs(dialog.view.card, action, typed);
      if (faults.length > 0) return { kind: 'invalid', faults };
      return invoke(person, dialog.origin, 'submit', { ...objectIn(action.json['data']), ...inputs });
    },
    close: (person) => {
      if (open.has(person.key)) set(person, null);
    },
  };
};

/** A dialog cannot run Action.Execute, besides all that holds for cards anywhere. */
const dialogFaults = (card: JsonObject): readonly string[] => [
  ...cardFaults(card),
  ...(JSON.stringify(card).includes('"Action.Execute"')
    ? ['A dialog cannot run Action.Execute: use Action.Submit.']
    : []),
];
