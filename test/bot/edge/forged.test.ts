import type { BotAnswer } from '../../../local/teams/wire';
import type { AtTheVote } from '../../support/journey';
import {
  CHANNEL,
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

// Anybody can send the bot whatever they like in their own name: what a card carries proves nothing.

let rehearsal: Rehearsal;
let at: AtTheVote;
beforeAll(async () => {
  rehearsal = await rehearse();
  at = await meetingAtTheVote(rehearsal.client);
  for (const key of ['lucia', 'daniel']) await rehearsal.client.as(key).say('hi');
  await settle(rehearsal);
});
afterAll(() => rehearsal.close());

const as = (key: string) => rehearsal.client.as(key);
const inChat = (key: string) => as(key).in(CHAT);
const where = { communityId: COMMUNITY, meetingId: MEETING };
const onRequest = () => ({ communityId: COMMUNITY, requestId: at.requestId });
const item = () => ({ ...where, requestId: at.requestId });
const vote = (more: object = {}) => ({
  communityId: COMMUNITY,
  ballotId: at.ballotId,
  urn: '990002',
  choice: 'agree',
  lastSeen: 0,
  ...more,
});
const page = (more: object = {}) => ({ ...onRequest(), key: 'k', from: 'form', go: 'on', kept: '', ...more });

/** Answered with words, changing nothing, and not as an error of ours. */
async function changesNothing(send: () => Promise<BotAnswer>): Promise<string> {
  const before = await versions(rehearsal);
  const words = wordsIn(await send());
  expect(words.length).toBeGreaterThan(20);
  expect(words).not.toContain('Something went wrong');
  expect(await versions(rehearsal)).toEqual(before);
  return words;
}

test.each([
  ['a status', { status: 'agreed' }],
  ['an amount', { amount: 640_000 }],
  ['who votes', { personId: 'p1' }],
  ['how often it counts', { weight: 9 }],
])('a vote that also carries %s is not taken', async (_, extra) => {
  const words = await changesNothing(() => forge(inChat('priya'), 'vote', vote(extra)));
  expect(words).toContain('did not send what I expected');
});

test.each([
  ['another school', { urn: '990003' }],
  ['the school that asks', { urn: '990001' }],
  ['a school of another community', { urn: '990011' }],
  ['a school that did not check in', { urn: '990009' }],
  ['another ballot', { ballotId: '2026-11-10.r0.1' }],
  ['a choice there is not', { choice: 'veto' }],
  ['a number nobody has reached', { lastSeen: 7 }],
  ['less than nothing', { lastSeen: -1 }],
  ['a community that is none', { communityId: 'nowhere' }],
  ['another community', { communityId: 'saltmarsh' }],
])('a vote that names %s changes nothing', async (_, changed) => {
  await changesNothing(() => forge(inChat('priya'), 'vote', vote(changed)));
});

test('the representative of another community votes nowhere but at home, whatever ids are sent', async () => {
  for (const changed of [{}, { urn: '' }, { urn: '990011' }, { communityId: 'saltmarsh', urn: '990011' }]) {
    await changesNothing(() => forge(as('lucia'), 'vote', vote(changed)));
  }
});

test('nobody opens, reads or hands in a request of another school by its id', async () => {
  const sent = [
    () => forgeDialog(as('priya'), 'fetch', 'continue-request', onRequest()),
    () => forgeDialog(as('lucia'), 'fetch', 'continue-request', onRequest()),
    () => forgeDialog(as('lucia'), 'fetch', 'continue-request', { ...onRequest(), communityId: 'saltmarsh' }),
    () => forgeDialog(as('lucia'), 'fetch', 'read-request', { ...onRequest(), communityId: 'saltmarsh' }),
    () => forgeDialog(as('priya'), 'submit', 'request-solution', page({ solution: 'Mine now' })),
    () => forgeDialog(as('lucia'), 'submit', 'request-solution', page({ communityId: 'saltmarsh', solution: 'Mine' })),
    () => forgeDialog(as('priya'), 'submit', 'submit-request', { ...onRequest(), key: 'k', seen: '' }),
    () => forgeDialog(as('priya'), 'fetch', 'new-request', { communityId: COMMUNITY, urn: '990001' }),
    () => forgeDialog(as('lucia'), 'fetch', 'new-request', { communityId: COMMUNITY, urn: '990011' }),
    () => forgeDialog(as('lucia'), 'fetch', 'new-request', { communityId: 'saltmarsh', urn: '990002' }),
  ];
  for (const send of sent) expect(await changesNothing(send)).not.toContain('Weekly speech sessions');
});

test('a request handed in is not changed by an old page of its dialog, whoever of the school sends it', async () => {
  const pages = [
    () => forgeDialog(as('tom'), 'submit', 'request-solution', page({ solution: 'Something else' })),
    () =>
      forgeDialog(
        as('amara'),
        'submit',
        'request-asked',
        page({ category: 'autism', amount: '99999', start: '2026-11-16' }),
      ),
    () =>
      forgeDialog(as('tom'), 'submit', 'request-pupils', {
        ...page(),
        ...{ shown: 6, version: '', replacing: 'true', name1: 'Another Child', born1: '2016-01-02' },
      }),
    () => forgeDialog(as('tom'), 'submit', 'submit-request', { ...onRequest(), key: 'k', seen: '' }),
  ];
  for (const send of pages) expect(await changesNothing(send)).toContain(at.reference);
});

test('terms, agenda and meeting are not moved by who does not run them, nor onto what is not theirs', async () => {
  const terms = { amount: '99999', start: '2026-11-16', end: '2027-07-22' };
  const sent = [
    () => forgeDialog(as('priya'), 'submit', 'open-vote', { ...item(), number: 2, ...terms }),
    () => forgeDialog(as('helen'), 'submit', 'open-vote', { ...item(), requestId: 'r0', number: 1, ...terms }),
    () => forgeDialog(as('helen'), 'submit', 'open-vote', { ...item(), communityId: 'saltmarsh', number: 1, ...terms }),
    () => forgeDialog(as('helen'), 'submit', 'open-vote', { ...item(), number: 1, ...terms, status: 'agreed' }),
    () => forge(as('joe').in(CHAT), 'start-meeting', { communityId: 'saltmarsh', meetingId: '2026-11-17' }),
    () => forge(as('helen'), 'save-agenda', { communityId: 'saltmarsh', meetingId: '2026-11-17', page: 0, key: 'k' }),
    () => forge(as('helen'), 'save-agenda', { ...where, page: 0, key: 'k', 'position-3-r0': '1', minutes: '5' }),
    () => forgeDialog(as('helen'), 'submit', 'defer', { ...item(), key: 'k', requestId: 'r0', reason: 'No.' }),
    () => forge(as('priya').in(CHAT), 'check-in', { communityId: 'saltmarsh', meetingId: '2026-11-17' }),
  ];
  for (const send of sent) await changesNothing(send);
});

test('a place is set up by who runs the community alone, and never for a second one', async () => {
  const bind = (key: string, communityId: string) =>
    forgeDialog(as(key).in(CHANNEL), 'submit', 'bind-place', { communityId });
  expect(await changesNothing(() => bind('priya', COMMUNITY))).toContain('Only the clerk');
  expect(await changesNothing(() => bind('helen', 'saltmarsh'))).toContain('Only the clerk');
  expect(await changesNothing(() => bind('joe', 'saltmarsh'))).toContain('already serves the Ashdown community');
  expect((await happened(rehearsal, 'PlaceBound')).length).toBe(2);
});

const ODD = [
  '',
  '../../communities',
  "x' OR 1=1 --",
  'a/b',
  'a\\b',
  'a?b',
  'a#b',
  'é\u0000',
  'x'.repeat(3_000),
  '__proto__',
];

test.each(ODD.map((id) => [JSON.stringify(id).slice(0, 30), id]))('an id such as %s finds nothing', async (_, id) => {
  const sent = [
    () => forge(inChat('priya'), 'vote', vote({ ballotId: id })),
    () => forge(inChat('priya'), 'vote', vote({ communityId: id })),
    () => forge(inChat('priya'), 'meeting-view', { communityId: COMMUNITY, meetingId: id }),
    () => forge(inChat('priya'), 'item-view', { ...where, requestId: id }),
    () => forge(as('priya'), 'budget', { communityId: id }),
    () => forge(as('priya'), 'rules', { communityId: id }),
    () => forgeDialog(as('callum'), 'fetch', 'open-change-rules', { communityId: id }),
    () => forge(as('helen'), 'close-vote', { ...item(), ballotId: id }),
    () => forgeDialog(as('priya'), 'fetch', 'read-request', { communityId: COMMUNITY, requestId: id }),
    () => forgeDialog(as('amara'), 'fetch', 'continue-request', { communityId: COMMUNITY, requestId: id }),
    () => forgeDialog(as('amara'), 'fetch', 'pupils', { communityId: COMMUNITY, requestId: id }),
    () => forgeDialog(as('helen'), 'fetch', 'open-vote', { ...where, requestId: id }),
    () => forgeDialog(as('helen'), 'fetch', 'open-vote', { ...item(), meetingId: id }),
  ];
  for (const send of sent) await changesNothing(send);
});

test('data that is no data at all is answered with a sentence', async () => {
  const values = [null, 'vote', 7, [], {}, { action: null }, { action: { verb: 3 } }, { action: { verb: 'vote' } }];
  for (const value of values) {
    for (const name of ['adaptiveCard/action', 'task/fetch', 'task/submit']) {
      expect(isSentence(await as('priya').invoke(name, value))).toBe(true);
    }
  }
});
