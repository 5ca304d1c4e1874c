import type { Contacts } from '../app/contacts';
import type { Deps } from '../app/deps';
import { communityOfPlace } from '../app/places';
import type { OfficeHolder, Role } from '../app/who-is-who';
import { communitiesKnownTo, whoIsWho } from '../app/who-is-who';
import { chooseCommunity } from '../cards/choose-community';
import { whoAction, whoCard } from '../cards/who';
import { londonTime } from '../domain/calendar/dates';
import type { Community } from '../domain/community/community';
import { mailTo } from './mail';
import type { Route, Word } from './router';
import { press } from './router';
import type { Answer, Turn } from './turn';

const TITLES: Readonly<Record<Role, string>> = {
  chair: 'Chair',
  actingChair: 'Acting chair',
  clerk: 'Clerk',
  officer: 'High Needs Funding officer',
};
/** Offices a community cannot do without. */
const NEEDED: readonly Role[] = ['chair', 'clerk', 'officer'];
const SHOWN_TOGETHER = 3;

const NOT_YOURS: Answer = {
  say: 'You have no place in that community, so I cannot tell you who is in it. Type who to see your own.',
};
const nobody = ({ community }: Contacts): Answer => ({
  say: `You have no community in the register today. If that is wrong, ask your clerk to add you, or write to ${community}.`,
});

function shownOf(
  community: Community,
  holders: readonly OfficeHolder[],
  isShared: boolean,
  { community: box }: Contacts,
) {
  const vacant = NEEDED.filter((role) => holders.every((each) => each.role !== role)).map((role) => TITLES[role]);
  return {
    title: `${community.name} community`,
    area: `${community.area} area`,
    people: holders.map(({ role, name, address }) => ({
      role: TITLES[role],
      name,
      address,
      // in a shared place whoever reads along need not have it
      hasAddress: !isShared && address !== '',
    })),
    hasMissing: vacant.length > 0,
    missing: `Nobody in the register at present: ${vacant.join(', ')}. Write to ${box}.`,
  };
}

async function show(
  deps: Deps,
  contacts: Contacts,
  communities: readonly Community[],
  isShared: boolean,
): Promise<Answer> {
  const shown = await Promise.all(
    communities.map(async (community) => shownOf(community, await whoIsWho(deps, community), isShared, contacts)),
  );
  return {
    show: whoCard({
      communities: shown,
      asOf: `From KCC’s register, as of ${londonTime(deps.now())}`,
      links: [
        { title: 'Chairs and dates on Kelsi', url: contacts.documents },
        { title: 'Email KCC', url: mailTo(contacts.community, 'Communities of Schools') },
      ],
    }),
  };
}

const isCalled =
  (name: string) =>
  ({ communityId, name: known, code }: Community): boolean =>
    [communityId, known.toLowerCase(), code.toLowerCase()].includes(name);

async function asked(deps: Deps, contacts: Contacts, { chat, person }: Turn, rest: string): Promise<Answer> {
  if (chat.kind !== 'personal') {
    const community = await communityOfPlace(deps, chat.conversationId);
    return community ? show(deps, contacts, [community], true) : nobody(contacts);
  }
  const known = await communitiesKnownTo(deps, person.personId);
  const named = known.find(isCalled(rest));
  if (named) return show(deps, contacts, [named], false);
  if (known.length === 0) return nobody(contacts);
  return known.length > SHOWN_TOGETHER
    ? { show: chooseCommunity('Who is who', whoAction.verb, known) }
    : show(deps, contacts, known, false);
}

export const whoRoutes = (deps: Deps, contacts: Contacts): Route[] => [
  press(whoAction, async ({ communityId }, { person, chat }) => {
    const known = await communitiesKnownTo(deps, person.personId);
    const community = known.find((each) => each.communityId === communityId);
    return community ? show(deps, contacts, [community], chat.kind !== 'personal') : NOT_YOURS;
  }),
];

/** `who`: chair, clerk and officer of one's community (R12). */
export const whoWords = (deps: Deps, contacts: Contacts): Word[] => [
  {
    word: 'who',
    help: 'who is chair, clerk and officer of your community',
    where: 'everywhere',
    answer: async (turn, rest) => [await asked(deps, contacts, turn, rest)],
  },
];
