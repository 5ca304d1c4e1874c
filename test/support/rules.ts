import type { Settings } from '../../src/domain/profile';
import { localDate } from '../../src/domain/calendar/dates';
import type { TestDeps } from './deps';

/** Ashdown's rules from the beginning of the year, changed from the defaults as the test says. */
export async function withRules(deps: TestDeps, settings: Partial<Settings>): Promise<void> {
  const version = {
    version: 2,
    from: localDate('2025-09-01'),
    settings,
    by: 'kcc',
    at: deps.now(),
    note: 'For the test',
  };
  const document = { versions: [version] };
  await deps.store.commit('ashdown', [{ kind: 'rules', key: 'the', document, etag: null }], []);
}
