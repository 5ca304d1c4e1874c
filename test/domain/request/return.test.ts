import type { CosEvent } from '../../../src/domain/events';
import { evolveMeeting } from '../../../src/domain/meeting/evolve';
import { carrying, interestsWith } from '../../../src/domain/interest/item-interest';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { itemFor } from '../../../src/domain/meeting/meeting';
import { headingOf, waitingRequests } from '../../../src/domain/meeting/schedule';
import { defaultProfile, defaultRules } from '../../../src/domain/profile';
import { evolveRequest } from '../../../src/domain/request/evolve';
import type { Request } from '../../../src/domain/request/request';
import { returnRequest } from '../../../src/domain/request/return';
import { standingOf } from '../../../src/domain/waiting/standing';
import { inOrder, meetingAfter, published, scheduled, started, submitted as came, TENTH } from '../meeting/meetings';
import { ashdown } from '../waiting/samples';
import { AT, draft, submitted } from './samples';

const meeting = meetingAfter(scheduled(['r1', 'r2']), published);
const asked = { question: ' Why twelve weeks? ', community: ashdown, profile: defaultProfile, by: 'helen' };
const returned = (request: Request | null = submitted, on: Meeting = meeting, over: Partial<typeof asked> = {}) => {
  const outcome = returnRequest(request, on, { ...asked, ...over }, AT);
  return outcome.ok ? outcome.value : outcome.refusal;
};
const only = (events: readonly CosEvent[] | string): CosEvent => {
  const [event] = typeof events === 'string' ? [] : events;
  if (!event) throw new Error('Nothing happened');
  return event;
};

test('a returned request leaves the agenda, keeps its reference and waits with its school (R44)', () => {
  const event = only(returned());
  expect(event).toMatchObject({ type: 'RequestReturned', question: 'Why twelve weeks?', late: false, minutes: 15 });
  const now = evolveRequest(submitted, event, 'r1', 'ashdown');
  expect(now).toMatchObject({ status: 'submitted', reference: 'ASH-2627-001', returned: { from: TENTH } });
  const after = evolveMeeting(meeting, event, TENTH);
  expect(after && inOrder(after)).toEqual(['Welcome', 'Budget', 'r2']);
  expect(now && after && standingOf(now, [after], [], defaultRules)).toEqual({ at: 'returned' });
});

test('a returned request goes on no agenda by itself', () => {
  const now = evolveRequest(submitted, only(returned()), 'r1', 'ashdown');
  expect(waitingRequests(now ? [now] : [], [], ashdown)).toEqual([]);
});

test('a late one can be returned too, and is late again when it comes back', () => {
  const event = only(returned(submitted, meetingAfter(scheduled([]), came('r1', true))));
  expect(event).toMatchObject({ late: true });
});

test('twice is once', () => {
  const now = evolveRequest(submitted, only(returned()), 'r1', 'ashdown');
  expect(returned(now)).toEqual([]);
});

test('needs a question of reasonable length', () => {
  expect(returned(submitted, meeting, { question: '  ' })).toBe('QuestionMissing');
  expect(returned(submitted, meeting, { question: 'x'.repeat(601) })).toBe('QuestionTooLong');
});

test('is for requests on an agenda whose meeting has not begun', () => {
  expect(returned(submitted, meetingAfter(scheduled(['r1']), published, started))).toBe('MeetingUnderWay');
  expect(returned(submitted, meetingAfter(scheduled(['r2'])))).toBe('NotOnAgenda');
  expect(returned(draft)).toBe('NotOnAgenda');
  expect(returned(null)).toBe('NotOnAgenda');
});

test('what schools have said of interests in it goes away with it, and comes back with it', () => {
  const said = { urn: '990002', grade: 'takesNoPart', said: '', by: 'mei-ling', noted: false, at: AT } as const;
  const interests = { interests: [said], chairsAside: [] };
  const on: Meeting = {
    ...meeting,
    agenda: meeting.agenda.map((item) => (item.kind === 'request' ? { ...item, ...interests } : item)),
  };
  const event = only(returned(submitted, on));
  const now = evolveRequest(submitted, event, 'r1', 'ashdown');
  expect(now).toMatchObject({ returned: { from: TENTH }, interests });
  const away = evolveMeeting(on, event, TENTH);
  const heading = headingOf(submitted, ashdown);
  const back = {
    meetingId: TENTH,
    minutes: 15,
    late: false,
    ...(now && 'interests' in now && carrying(interestsWith(now))),
  };
  const answered = { type: 'RequestChanged', requestId: 'r1', heading, ...back } as unknown as CosEvent;
  expect(away && itemFor(evolveMeeting(away, answered, TENTH) ?? away, 'r1')).toMatchObject(interests);
});
