import { openActions, openFromBefore } from '../../../src/domain/action/action';
import type { Actions } from '../../../src/domain/action/action';
import type { ActionWish } from '../../../src/domain/action/decide';
import { addAction, markAction } from '../../../src/domain/action/decide';
import { evolveActions } from '../../../src/domain/action/evolve';
import { addDays, instant, localDate } from '../../../src/domain/calendar/dates';
import type { CosEvent } from '../../../src/domain/events';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { meetingAfter, scheduled, started, TENTH } from '../meeting/meetings';
import { ashdown } from '../waiting/samples';

const at = instant('2026-11-10T15:00:00Z');
const planned = meetingAfter(scheduled(['r1']));
const inSession = meetingAfter(scheduled(['r1']), started);
const ended = meetingAfter(scheduled(['r1']), started, { type: 'MeetingEnded', meetingId: TENTH, at });
const due = localDate('2026-11-20');

const wish: ActionWish = {
  what: 'Share the speech and language plan with Hilltop',
  requestId: 'r1',
  owner: { kind: 'school', urn: '990001' },
  due,
};
const add = (over: Partial<ActionWish> = {}, meeting: Meeting = inSession, actionId = 'a1') =>
  addAction(meeting, null, ashdown, { ...wish, ...over }, actionId, at);

function after(...events: readonly CosEvent[]): Actions {
  const actions = events.reduce<Actions | null>(evolveActions, null);
  if (!actions) throw new Error('No action was added');
  return actions;
}
function added(over: Partial<ActionWish> = {}, actionId = 'a1'): CosEvent {
  const outcome = add(over, inSession, actionId);
  const [event] = outcome.ok ? outcome.value : [];
  if (!event) throw new Error('Refused');
  return event;
}
const only = (actions: Actions) => {
  const [action] = actions.actions;
  if (!action) throw new Error('No action');
  return action;
};

test.each([
  ['during the meeting', inSession],
  ['after it', ended],
])('an action can be noted %s, for a school, a person with an office or anybody by name (R69)', (_, meeting) => {
  expect(add({}, meeting)).toMatchObject({
    ok: true,
    value: [{ type: 'ActionAdded', owner: { name: 'Oakfield Primary' }, item: { reference: 'ASH-2627-001' }, due }],
  });
  expect(add({ owner: { kind: 'person', personId: 'joe' } }, meeting)).toMatchObject({
    value: [{ owner: { kind: 'person', name: 'joe' } }],
  });
  expect(add({ owner: { kind: 'other', name: ' Ben Hart, STLS ' }, requestId: null }, meeting)).toMatchObject({
    value: [{ owner: { kind: 'other', name: 'Ben Hart, STLS' }, item: null }],
  });
});

test('before the meeting begins there is nothing to act on', () => {
  expect(add({}, planned)).toEqual({ ok: false, refusal: 'MeetingNotStarted' });
});

test.each<[string, Partial<ActionWish>, string]>([
  ['nothing is to be done', { what: '  ' }, 'WhatMissing'],
  ['it is too long', { what: 'a'.repeat(501) }, 'WhatTooLong'],
  ['it is about a request of another meeting', { requestId: 'r9' }, 'NotOnAgenda'],
  ['nobody is to do it', { owner: null }, 'OwnerMissing'],
  ['somebody else has no name', { owner: { kind: 'other', name: ' ' } }, 'OwnerMissing'],
  ['the name is too long', { owner: { kind: 'other', name: 'a'.repeat(101) } }, 'OwnerTooLong'],
  ['the school is no member', { owner: { kind: 'school', urn: '999999' } }, 'OwnerUnknown'],
  ['the person holds no office', { owner: { kind: 'person', personId: 'amara' } }, 'OwnerUnknown'],
  ['no day is given', { due: null }, 'DueUnclear'],
  ['the day is before the meeting', { due: addDays(TENTH, -1) }, 'DueTooEarly'],
  ['the day is more than a year away', { due: addDays(TENTH, 367) }, 'DueTooFar'],
])('an action is refused when %s', (_, over, refusal) => {
  expect(add(over)).toEqual({ ok: false, refusal });
});

test.each([
  ['a representative of the school that has it', 'tom'],
  ['the chair', 'helen'],
  ['the clerk', 'joe'],
])('%s can say that it is done, and that it is not after all', (_, by) => {
  const open = after(added());
  const done = markAction(only(open), ashdown, true, by, at);
  expect(done).toEqual({ ok: true, value: [{ type: 'ActionDone', actionId: 'a1', by, at }] });
  const isDone = after(added(), { type: 'ActionDone', actionId: 'a1', by, at });
  expect(only(isDone).done).toEqual({ by, at });
  expect(markAction(only(isDone), ashdown, true, by, at)).toEqual({ ok: true, value: [] });
  expect(markAction(only(isDone), ashdown, false, by, at)).toMatchObject({ value: [{ type: 'ActionUndone' }] });
});

test('nobody else can: not an observer, not another school', () => {
  const hilltops = only(after(added({ owner: { kind: 'school', urn: '990002' } })));
  for (const by of ['amara', 'ingrid', 'stranger'])
    expect(markAction(hilltops, ashdown, true, by, at)).toEqual({ ok: false, refusal: 'NotYours' });
  expect(markAction(undefined, ashdown, true, 'helen', at)).toEqual({ ok: false, refusal: 'NoSuchAction' });
});

test('what is open stands with the nearest day first, and the next meeting looks back on it (R65)', () => {
  const actions = after(
    added({ due: localDate('2026-12-01') }, 'later'),
    added({}, 'sooner'),
    added({}, 'done'),
    added({}, 'sooner'), // the same again adds nothing
    { type: 'ActionDone', actionId: 'done', by: 'joe', at },
  ).actions;
  expect(actions.map(({ actionId }) => actionId)).toEqual(['later', 'sooner', 'done']);
  expect(openActions(actions).map(({ actionId }) => actionId)).toEqual(['sooner', 'later']);
  expect(openFromBefore(actions, TENTH)).toEqual([]);
  expect(openFromBefore(actions, localDate('2026-12-08'))).toHaveLength(2);
});
