import { declareInterests, interestsRegister, interestsRegisters, renewDeclaration } from '../app/declarations';
import type { Deps } from '../app/deps';
import { chooseCommunity } from '../cards/choose-community';
import { declarationsAction, declarationsCard, renewDeclarationAction } from '../cards/declarations';
import type { Ticked } from '../cards/declare';
import { declareAction, declareCard, openDeclareAction, tickValue } from '../cards/declare';
import { londonDate } from '../domain/calendar/dates';
import type { Community, CommunityId } from '../domain/community/community';
import { memberSchools } from '../domain/community/community';
import type { Interests } from '../domain/interest/declaration';
import { chairOffice, declarationIn, groupsIn, isNothing } from '../domain/interest/declaration';
import type { DeclareRefusal } from '../domain/interest/declare';
import { LONGEST_DECLARATION } from '../domain/interest/declare';
import { declarationsData, sayGroup, sayOffice, sayRegister } from './declarations-view';
import { declareRefusals, renewRefusals } from './refusals/declarations';
import type { Route, Word } from './router';
import { open, press, submit } from './router';
import { plural } from './terms-words';
import type { Answer, Turn } from './turn';

const NOT_YOURS: Answer = {
  say: 'The register of interests is for those who chair the community, its clerk and KCC. If that should include you, ask KCC to mend the register.',
};

interface Filled {
  readonly has: 'nothing' | 'interests' | '';
  readonly which: readonly Ticked[];
  readonly said: string;
}

const codes = (which: readonly Ticked[], kind: Ticked['kind']): string[] =>
  which.flatMap((each) => (each.kind === kind ? [each.code] : []));
const interestsFrom = ({ which, said }: Filled): Interests => ({
  schools: codes(which, 'school'),
  trusts: codes(which, 'trust'),
  federations: codes(which, 'federation'),
  said,
});
const filledFrom = (interests: Interests): Filled => ({
  has: isNothing(interests) ? 'nothing' : 'interests',
  which: [
    ...interests.schools.map((code) => ({ kind: 'school', code }) as const),
    ...interests.trusts.map((code) => ({ kind: 'trust', code }) as const),
    ...interests.federations.map((code) => ({ kind: 'federation', code }) as const),
  ],
  said: interests.said,
});

async function show(deps: Deps, turn: Turn, communityId: CommunityId, notice = ''): Promise<Answer> {
  const register = await interestsRegister(deps, turn.person.personId, communityId);
  return register.ok
    ? { show: declarationsCard(declarationsData(deps, register.value, turn.person.personId, notice)) }
    : NOT_YOURS;
}

/** The boxes to tick: every member school, and each trust or federation with several of them. */
function choicesFor(community: Community, day: ReturnType<typeof londonDate>) {
  const groups = groupsIn(community, day).filter(({ schools }) => schools.length > 1);
  return [
    ...memberSchools(community, day).map(({ urn, name }) => ({
      title: name,
      value: tickValue({ kind: 'school', code: urn }),
    })),
    ...groups.map((group) => ({
      title: sayGroup(group).replace(/^t/, 'T'),
      value: tickValue(group),
    })),
  ];
}

async function declareDialog(
  deps: Deps,
  turn: Turn,
  communityId: CommunityId,
  typed: Filled | null,
  problem: string,
): Promise<Answer> {
  const { personId } = turn.person;
  const register = await interestsRegister(deps, personId, communityId);
  const today = londonDate(deps.now());
  const office = register.ok ? chairOffice(register.value.community, personId, today) : null;
  if (!register.ok || !office) return { say: declareRefusals.NotAChair };
  const { community, declarations } = register.value;
  const current = declarationIn(declarations, office);
  const filled = typed ?? (current ? filledFrom(current.interests) : { has: '', which: [], said: '' });
  const card = declareCard({
    communityId,
    key: deps.newKey(),
    community: community.name,
    office: sayOffice(office),
    register: sayRegister(community, office, today),
    has: filled.has,
    which: filled.which.map(tickValue).join(','),
    choices: choicesFor(community, today),
    said: filled.said,
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'Declare your interests', card, size: 'large' } };
}

function problemWith(refusal: DeclareRefusal, { said }: Filled): string {
  const over = said.trim().length - LONGEST_DECLARATION;
  return refusal === 'TextTooLong'
    ? `${declareRefusals.TextTooLong} Take out ${plural(over, 'letter')}.`
    : declareRefusals[refusal];
}

export const declarationRoutes = (deps: Deps): Route[] => [
  press(declarationsAction, async ({ communityId }, turn) => show(deps, turn, communityId)),
  press(renewDeclarationAction, async ({ communityId, version }, turn) => {
    const done = await renewDeclaration(deps, turn.person.personId, communityId, version);
    if (!done.ok && done.refusal === 'NotAChair') return { say: declareRefusals.NotAChair };
    const notice = !done.ok
      ? renewRefusals[done.refusal]
      : done.value.events.length > 0
        ? 'Confirmed: nothing has changed.'
        : 'This was confirmed today already.';
    return show(deps, turn, communityId, notice);
  }),
  open(openDeclareAction, async ({ communityId }, turn) => declareDialog(deps, turn, communityId, null, '')),
  submit(declareAction, async ({ communityId, key, ...filled }, turn) => {
    const wish = { has: filled.has === '' ? null : filled.has, interests: interestsFrom(filled) };
    const done = await declareInterests(deps, turn.person.personId, communityId, wish, key);
    if (!done.ok && done.refusal === 'NotAChair') return { close: declareRefusals.NotAChair };
    if (!done.ok) return declareDialog(deps, turn, communityId, filled, problemWith(done.refusal, filled));
    const close = 'Your declaration is recorded. You can change it at any time: type interests.';
    const after = await show(deps, turn, communityId);
    return 'show' in after && turn.chat.kind === 'personal' ? { close, edit: after.show } : { close };
  }),
];

const isCalled = (name: string) => (community: Community) =>
  [community.communityId, community.name.toLowerCase(), community.code.toLowerCase()].includes(name);

async function asked(deps: Deps, turn: Turn, rest: string): Promise<Answer> {
  const communities = await interestsRegisters(deps, turn.person.personId);
  const [first, ...others] = communities;
  if (!first) return NOT_YOURS;
  const named = communities.find(isCalled(rest));
  if (others.length > 0 && !named)
    return { show: chooseCommunity('Register of interests', declarationsAction.verb, communities) };
  return show(deps, turn, (named ?? first).communityId);
}

export const declarationWords = (deps: Deps): Word[] => [
  {
    word: 'interests',
    help: 'what those who chair a community have declared; chairs declare theirs here',
    where: 'personal',
    answer: async (turn, rest) => [await asked(deps, turn, rest)],
  },
];
