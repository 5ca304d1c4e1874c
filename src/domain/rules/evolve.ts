import type { CosEvent } from '../events';
import type { Rules } from '../profile';

/** A community's rules after an event: every version is kept, since what was decided under it names it. */
export function evolveRules(rules: Rules | null, event: CosEvent): Rules | null {
  if (event.type !== 'RulesChanged') return rules;
  const { version, from, settings, note, by, at } = event;
  return { versions: [...(rules?.versions ?? []), { version, from, settings, note, by, at }] };
}
