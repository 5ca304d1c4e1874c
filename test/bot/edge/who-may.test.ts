import type { BotAnswer } from '../../../local/teams/wire';
import type { AtTheVote } from '../../support/journey';
import {
  CHAT,
  COMMUNITY,
  forge,
  forgeDialog,
  isSentence,
  MEETING,
  meetingAtTheVote,
  wordsIn,
} from '../../support/journey';
import { happened, versions } from '../../support/records';
import type { Rehearsal } from '../../support/rehearsal';
import { rehearse, settle } from '../../support/rehearsal';

// Who acts comes from Teams, what they may do from the register: a press by anybody else changes nothing.

let rehearsal: Rehearsal;
let at: AtTheVote;
beforeAll(async () => {
  rehearsal = await rehearse();
  at = await meetingAtTheVote(rehearsal.client);
  for (const key of ['ingrid', 'lucia', 'beatrice', 'grace', 'callum', 'margaret'])
    await rehearsal.client.as(key).say('hi');
  await settle(rehearsal);
});
afterAll(() => rehearsal.close());

type Act = (key: string) => Promise<BotAnswer>;
const as = (key: string) => rehearsal.client.as(key);
const where = { communityId: COMMUNITY, meetingId: MEETING };
const item = () => ({ ...where, requestId: at.requestId });
const request = () => ({ communityId: COMMUNITY, requestId: at.requestId });
const rulesPage = {
  communityId: COMMUNITY,
  group: 'voting',
  seen: 1,
  requesterVotes: 'true',
  from: '2026-11-20',
  note: 'Because.',
};
const agenda = { ...where, page: 0, key: 'k1' };

const pressing =
  (verb: string, data: () => Readonly<Record<string, unknown>>): Act =>
  (key) =>
    forge(as(key), verb, data());
const dialog =
  (step: 'fetch' | 'submit', verb: string, data: () => Readonly<Record<string, unknown>>): Act =>
  (key) =>
    forgeDialog(as(key), step, verb, data());

const ACTS: Readonly<Record<string, Act>> = {
  'vote for a school': pressing('vote', () => ({
    communityId: COMMUNITY,
    ballotId: at.ballotId,
    urn: '990002',
    choice: 'agree',
    lastSeen: 0,
  })),
  'close the vote': pressing('close-vote', () => ({ ...item(), ballotId: at.ballotId })),
  'open the dialog of a vote': dialog('fetch', 'open-vote', item),
  'decide a tie': dialog('fetch', 'decide-tie', item),
  'write a tie’s decision': dialog('submit', 'decide-tie', () => ({
    ...item(),
    number: 1,
    decision: 'agree',
    reason: 'So.',
  })),
  'order the agenda': pressing('save-agenda', () => ({ ...agenda, [`position-3-${at.requestId}`]: '1' })),
  'publish the agenda': pressing('publish-agenda', () => agenda),
  'preview the agenda': dialog('fetch', 'preview-agenda', () => where),
  'take a late request in': pressing('take-in', () => ({ ...agenda, requestId: at.requestId })),
  'open the deferral': dialog('fetch', 'open-defer', item),
  'defer a request': dialog('submit', 'defer', () => ({ ...item(), key: 'k2', reason: 'Because.' })),
  'check in': pressing('check-in', () => where),
  'ask to start on another day': dialog('fetch', 'open-start', () => where),
  'start on another day': dialog('submit', 'start-anyway', () => where),
  'see the meetings': pressing('meetings', () => ({ communityId: COMMUNITY })),
  'open the planning': dialog('fetch', 'open-plan', () => ({ communityId: COMMUNITY })),
  'plan a meeting': dialog('submit', 'plan-meeting', () => ({
    communityId: COMMUNITY,
    key: 'k8',
    date: '2027-01-19',
    startsAt: '13:30',
    endsAt: '16:30',
    mode: 'online',
  })),
  'open the moving': dialog('fetch', 'open-move', () => ({ communityId: COMMUNITY })),
  'move a meeting': dialog('submit', 'move-meeting', () => ({
    communityId: COMMUNITY,
    key: 'k9',
    meetingId: '2026-12-08',
    date: '2026-12-09',
    reason: 'So.',
  })),
  'open the cancelling': dialog('fetch', 'open-cancel', () => ({ communityId: COMMUNITY })),
  'cancel a meeting': dialog('submit', 'cancel-meeting', () => ({
    communityId: COMMUNITY,
    key: 'k10',
    meetingId: '2026-12-08',
    reason: 'So.',
  })),
  'open the entering on paper': dialog('fetch', 'open-paper', () => ({ communityId: COMMUNITY })),
  'enter a meeting held on paper': dialog('submit', 'enter-meeting', () => ({
    communityId: COMMUNITY,
    key: 'k11',
    meetingId: '2026-12-08',
    heldOn: '2026-11-05',
    came: '990001,990002',
  })),
  'open a decision made on paper': dialog('fetch', 'open-paper-item', () => where),
  'choose another decision made on paper': dialog('submit', 'another-paper-item', () => where),
  'enter a decision made on paper': dialog('submit', 'enter-decision', () => ({
    ...item(),
    number: 1,
    amount: '100',
    start: '2027-01-04',
    end: '2027-07-22',
    others: 'agree',
  })),
  'note who is here': dialog('fetch', 'open-attendance', () => where),
  'save who is here': dialog('submit', 'note-attendance', () => ({
    ...where,
    key: 'k4',
    'school-notNoted-990008': 'absent',
  })),
  'add a stand-in': dialog('fetch', 'open-stand-in', () => where),
  'save a stand-in': dialog('submit', 'stand-in', () => ({
    ...where,
    key: 'k5',
    urn: '990008',
    name: 'Jo Field',
    authorised: 'true',
  })),
  'name who presents': dialog('fetch', 'open-presenter', () => ({ ...where, urn: '' })),
  'save who presents': dialog('submit', 'name-presenter', () => ({
    ...where,
    key: 'k6',
    urn: '990008',
    presenter: '990002',
  })),
  'open the declaring of an interest': dialog('fetch', 'open-interest', () => ({ ...where, requestId: '' })),
  'declare an interest for a school': dialog('submit', 'say-interest', () => ({
    ...item(),
    key: 'k12',
    who: '990002',
    grade: 'takesNoPart',
  })),
  'hand a request over as chair': dialog('submit', 'say-interest', () => ({
    ...item(),
    key: 'k13',
    who: 'chair',
    grade: 'takesNoPart',
  })),
  'open the handing over between meetings': dialog('fetch', 'open-aside', request),
  'hand an exceptional request over': dialog('submit', 'step-aside', () => ({ ...request(), key: 'k14', aside: true })),
  'ask for a vote': pressing('ask-for-vote', () => ({ communityId: COMMUNITY, ballotId: at.ballotId, urn: '990002' })),
  'open the asking of the chair': dialog('fetch', 'open-ask-chair', () => ({
    communityId: COMMUNITY,
    ballotId: at.ballotId,
    urn: '990002',
  })),
  'ask the chair to decide': dialog('submit', 'ask-chair', () => ({
    communityId: COMMUNITY,
    ballotId: at.ballotId,
    urn: '990002',
  })),
  'propose that everybody agrees': dialog('submit', 'propose-agreed', () => ({
    ...item(),
    number: 2,
    amount: '100',
    start: '2027-01-04',
    end: '2027-07-22',
  })),
  'choose a decision made on paper': dialog('submit', 'choose-paper-item', item),
  'record votes': dialog('fetch', 'open-record-votes', () => ({ communityId: COMMUNITY, ballotId: at.ballotId })),
  'save recorded votes': dialog('submit', 'record-votes', () => ({
    communityId: COMMUNITY,
    ballotId: at.ballotId,
    'school-0.none-990002': 'agree',
  })),
  'reopen a request': dialog('fetch', 'open-reopen', item),
  'save the reopening': dialog('submit', 'reopen', () => ({ ...item(), key: 'k7', reason: 'So.' })),
  'open a request for discussion': pressing('open-item', item),
  'end the meeting': pressing('end-meeting', () => where),
  'read the request': dialog('fetch', 'read-request', request),
  'go on with the request': dialog('fetch', 'continue-request', request),
  'change the request': dialog('fetch', 'change-request', request),
  'open the withdrawal': dialog('fetch', 'open-withdraw', request),
  'withdraw the request': dialog('submit', 'withdraw-request', () => ({ ...request(), key: 'k4', reason: '' })),
  'open the return': dialog('fetch', 'open-return', item),
  'return the request': dialog('submit', 'return-request', () => ({ ...item(), key: 'k5', question: 'Why?' })),
  'see the decisions': pressing('decisions', () => ({ communityId: COMMUNITY })),
  'make a request for the school': dialog('fetch', 'new-request', () => ({ communityId: COMMUNITY, urn: '990001' })),
  'open the pupils': dialog('fetch', 'pupils', request),
  'see the pupils’ list': dialog('submit', 'pupils', () => ({ ...request(), key: 'k3' })),
  'look at the approval': pressing('approval', request),
  'open the approval’s form': dialog('fetch', 'open-form', request),
  'acknowledge the approval': pressing('acknowledge', request),
  'say that conditions are met': dialog('submit', 'release-approval', request),
  'see the budget': pressing('budget', () => ({ communityId: COMMUNITY })),
  'adjust the budget': dialog('submit', 'adjust-budget', () => ({
    communityId: COMMUNITY,
    key: 'k9',
    direction: 'add',
    amount: '1',
    reason: 'So.',
  })),
  'read the rules': pressing('rules', () => ({ communityId: COMMUNITY })),
  'begin to change the rules': dialog('fetch', 'open-change-rules', () => ({ communityId: COMMUNITY })),
  'check a change of the rules': dialog('submit', 'check-rules', () => rulesPage),
  'change the rules': dialog('submit', 'save-rules', () => ({ ...rulesPage, key: 'k8' })),
  'see the item': pressing('item-view', item),
  'see the meeting': pressing('meeting-view', () => where),
};

/** What each may do of these all the same. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  stranger: [],
  lucia: [],
  margaret: [],
  beatrice: [],
  // sits in the meeting, where its cards are for everybody to see
  ingrid: ['see the item', 'see the meeting', 'see the meetings', 'see the decisions'],
  // the budget is the officer's to watch; the approval is not there yet
  grace: ['see the budget', 'read the rules'],
};
const WHO: Readonly<Record<string, string>> = {
  stranger: 'somebody in no register',
  lucia: 'a SENCo of another community',
  margaret: 'the chair of another community',
  beatrice: 'a reader of the Area Board',
  ingrid: 'an observer',
  grace: 'the area’s officer, before anything is approved',
};

test.each(Object.entries(WHO))('%s, %s, is answered with a sentence and changes nothing (R89)', async (key) => {
  const before = await versions(rehearsal);
  const answers: Record<string, string> = {};
  for (const [name, act] of Object.entries(ACTS)) {
    if (MAY[key]?.includes(name)) continue;
    const answer = await act(key);
    const words = wordsIn(answer);
    answers[name] = isSentence(answer) && !words.includes('Something went wrong') ? 'a sentence' : words;
  }
  expect(answers).toEqual(Object.fromEntries(Object.keys(answers).map((name) => [name, 'a sentence'])));
  expect(await versions(rehearsal)).toEqual(before);
});

test('these acts are those the right people can do', async () => {
  const chair = ['order the agenda', 'preview the agenda', 'read the request', 'see the budget', 'see the item'];
  for (const name of chair) {
    const answer = await ACTS[name]?.('helen');
    expect({ name, isCard: answer !== undefined && !isSentence(answer) }).toEqual({ name, isCard: true });
  }
});

test('the clerk cannot decide a tie, and neither clerk nor chair ever opens the pupils (R152, R160)', async () => {
  for (const key of ['joe', 'helen', 'david']) {
    for (const act of ['open the pupils', 'see the pupils’ list'] as const) {
      expect(wordsIn((await ACTS[act]?.(key)) ?? { status: 0, body: null, tries: 0 })).toContain('for KCC alone');
    }
  }
  expect(
    wordsIn(
      await forgeDialog(as('joe'), 'submit', 'decide-tie', { ...item(), number: 1, decision: 'agree', reason: 'x' }),
    ),
  ).toContain('Only the chair or acting chair');
  expect(await happened(rehearsal, 'PupilsOpened')).toHaveLength(0);
});

test('nobody of the community changes its rules, chair and clerk neither', async () => {
  for (const key of ['helen', 'joe', 'priya'])
    expect(wordsIn(await forgeDialog(as(key), 'submit', 'save-rules', { ...rulesPage, key: 'k9' }))).toContain(
      'Only KCC’s administrators',
    );
  expect(await happened(rehearsal, 'RulesChanged')).toEqual([]);
});

test('the school that asks cannot vote on its own request', async () => {
  const data = { communityId: COMMUNITY, ballotId: at.ballotId, urn: '990001', choice: 'agree', lastSeen: 0 };
  for (const key of ['amara', 'tom'])
    expect(wordsIn(await forge(as(key).in(CHAT), 'vote', data))).not.toContain('You voted');
  expect((await happened(rehearsal, 'VoteCast')).filter(({ urn }) => urn === '990001')).toEqual([]);
});

test('the stranger in the chat is told who the bot is for, whatever they type, and learns nothing else', async () => {
  const stranger = as('stranger');
  for (const word of ['hi', 'budget', 'agenda', 'meeting', 'request', 'home']) {
    await stranger.say(word);
    expect((await stranger.lastMessage())?.text).toContain('not in it');
  }
  await stranger.in(CHAT).mention('budget');
  expect((await stranger.in(CHAT).lastMessage())?.text).toContain('not in it');
});

test('somebody of another community who types in this chat is shown nothing of its money', async () => {
  const lucia = as('lucia').in(CHAT);
  await as('joe').in(CHAT).addMember('lucia');
  await lucia.mention('budget');
  expect((await lucia.lastMessage())?.text).toContain('The budget of a community is for');
});
