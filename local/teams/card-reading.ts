import { isObject, listIn, objectIn, textIn, type JsonObject } from './json';

/** What Adaptive Cards 1.5 can draw; anything newer needs a fallback. */
export const KNOWN_ELEMENTS: ReadonlySet<string> = new Set([
  'AdaptiveCard',
  'TextBlock',
  'RichTextBlock',
  'TextRun',
  'Image',
  'ImageSet',
  'Media',
  'Container',
  'ColumnSet',
  'Column',
  'FactSet',
  'ActionSet',
  'Table',
  'TableRow',
  'TableCell',
  'Input.Text',
  'Input.Number',
  'Input.Date',
  'Input.Time',
  'Input.Toggle',
  'Input.ChoiceSet',
]);
export const KNOWN_ACTIONS: ReadonlySet<string> = new Set([
  'Action.Execute',
  'Action.Submit',
  'Action.OpenUrl',
  'Action.ShowCard',
  'Action.ToggleVisibility',
]);

/** One part of a card, with the inner card (Action.ShowCard) chain it sits in: the outermost first. */
export interface Part {
  readonly json: JsonObject;
  readonly role: 'element' | 'action';
  readonly within: readonly JsonObject[];
}

const CHILD_LISTS = ['body', 'items', 'columns', 'rows', 'cells', 'inlines'];

/** Every element and action in reading order. What this version cannot draw is read as its fallback. */
export const partsOf = (card: JsonObject): readonly Part[] => walk(card, 'element', []);

const walk = (
  json: JsonObject,
  role: Part['role'],
  within: readonly JsonObject[],
  type = textIn(json['type']) ?? '',
): readonly Part[] => {
  const isKnown = KNOWN_ELEMENTS.has(type) || KNOWN_ACTIONS.has(type) || type === '' || type === 'Column';
  if (!isKnown) return isObject(json['fallback']) ? walk(json['fallback'], role, within) : [];

  const inner = type === 'AdaptiveCard' ? [...within, json] : within;
  const elements = (list: unknown) =>
    listIn(list).flatMap((child) => (isObject(child) ? walk(child, 'element', inner) : []));
  const actions = (list: unknown) =>
    listIn(list).flatMap((child) => (isObject(child) ? walk(child, 'action', inner) : []));
  return [
    { json, role, within: inner },
    ...CHILD_LISTS.flatMap((name) => (type === 'FactSet' || type === 'Input.ChoiceSet' ? [] : elements(json[name]))),
    ...(type === 'ImageSet' ? elements(json['images']) : []),
    ...actions([json['selectAction'], json['inlineAction']]),
    ...actions(json['actions']),
    ...(type === 'Action.ShowCard' && isObject(json['card'])
      ? walk(json['card'], 'element', inner, 'AdaptiveCard')
      : []),
  ];
};

/** Every action of the card in reading order: the order that `ActionChoice` counts in. */
export const actionsOf = (card: JsonObject): readonly Part[] => partsOf(card).filter((part) => part.role === 'action');

/** Every input of the card in reading order. */
export const inputsOf = (card: JsonObject): readonly Part[] =>
  partsOf(card).filter((part) => textIn(part.json['type'])?.startsWith('Input.') ?? false);

/** Titles of the buttons a person can press. */
export const buttonsOf = (card: JsonObject): readonly string[] =>
  actionsOf(card).flatMap(({ json }) => (json['isEnabled'] === false ? [] : (textIn(json['title']) ?? [])));

/** Everything the card says, one entry a line: texts, facts, table cells, labels and choices. What is hidden is left out. */
export const textsOf = (card: JsonObject): readonly string[] => partsOf(card).flatMap(({ json }) => textsOfPart(json));

const textsOfPart = (json: JsonObject): readonly string[] => {
  if (json['isVisible'] === false) return [];
  const type = textIn(json['type']) ?? '';
  const said = (...names: readonly string[]) => names.flatMap((name) => textIn(json[name]) ?? []);
  if (type === 'TextBlock' || type === 'TextRun') return said('text');
  if (type === 'RichTextBlock') return listIn(json['inlines']).flatMap((inline) => textIn(inline) ?? []);
  if (type === 'FactSet') {
    return listIn(json['facts'])
      .map(objectIn)
      .map((fact) => `${textIn(fact['title']) ?? ''}: ${textIn(fact['value']) ?? ''}`);
  }
  if (type === 'Image') return said('altText');
  if (type === 'Input.ChoiceSet') {
    return [...said('label'), ...listIn(json['choices']).flatMap((choice) => textIn(objectIn(choice)['title']) ?? [])];
  }
  if (type === 'Input.Toggle') return said('label', 'title');
  return type.startsWith('Input.') ? said('label', 'value') : [];
};

/** The action that fetches a person's own view, and whom it is for. */
export const refreshOf = (card: JsonObject): { action: JsonObject; userIds: readonly string[] | null } | undefined => {
  const refresh = card['refresh'];
  if (!isObject(refresh) || !isObject(refresh['action'])) return undefined;
  const { userIds } = refresh;
  return {
    action: refresh['action'],
    userIds: userIds === undefined ? null : listIn(userIds).filter((id) => typeof id === 'string'),
  };
};

/** The refresh action of the first of these cards that has one. */
export const refreshActionIn = (cards: readonly JsonObject[]): JsonObject | undefined =>
  cards.map(refreshOf).find((refresh) => refresh !== undefined)?.action;
