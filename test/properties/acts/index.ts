import type { Act } from './act';
import { agendaActs } from './agenda';
import { approvalActs } from './approvals';
import { betweenActs } from './between-meetings';
import { interestActs } from './interests';
import { officeActs } from './offices';
import { recordActs } from './records';
import { requestActs } from './requests';
import { roomActs } from './room';
import { voteActs } from './votes';
export type { Pick } from './act';

/** Everything anybody can do to a community. A use case that is missing here fails a test. */
export const ACTS: Readonly<Record<string, Act>> = {
  ...requestActs,
  ...agendaActs,
  ...roomActs,
  ...interestActs,
  ...voteActs,
  ...betweenActs,
  ...approvalActs,
  ...officeActs,
  ...recordActs,
};
