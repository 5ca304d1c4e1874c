import type { Instant } from '../calendar/dates';
import type { AcademicYear } from '../calendar/years';
import type { PersonId } from '../community/community';
import type { Pence } from '../money';
import type { RequestId } from '../request/request';

/** What moves a community's budget. */
export type BudgetEvent =
  | {
      readonly type: 'FundsCommitted';
      readonly requestId: RequestId;
      readonly year: AcademicYear;
      readonly amount: Pence;
    }
  /** The same for a later year whose budget KCC has not set: provisional until it does. */
  | {
      readonly type: 'FundsPromised';
      readonly requestId: RequestId;
      readonly year: AcademicYear;
      readonly amount: Pence;
    }
  | {
      readonly type: 'FundsReleased';
      readonly requestId: RequestId;
      readonly year: AcademicYear;
      readonly amount: Pence;
    }
  /** KCC's administrators gave a community's year more or less to decide about, outside the register. */
  | {
      readonly type: 'BudgetAdjusted';
      readonly year: AcademicYear;
      /** Signed. */
      readonly amount: Pence;
      readonly reason: string;
      readonly by: PersonId;
      readonly at: Instant;
    };
