import type { AtTheVote } from '../../support/journey';
import {
  CHAT,
  COMMUNITY,
  forge,
  forgeDialog,
  isSentence,
  MEETING,
  meetingAtTheVote,
  press,
  wordsIn,
} from '../../support/journey';
import { happened, versions } from '../../support/records';
import type { Rehearsal } from '../../support/rehearsal';
import { rehearse, settle } from '../../support/rehearsal';

// Cards stay in chats for months; what they show may be long past when somebody presses.

let rehearsal: Rehearsal;
let at: AtTheVote;
let agreeFromBefore: Record<string, unknown>;
let agendaFromBefore: Record<string, unknown>;
beforeAll(async () => {
  rehearsal = await rehearse();
  const { client } = rehearsal;
  at = await meetingAtTheVote(client);
  await settle(rehearsal);
  agreeFromBefore = {
    communityId: COMMUNITY,
    ballotId: at.ballotId,
    urn: '990003',
    choice: 'agree',
    lastSeen: 0,
  };
  agendaFromBefore = { communityId: COMMUNITY, meetingId: MEETING, page: 0, key: 'a-key-from-before' };
  await press(client.as('priya').in(CHAT), 'Agree');
  await press(client.as('helen').in(CHAT), 'Close vote');
  await settle(rehearsal);
});
afterAll(() => rehearsal.close());

const inChat = (key: string) => rehearsal.client.as(key).in(CHAT);

test('a vote pressed after voting closed is not counted, and the answer shows the result', async () => {
  const said = wordsIn(await forge(inChat('marek'), 'vote', agreeFromBefore));
  expect(said).toContain('Voting on this request has closed, so this press was not counted.');
  expect(said).toContain('Agreed');
  expect((await happened(rehearsal, 'VoteCast')).map(({ urn }) => urn)).toEqual(['990002']);
});

test('a vote closed again stays closed as it was, with one decision', async () => {
  const where = { communityId: COMMUNITY, meetingId: MEETING, requestId: at.requestId, ballotId: at.ballotId };
  const before = await versions(rehearsal);
  const said = wordsIn(await forge(inChat('joe'), 'close-vote', { ...where, note: 'again' }));
  expect(said).toContain('Agreed');
  expect(await versions(rehearsal)).toEqual(before);
  expect(await happened(rehearsal, 'RequestDecided')).toHaveLength(1);
});

test('the dialog of a vote that is over says so instead of opening', async () => {
  const item = { communityId: COMMUNITY, meetingId: MEETING, requestId: at.requestId };
  for (const verb of ['open-vote', 'decide-tie']) {
    expect(isSentence(await forgeDialog(inChat('helen'), 'fetch', verb, item))).toBe(true);
  }
});

test('an agenda card from before the meeting answers with the agenda as it stands', async () => {
  const before = await versions(rehearsal);
  const helen = rehearsal.client.as('helen');
  const said = wordsIn(await forge(helen, 'save-agenda', { ...agendaFromBefore, [`position-3-${at.requestId}`]: '1' }));
  expect(said).toContain('The meeting has started');
  expect(await versions(rehearsal)).toEqual(before);
});

test('starting the meeting, opening the request or checking in once more shows the meeting as it is', async () => {
  const where = { communityId: COMMUNITY, meetingId: MEETING };
  const before = await versions(rehearsal);
  expect(wordsIn(await forge(inChat('joe'), 'start-meeting', where))).toContain('In session');
  expect(wordsIn(await forge(inChat('amara'), 'check-in', where))).toContain('You have checked in');
  const opened = await forge(inChat('joe'), 'open-item', { ...where, requestId: at.requestId });
  expect(wordsIn(opened)).toContain('That request has been dealt with');
  expect(await versions(rehearsal)).toEqual(before);
});

test('a button of an older version, whichever way it is sent, is answered with a sentence', async () => {
  const priya = inChat('priya');
  const answers = [
    await forge(priya, 'vote-v0', { ballot: at.ballotId }),
    await forgeDialog(priya, 'fetch', 'old-dialog', {}),
    await forgeDialog(priya, 'submit', 'old-page', { step: 2 }),
  ];
  for (const answer of answers) expect(wordsIn(answer)).toContain('This card is from an earlier version');
});

test('a client without Universal Actions votes by a plain submit, and nothing is posted in the chat', async () => {
  const yusuf = inChat('yusuf');
  const { length } = await yusuf.messages();
  const pressed = { verb: 'vote', ...agreeFromBefore, urn: '990007' };
  expect(await yusuf.post({ type: 'message', text: '', value: pressed })).toMatchObject({ status: 200 });
  expect(await yusuf.messages()).toHaveLength(length);
});

test('a request of a meeting that is over, or of none, is answered with a sentence', async () => {
  const priya = inChat('priya');
  const gone = { communityId: COMMUNITY, meetingId: '2020-01-07', requestId: 'r0' };
  expect(isSentence(await forge(priya, 'item-view', gone))).toBe(true);
  expect(isSentence(await forge(priya, 'meeting-view', { communityId: COMMUNITY, meetingId: '2020-01-07' }))).toBe(
    true,
  );
  expect(isSentence(await forge(priya, 'vote', { ...agreeFromBefore, ballotId: '2020-01-07.r0.1' }))).toBe(true);
});
