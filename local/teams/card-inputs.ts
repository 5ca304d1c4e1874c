import { actionsOf, inputsOf, type Part } from './card-reading';
import { HttpRefusal } from './http';
import { textIn, type JsonObject } from './json';
import type { ActionChoice, InputFault } from './wire';

export type Typed = Readonly<Record<string, string>>;

export const actionIn = (card: JsonObject, choice: ActionChoice): Part => {
  const actions = actionsOf(card);
  const action =
    'index' in choice
      ? actions[choice.index]
      : actions.find(({ json }) => json['title'] === choice.title && json['isEnabled'] !== false);
  if (action) return action;
  const titles = actions.flatMap(({ json }) => textIn(json['title']) ?? []);
  throw new HttpRefusal(
    404,
    `The card has no such button. It has: ${titles.map((title) => `"${title}"`).join(', ') || 'none'}.`,
  );
};

/** The inputs that go with the action, or what is wrong with them. */
export const checkedInputs = (
  card: JsonObject,
  action: Part,
  typed: Typed,
): { readonly values: Typed; readonly faults: readonly InputFault[] } => {
  const [stranger] = unknownInputs(card, action, typed);
  if (stranger !== undefined) throw new HttpRefusal(400, `The card has no input called "${stranger}".`);
  const values = gatherInputs(card, action, typed);
  return { values, faults: inputFaults(card, action, values) };
};

/** What Teams' client sends along with an action: every input in its reach, as text, typed or as it stood. */
const gatherInputs = (card: JsonObject, action: Part, typed: Typed): Typed => {
  const inputs = inReach(card, action);
  return Object.fromEntries(
    inputs.flatMap(({ json }) => {
      const id = textIn(json['id']) ?? '';
      const value = typed[id] ?? standing(json);
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
};

/** What Teams' client checks before it sends anything. */
const inputFaults = (card: JsonObject, action: Part, values: Typed): readonly InputFault[] =>
  inReach(card, action).flatMap(({ json }) => {
    const id = textIn(json['id']) ?? '';
    const fault = json['isVisible'] === false ? undefined : faultOf(json, values[id] ?? '');
    return fault === undefined ? [] : [{ id, message: textIn(json['errorMessage']) ?? fault }];
  });

/** Names that no input in reach of the action has. */
const unknownInputs = (card: JsonObject, action: Part, typed: Typed): readonly string[] => {
  const known = new Set(inReach(card, action).map(({ json }) => json['id']));
  return Object.keys(typed).filter((id) => !known.has(id));
};

/** The action's own card and the cards that one is shown in; none at all when the action says so. */
const inReach = (card: JsonObject, action: Part): readonly Part[] => {
  if (action.json['associatedInputs'] === 'none') return [];
  const cards = new Set(action.within);
  return inputsOf(card).filter((input) => input.within.every((outer) => cards.has(outer)));
};

const standing = (input: JsonObject): string | undefined => {
  const { value } = input;
  const given = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  switch (input['type']) {
    case 'Input.Text':
      return given ?? '';
    case 'Input.Toggle':
      return given ?? textIn(input['valueOff']) ?? 'false';
    default:
      return given;
  }
};

const faultOf = (input: JsonObject, value: string): string | undefined => {
  const isOff = input['type'] === 'Input.Toggle' && value !== (textIn(input['valueOn']) ?? 'true');
  if (input['isRequired'] === true && (value === '' || isOff)) return 'This is required.';
  if (value === '') return undefined;
  const { regex, min, max, maxLength } = input;
  if (typeof regex === 'string' && !new RegExp(regex).test(value)) return 'This is not in the form asked for.';
  if (typeof maxLength === 'number' && value.length > maxLength) return `This takes at most ${maxLength} characters.`;
  if (input['type'] === 'Input.Number') {
    const number = Number(value);
    if (Number.isNaN(number)) return 'This must be a number.';
    if (typeof min === 'number' && number < min) return `This must be ${min} or more.`;
    if (typeof max === 'number' && number > max) return `This must be ${max} or less.`;
  }
  return undefined;
};
