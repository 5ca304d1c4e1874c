import { instant } from '../../../src/domain/calendar/dates';
import { defaultProfile } from '../../../src/domain/profile';
import { evolveRequest } from '../../../src/domain/request/evolve';
import { tendLeftDraft } from '../../../src/domain/request/left';
import type { Request } from '../../../src/domain/request/request';
import { draft as sample, submitted } from './samples';

const draft = { ...sample, savedAt: instant('2026-11-05T09:00:00Z') };
const on = (day: string, request: Request = draft, days = 60) =>
  tendLeftDraft(request, { ...defaultProfile, draftPupilsDays: days }, instant(`${day}T06:00:00Z`));
const after = (request: Request, day: string): Request =>
  on(day, request).reduce<Request>((now, event) => evolveRequest(now, event, 'r1', 'ashdown') ?? now, request);

test('a draft nobody goes on with: its school is warned two weeks before its pupils are cleared, and both happen once', () => {
  expect(on('2026-12-20')).toEqual([]);
  expect(on('2026-12-21')).toMatchObject([{ type: 'DraftForgotten', clearedOn: '2027-01-04' }]);
  const warned = after(draft, '2026-12-21');
  expect(on('2026-12-21', warned)).toEqual([]);
  expect(on('2027-01-03', warned)).toEqual([]);
  expect(on('2027-01-04', warned)).toMatchObject([{ type: 'DraftPupilsCleared' }]);
  const cleared = after(warned, '2027-01-04');
  expect(cleared).toMatchObject({ status: 'draft', pupils: null, form: draft.form });
  expect(on('2027-06-01', cleared)).toEqual([]);
});

test('where nobody was warned in time the two weeks still count from the warning', () => {
  const warned = after(draft, '2027-03-01');
  expect(on('2027-03-14', warned)).toEqual([]);
  expect(on('2027-03-15', warned)).toMatchObject([{ type: 'DraftPupilsCleared' }]);
});

test('going on with it begins the days anew', () => {
  const warned = after(draft, '2026-12-21');
  const at = instant('2026-12-22T09:00:00Z');
  const saved = { type: 'DraftSaved', requestId: 'r1', page: 'support', content: { tried: 'More' }, at } as const;
  const now = evolveRequest(warned, saved, 'r1', 'ashdown');
  expect(now && on('2027-01-10', now)).toEqual([]);
  expect(now).toMatchObject({ warnedAt: null });
});

test('KCC sets after how many days', () => {
  expect(on('2026-11-25', draft, 30)).toEqual([
    { ...on('2026-12-21')[0], clearedOn: '2026-12-09', at: instant('2026-11-25T06:00:00Z') },
  ]);
});

test('a draft without pupils, and a request that was handed in, are left alone', () => {
  expect(on('2027-11-05', { ...draft, pupils: null })).toEqual([]);
  expect(on('2027-11-05', submitted)).toEqual([]);
});
