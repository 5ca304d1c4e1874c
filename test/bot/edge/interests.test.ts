import {
  bindPlaces,
  CHAT,
  COMMUNITY,
  fileRequest,
  forge,
  forgeDialog,
  MEETING,
  press,
  publishAgenda,
  startMeeting,
  wordsIn,
} from '../../support/journey';
import type { Filed } from '../../support/journey';
import { fileExceptional } from '../../support/exceptional';
import { happened } from '../../support/records';
import type { Rehearsal } from '../../support/rehearsal';
import { rehearse, settle } from '../../support/rehearsal';

// Interests in a request through real turns: a school's own word, the clerk's on it, and a chair who hands one over (R98).

let rehearsal: Rehearsal;
let filed: Filed;
let urgent: Filed;
beforeAll(async () => {
  rehearsal = await rehearse();
  const { client } = rehearsal;
  await bindPlaces(client);
  for (const key of ['helen', 'david', 'joe', 'callum']) await client.as(key).say('hi');
  filed = await fileRequest(client, 'amara');
  urgent = await fileExceptional(client.as('amara'));
  await publishAgenda(client);
  await startMeeting(client);
  await press(client.as('helen').in(CHAT), 'Open request');
  await settle(rehearsal);
}, 60_000);
afterAll(() => rehearsal.close());

const as = (key: string) => rehearsal.client.as(key);
const inChat = (key: string) => as(key).in(CHAT);
const on = () => ({ communityId: COMMUNITY, meetingId: MEETING, requestId: filed.requestId });
const SAID = 'Our bursar is married to theirs.';

test('a school declares that it takes no part, in a dialog behind the request’s card; what the interest is, only chair and clerk read', async () => {
  await press(inChat('priya'), 'Declare an interest');
  const { text } = await inChat('priya').dialog();
  expect(text).toContain('For Hilltop Academy.');
  await press(inChat('priya'), 'Save', { grade: '', requestId: filed.requestId });
  expect((await inChat('priya').dialog()).text).toContain('There is a problem: Choose what follows from it.');
  await press(inChat('priya'), 'Save', { grade: 'takesNoPart', said: SAID });
  expect((await inChat('priya').dialog()).text).toContain('Recorded: Hilltop Academy takes no part');
  await inChat('priya').closeDialog();
  await settle(rehearsal);
  const shared = (await inChat('ingrid').card(filed.reference)).text;
  expect(shared).toContain('Takes no part, having declared an interest: Hilltop Academy.');
  expect(shared).not.toContain('bursar');
  expect(wordsIn(await forge(inChat('marek'), 'item-view', on()))).not.toContain('bursar');
  for (const key of ['helen', 'joe']) expect(wordsIn(await forge(inChat(key), 'item-view', on()))).toContain(SAID);
});

test('the clerk notes one for a school on its word, and a school speaks for no other', async () => {
  const noting = { ...on(), who: '990003', grade: 'recorded', said: '' };
  expect(wordsIn(await forgeDialog(as('priya'), 'submit', 'say-interest', { ...noting, key: 'k1' }))).toContain(
    'Only a school',
  );
  expect(wordsIn(await forgeDialog(as('joe'), 'submit', 'say-interest', { ...noting, key: 'k2' }))).toContain(
    'Brookside Primary takes part',
  );
  expect(await happened(rehearsal, 'InterestNoted')).toHaveLength(2);
});

test('a chair says it in the same dialog, of themselves: to take part is no answer then; and takes it back', async () => {
  const ofHerself = (grade: string, key: string) =>
    forgeDialog(as('helen'), 'submit', 'say-interest', { ...on(), who: 'chair', grade, said: '', key });
  expect(wordsIn(await ofHerself('recorded', 'k3'))).toContain(
    'Somebody with an interest in a request does not chair it',
  );
  expect(wordsIn(await ofHerself('takesNoPart', 'k4'))).toContain('David Okafor, acting chair, chairs it.');
  expect(wordsIn(await ofHerself('none', 'k5'))).toContain('Taken back: you chair');
  await settle(rehearsal);
});

test('the school that takes no part cannot vote, and is told why', async () => {
  await press(inChat('helen'), 'Open the vote');
  await press(inChat('helen'), 'Open the vote');
  await inChat('helen').closeDialog();
  const { ballotId } = (await happened(rehearsal, 'BallotOpened'))[0] as unknown as { ballotId: string };
  const vote = { communityId: COMMUNITY, ballotId, urn: '990002', choice: 'agree', lastSeen: 0 };
  expect(wordsIn(await forge(inChat('priya'), 'vote', vote))).toContain(
    'Hilltop Academy takes no part in this request: it declared an interest.',
  );
  expect(await happened(rehearsal, 'VoteCast')).toEqual([]);
  expect(wordsIn(await forge(inChat('marek'), 'item-view', on()))).toContain(
    'Takes part, its interest recorded: Brookside Primary.',
  );
});

test('everybody reads how many cannot vote, and why', async () => {
  const words = wordsIn(await forge(inChat('marek'), 'item-view', on()));
  expect(words).toContain('1 cannot vote (its own request). 1 cannot vote (an interest).');
});

test('a chair who finds an interest while the vote is open hands it over from her own view of it; the acting chair has its buttons', async () => {
  await press(inChat('helen'), 'I have an interest');
  expect((await inChat('helen').dialog()).text).toContain('Whoever else chairs the community is told now');
  await press(inChat('helen'), 'Hand it over', { said: 'My son teaches there.' });
  expect((await inChat('helen').dialog()).text).toContain('David Okafor, acting chair, chairs it.');
  await inChat('helen').closeDialog();
  await settle(rehearsal);
  const view = async (key: string) => wordsIn(await forge(inChat(key), 'item-view', on()));
  expect(await view('helen')).not.toContain('Close vote');
  expect(await view('david')).toContain('Close vote');
  expect(await view('joe')).toContain('Close vote');
  expect((await inChat('ingrid').card(filed.reference)).text).not.toContain('My son');
});

test('where the acting chair has one too, whoever runs the meeting is still offered to close the vote, and nothing that decides', async () => {
  const handing = { ...on(), key: 'k7', aside: true, said: '' };
  expect(wordsIn(await forgeDialog(inChat('david'), 'submit', 'step-aside', handing))).toContain(
    'nobody else is there to chair it. It can be deferred; ask KCC to name an acting chair.',
  );
  await settle(rehearsal);
  for (const key of ['helen', 'joe'])
    expect(wordsIn(await forge(inChat(key), 'item-view', on()))).toContain('Close vote');
  const told = (await as('callum').card(`Who chairs ${filed.reference}`)).text;
  expect(told).toContain('nobody else is there to chair it');
  await press(inChat('marek'), 'Agree');
  await press(inChat('helen'), 'Close vote');
  await settle(rehearsal);
  expect(await happened(rehearsal, 'RequestDecided')).toHaveLength(1);
  expect(wordsIn(await forge(inChat('helen'), 'item-view', on()))).not.toContain('Reopen');
});

test('a chair hands an exceptional request over: the acting chair hears at once and decides, the chair cannot', async () => {
  const named = { communityId: COMMUNITY, requestId: urgent.requestId };
  const helen = as('helen');
  await helen.say('exceptional');
  await press(helen, 'I have an interest');
  await press(helen, 'Hand it over', { said: 'My brother teaches there.' });
  await helen.closeDialog();
  await settle(rehearsal);
  expect((await helen.card(urgent.reference)).text).toContain(
    'Helen Ward has an interest in this request. David Okafor, acting chair, chairs it.',
  );
  expect((await as('david').card(urgent.reference)).text).toContain('Exceptional request');
  const decision = {
    ...{ ...named, key: 'k5', how: 'agree', amount: '4200', start: '2026-11-09', end: '2026-11-20', reason: 'So.' },
  };
  expect(wordsIn(await forgeDialog(helen, 'submit', 'decide-interim', decision))).toContain(
    'You have an interest in this request',
  );
  expect(await happened(rehearsal, 'InterimAgreed')).toEqual([]);
  await forgeDialog(as('david'), 'submit', 'decide-interim', { ...decision, key: 'k6' });
  expect(await happened(rehearsal, 'InterimAgreed')).toHaveLength(1);
});

test('an exceptional request nobody is free to decide is told to KCC at once (R100)', async () => {
  const another = await fileExceptional(as('amara'));
  const named = { communityId: COMMUNITY, requestId: another.requestId, aside: true, said: '' };
  await forgeDialog(as('helen'), 'submit', 'step-aside', { ...named, key: 'k8' });
  await forgeDialog(as('david'), 'submit', 'step-aside', { ...named, key: 'k9' });
  await settle(rehearsal);
  const told = (await as('callum').card(`Nobody can decide ${another.reference}`)).text;
  expect(told).toContain('Everybody who chairs the community has an interest in it');
  expect(told).not.toContain('Quillhampton');
  await as('joe').say('exceptional');
  expect((await as('joe').card(another.reference)).text).toContain(
    'nobody else is there to decide about it. KCC has been told',
  );
});
