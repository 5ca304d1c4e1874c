import { instant, localDate } from '../../../src/domain/calendar/dates';
import { agreeInterim } from '../../../src/domain/interim/decide';
import { dueOf } from '../../../src/domain/interim/due';
import { workingDaysAfter } from '../../../src/domain/interim/interim';
import { defaultRules } from '../../../src/domain/profile';
import type { Request } from '../../../src/domain/request/request';
import { accepted, budget } from '../ballot/samples';
import { meetingAfter, scheduled } from '../meeting/meetings';
import { submitted } from '../request/samples';
import { after, agreement, deciding, exceptionalRequest } from './samples';

const due = (request: Request, now: string) => dueOf(request, defaultRules, instant(now));
const kinds = (request: Request, now: string) => due(request, now).map(({ key }) => key.split(':').slice(2).join());

test('after one working day without a decision the acting chair is told, after three KCC; weekends do not count', () => {
  const request = exceptionalRequest(); // Thursday 5 November, 09:00
  expect(kinds(request, '2026-11-06T08:59:00Z')).toEqual([]);
  expect(kinds(request, '2026-11-06T09:00:00Z')).toEqual(['actingChair']);
  expect(kinds(request, '2026-11-09T12:00:00Z')).toEqual(['actingChair']);
  expect(kinds(request, '2026-11-10T09:00:00Z')).toEqual(['actingChair', 'kcc']);
});

test('what was told is not told again', () => {
  const told = after(
    exceptionalRequest(),
    due(exceptionalRequest(), '2026-11-10T09:00:00Z').map(({ event }) => event),
  );
  expect(due(told, '2026-12-10T09:00:00Z')).toEqual([]);
});

test('working days are Kent’s: across the change of the clocks it is the same time of day', () => {
  expect(workingDaysAfter(instant('2026-10-23T08:30:00Z'), 1)).toBe('2026-10-26T09:30:00.000Z');
});

test('chair, clerk and school are reminded five working days before an interim decision ends, once; nothing else happens (R107)', () => {
  const agreed = after(
    exceptionalRequest(),
    accepted(agreeInterim(exceptionalRequest(), agreement, [budget], meetingAfter(scheduled([])), deciding())),
  );
  expect(due(agreed, '2026-11-12T09:00:00Z')).toEqual([]);
  const near = due(agreed, '2026-11-13T09:00:00Z');
  expect(near).toMatchObject([{ event: { type: 'InterimEndNear', end: localDate('2026-11-20') } }]);
  const reminded = after(
    agreed,
    near.map(({ event }) => event),
  );
  expect(due(reminded, '2026-11-16T09:00:00Z')).toEqual([]);
  expect(due(agreed, '2027-01-16T09:00:00Z')).toEqual([]);
});

test('no clock ever refuses, ends or approves anything: all that falls due is telling somebody (R107)', () => {
  for (const day of ['2026-11-06', '2026-11-20', '2027-03-01', '2028-01-10'])
    for (const { event } of due(exceptionalRequest(), `${day}T09:00:00Z`))
      expect(['InterimEscalated', 'InterimEndNear']).toContain(event.type);
  expect(due(submitted, '2028-01-10T09:00:00Z')).toEqual([]);
});
