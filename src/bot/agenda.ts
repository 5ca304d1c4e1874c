import { actingDeclared, RUNNING } from '../app/acting';
import { loadActions } from '../app/actions';
import type { AgendaTrouble } from '../app/agenda';
import { nextMeeting, publish, saveOrder, takeIn } from '../app/agenda';
import { communitiesOf } from '../app/communities-of';
import type { Deps } from '../app/deps';
import { rulesOfMeeting } from '../app/rules';
import { communityOfPlace } from '../app/places';
import type { Done } from '../app/transact';
import type { Typed } from '../cards/agenda';
import {
  previewAgendaAction,
  publishAgendaAction,
  saveAgendaAction,
  showAgendaAction,
  takeInAction,
} from '../cards/agenda';
import { agendaPublishedCard } from '../cards/agenda-published';
import { bindCard } from '../cards/bind-place';
import { chooseCommunity } from '../cards/choose-community';
import type { Community, CommunityId, PersonId } from '../domain/community/community';
import type { Outcome } from '../domain/outcome';
import type { Shown } from './agenda-view';
import { AS_IT_STANDS, publishedData } from './agenda-view';
import { agendaFor, noMeeting, published } from './agenda-answer';
import { deferralRoutes } from './deferral';
import { returnRequestRoutes } from './return-request';
import { agendaRefusals as refusals } from './refusals/agenda';
import type { Route, Word } from './router';
import { open, press } from './router';
import type { Answer, Turn } from './turn';

export { publishedAgenda } from './agenda-view';

async function agendaOfPlace(deps: Deps, { chat }: Turn): Promise<Answer> {
  const community = await communityOfPlace(deps, chat.conversationId);
  if (!community) return { show: bindCard() };
  const meeting = await nextMeeting(deps, community.communityId);
  return meeting ? published(deps, community, meeting, true) : noMeeting(community);
}

const isCalled = (name: string) => (community: Community) =>
  [community.communityId, community.name.toLowerCase(), community.code.toLowerCase()].includes(name);

async function agendaAsked(deps: Deps, turn: Turn, rest: string): Promise<Answer> {
  if (turn.chat.kind !== 'personal') return agendaOfPlace(deps, turn);
  const { personId } = turn.person;
  const communities = await communitiesOf(deps, personId);
  const [first, ...others] = communities;
  if (!first) return { say: 'You have no place in a community today, so there is no agenda to show you.' };
  const named = communities.find(isCalled(rest));
  if (others.length > 0 && !named) return { show: chooseCommunity('Agenda', showAgendaAction.verb, communities) };
  return agendaFor(deps, personId, (named ?? first).communityId);
}

/** Two requests wanted at one place are no mistake to stop for, but worth a word. */
function sayTies(typed: Typed): string {
  const positions = typed.flatMap(({ position }) => (position === null ? [] : [position]));
  const twice = positions.find((position, index) => positions.indexOf(position) !== index);
  return twice === undefined
    ? ''
    : ` More than one request was given position ${twice}: they follow each other in the order they were listed.`;
}

interface Pressed {
  readonly communityId: CommunityId;
  readonly page: number;
  readonly typed: Typed;
}

/** The agenda after a press: with a word on what was done, or on why not, everything typed kept. */
async function afterPress(
  deps: Deps,
  personId: PersonId,
  { communityId, page, typed }: Pressed,
  done: Outcome<Done, AgendaTrouble>,
  said: (done: Done) => Partial<Shown>,
): Promise<Answer> {
  if (done.ok) return agendaFor(deps, personId, communityId, { ...AS_IT_STANDS, page, ...said(done.value) });
  const problem = refusals[done.refusal];
  if (done.refusal === 'NotAllowed') return { say: problem };
  return agendaFor(deps, personId, communityId, { ...AS_IT_STANDS, page, typed, problem });
}

export const agendaRoutes = (deps: Deps): Route[] => [
  press(showAgendaAction, async ({ communityId, page }, { person }) =>
    agendaFor(deps, person.personId, communityId, { ...AS_IT_STANDS, page }),
  ),

  press(saveAgendaAction, async (sent, { person: { personId } }) => {
    const { communityId, meetingId, typed, key } = sent;
    const done = await saveOrder(deps, personId, { communityId, meetingId, wanted: typed }, key);
    return afterPress(deps, personId, sent, done, ({ repeated, events }) => {
      if (repeated) return { note: 'This was saved before. Here is the agenda as it stands now.' };
      return { note: events.length > 0 ? `Order saved.${sayTies(typed)}` : 'Nothing to save: the order is as it was.' };
    });
  }),

  press(publishAgendaAction, async (sent, { person: { personId } }) => {
    const { communityId, meetingId, typed, key } = sent;
    const done = await publish(deps, personId, { communityId, meetingId, wanted: typed }, key);
    return afterPress(deps, personId, sent, done, ({ events }) => ({
      note:
        events.length > 0
          ? `Published. Every representative and the community’s channel are sent it now.${sayTies(typed)}`
          : 'This agenda was published already.',
    }));
  }),

  press(takeInAction, async (sent, { person: { personId } }) => {
    const { communityId, meetingId, requestId, typed, key } = sent;
    const done = await takeIn(deps, personId, { communityId, meetingId, requestId }, key);
    return afterPress(deps, personId, sent, done, () => ({ note: 'Taken in: it stands on the agenda now.', typed }));
  }),

  open(previewAgendaAction, async (target, { person }) => {
    const who = await actingDeclared(deps, target.communityId, person.personId, RUNNING);
    if (!who.ok) return { say: refusals[who.refusal] };
    const meeting = (await deps.store.read(target.communityId, 'meeting', target.meetingId))?.value;
    if (!meeting) return { say: refusals.NoSuchMeeting };
    const actions = await loadActions(deps, target.communityId);
    const profile = await rulesOfMeeting(deps, meeting);
    const view = publishedData(who.value.community, meeting, { profile, actions }, deps.now(), {
      isShared: false,
      canRead: false,
    });
    return { dialog: { title: 'As the community will see it', card: agendaPublishedCard(view) } };
  }),
  ...deferralRoutes(deps),
  ...returnRequestRoutes(deps),
];

export const agendaWords = (deps: Deps): Word[] => [
  {
    word: 'agenda',
    help: 'The agenda of the next meeting. Chair and clerk order and publish it.',
    where: 'everywhere',
    answer: async (turn, rest) => [await agendaAsked(deps, turn, rest)],
  },
];
