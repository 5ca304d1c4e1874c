import type { LocalDate } from '../domain/calendar/dates';
import type { Community } from '../domain/community/community';
import type { ChairedRequest } from '../domain/interest/chair-conflict';
import { chairsWithInterest, freeChairs } from '../domain/interest/chair-conflict';
import type { ChairAppointment, Declarations } from '../domain/interest/declaration';

const OFFICE = { chair: 'the chair', actingChair: 'acting chair' } as const;
const named = ({ name, role }: ChairAppointment): string => `${name}, ${OFFICE[role]},`;

const NOBODY_LEFT = {
  atMeeting: 'nobody else is there to chair it. It can be deferred; ask KCC to name an acting chair.',
  between: 'nobody else is there to decide about it. KCC has been told, and can name an acting chair.',
} as const;

/** Who chairs a request where not everybody who chairs may (R98): for everybody to read; empty where all may. */
export function sayWhoChairs(
  community: Community,
  declarations: Declarations | null,
  request: ChairedRequest,
  day: LocalDate,
  when: keyof typeof NOBODY_LEFT = 'atMeeting',
): string {
  const aside = chairsWithInterest(community, declarations, request, day);
  if (aside.length === 0) return '';
  const [free] = freeChairs(community, declarations, request, day);
  const who = aside.map(({ name }) => name).join(' and ');
  const has = aside.length === 1 ? 'has' : 'have';
  return free
    ? `${who} ${has} an interest in this request. ${named(free)} chairs it.`
    : `${who} ${has} an interest in this request, and ${NOBODY_LEFT[when]}`;
}
