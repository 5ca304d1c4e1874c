import type { Deps } from '../../src/app/deps';
import { instant } from '../../src/domain/calendar/dates';
import { sharesByYear } from '../../src/domain/decision/terms';
import type { CosEvent } from '../../src/domain/events';
import { decided, MEETING_DAY, terms as agreedTerms } from '../domain/award/samples';
import { headingOf, savedRequest } from './agendas';

/** Names that must never be seen outside the dialog of those who may see them. */
export const PUPILS = [
  { name: 'Robin Fennimore', dateOfBirth: '2017-03-04' },
  { name: 'Sasha Quillfeather', dateOfBirth: '2016-09-12' },
];

async function happened(deps: Deps, key: string, events: readonly CosEvent[]): Promise<void> {
  const done = await deps.transact({
    communityId: 'ashdown',
    actor: { personId: 'system', as: 'system' },
    key,
    at: deps.now(),
    decide: async () => ({ ok: true, value: events }),
  });
  if (!done.ok) throw new Error('Refused');
}

/** Oakfield's request, handed in with its pupils. */
export async function requestWithPupils(deps: Deps, requestId = 'r1', number = 14): Promise<void> {
  await savedRequest(deps, requestId, number);
  await deps.identities.save({
    requestId,
    communityId: 'ashdown',
    area: 'East',
    urn: '990001',
    enteredBy: 'p1',
    enteredAt: deps.now(),
    pupils: PUPILS,
  });
}

/** The same request, agreed on Tuesday 10 November; held where its terms say so, else sent to the officer that day. */
export async function approval(
  deps: Deps,
  { requestId = 'r1', number = 14, over = {}, ended = true, day = MEETING_DAY } = {},
): Promise<void> {
  await requestWithPupils(deps, requestId, number);
  const terms = { ...agreedTerms, ...over };
  const decision = decided({
    requestId,
    heading: headingOf(requestId, number),
    terms,
    shares: sharesByYear(terms),
    outcome: terms.conditions === '' ? 'agreed' : 'agreedWithConditions',
    meetingId: day,
    on: day,
  });
  const sent: CosEvent = {
    type: 'ApprovalSent',
    requestId,
    area: 'East',
    approvedOn: day,
    at: instant(`${day}T16:20:00Z`),
  };
  const [first] = decision.shares;
  if (!first) throw new Error('An award has a first year');
  await happened(deps, `decide:${requestId}`, [decision, { type: 'FundsCommitted', requestId, ...first }]);
  if (ended)
    await happened(deps, `end:${requestId}`, [terms.heldUntilMet ? { type: 'ApprovalHeld', requestId } : sent]);
}
