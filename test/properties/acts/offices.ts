import { adjustBudget } from '../../../src/app/adjust-budget';
import { changeRules } from '../../../src/app/change-rules';
import { declareInterests, renewDeclaration } from '../../../src/app/declarations';
import { addDays, londonDate } from '../../../src/domain/calendar/dates';
import { ONLY } from '../../../src/domain/documents';
import { pence } from '../../../src/domain/money';
import { defaultRules } from '../../../src/domain/profile';
import { newestVersion } from '../../../src/domain/rules/change';
import { ASHDOWN } from '../world';
import { CHAIRING } from './act';
import type { Act } from './act';

/** What chairs declare and what KCC sets. */
export const officeActs: Readonly<Record<string, Act>> = {
  'declare interests as chair': {
    through: ['declareInterests'],
    roles: CHAIRING,
    when: () => 1,
    run: async ({ world: { deps }, by, pick, key }) => {
      const schools = [pick(['990004', '990009']) ?? '990004'];
      const interests = { schools, trusts: [], federations: [], said: '' };
      return declareInterests(deps, by, ASHDOWN, { has: 'interests', interests }, key);
    },
  },
  'confirm a declaration': {
    through: ['renewDeclaration'],
    roles: CHAIRING,
    when: () => 1,
    run: ({ world: { deps }, by, pick }) => renewDeclaration(deps, by, ASHDOWN, pick([1, 2]) ?? 1),
  },
  'change the rules': {
    through: ['changeRules'],
    roles: ['administrator'],
    when: () => 2,
    run: async ({ world: { deps }, by, pick, key }) => {
      const rules = (await deps.store.read(ASHDOWN, 'rules', ONLY))?.value ?? defaultRules;
      const changes = pick([
        { agreedWithoutVote: true },
        { requesterVotes: true },
        { requesterVotes: false },
        { hearAllFirst: true },
        { hearAllFirst: false },
        { sameTrust: 'excluded' },
        { disputes: 'tie' },
        { disputes: 'tieOrAsked' },
        { votesChangeable: false },
        { threshold: 'twoThirds' },
        { quorumPercent: 20 },
      ] as const);
      const from = addDays(londonDate(deps.now()), pick([0, 0, 7]) ?? 0);
      return changeRules(
        deps,
        by,
        ASHDOWN,
        { changes: changes ?? {}, from, note: pick(['Agreed with chairs.', '']) ?? '', seen: newestVersion(rules) },
        key,
      );
    },
  },
  'adjust the budget': {
    through: ['adjustBudget'],
    roles: ['administrator'],
    when: () => 1,
    run: async ({ world: { deps }, by, pick, key }) =>
      adjustBudget(
        deps,
        by,
        ASHDOWN,
        { amount: pence(pick([100_000, -100_000, -5_000_000]) ?? 100_000), reason: pick(['A correction.', '']) ?? '' },
        key,
      ),
  },
};
