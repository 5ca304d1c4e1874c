import { defaultProfile } from '../../../src/domain/profile';
import type { CosEvent } from '../../../src/domain/events';
import { instant } from '../../../src/domain/calendar/dates';
import { evolveMeeting } from '../../../src/domain/meeting/evolve';
import { endMeeting } from '../../../src/domain/meeting/end';
import type { Meeting, Progress } from '../../../src/domain/meeting/meeting';
import { itemFor } from '../../../src/domain/meeting/meeting';
import { awardAfter, decided, held, sent, terms } from '../award/samples';
import { accepted, nothing, refused } from '../ballot/samples';
import { DECEMBER, headingOf, meetingAfter, scheduled, started, submitted, TENTH } from './meetings';

const AT = instant('2026-11-10T16:20:00Z');
const december = meetingAfter(scheduled(['r9'], DECEMBER));
const inSession = (...more: CosEvent[]) => meetingAfter(scheduled(['r1', 'r2']), ...more, started);

/** The same meeting with every request as far as this. */
const withEvery = (progress: Progress, meeting = inSession()): Meeting => ({
  ...meeting,
  agenda: meeting.agenda.map((item) => (item.kind === 'request' ? { ...item, progress } : item)),
});

const ended = (meeting: Meeting, awards: Parameters<typeof endMeeting>[1] = [], next: Meeting | null = december) =>
  endMeeting(meeting, awards, next, defaultProfile, AT);

describe('ending a meeting', () => {
  test('sends every approval to the officer at once, counted from the day of the meeting (R108, R114)', () => {
    const events = accepted(ended(withEvery({ state: 'deferred', reason: '' }), [awardAfter(decided())]));
    expect(events).toEqual([
      { type: 'MeetingEnded', meetingId: TENTH, at: AT },
      { type: 'ApprovalSent', requestId: 'r1', area: 'East', approvedOn: TENTH, at: AT },
    ]);
  });

  test('a meeting held on another day than planned counts from the day it was held (R108, R114)', () => {
    const held: Meeting = {
      ...withEvery({ state: 'deferred', reason: '' }),
      startedAt: instant('2026-11-12T23:30:00Z'),
    };
    const events = accepted(ended(held, [awardAfter(decided())]));
    expect(events).toContainEqual(expect.objectContaining({ type: 'ApprovalSent', approvedOn: '2026-11-12' }));
  });

  test('holds back what waits for its conditions (R92)', () => {
    const award = awardAfter(decided({ terms: { ...terms, conditions: 'A plan first', heldUntilMet: true } }));
    const events = accepted(ended(withEvery({ state: 'deferred', reason: '' }), [award]));
    expect(events.slice(1)).toEqual([{ type: 'ApprovalHeld', requestId: 'r1' }]);
  });

  test('conditions that nothing waits for do not hold the approval back', () => {
    const award = awardAfter(decided({ terms: { ...terms, conditions: 'Report in June', heldUntilMet: false } }));
    const events = accepted(ended(withEvery({ state: 'deferred', reason: '' }), [award]));
    expect(events.slice(1)).toMatchObject([{ type: 'ApprovalSent' }]);
  });

  test('sends nothing twice, and nothing of another meeting', () => {
    const already = [awardAfter(decided(), sent), awardAfter(decided(), held)];
    const elsewhere = awardAfter(decided({ meetingId: '2026-10-13' }));
    const events = accepted(ended(withEvery({ state: 'deferred', reason: '' }), [...already, elsewhere]));
    expect(events.map(({ type }) => type)).toEqual(['MeetingEnded']);
  });

  test('carries what was not reached to the next meeting, with a reason its school reads (R46)', () => {
    const meeting = inSession(submitted('r7', true));
    const events = accepted(ended(meeting));
    expect(events.filter(({ type }) => type === 'RequestDeferred')).toMatchObject(
      ['r1', 'r2', 'r7'].map((requestId) => ({
        requestId,
        heading: headingOf(requestId),
        minutes: 15,
        toMeetingId: DECEMBER,
        reason: 'There was no time for it at this meeting.',
      })),
    );
    const after = (before: Meeting) =>
      events.reduce((now, event) => evolveMeeting(now, event, before.meetingId) ?? now, before);
    expect(after(meeting)).toMatchObject({ status: 'ended', endedAt: AT, late: [] });
    expect(itemFor(after(meeting), 'r1')?.progress.state).toBe('deferred');
    expect(['r1', 'r2', 'r7'].every((requestId) => itemFor(after(december), requestId))).toBe(true);
  });

  test('with no other meeting planned yet, the requests wait for one', () => {
    expect(accepted(ended(inSession(), [], null))).toMatchObject([
      { requestId: 'r1', toMeetingId: null },
      { requestId: 'r2', toMeetingId: null },
      { type: 'MeetingEnded' },
    ]);
  });

  const vote = { ballotId: 'b', terms, counts: { agree: 1, disagree: 1, abstain: 0 } };
  test.each<[string, Progress, string]>([
    ['a vote is open', { state: 'voting', ballotId: 'b' }, 'VoteOpen'],
    ['a request is under discussion', { state: 'open' }, 'ItemsUndecided'],
    ['a tie waits for the chair', { state: 'tied', disputed: false, ...vote }, 'ItemsUndecided'],
    ['something agreed is not funded', { state: 'notFunded', ...vote }, 'ItemsUndecided'],
  ])('is refused while %s', (_, progress, refusal) => {
    expect(ended(withEvery(progress))).toEqual(refused(refusal));
  });

  test('again changes nothing; what has not begun cannot end', () => {
    expect(ended({ ...inSession(), status: 'ended' })).toEqual(nothing);
    expect(ended(meetingAfter(scheduled([])))).toEqual(refused('MeetingNotStarted'));
  });
});
