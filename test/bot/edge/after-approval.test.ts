import { cp, appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SAMPLE_REGISTER, SAMPLE_TENANT } from '../../../local/sample/people';
import type { RoomPerson } from '../../../local/teams/wire';
import { importRegister } from '../../../src/app/import-register';
import { readRegisterFiles } from '../../../src/store/register-files';
import type { AtTheVote } from '../../support/journey';
import {
  CHAT,
  COMMUNITY,
  forge,
  forgeDialog,
  isSentence,
  meetingAtTheVote,
  press,
  wordsIn,
} from '../../support/journey';
import { happened, versions } from '../../support/records';
import type { Rehearsal } from '../../support/rehearsal';
import { rehearse, settle } from '../../support/rehearsal';

const NINA: RoomPerson = {
  key: 'nina',
  name: 'Nina Castell',
  email: 'nina.castell@council.example',
  tenantId: SAMPLE_TENANT,
  aadObjectId: '0b5e7a11-0000-4000-8000-0000000000e5',
  teamsId: '29:1-nina',
  about: 'High Needs Funding officer, West',
};

let rehearsal: Rehearsal;
let at: AtTheVote;
let folder: string;

/** The sample register, and an officer of another area. */
async function importWithNina({ app }: Rehearsal): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'cos-register-'));
  await cp(SAMPLE_REGISTER, folder, { recursive: true });
  await appendFile(join(folder, 'people.csv'), `${NINA.email},${NINA.name},officer,,,West,,,2025-09-01,\n`);
  const register = app.stores.register;
  await importRegister({ register }, await readRegisterFiles(folder), { apply: true, now: app.deps.now() });
}

beforeAll(async () => {
  rehearsal = await rehearse({ strangers: [NINA] });
  await importWithNina(rehearsal);
  const { client } = rehearsal;
  for (const key of ['nina', 'grace', 'omar', 'lucia', 'beatrice']) await client.as(key).say('hi');
  at = await meetingAtTheVote(client);
  for (const key of ['priya', 'marek']) await press(client.as(key).in(CHAT), 'Agree');
  await press(client.as('helen').in(CHAT), 'Close vote');
  await press(client.as('helen').in(CHAT), 'End meeting');
  await settle(rehearsal);
});
afterAll(async () => {
  await rehearsal.close();
  await rm(folder, { recursive: true, force: true });
});

const as = (key: string) => rehearsal.client.as(key);
const request = () => ({ communityId: COMMUNITY, requestId: at.requestId });

const OTHERS = [
  ['nina', 'an officer of another area'],
  ['beatrice', 'a reader of the Area Board'],
  ['lucia', 'a SENCo of another community'],
  ['priya', 'a SENCo of the same community'],
  ['helen', 'the chair'],
  ['joe', 'the clerk'],
] as const;

test.each(OTHERS)('%s, %s, cannot see, open or acknowledge the approval, nor the pupils (R112)', async (key) => {
  const before = await versions(rehearsal);
  const answers = [
    await forge(as(key), 'approval', request()),
    await forge(as(key), 'acknowledge', request()),
    await forgeDialog(as(key), 'fetch', 'open-form', request()),
    await forgeDialog(as(key), 'fetch', 'pupils', request()),
    await forgeDialog(as(key), 'submit', 'pupils', { ...request(), key: 'k' }),
  ];
  expect(answers.map(isSentence)).toEqual([true, true, true, true, true]);
  for (const answer of answers) expect(wordsIn(answer)).not.toMatch(/Lovelace|Turner|Something went wrong/);
  expect(await versions(rehearsal)).toEqual(before);
});

test('every officer of the area is told of the approval, and the one of another area is not', async () => {
  for (const key of ['grace', 'omar']) expect((await as(key).card(at.reference)).buttons).toContain('Acknowledge');
  expect((await as('nina').cards()).filter(({ text }) => text.includes(at.reference))).toEqual([]);
});

test('an acknowledgement delivered twice, and one by a second officer, are one; the school is told once', async () => {
  for (const [key, id] of [
    ['grace', 'ack'],
    ['grace', 'ack'],
    ['grace', 'ack-again'],
    ['omar', 'ack-omar'],
  ] as const) {
    const said = wordsIn(await forge(as(key), 'acknowledge', request(), { id }));
    expect(said).toContain('Acknowledged by Grace Lindqvist');
  }
  expect(await happened(rehearsal, 'ApprovalAcknowledged')).toHaveLength(1);
  await settle(rehearsal);
  const told = (await as('amara').cards()).filter(({ text }) =>
    text.startsWith(`${at.reference}: KCC has your approval`),
  );
  expect(told).toHaveLength(1);
});

test('the same look delivered twice is one on record, and another later look is another', async () => {
  const look = (key: string, id: string) => forgeDialog(as('grace'), 'submit', 'pupils', { ...request(), key }, { id });
  for (const id of ['look', 'look', 'look-again']) expect(wordsIn(await look('note-1', id))).toContain('Ada Lovelace');
  expect(await happened(rehearsal, 'PupilsOpened')).toHaveLength(1);
  await look('note-2', 'look-later');
  expect(await happened(rehearsal, 'PupilsOpened')).toHaveLength(2);
});

test('nothing of an ended meeting is undone by whoever presses its old cards', async () => {
  const before = await versions(rehearsal);
  const item = { ...request(), meetingId: '2026-11-10' };
  const where = { communityId: COMMUNITY, meetingId: '2026-11-10' };
  const helen = as('helen').in(CHAT);
  const answers = [
    await forge(helen, 'start-meeting', where),
    await forge(helen, 'end-meeting', where),
    await forge(helen, 'open-item', item),
    await forge(helen, 'close-vote', { ...item, ballotId: at.ballotId }),
    await forge(as('amara').in(CHAT), 'check-in', where),
    await forgeDialog(helen, 'submit', 'defer', { ...item, key: 'k', reason: 'Too late.' }),
    await forgeDialog(helen, 'submit', 'open-vote', {
      ...{ ...item, number: 2, amount: '1', start: '2026-11-16', end: '2027-07-22' },
    }),
  ];
  for (const answer of answers) expect(wordsIn(answer)).not.toContain('Something went wrong');
  expect(await versions(rehearsal)).toEqual(before);
});
