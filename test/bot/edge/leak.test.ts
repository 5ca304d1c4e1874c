import {
  CHAT,
  COMMUNITY,
  bindPlaces,
  dataOf,
  forge,
  forgeDialog,
  MEETING,
  openVote,
  press,
  publishAgenda,
  startMeeting,
  typeRequest,
  wordsIn,
} from '../../support/journey';
import type { Filed } from '../../support/journey';
import { documentsIn, everyDocument, happened } from '../../support/records';
import type { Rehearsal } from '../../support/rehearsal';
import { rehearse, settle } from '../../support/rehearsal';
import { ANSWERS, SAVE } from '../../support/request-dialog';
import type { Exchange, Recording } from '../../support/wire';
import { filesIn, foundIn, foundInBytes, record } from '../../support/wire';

// Three pupils go through a whole request, from the page where they are typed to the officer who opens them. Their names
// and dates of birth may stand in that page and in that dialog, and nowhere else (R152, R153).

const PUPILS = {
  ...{ name1: 'Zebedee Quartermain', born1: '2017-03-04' },
  ...{ name2: 'Ottoline Featherstonehaugh', born2: '2016-11-29' },
  ...{ name3: 'Isambard Tregowan', born3: '2018-06-17' },
};
const NAMES = ['Zebedee', 'Quartermain', 'Ottoline', 'Featherstonehaugh', 'Isambard', 'Tregowan'];
const BIRTHS = [
  ...['2017-03-04', '04/03/2017', '4/3/2017', '4 March 2017', '4 Mar 2017', '04.03.2017', '20170304'],
  ...['2016-11-29', '29/11/2016', '29 November 2016', '29 Nov 2016', '29.11.2016', '20161129'],
  ...['2018-06-17', '17/06/2018', '17/6/2018', '17 June 2018', '17 Jun 2018', '17.06.2018', '20180617'],
];
const PRIVATE = [...NAMES, ...BIRTHS];

let rehearsal: Rehearsal;
let recording: Recording;
let filed: Filed;
let officerSaw: string;
let ownSaw: string[];
beforeAll(async () => {
  recording = record();
  rehearsal = await rehearse();
  const { client } = rehearsal;
  await bindPlaces(client);

  const amara = client.as('amara');
  await typeRequest(amara, { pupils: PUPILS });
  await press(amara, 'Change: Names and dates of birth'); // she sees her own list again
  await press(amara, SAVE);
  const { requestId } = dataOf((await amara.dialog()).json, 'Submit request');
  await amara.closeDialog();
  const tom = client.as('tom'); // a colleague goes on with it: he sees how many, not whom
  await tom.say('request');
  await press(tom, 'Continue');
  await press(tom, 'Change: Names and dates of birth');
  await press(tom, SAVE);
  await press(tom, 'Submit request', ANSWERS.check);
  const { text } = await tom.dialog();
  await tom.closeDialog();
  filed = { requestId: String(requestId), reference: /ASH-\d{4}-\d{3}/.exec(text)?.[0] ?? 'none' };

  await publishAgenda(client);
  for (const key of ['grace', 'callum']) await client.as(key).say('hi');
  await startMeeting(client);
  const { ballotId } = await openVote(client, filed);
  await press(client.as('priya').in(CHAT), 'Read the request');
  await client.as('priya').closeDialog();
  for (const key of ['priya', 'marek', 'siobhan']) await press(client.as(key).in(CHAT), 'Agree');
  await press(client.as('helen').in(CHAT), 'Close vote', { note: 'A strong case.' });
  await press(client.as('helen').in(CHAT), 'End meeting');
  await settle(rehearsal);

  const grace = client.as('grace');
  await press(grace, 'Open request');
  await grace.closeDialog();
  await press(grace, 'See pupils');
  await press(grace, 'Show the list');
  officerSaw = (await grace.dialog()).text;
  await grace.closeDialog();
  await press(grace, 'Acknowledge');
  ownSaw = [];
  for (const key of ['amara', 'tom', 'callum', 'joe', 'helen', 'priya']) {
    const sent = { communityId: COMMUNITY, requestId: filed.requestId, key: `look-${key}` };
    ownSaw.push(wordsIn(await forgeDialog(client.as(key), 'submit', 'pupils', sent)));
  }
  for (const key of ['amara', 'tom', 'helen', 'joe', 'grace', 'callum']) await client.as(key).say('home');
  await amara.say('my requests');
  await forge(client.as('priya').in(CHAT), 'vote', {
    ...{ communityId: COMMUNITY, ballotId, urn: '990002', choice: 'abstain', lastSeen: 1 },
  });
  rehearsal.cosmos.faults.next({ answer: 'drop', times: 100, match: ({ container }) => container === 'identities' });
  await forgeDialog(client.as('amara'), 'submit', 'pupils', {
    ...{ communityId: COMMUNITY, requestId: filed.requestId, key: 'while-away' },
  });
  rehearsal.cosmos.faults.clear();
  await settle(rehearsal);
  const { people } = await client.room();
  for (const { key } of people) {
    for (const { id } of await client.as(key).conversations()) {
      const path = `/room/api/people/${key}/conversations/${encodeURIComponent(id)}/messages`;
      await client.request('GET', path);
    }
  }
  await client.request('GET', '/local/deliveries');
});
afterAll(async () => {
  recording.stop();
  await rehearsal.close();
});

interface Sent {
  readonly name?: string;
  readonly value?: { readonly data?: { readonly verb?: string } };
}
const toBot = ({ url }: Exchange) => url.endsWith('/api/messages');
const verbOf = ({ sent }: Exchange) => (JSON.parse(sent) as Sent).value?.data?.verb;
/** The one person’s own dialog, as their page asks the room for it; `activity` is how this test opens it without a page. */
const ofDialog = ({ url }: Exchange) => /\/people\/(amara|tom|grace|callum)\/(dialog(\/submit)?|activity)$/.test(url);

test('those who may see the pupils see them, each look on record; chair, clerk and other schools never do (R152)', async () => {
  expect(foundIn(officerSaw, NAMES)).toEqual(NAMES);
  expect(ownSaw.map((words) => foundIn(words, NAMES).length)).toEqual([6, 6, 6, 0, 0, 0]);
  const looks = await happened(rehearsal, 'PupilsOpened');
  expect(looks.map(({ requestId }) => requestId)).toEqual(Array(4).fill(filed.requestId));
  expect(new Set(looks.map(({ by }) => by)).size).toBe(4);
});

test('what the bot was sent names them on the pupils’ page alone', () => {
  const naming = recording.exchanges.filter((each) => toBot(each) && foundIn(each.sent, PRIVATE).length > 0);
  expect(naming.length).toBeGreaterThan(0);
  expect([...new Set(naming.map(verbOf))]).toEqual(['request-pupils']);
});

test('what the bot answered names them on the pupils’ page and in the dialog that shows them, and nowhere else', () => {
  const naming = recording.exchanges.filter((each) => toBot(each) && foundIn(each.answered, PRIVATE).length > 0);
  const pages = naming.map((each) => (each.answered.includes('"id":"name1"') ? 'the pupils’ page' : verbOf(each)));
  expect(new Set(pages)).toEqual(new Set(['the pupils’ page', 'pupils']));
});

test('no message, card or notice to Teams names them', () => {
  const calls = rehearsal.room.calls.all();
  expect(calls.length).toBeGreaterThan(50);
  expect(foundIn(JSON.stringify(calls), PRIVATE)).toEqual([]);
});

test('nothing that the room’s pages show names them, but the dialog of whoever opened it', () => {
  const pages = recording.exchanges.filter((each) => !toBot(each) && !ofDialog(each));
  expect(pages.length).toBeGreaterThan(100);
  const naming = pages.filter(({ sent, answered }) => foundIn(sent + answered, PRIVATE).length > 0);
  expect(naming.map(({ url }) => url)).toEqual([]);
});

test('no line of any log names them', () => {
  expect(rehearsal.log.length).toBeGreaterThan(100);
  expect(rehearsal.log.some(({ level }) => level === 'error')).toBe(true); // the look while the database was away
  expect(foundIn(JSON.stringify(rehearsal.log), PRIVATE)).toEqual([]);
  expect(foundIn(recording.printed.join('\n'), PRIVATE)).toEqual([]);
});

test('no document of any container names them: the identities are sealed field by field', async () => {
  const documents = await everyDocument(rehearsal);
  expect(documents.length).toBeGreaterThan(50);
  expect(documents.filter((document) => foundIn(JSON.stringify(document), PRIVATE).length > 0)).toEqual([]);
  const sheets = await documentsIn(rehearsal, 'identities');
  expect(sheets).toHaveLength(1);
  expect((sheets[0]?.state as { pupils: unknown[] }).pupils).toHaveLength(3);
});

test('no byte on disk names them: database, queues, the room’s own memory', async () => {
  const files = await filesIn(rehearsal.folder);
  expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['cosmos.sqlite', 'room.json']));
  for (const before of ['', 'x', 'xx']) {
    const hidden = Buffer.from(`${before}Tregowan…`).toString('base64');
    expect(foundInBytes(Buffer.from(hidden), NAMES)).toEqual(['Tregowan']);
  }
  const naming = files.map(({ name, bytes }) => ({ name, found: foundInBytes(bytes, PRIVATE) }));
  expect(naming.filter(({ found }) => found.length > 0)).toEqual([]);
});

test('a pupil’s name typed as what an interest is is refused and kept nowhere, of a school and of the chair (R152)', async () => {
  const from = rehearsal.log.length;
  const on = { communityId: COMMUNITY, meetingId: MEETING, requestId: filed.requestId };
  const said = 'Zebedee Quartermain is my nephew.';
  for (const [key, verb, more] of [
    ['priya', 'say-interest', { who: '990002', grade: 'recorded' }],
    ['helen', 'say-interest', { who: 'chair', grade: 'takesNoPart' }],
    ['helen', 'step-aside', { aside: true }],
  ] as const)
    await forgeDialog(rehearsal.client.as(key), 'submit', verb, {
      ...on,
      ...more,
      said,
      key: `interest-${key}-${verb}`,
    });
  await settle(rehearsal);
  expect(foundIn(JSON.stringify(await everyDocument(rehearsal)), PRIVATE)).toEqual([]);
  expect(foundIn(JSON.stringify(rehearsal.log.slice(from)), PRIVATE)).toEqual([]);
  expect(foundIn(JSON.stringify(rehearsal.room.calls.all()), PRIVATE)).toEqual([]);
  expect(
    (await happened(rehearsal, 'InterestNoted')).length + (await happened(rehearsal, 'ChairSteppedAside')).length,
  ).toBe(0);
});

test('a pupil’s name or date of birth typed into the request is refused and kept nowhere (R159)', async () => {
  const amara = rehearsal.client.as('amara');
  await typeRequest(amara, { pupils: PUPILS });
  const from = rehearsal.log.length;
  for (const text of ['It is for Zebedee Quartermain.', 'Born 4 March 2017.', 'quartermain, zebedee needs help']) {
    await press(amara, 'Change: The need');
    const { texts: before } = await amara.dialog();
    await press(amara, SAVE, { ...ANSWERS.need, need: text });
    const { texts } = await amara.dialog();
    expect(texts[0]).toBe(before[0]);
    expect(texts.join('\n')).toMatch(/pupil/);
    await press(amara, SAVE, ANSWERS.need);
  }
  await amara.closeDialog();
  await settle(rehearsal);
  expect(foundIn(JSON.stringify(await everyDocument(rehearsal)), PRIVATE)).toEqual([]);
  expect(foundIn(JSON.stringify(rehearsal.log.slice(from)), PRIVATE)).toEqual([]);
  expect(foundIn(JSON.stringify(rehearsal.room.calls.all()), PRIVATE)).toEqual([]);
});
