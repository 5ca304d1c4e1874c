import { localDate } from '../../../src/domain/calendar/dates';
import type { Community } from '../../../src/domain/community/community';
import {
  belongs,
  chairs,
  covers,
  holds,
  memberSchools,
  representativesOf,
  schoolOf,
  schoolsRepresentedBy,
} from '../../../src/domain/community/community';
import { personIdOf } from '../../../src/app/person-id';
import { checked, sampleRows, TODAY } from '../../support/register';

let ashdown: Community;
beforeAll(async () => {
  const found = checked(await sampleRows()).communities.find(({ community }) => community.communityId === 'ashdown');
  if (!found) throw new Error('no Ashdown');
  ashdown = found.community;
});
const who = (email: string) => personIdOf(email);
const meiLing = who('mei-ling.chan@larkfield-fernhill.example');
const ending = (urn: string, to: string): Community => ({
  ...ashdown,
  schools: ashdown.schools.map((school) => (school.urn === urn ? { ...school, to: localDate(to) } : school)),
});

describe('a community', () => {
  test('a period has its first and its last day', () => {
    const period = { from: localDate('2026-09-01'), to: localDate('2026-11-23') };
    expect(
      ['2026-08-31', '2026-09-01', '2026-11-23', '2026-11-24'].map((day) => covers(period, localDate(day))),
    ).toEqual([false, true, true, false]);
    expect(covers({ ...period, to: null }, localDate('2099-01-01'))).toBe(true);
  });

  test('nine schools decide, the special school observes (R23)', () => {
    expect(memberSchools(ashdown, TODAY)).toHaveLength(9);
    expect(memberSchools(ashdown, TODAY).some((school) => school.name === 'Rowan House School')).toBe(false);
    expect(schoolOf(ashdown, '990010')?.as).toBe('observer');
    expect(schoolOf(ashdown, '990011')).toBeUndefined();
  });

  test('one person speaks for two schools, and for none that has left (R27)', () => {
    const names = (community: Community) =>
      schoolsRepresentedBy(community, meiLing, TODAY).map((school) => school.name);
    expect(names(ashdown)).toEqual(['Larkfield Junior', 'Fernhill Infant']);
    expect(names(ending('990006', '2026-11-22'))).toEqual(['Larkfield Junior']);
  });

  test('a school may have several representatives (R20)', () => {
    const names = representativesOf(ashdown, '990001', TODAY).map((each) => each.name);
    expect(names).toEqual(['Amara Osei', 'Tom Whitlock']);
  });

  test('chair and acting chair may chair, the clerk may not (R6, R10, R11)', () => {
    expect(chairs(ashdown, who('helen.ward@chairs.example'), TODAY)).toBe(true);
    expect(chairs(ashdown, who('david.okafor@chairs.example'), TODAY)).toBe(true);
    expect(chairs(ashdown, who('joe.marsh@council.example'), TODAY)).toBe(false);
    expect(holds(ashdown, who('joe.marsh@council.example'), 'clerk', TODAY)).toBe(true);
  });

  test('nobody belongs before their first day, and strangers never do', () => {
    expect(belongs(ashdown, who('ruth.abrams@pebble-bay.example'), localDate('2026-01-04'))).toBe(false);
    expect(belongs(ashdown, who('ruth.abrams@pebble-bay.example'), localDate('2026-01-05'))).toBe(true);
    expect(belongs(ashdown, who('margaret.teague@chairs.example'), TODAY)).toBe(false);
  });
});
