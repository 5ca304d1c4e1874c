import { ONLY } from '../domain/documents';
import type { PersonId } from '../domain/community/community';
import type { Outcome } from '../domain/outcome';
import { refuse } from '../domain/outcome';
import type { ReturnRefusal } from '../domain/request/return';
import { returnRequest as returned } from '../domain/request/return';
import type { NotActing } from './acting';
import { RUNNING } from './acting';
import type { RequestOnAgenda } from './agenda';
import type { Deps } from './deps';
import { inMeeting } from './in-meeting';
import type { Done } from './transact';

export type ReturnTrouble = ReturnRefusal | NotActing | 'NoSuchMeeting';

export interface Returning extends RequestOnAgenda {
  readonly question: string;
}

/** Sends a request back to its school with a question, from the agenda or the late ones (R44): the chair, or the clerk for the chair. */
export const returnRequest = (
  deps: Deps,
  by: PersonId,
  { requestId, question, ...target }: Returning,
  key: string,
): Promise<Outcome<Done, ReturnTrouble>> =>
  inMeeting<ReturnTrouble>(deps, by, target, RUNNING, `return:${requestId}:${key}`, async (meeting, read, profile) => {
    const community = await read('community', ONLY);
    if (!community) return refuse('NoSuchMeeting');
    return returned(await read('request', requestId), meeting, { question, community, profile, by }, deps.now());
  });
