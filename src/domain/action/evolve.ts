import type { CosEvent } from '../events';
import type { Action, Actions } from './action';

const marked = (actions: Actions, actionId: string, done: Action['done']): Actions => ({
  ...actions,
  actions: actions.actions.map((each) =>
    each.actionId === actionId ? { ...each, done, marks: each.marks + 1 } : each,
  ),
});

/** A community's actions after an event; the first one begins the list. */
export function evolveActions(actions: Actions | null, event: CosEvent): Actions | null {
  switch (event.type) {
    case 'ActionAdded': {
      const { type: _, communityId, at, ...facts } = event;
      const before = actions?.actions ?? [];
      if (before.some(({ actionId }) => actionId === event.actionId)) return actions;
      return { communityId, actions: [...before, { ...facts, addedAt: at, done: null, marks: 0 }] };
    }
    case 'ActionDone':
      return actions && marked(actions, event.actionId, { by: event.by, at: event.at });
    case 'ActionUndone':
      return actions && marked(actions, event.actionId, null);
    default:
      return actions;
  }
}
