import type { CosEvent } from '../events';
import type { Declarations } from './declaration';

/** What chairs declared, after an event. */
export function evolveDeclarations(before: Declarations | null, event: CosEvent): Declarations | null {
  switch (event.type) {
    case 'DeclarationMade': {
      const { personId, version, interests, at } = event;
      return { declarations: [...(before?.declarations ?? []), { personId, version, interests, at, renewedAt: null }] };
    }
    case 'DeclarationRenewed':
      return (
        before && {
          declarations: before.declarations.map((each) =>
            each.personId === event.personId && each.version === event.version
              ? { ...each, renewedAt: event.at }
              : each,
          ),
        }
      );
    default:
      return before;
  }
}
