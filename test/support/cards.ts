import type { z } from 'zod';
import type { Card } from '../../src/cards/define';

/** One action of a card as it stands in its JSON, fallbacks included. */
export interface Button {
  readonly type: string;
  readonly title: string;
  readonly verb: string;
  /** What the router hands to the schema: without the verb, and without what belongs to Teams. */
  readonly data: Record<string, unknown>;
  readonly opensDialog: boolean;
  readonly sendsInputs: boolean;
}

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object anywhere in the card, itself included. */
export function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  return isNode(value) ? [value, ...Object.values(value).flatMap(nodesOf)] : [];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export function buttonsOf(card: Card): Button[] {
  return nodesOf(card)
    .filter(({ type }) => type === 'Action.Execute' || type === 'Action.Submit')
    .map((action) => {
      const { verb, msteams, ...data } = isNode(action.data) ? action.data : {};
      return {
        type: text(action.type),
        title: text(action.title),
        verb: text(action.type === 'Action.Execute' ? action.verb : verb),
        data,
        opensDialog: isNode(msteams) && msteams.type === 'task/fetch',
        sendsInputs: action.associatedInputs !== 'none',
      };
    });
}

export const buttonOf = (card: Card, title: string): Button => {
  const button = buttonsOf(card).find((each) => each.title === title);
  if (!button) throw new Error(`No button called ${title}`);
  return button;
};

/** The inputs of a card by id, as an untouched card sends them back: as text. */
export const inputsOf = (card: Card): Record<string, string> =>
  Object.fromEntries(
    nodesOf(card)
      .filter(({ type }) => text(type).startsWith('Input.'))
      .map(({ id, value }) => [text(id), typeof value === 'string' || typeof value === 'number' ? String(value) : '']),
  );

/** Everything a person can read on the card, one piece a line. */
export const wordsOf = (card: Card): string =>
  nodesOf(card)
    .flatMap(({ text: shown, label, title }) => [shown, label, title])
    .filter((each) => typeof each === 'string')
    .join('\n');

const LARGEST = 25 * 1024;

/** What every card keeps to, whatever it says. Gives back the faults. */
export function faultsOf(card: Card, actions: Readonly<Record<string, z.ZodType>>): string[] {
  const faults: string[] = [];
  const json = JSON.stringify(card);
  if (json.includes('${')) faults.push(`leftover ${json.slice(json.indexOf('${'), json.indexOf('${') + 30)}`);
  if (Buffer.byteLength(json) > LARGEST) faults.push(`${Buffer.byteLength(json)} bytes`);
  for (const node of nodesOf(card)) {
    if (node.type === 'TextBlock' && node.wrap !== true) faults.push(`TextBlock does not wrap: ${text(node.text)}`);
    if (text(node.type).startsWith('Input.') && !node.label) faults.push(`input without a label: ${text(node.id)}`);
    if (node.type === 'ActionSet' && Array.isArray(node.actions)) {
      if (node.actions.length > 6) faults.push(`${node.actions.length} buttons in one set`);
      const prominent = node.actions.filter((each) => !isNode(each) || each.mode !== 'secondary');
      if (prominent.length > 3) faults.push(`${prominent.length} prominent buttons in one set`);
    }
  }
  for (const button of buttonsOf(card)) {
    const schema = actions[button.verb];
    if (!schema) faults.push(`no action is called ${button.verb}`);
    else {
      const sent = button.sendsInputs && !button.opensDialog ? { ...inputsOf(card), ...button.data } : button.data;
      if (!schema.safeParse(sent).success) faults.push(`${button.title} sends what ${button.verb} does not take`);
      if (schema.safeParse({ ...sent, smuggled: 'x' }).success) faults.push(`${button.verb} takes a smuggled field`);
    }
  }
  return faults;
}

/** A card that has no action of an earlier meeting to list. */
export const NO_EARLIER_ACTIONS = { earlier: [], hasEarlier: false, moreEarlier: '', hasMoreEarlier: false };
