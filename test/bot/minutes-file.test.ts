import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Visitor } from '../../local/teams/client';
import type { MessageView } from '../../local/teams/wire';
import { partsOf, wordsInDocx } from '../support/docx';
import { CHAT, COMMUNITY, forge, MEETING, meetingAtTheVote, press, wordsIn } from '../support/journey';
import type { Rehearsal } from '../support/rehearsal';
import { rehearse, settle } from '../support/rehearsal';
import { foundIn } from '../support/wire';

// The minutes as a Word document, through Teams' file consent: offered, allowed or declined, uploaded, and never to anybody
// who may not have them.

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';
const PUPILS = { name1: 'Zebedee Quartermain', born1: '2017-03-04' };
const NAMES = ['Zebedee', 'Quartermain', '2017-03-04', '4 March 2017'];

interface Put {
  readonly range: string | undefined;
  readonly bytes: Buffer;
}

let rehearsal: Rehearsal;
let storage: Server;
let storageUrl: string;
let puts: Put[];
let status: number;
beforeAll(async () => {
  storage = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      puts.push({ range: request.headers['content-range'], bytes: Buffer.concat(chunks) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => storage.listen(0, '127.0.0.1', resolve));
  storageUrl = `http://127.0.0.1:${(storage.address() as AddressInfo).port}/secret-place`;
  rehearsal = await rehearse();
  const { client } = rehearsal;
  await meetingAtTheVote(client, { pupils: PUPILS });
  for (const key of ['priya', 'marek', 'siobhan']) await press(client.as(key).in(CHAT), 'Agree');
  await press(client.as('helen').in(CHAT), 'Close vote', { note: 'A strong case.' });
  await press(client.as('helen').in(CHAT), 'End meeting');
  await settle(rehearsal);
});
afterAll(async () => {
  await rehearsal.close();
  storage.close();
});
beforeEach(() => {
  puts = [];
  status = 201;
});

const as = (key: string): Visitor => rehearsal.client.as(key);
const holds = (type: string) => (message: MessageView) =>
  !message.deleted && message.attachments.some(({ contentType }) => contentType === type);
async function offeredTo(key: string): Promise<MessageView> {
  const person = as(key);
  await person.say(`minutes ${COMMUNITY}`);
  await press(person, 'As Word document');
  const offer = (await person.messages()).findLast(holds(CONSENT));
  if (!offer) throw new Error('Nothing was offered');
  return offer;
}
const where = { communityId: COMMUNITY, meetingId: MEETING };
const accept = (context: object) => ({
  type: 'fileUpload',
  action: 'accept',
  context,
  uploadInfo: { name: 'm.docx', uploadUrl: storageUrl, contentUrl: storageUrl, uniqueId: 'u1', fileType: 'docx' },
});
const context = { verb: 'minutes-file', ...where };
const lastWords = async (key: string) => (await as(key).lastMessage())?.text ?? '';

test('a representative is offered the document, allows it, and can open it: headings, header rows, language, no pupil (R95, R152)', async () => {
  const offer = await offeredTo('amara');
  const [card] = offer.attachments;
  expect(card).toMatchObject({
    name: 'Minutes Ashdown 2026-11-05 draft.docx',
    content: { acceptContext: context, declineContext: context },
  });
  expect(JSON.stringify(card)).not.toContain('Oakfield'); // ids alone
  expect(await as('amara').answerFile(offer.id, true)).toEqual({ kind: 'done' });

  const info = (await as('amara').messages()).find(({ id }) => id === offer.id)?.attachments[0];
  expect(info).toMatchObject({ contentType: INFO, name: 'Minutes Ashdown 2026-11-05 draft.docx' });
  const file = new Uint8Array(await (await fetch(info?.contentUrl ?? '')).arrayBuffer());
  const parts = partsOf(file);
  const body = parts['word/document.xml'] ?? '';
  expect(body).toContain('<w:pStyle w:val="Title"/>');
  expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)?.length).toBeGreaterThanOrEqual(4);
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1); // one table, and its first row is its header
  expect(parts['word/styles.xml']).toContain('<w:lang w:val="en-GB"/>');
  expect(parts['docProps/core.xml']).toContain('<dc:title>Minutes of the Ashdown community');
  expect(parts['word/footer1.xml']).toContain('PAGE');
  expect(wordsInDocx(file)).toMatch(/Outcome: Agreed, 3 to 0, £6,400/);
  expect(wordsInDocx(file)).toContain('Reason: A strong case.');
  for (const text of Object.values(parts)) expect(foundIn(text, NAMES)).toEqual([]);
});

test('whoever declines it is told so in place of the offer, and nothing is uploaded', async () => {
  const offer = await offeredTo('joe');
  await as('joe').answerFile(offer.id, false);
  const after = (await as('joe').messages()).find(({ id }) => id === offer.id);
  expect(after?.text).toBe('No file was saved. You can ask for it again whenever you need it.');
  expect(after?.attachments ?? []).toEqual([]);
  expect(puts).toEqual([]);
});

test('an answer that Teams sends twice leaves one message, and the same file again', async () => {
  const offer = await offeredTo('helen');
  const before = (await as('helen').messages()).length;
  for (const id of ['once', 'once', 'again'])
    await as('helen').invoke('fileConsent/invoke', accept(context), { id, replyToId: offer.id });
  expect((await as('helen').messages()).length).toBe(before);
  expect((await as('helen').messages()).filter(holds(INFO))).toHaveLength(1);
  const [first, ...others] = puts;
  expect(first?.range).toBe(`bytes 0-${(first?.bytes.length ?? 0) - 1}/${first?.bytes.length ?? 0}`);
  for (const { bytes } of others) expect(wordsInDocx(bytes)).toBe(wordsInDocx(first?.bytes ?? Buffer.of()));
});

test.each(['ingrid', 'grace', 'callum'])(
  '%s may not have it: not offered, and not by allowing what was never offered',
  async (key) => {
    await as(key).say('hi');
    expect(wordsIn(await forge(as(key), 'minutes-file', where))).toMatch(/^Only representatives, chair and clerk/);
    await as(key).invoke('fileConsent/invoke', accept(context));
    expect(await lastWords(key)).toMatch(/^Only representatives, chair and clerk/);
    expect(puts).toEqual([]);
  },
);

test.each<[string, object]>([
  ['another community', { ...context, communityId: 'weald' }],
  ['a meeting that has not ended', { ...context, meetingId: '2026-12-08' }],
  ['a smuggled field', { ...context, as: 'chair' }],
  ['an unknown verb', { ...context, verb: 'pupils' }],
  ['no ids', {}],
])('a forged context gets a sentence and no file: %s', async (_, forged) => {
  await as('amara').invoke('fileConsent/invoke', accept(forged));
  expect((await lastWords('amara')).length).toBeGreaterThan(30);
  expect(puts).toEqual([]);
});

test.each([
  ['refuses it', 500],
  ['has let the permission run out', 404],
])(
  'when storage %s, the person is told with a number that is in the log, which never holds the address',
  async (_, answer) => {
    status = answer;
    await as('amara').invoke('fileConsent/invoke', accept(context));
    const said = await lastWords('amara');
    expect(said).toMatch(/^The file could not be saved where Teams keeps your files/);
    const incident = /quote ([A-Z0-9]{3}-[A-Z0-9]{3})/.exec(said)?.[1] ?? 'none';
    const log = JSON.stringify(rehearsal.log);
    expect(log).toContain(incident);
    expect(log).not.toContain('secret-place');
    status = 201;
    await as('amara').invoke('fileConsent/invoke', accept(context));
    expect((await as('amara').messages()).at(-1)?.attachments[0]?.contentType).toBe(INFO);
  },
);

test('in the meeting chat the minutes are read, and the document is for the personal chat', async () => {
  await as('amara').in(CHAT).mention('minutes');
  const card = await as('amara')
    .in(CHAT)
    .card(/^Minutes · Ashdown/);
  expect(card.text).toContain('For the Word document, type minutes in your personal chat with me');
  expect(JSON.stringify(card.json)).not.toContain('minutes-file');
  expect(wordsIn(await forge(as('amara').in(CHAT), 'minutes-file', where))).toMatch(
    /^Teams gives files in a personal chat only/,
  );
  await as('amara').in(CHAT).invoke('fileConsent/invoke', accept(context));
  expect(puts).toEqual([]);
});
