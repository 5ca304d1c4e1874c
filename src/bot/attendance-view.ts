import { londonTime } from '../domain/calendar/dates';
import type { Community, PersonId, Urn } from '../domain/community/community';
import { memberSchools, presentUrn, schoolOf } from '../domain/community/community';
import { isPresentOrRepresented, presenterOf, unrepresented } from '../domain/meeting/attendance';
import type { Meeting } from '../domain/meeting/meeting';
import { isPresent } from '../domain/meeting/meeting';
import { plural } from './terms-words';

/** A person of the community by name. */
export const nameIn = (community: Community, personId: PersonId): string =>
  community.appointments.find((each) => each.personId === personId)?.name ?? 'the clerk';

export const schoolName = (community: Community, urn: Urn): string => schoolOf(community, urn)?.name ?? urn;

/** The words that go into a deferral when nobody was there to present a request (R76). */
export const sayNobodyThere = (school: string): string =>
  `${school} was neither at this meeting nor represented, so its request could not be voted on.`;

function sayHere(meeting: Meeting, community: Community, urn: Urn): string {
  const here = meeting.present.find((each) => each.urn === urn);
  if (here) {
    const by = `${here.noted ? 'noted by' : 'checked in by'} ${nameIn(community, here.personId)}`;
    if (here.leftAt !== null)
      return `left${meeting.paper === null ? ` at ${londonTime(here.leftAt)}` : ' early'}, ${by}`;
    const standIn = here.standIn === null ? '' : ` with stand-in ${here.standIn}`;
    // entered afterwards: when it was typed says nothing about when somebody came
    const since = meeting.paper === null ? ` since ${londonTime(here.at)}` : '';
    return `present${since}${standIn}, ${by}`;
  }
  const away = meeting.absent.find((each) => each.urn === urn);
  if (!away) return 'not noted yet';
  return `${away.apologies ? 'apologies' : 'absent'}, noted${meeting.paper === null ? ` at ${londonTime(away.at)}` : ''} by ${nameIn(community, away.personId)}`;
}

function sayPresenter(meeting: Meeting, community: Community, urn: Urn): string {
  const presenter = presenterOf(meeting, urn);
  if (presenter === null || isPresent(meeting, urn)) return '';
  const name = schoolName(community, presenter);
  return meeting.status === 'planned' || isPresent(meeting, presenter)
    ? `; ${name} presents for it`
    : `; ${name} was named to present for it and is not here`;
}

/** Every member school by name, and how it stands: for chair and clerk. Before the meeting, only who presents for whom. */
export const rollLines = (meeting: Meeting, community: Community): { school: string; said: string }[] =>
  memberSchools(community, meeting.date).flatMap(({ urn, name }) => {
    const presenter = sayPresenter(meeting, community, urn);
    if (meeting.status === 'planned') return presenter ? [{ school: name, said: presenter.slice(2) }] : [];
    return [{ school: name, said: `${sayHere(meeting, community, urn)}${presenter}` }];
  });

/** Who was missing, for the decision log; empty when nobody was (R76). */
export function sayMissing(meeting: Meeting, community: Community): string {
  const missing = unrepresented(meeting, community).map(({ urn, name }) =>
    meeting.absent.some((each) => each.urn === urn && each.apologies) ? `${name} (apologies)` : name,
  );
  return missing.length === 0
    ? ''
    : `Absent without representation: ${plural(missing.length, 'school')}: ${missing.join(', ')}`;
}

/** Why no vote can be opened on this school's request, and what can be done; empty when one can. */
export const sayStuck = (
  meeting: Meeting,
  community: Community,
  { urn, school }: { urn: Urn; school: string },
): string =>
  isPresentOrRepresented(meeting, presentUrn(community, urn, meeting.date))
    ? ''
    : `${school} is neither here nor represented, so its request cannot be voted on. Note it as present, name a school that presents for it, or defer the request: the reason is filled in.`;
