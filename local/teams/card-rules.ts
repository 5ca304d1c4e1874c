import { KNOWN_ACTIONS, KNOWN_ELEMENTS, refreshOf } from './card-reading';
import { isObject, listIn, objectIn, textIn, type JsonObject } from './json';

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
const MAX_BUTTONS = 6;
const MAX_OWN_VIEWS = 60;

/** What Teams, or its users, would stumble over in this card: one sentence each. */
export const cardFaults = (card: unknown): readonly string[] => {
  if (!isObject(card) || card['type'] !== 'AdaptiveCard') return ['The card is not an AdaptiveCard.'];
  return [...versionFaults(card), ...refreshFaults(card), ...idFaults(card), ...leftovers(card), ...partFaults(card)];
};

const versionFaults = (card: JsonObject): readonly string[] => {
  const version = textIn(card['version']);
  if (version === undefined || !/^\d+\.\d+$/.test(version)) return ['The card has no version.'];
  const isNewer = Number.parseFloat(version) > 1.5;
  return isNewer && card['fallbackText'] === undefined && card['fallback'] === undefined
    ? [`The card is version ${version}; Teams draws up to 1.5, and it has no fallback.`]
    : [];
};

const refreshFaults = (card: JsonObject): readonly string[] => {
  if (card['refresh'] === undefined) return [];
  const refresh = refreshOf(card);
  if (refresh === undefined) return ['The card has a refresh without an action.'];
  const count = refresh.userIds?.length ?? 0;
  return [
    ...(refresh.action['type'] === 'Action.Execute' ? [] : ['A refresh must be an Action.Execute.']),
    ...(textIn(refresh.action['verb']) ? [] : ['The refresh action has no verb.']),
    ...(count > MAX_OWN_VIEWS ? [`The refresh names ${count} people; Teams takes ${MAX_OWN_VIEWS}.`] : []),
  ];
};

const inputIds = (json: unknown): readonly string[] => {
  if (Array.isArray(json)) return json.flatMap(inputIds);
  if (!isObject(json)) return [];
  const own = textIn(json['type'])?.startsWith('Input.') ? [textIn(json['id']) ?? ''] : [];
  return [
    ...own,
    ...Object.entries(json).flatMap(([name, value]) => (name === 'data' || name === 'fallback' ? [] : inputIds(value))),
  ];
};

const idFaults = (card: JsonObject): readonly string[] => {
  const ids = inputIds(card);
  return [...new Set(ids.filter((id, index) => id !== '' && ids.indexOf(id) !== index))].map(
    (id) => `Two inputs are both called "${id}".`,
  );
};

const leftovers = (value: unknown): readonly string[] => {
  if (typeof value === 'string')
    return value.includes('${') ? [`A template was not filled in: "${value.slice(0, 60)}".`] : [];
  if (Array.isArray(value)) return value.flatMap(leftovers);
  return isObject(value) ? Object.values(value).flatMap(leftovers) : [];
};

/** Walks everything, not only what would be drawn: a fault in a hidden corner is still a fault. */
const partFaults = (json: JsonObject): readonly string[] => {
  const type = textIn(json['type']) ?? '';
  const children = ['body', 'items', 'columns', 'rows', 'cells', 'actions', 'images', 'inlines'].flatMap((name) =>
    listIn(json[name]).filter(isObject),
  );
  const single = [json['selectAction'], json['inlineAction'], json['card'], json['fallback']].filter(isObject);
  return [
    ...unknownFaults(json, type),
    ...(type.startsWith('Input.') ? inputFaults(json, type) : []),
    ...(type === 'Action.Execute' && !textIn(json['verb'])
      ? [`The button "${textIn(json['title']) ?? ''}" is an Action.Execute without a verb.`]
      : []),
    ...(listIn(json['actions']).length > MAX_BUTTONS
      ? [`${listIn(json['actions']).length} buttons in one row; Teams shows ${MAX_BUTTONS}.`]
      : []),
    ...[...children, ...single].flatMap(partFaults),
  ];
};

const unknownFaults = (json: JsonObject, type: string): readonly string[] => {
  if (type === '' || KNOWN_ELEMENTS.has(type) || KNOWN_ACTIONS.has(type) || json['fallback'] !== undefined) return [];
  return [`"${type}" is not in Adaptive Cards 1.5 and has no fallback.`];
};

const inputFaults = (json: JsonObject, type: string): readonly string[] => {
  const name = textIn(json['id']);
  if (!name) return [`An ${type} has no id.`];
  const isLabelled = Boolean(textIn(json['label'])) || (type === 'Input.Toggle' && Boolean(textIn(json['title'])));
  return [
    ...(isLabelled ? [] : [`The input "${name}" has no label.`]),
    ...(json['isRequired'] === true && !textIn(json['errorMessage'])
      ? [`The input "${name}" is required but has no error message.`]
      : []),
    ...(type === 'Input.ChoiceSet' ? choiceFaults(name, json) : []),
  ];
};

/** The renderer wants a text on both sides of every choice, or shows an empty line. */
const choiceFaults = (name: string, json: JsonObject): readonly string[] =>
  listIn(json['choices']).every(
    (choice) => textIn(objectIn(choice)['title']) && textIn(objectIn(choice)['value']) !== undefined,
  )
    ? []
    : [`A choice of "${name}" has no title or value.`];
