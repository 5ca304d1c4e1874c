import type { Deps } from '../app/deps';
import type { Bound } from '../app/places';
import { bindableBy, bindPlace, communityOfPlace, isBound } from '../app/places';
import { bindDialog, bindPlaceAction, boundCard, openBindPlaceAction } from '../cards/bind-place';
import { placeRefusals, ONLY_THESE } from './refusals/places';
import type { Route } from './router';
import { open, submit } from './router';
import type { Answer, Turn } from './turn';

export { bindCard } from '../cards/bind-place';

const NOT_HERE: Answer = {
  say: 'This is your personal chat: it needs no setting up. Type home to see what you can do.',
};

const LISTED = 8;

type Kind = 'channel' | 'meeting';
const placeWord: Readonly<Record<Kind, string>> = { channel: 'channel', meeting: 'chat' };
const whatItMeans: Readonly<Record<Kind, string>> = {
  channel: 'I will post its agendas, votes and decisions in this channel. A community has one such channel.',
  meeting: 'Its meeting can then be held here: check-in, requests one by one, and votes.',
};

const sayBoundElsewhere = (kind: Kind, community: string): string =>
  `This ${placeWord[kind]} already serves the ${community} community, and a ${placeWord[kind]} serves one community only.`;

async function bindPage(deps: Deps, { person }: Turn, kind: Kind, problem: string): Promise<Answer> {
  const communities = await bindableBy(deps, person.personId);
  const [first, ...others] = communities;
  if (!first) return { say: ONLY_THESE };
  const card = bindDialog({
    place: placeWord[kind],
    what: whatItMeans[kind],
    style: communities.length > LISTED ? 'compact' : 'expanded',
    chosen: others.length === 0 ? first.communityId : '',
    communities: communities.map(({ communityId, name }) => ({ communityId, name })),
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'Set up this place', card, size: 'medium' } };
}

function sayBound({ community, already, outsiders }: Bound, kind: Kind): string {
  const place = placeWord[kind];
  const said = already
    ? `This ${place} was ${community.name}’s already.`
    : `Done: this ${place} is ${community.name}’s now.`;
  return outsiders.length === 0
    ? `${said} Everybody here belongs to ${community.name}.`
    : `${said} In this ${place} but not in ${community.name}: ${outsiders.join(', ')}. They can read what is posted here; remove whoever should not.`;
}

export const placeRoutes = (deps: Deps): Route[] => [
  open(openBindPlaceAction, async (_, turn) => {
    const { kind, conversationId } = turn.chat;
    if (kind === 'personal') return NOT_HERE;
    const community = await communityOfPlace(deps, conversationId);
    return community && (await isBound(deps, conversationId))
      ? { say: sayBoundElsewhere(kind, community.name) }
      : bindPage(deps, turn, kind, '');
  }),

  submit(bindPlaceAction, async ({ communityId }, turn) => {
    const { kind, conversationId, serviceUrl } = turn.chat;
    if (kind === 'personal') return NOT_HERE;
    if (communityId === '') return bindPage(deps, turn, kind, 'choose a community.');
    const place = { communityId, conversationId, serviceUrl, kind };
    const bound = await bindPlace(deps, turn.person.personId, place, turn.roster);
    if (bound.ok) {
      return { close: sayBound(bound.value, kind), edit: boundCard(placeWord[kind], bound.value.community.name) };
    }
    if (bound.refusal !== 'BoundElsewhere') return { close: placeRefusals[bound.refusal] };
    const owner = (await communityOfPlace(deps, conversationId))?.name ?? 'another';
    return { close: sayBoundElsewhere(kind, owner), edit: boundCard(placeWord[kind], owner) };
  }),
];
