import { RoomClient } from '../../local/teams/client';
import { bindPlaces, CHANNEL as CHANNEL_ID, fileRequest, publishAgenda } from '../support/journey';
import { stageForFile } from './stage';
import { openVote, vote } from './voting';

const CHANNEL = 'General Ashdown community';
const MEETING = /^Meeting of Tuesday 10 November/;
const OWN_THREAD = 'Thread begun by Helen Ward';

const stage = stageForFile();

test('a whole meeting is held in a thread of the community’s channel', async () => {
  const client = new RoomClient(stage.url);
  await bindPlaces(client, [CHANNEL_ID]);
  const { reference } = await fileRequest(client, 'amara');
  await publishAgenda(client);
  await client.moveClock('2026-11-10T13:25:00Z');
  await stage.idle();
  const request = new RegExp(reference);

  const helen = await stage.person('helen');
  await helen.goTo(CHANNEL);
  await helen.say('meeting');
  await helen.mention('meeting');
  const meeting = await helen.card(MEETING);
  await meeting.getByRole('button', { name: 'Start meeting', exact: true }).click();
  await meeting.getByText('In session since 13:25').waitFor();

  for (const key of ['amara', 'priya', 'marek', 'siobhan']) {
    const person = await stage.person(key);
    await person.goTo(CHANNEL);
    const card = await person.card(MEETING);
    await card.getByRole('button', { name: 'Check in' }).click();
    await card.getByText('You have checked in for').waitFor();
  }
  await stage.idle();
  await (await helen.card(MEETING)).getByText('Present 4 of 9 schools').waitFor();
  await helen.shootAll('channel-01-meeting-in-a-thread');

  await (await helen.card(MEETING)).getByRole('button', { name: 'Open request', exact: true }).click();
  await openVote(stage, helen, request);
  const marek = await stage.person('marek');
  await vote(marek, 'Brookside Primary', request, 'Agree');
  await vote(await stage.person('priya'), 'Hilltop Academy', request, 'Agree');
  await vote(await stage.person('siobhan'), "St Ebba's CE Primary", request, 'Do not agree');
  await marek.shootAll('channel-02-voted');

  const thread = helen.page.getByRole('region', { name: OWN_THREAD }).or(helen.page.getByLabel(OWN_THREAD)).last();
  await thread.getByRole('heading', { name: MEETING }).waitFor();
  await thread.getByRole('heading', { name: request }).waitFor();
  const item = await helen.card(request);
  await item.getByRole('button', { name: 'Close vote' }).click();
  await item.getByText('Agreed, 2 to 1').first().waitFor();
  await stage.idle();
  await helen.shoot('channel-03-agreed');

  await (await helen.card(MEETING)).getByRole('button', { name: 'End meeting' }).click();
  await helen.card('Decisions of Tuesday 10 November');
  await helen.shoot('channel-04-decisions');
  const decided = await client.as('amara').in(CHANNEL_ID).messages();
  // the words said without a mention were answered by nobody, and the log is a post of its own
  expect(decided.filter(({ text }) => /did not understand/.test(text))).toEqual([]);
  const grace = await stage.person('grace');
  await grace.goToBot();
  await grace.card(new RegExp(`pproval · ${reference}`));
  stage.isThrough();
}, 300_000);
