import { readFileSync } from 'node:fs';
import { wordsInDocx } from '../support/docx';
import { bindPlaces, CHAT, fileRequest, openVote, press, publishAgenda } from '../support/journey';
import { RoomClient } from '../../local/teams/client';
import { stageForFile } from './stage';
import { openRoom } from './whole-room';

const WHAT = 'Share the speech and language plan with Hilltop';

const stage = stageForFile();

test('a meeting’s action and minutes: agreed, done, taken away as a Word document, approved', async () => {
  await aMeetingWithOneRequest();
  await joeAddsAnAction();
  await helenEndsTheMeeting();
  await amaraDoesIt();
  await joeTakesTheDocument();
  await helenApproves();
  stage.isThrough();
}, 300_000);

/** As the journey of a request shows it, by the same presses, without looking on. */
async function aMeetingWithOneRequest(): Promise<void> {
  const client = new RoomClient(stage.url);
  await bindPlaces(client);
  const filed = await fileRequest(client, 'amara');
  await publishAgenda(client);
  for (const key of ['amara', 'helen']) await client.as(key).say('hi');
  const room = await openRoom(stage.browser, stage.url);
  await room.moveClockTo('2026-11-10T13:30');
  await room.close();
  await client.as('helen').in(CHAT).mention('meeting');
  await press(client.as('helen').in(CHAT), 'Start meeting');
  for (const key of ['amara', 'priya', 'marek', 'siobhan']) await press(client.as(key).in(CHAT), 'Check in');
  await openVote(client, filed);
  for (const key of ['priya', 'marek']) await press(client.as(key).in(CHAT), 'Agree');
  await press(client.as('helen').in(CHAT), 'Close vote', { note: 'A strong case.' });
  await stage.idle();
}

async function joeAddsAnAction(): Promise<void> {
  const joe = await stage.person('joe');
  await joe.goTo('Ashdown meeting');
  const meeting = await joe.card(/^Meeting of Tuesday 10 November/);
  await meeting.getByRole('button', { name: 'Add an action' }).click();
  await joe.dialog.fill({
    'What is to be done? Every school reads this. Do not name a pupil.': WHAT,
    'By when?': '2026-11-20',
  });
  await joe.dialog.press('Add this action');
  await joe.dialog.sees(/^There is a problem: Choose who does it/);
  await joe.dialog.box.getByLabel('Who does it?').selectOption({ label: 'Oakfield Primary' });
  await joe.shootAll('60-add-an-action');
  await joe.dialog.press('Add this action');
  await joe.dialog.endsWith(/^The action is noted for Oakfield Primary, by Friday 20 November/);
}

async function helenEndsTheMeeting(): Promise<void> {
  const helen = await stage.person('helen');
  await helen.goTo('Ashdown meeting');
  const meeting = await helen.card(/^Meeting of Tuesday 10 November/);
  await meeting.getByRole('button', { name: 'End meeting' }).click();
  await meeting.getByText(/^Ended/).waitFor();
  await stage.idle();
}

async function amaraDoesIt(): Promise<void> {
  const amara = await stage.person('amara', { phone: true });
  await amara.goToBot();
  await amara.card(/^An action for Oakfield Primary, by Friday 20 November/);
  await amara.say('home');
  const home = await amara.card('Waiting for you');
  await home.getByText(`Action from Tuesday 10 November: ${WHAT}`).scrollIntoViewIfNeeded();
  await amara.shoot('61-home-with-an-action-phone');
  await home.getByRole('button', { name: 'Done' }).click();
  await home.getByText(WHAT).waitFor({ state: 'detached' });
}

async function joeTakesTheDocument(): Promise<void> {
  const joe = await stage.person('joe');
  await joe.goToBot();
  await joe.card('The minutes of Tuesday 10 November are ready as a draft');
  await joe.say('minutes ashdown');
  const minutes = await joe.card(/^Minutes · Ashdown/);
  await minutes.getByText('Agreed, 2 to 0, £6,400').waitFor();
  await joe.shootAll('62-minutes');
  await minutes.getByRole('button', { name: 'As Word document' }).click();
  const allow = joe.page.getByRole('button', { name: 'Allow' }).last();
  await allow.waitFor();
  await joe.shoot('63-may-i-send-you-the-file');
  await allow.click();
  const link = joe.page.getByRole('link', { name: /^Minutes Ashdown 2026-11-10 draft\.docx$/ });
  await link.waitFor();
  await joe.shootAll('64-the-file-is-there');
  const [download] = await Promise.all([joe.page.waitForEvent('download'), link.click()]);
  const words = wordsInDocx(readFileSync(await download.path()));
  expect(words).toContain('Reason: A strong case.');
  expect(words).toContain(WHAT);
}

async function helenApproves(): Promise<void> {
  const helen = await stage.person('helen');
  await helen.goToBot();
  await helen.say('minutes ashdown');
  const minutes = await helen.card(/^Minutes · Ashdown/);
  await minutes.getByRole('button', { name: 'Approve minutes' }).click();
  await minutes.getByText(/^Approved by Helen Ward, chair, on Tuesday 10 November/).waitFor();
  await helen.shootAll('65-minutes-approved');
}
