import {
  AdaptiveCard,
  ExecuteAction,
  GlobalRegistry,
  OpenUrlAction,
  Strings,
  SubmitAction,
  Table,
  Versions,
  type Action,
} from 'adaptivecards';
import { actionsOf } from '../card-reading';
import type { JsonObject } from '../json';
import type { Inputs } from './api';
import { h } from './dom';
import { teamsHostConfig } from './host-config';
import { markdownToHtml } from './markdown';
import { openMenu } from './menu';

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text);
  result.didProcess = true;
};
// The package says it has no side effects, so a bundler drops the line that registers tables.
GlobalRegistry.defaultElements.register('Table', Table, Versions.v1_5);
Strings.defaults.overflowButtonText = () => 'More';
Strings.defaults.overflowButtonTooltip = () => 'More';

/** Called with the action's place in `actionsOf(card)`; resolves when the bot has answered. */
type OnAction = (index: number, inputs: Inputs) => Promise<unknown>;

/** Draws a card as Teams does. While an action is on its way the card takes no further one. */
export const drawCard = (json: JsonObject, onAction: OnAction): HTMLElement => {
  const frame = h('div', { class: 'card' });
  const numbered = structuredClone(json);
  for (const [index, { json: action }] of actionsOf(numbered).entries())
    Object.assign(action, { id: `action-${index}` });

  const card = new AdaptiveCard();
  card.hostConfig = teamsHostConfig;
  card.onExecuteAction = (action) => void carryOut(action);
  card.onDisplayOverflowActionMenu = (actions, target) => {
    if (!target) return false;
    openMenu(
      target,
      actions.map((action) => ({
        label: action.title ?? '',
        disabled: !action.isEnabled,
        choose: () => void action.execute(),
      })),
    );
    return true;
  };
  card.parse(numbered);
  const drawn = card.render();
  if (drawn) {
    drawn.tabIndex = -1; // the renderer makes the whole card a tab stop, which only delays the keyboard
    frame.append(drawn);
  }
  nameGroups(frame);
  return frame;

  async function carryOut(action: Action): Promise<void> {
    if (action instanceof OpenUrlAction) {
      window.open(action.url, '_blank', 'noopener');
      return;
    }
    if (!(action instanceof SubmitAction || action instanceof ExecuteAction) || frame.ariaBusy === 'true') return;
    frame.ariaBusy = 'true';
    try {
      await onAction(Number(action.id?.replace('action-', '')), inputsOf(action));
    } finally {
      frame.ariaBusy = 'false';
    }
  }
};

const inputsOf = (action: Action): Inputs =>
  Object.fromEntries(
    Object.entries(action.getReferencedInputs() ?? {}).flatMap(([id, input]) => {
      const value: unknown = input.value;
      const isNothing = value === undefined || value === null || Number.isNaN(value);
      return isNothing ? [] : [[id, String(value)] as const];
    }),
  );

/** The renderer gives a set of choices no name of its own, and its label nothing to hold on to. */
const nameGroups = (frame: HTMLElement): void => {
  for (const container of frame.querySelectorAll('.ac-input-container')) {
    const label = container.parentElement?.querySelector(':scope > label, :scope > .ac-richTextBlock');
    label?.classList.add('ac-input-label');
    const group = container.querySelector('.ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect');
    if (!group || !label) continue;
    group.setAttribute('role', group.matches('.ac-choiceSetInput-expanded') ? 'radiogroup' : 'group');
    group.setAttribute('aria-label', label.textContent);
  }
};
