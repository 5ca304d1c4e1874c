import { RoomClient } from '../../local/teams/client';
import { bindPlaces, fileRequest, publishAgenda } from '../support/journey';
import type { Person } from './person';
import { stageForFile } from './stage';
import { openRoom } from './whole-room';

// The clerk plans a meeting on a phone, moves it and cancels it; one that was held on paper is entered afterwards (R74, R75).

const stage = stageForFile();

test('meetings are planned, moved and cancelled by the clerk, and one held on paper is entered afterwards', async () => {
  await aRequestIsOnTheAgenda();
  await joePlansMovesAndCancels();
  await schoolsHearOfIt();
  await joeEntersWhatWasHeldOnPaper();
  stage.isThrough();
}, 300_000);

async function aRequestIsOnTheAgenda(): Promise<void> {
  const client = new RoomClient(stage.url);
  await bindPlaces(client);
  await fileRequest(client, 'amara');
  await publishAgenda(client);
  for (const key of ['amara', 'joe', 'grace', 'omar']) await client.as(key).say('hi');
}

async function chooses({ dialog }: Person, meeting: string): Promise<void> {
  const box = dialog.box.getByLabel('Which meeting?');
  const option = await box.getByRole('option', { name: new RegExp(`^${meeting}`) }).textContent();
  await box.selectOption({ label: option ?? '' });
}

async function joePlansMovesAndCancels(): Promise<void> {
  const joe = await stage.person('joe', { phone: true });
  const { dialog } = joe;
  await joe.goToBot();
  await joe.say('meetings');
  await (await joe.card('Meetings')).getByRole('button', { name: 'Ashdown' }).click();
  const meetings = await joe.card('Meetings · Ashdown');
  await joe.shootAll('m01-meetings');

  await meetings.getByRole('button', { name: 'Plan a meeting' }).click();
  await dialog.sees('Starts at');
  await dialog.press('Plan this meeting');
  await dialog.sees('There is a problem: Choose how people come together. Enter the day.');
  await joe.shoot('m02-plan-what-is-missing');
  await dialog.choose('Online');
  await dialog.fill({ Day: '2027-01-12' });
  await joe.shootAll('m03-plan');
  await dialog.press('Plan this meeting');
  await dialog.endsWith(/^The meeting of Tuesday 12 January is planned/);
  await meetings.getByText('Tuesday 12 January').first().waitFor();

  await meetings.getByRole('button', { name: 'Move', exact: true }).click();
  await chooses(joe, 'Tuesday 12 January');
  await dialog.fill({
    'New day': '2027-01-13',
    'Why? Every school can read this. Do not name a pupil.': 'The hall is used for mock exams.',
  });
  await joe.shootAll('m04-move');
  await dialog.press('Move this meeting');
  await dialog.endsWith(/^The meeting is on Wednesday 13 January/);
  await joe.shoot('m05-moved');

  await meetings.getByRole('button', { name: 'Cancel', exact: true }).click();
  await chooses(joe, 'Wednesday 13 January');
  await dialog.fill({
    'Why? Every school can read this. Do not name a pupil.': 'Too few schools can come in that week.',
  });
  await joe.shootAll('m06-cancel');
  await dialog.press('Cancel this meeting');
  await dialog.endsWith(/^The meeting is cancelled/);
  await meetings.getByText('cancelled. Too few schools').first().waitFor();
  await joe.shoot('m07-cancelled');
}

async function schoolsHearOfIt(): Promise<void> {
  await stage.idle();
  const amara = await stage.person('amara', { phone: true });
  await amara.goToBot();
  await amara.card(/cancelled/);
  await amara.shootAll('m08-a-school-hears');
}

async function joeEntersWhatWasHeldOnPaper(): Promise<void> {
  const room = await openRoom(stage.browser, stage.url);
  await room.moveClockTo('2026-11-11T09:00');
  await room.close();
  const joe = await stage.person('joe');
  const { dialog } = joe;
  await joe.goToBot();
  await joe.say('meetings');
  await (await joe.card('Meetings')).getByRole('button', { name: 'Ashdown' }).click();
  const meetings = await joe.card('Meetings · Ashdown');
  await meetings.getByRole('button', { name: 'More' }).click();
  await joe.page.getByRole('menuitem', { name: 'Enter one held on paper' }).click();
  await dialog.sees('When was it held?');
  await joe.shootAll('m09-enter-a-meeting-held-on-paper');
  await dialog.press('Begin to enter it');
  await dialog.endsWith(/^You are entering the meeting held on Tuesday 10 November/);
  await joe.say('meeting');
  const meeting = await joe.card(/^Meeting of Tuesday 10 November/);
  await joe.shootAll('m10-being-entered');
  await meeting.getByRole('button', { name: 'Enter a decision' }).click();
  await dialog.sees('Asked for:');
  await joe.shootAll('m11-enter-a-decision');
  await dialog.press('Save this decision');
  await dialog.endsWith(/Every request is dealt with/);
  await meeting.getByRole('button', { name: 'End meeting' }).click();
  await meeting.getByText('Held on paper on Tuesday 10 November, entered and ended').waitFor();
  await stage.idle();
  await joe.shootAll('m12-entered-and-ended');
}
