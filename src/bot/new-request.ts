import { newRequestFor } from '../app/requests';
import type { Deps } from '../app/deps';
import { whoIs } from '../app/who-is';
import { newExceptionalAction } from '../cards/request-exceptional';
import { requestSchoolAction, requestSchoolCard } from '../cards/request-school';
import { newRequestAction } from '../cards/request-start';
import type { PersonId } from '../domain/community/community';
import { ownRefusals } from './refusals/request';
import { dialogTitle, formPageCard } from './request-pages';
import { NO_SCHOOL } from './request-sentences';
import type { ComposerCommand, Route } from './router';
import { open, submit } from './router';
import type { Answer } from './turn';

interface Place {
  readonly communityId: string;
  readonly urn: string;
  readonly where: string;
}

/** The first page of a new request for that school; an exceptional one begins with why it cannot wait. */
async function firstPage(
  deps: Deps,
  by: PersonId,
  { communityId, urn }: Pick<Place, 'communityId' | 'urn'>,
  page: 'exceptional' | 'eligibility' = 'eligibility',
): Promise<Answer> {
  const startKey = deps.newKey();
  const own = await newRequestFor(deps, by, { communityId, urn, startKey });
  if (!own.ok) return { close: ownRefusals[own.refusal] };
  const card = formPageCard(deps, own.value, page, { from: 'form', kept: {} }, startKey);
  return { dialog: { title: dialogTitle(own.value, page), card } };
}

async function placesOf(deps: Deps, by: PersonId): Promise<Place[]> {
  const communities = (await whoIs(deps, by))?.communities ?? [];
  return communities.flatMap(({ community: { communityId, name }, schools }) =>
    schools.map((school) => ({ communityId, urn: school.urn, where: `${school.name} · ${name} community` })),
  );
}

/** More choices than these are easier to find in a list that opens. */
const LISTED = 8;

const choice = (places: readonly Place[], hasProblem: boolean): Answer => ({
  dialog: {
    title: 'New request',
    size: 'medium',
    card: requestSchoolCard({
      style: places.length > LISTED ? 'compact' : 'expanded',
      schools: places.map(({ urn, where }) => ({ urn, where })),
      hasProblem,
    }),
  },
});

/** A request is begun from a card that names its school, or on the page that asks for it. */
export const newRequestRoutes = (deps: Deps): Route[] => [
  open(newRequestAction, async (place, { person }) => firstPage(deps, person.personId, place)),
  open(newExceptionalAction, async (place, { person }) => firstPage(deps, person.personId, place, 'exceptional')),

  submit(requestSchoolAction, async ({ urn }, { person }) => {
    const places = await placesOf(deps, person.personId);
    const chosen = places.find((place) => place.urn === urn);
    if (chosen) return firstPage(deps, person.personId, chosen);
    return places.length === 0 ? { close: NO_SCHOOL } : choice(places, true);
  }),
];

/** New request, from the composer of any chat: opens at once for whoever represents one school, and asks which otherwise. */
export const newRequestCommand = (deps: Deps): ComposerCommand => ({
  id: 'newRequest',
  title: 'New request',
  description: 'Ask your community for High Needs Funding',
  open: async ({ person }) => {
    const places = await placesOf(deps, person.personId);
    const [first, ...others] = places;
    if (!first) return { close: NO_SCHOOL };
    return others.length === 0 ? firstPage(deps, person.personId, first) : choice(places, false);
  },
});
