import { acknowledgeApproval, openPupils, releaseApproval } from '../../../src/app/approvals';
import { RUNNING, likely, named } from './act';
import type { Act } from './act';

/** What was agreed, on its way to KCC. */
export const approvalActs: Readonly<Record<string, Act>> = {
  'say that conditions are met': {
    through: ['releaseApproval'],
    roles: RUNNING,
    when: ({ awards }) =>
      likely(
        8,
        awards.some(({ status }) => status === 'held'),
      ),
    run: async ({ world: { deps }, state, by, pick }) => {
      const award = pick(state.awards.filter(({ status }) => status === 'held')) ?? pick(state.awards);
      return award ? releaseApproval(deps, by, named(award.requestId)) : null;
    },
  },
  'acknowledge an approval': {
    through: ['acknowledgeApproval'],
    roles: ['officer'],
    when: ({ awards }) =>
      likely(
        8,
        awards.some(({ status }) => status === 'sent'),
      ),
    run: async ({ world: { deps }, state, by, pick }) => {
      const award = pick(state.awards.filter(({ status }) => status === 'sent')) ?? pick(state.awards);
      return award ? acknowledgeApproval(deps, by, named(award.requestId)) : null;
    },
  },
  'open the pupils': {
    through: ['openPupils'],
    roles: ['representative', 'officer', 'administrator'],
    when: ({ requests }) => likely(1, requests.length),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const request = pick(state.requests);
      return request ? openPupils(deps, by, named(request.requestId), key) : null;
    },
  },
};
