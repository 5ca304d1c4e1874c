import { RoomClient } from '../../local/teams/client';
import { bindPlaces } from '../support/journey';
import type { Person } from './person';
import { answerAsked, answerEligibility, answerPupils, handIn, SPEECH_GROUP, TRIED } from './request';
import type { Answers } from './request';
import { stageForFile } from './stage';
import { vote } from './voting';
import { openRoom } from './whole-room';

// A SENCo on her phone asks for what cannot wait; the chair consults and agrees; KCC and the channel hear of it; the next
// meeting confirms it (R100 to R107).

const CHANNEL = 'General Ashdown community';
const MEETING_CHAT = 'Ashdown meeting';
const MEETING = /^Meeting of Tuesday 10 November/;
const REFERENCE = /ASH-2627-001/;
const GROUND = 'A Tribunal order';
const WHY = 'The hearing ended on Monday, and the order begins with this school week.';

const ORDERED: Answers = {
  ...SPEECH_GROUP,
  asked: {
    'Amount in pounds': '6,400',
    'From which day?': '2026-11-09',
    'To which day? (leave empty if it is open-ended)': '2026-11-24',
  },
};

const stage = stageForFile();

test('an exceptional request on one of four grounds goes from a phone to the officer, and to the next meeting’s vote (R100, R101)', async () => {
  await bindPlaces(new RoomClient(stage.url));
  await amaraAsksOnHerPhone();
  await helenConsults();
  await twoSchoolsAnswer();
  await helenAgrees();
  await kccSchoolAndChannelHear();
  await theMeetingConfirms();
  await nobodyElseLearnsWhy();
  stage.isThrough();
}, 300_000);

const onPhone = (key: string): Promise<Person> => stage.person(key, { phone: true });

async function amaraAsksOnHerPhone(): Promise<void> {
  const amara = await onPhone('amara');
  const { dialog } = amara;
  await amara.goToBot();
  await amara.say('exceptional');
  const start = await amara.card('Ask between meetings');
  await amara.shoot('e01-ask-between-meetings');
  await start.getByRole('button', { name: 'Exceptional request' }).click();
  await dialog.sees('Page 1 of 8');
  await dialog.press('Save and continue');
  await dialog.sees('Ground: Choose one of these.');
  await amara.shoot('e02-a-ground-is-needed');
  await dialog.choose(GROUND);
  await dialog.fill({ 'Why can it not wait?': WHY });
  await amara.shoot('e03-why-it-cannot-wait');
  await dialog.press('Save and continue');
  await dialog.sees('Page 2 of 8');
  await dialog.choose('Another local authority places or funds one of them');
  await answerEligibility(amara);
  await dialog.sees('Page 3 of 8');
  await dialog.sees(/usually paid for by that authority/);
  await amara.shoot('e04-another-authority-is-a-warning');
  await dialog.fill(ORDERED.need);
  await dialog.press('Save and continue');
  await dialog.sees('Page 4 of 8');
  await dialog.fill({ [TRIED]: ORDERED.tried });
  await dialog.press('Save and continue');
  await dialog.sees('Page 5 of 8');
  await dialog.press('Save and continue');
  await dialog.sees('Page 6 of 8');
  await answerAsked(amara, ORDERED);
  await dialog.press('Save and continue');
  await dialog.sees('Page 7 of 8');
  await answerPupils(amara, ORDERED);
  await dialog.press('Save and continue');
  await dialog.sees('Page 8 of 8');
  await amara.shoot('e05-check');
  await handIn(amara);
  await dialog.sees('Reference ASH-2627-001');
  await dialog.sees(/The chair, Helen Ward, has it now/);
  await amara.shoot('e06-filed');
  await dialog.close();
  await stage.idle();
  await amara.say('home');
  await amara.page
    .getByText(/exceptional, with the chair/)
    .first()
    .waitFor();
  await amara.shoot('e07-home-says-who-has-it');
}

async function helenConsults(): Promise<void> {
  const helen = await stage.person('helen');
  await helen.goToBot();
  await helen.say('home');
  await helen.page
    .getByText(/Decide on ASH-2627-001/)
    .first()
    .waitFor();
  await helen.shootAll('e08-home-of-the-chair');
  const card = await helen.card(/^Exceptional request ASH-2627-001/);
  await card.getByText(WHY).waitFor();
  await helen.shootAll('e09-the-chair-is-told');
  await card.getByRole('button', { name: 'Agree as interim' }).click();
  await helen.dialog.fill({ 'Your reason': 'The order binds us from Monday.' });
  await helen.dialog.press('Agree as interim');
  await helen.dialog.sees(/needs the answers of unconnected representatives/);
  await helen.shootAll('e10-first-consult');
  await helen.dialog.close();
  await card.getByRole('button', { name: 'Consult' }).click();
  await helen.dialog.choose('Hilltop Academy: Priya Raman', 'Brookside Primary: Marek Nowak');
  await helen.shootAll('e11-whom-to-ask');
  await helen.dialog.press('Ask them');
  await helen.dialog.endsWith(/^They are asked now/);
  await stage.idle();
}

async function twoSchoolsAnswer(): Promise<void> {
  for (const [key, view, note] of [
    ['priya', 'I support it', 'A Tribunal order leaves no choice.'],
    ['marek', 'I do not support it', ''],
  ] as const) {
    const person = await onPhone(key);
    await person.goToBot();
    const card = await person.card(/^The chair asks for your view of ASH-2627-001/);
    await card.getByText(WHY).waitFor();
    await person.shoot(`e12-${key}-is-asked`);
    await card.getByRole('button', { name: 'Answer' }).click();
    await person.dialog.choose(view);
    await person.dialog.fill({ 'A note for the chair. You need not write one; do not name a pupil.': note });
    await person.shoot(`e13-${key}-answers`);
    await person.dialog.press('Send my answer');
    await person.dialog.endsWith(/^Thank you/);
    await card.getByText('Your answer').waitFor();
  }
  await stage.idle();
}

async function helenAgrees(): Promise<void> {
  const helen = await stage.person('helen');
  await helen.card(/^ASH-2627-001: 2 of 2 have answered you/);
  await helen.shoot('e14-the-chair-hears-their-answers');
  await helen.say('exceptional');
  const card = await helen.card(/^Exceptional request ASH-2627-001/);
  await card.getByText('Supports it: A Tribunal order leaves no choice.').waitFor();
  await helen.shootAll('e15-answers-on-the-card');
  await card.getByRole('button', { name: 'Agree as interim' }).click();
  await helen.dialog.fill({ 'Your reason': 'The order binds us from Monday, and the money is there.' });
  await helen.shootAll('e16-agree-as-interim');
  await helen.dialog.press('Agree as interim');
  await helen.dialog.endsWith(/^Agreed as interim/);
  await (await helen.card(/^Exceptional request ASH-2627-001/)).getByText('Agreed as interim').waitFor();
  await helen.shootAll('e17-agreed');
  await stage.idle();
}

async function kccSchoolAndChannelHear(): Promise<void> {
  const [grace, amara, joe] = [await stage.person('grace'), await onPhone('amara'), await stage.person('joe')];
  await grace.goToBot();
  const approval = await grace.card(/nterim approval · ASH-2627-001/);
  await approval.getByText(/until Tuesday 24 November/).waitFor();
  await grace.shootAll('e18-the-officer-has-it');
  await approval.getByRole('button', { name: 'Acknowledge' }).click();
  await approval.getByText(/^Acknowledged by Grace Lindqvist/).waitFor();
  await amara.card(/^ASH-2627-001: agreed as interim/);
  await amara.shoot('e19-the-school-is-told');
  await joe.goTo(CHANNEL);
  const posted = await joe.card('Interim decision ASH-2627-001');
  await joe.shootAll('e20-the-channel-learns-no-more');
  const said = await posted.innerText();
  expect(said).toContain('£6,400');
  expect(said).toContain('Tuesday 24 November');
  for (const secret of [GROUND, WHY, 'Oakfield', 'binds us']) expect(said).not.toContain(secret);
  await joe.goToBot();
  await joe.say('agenda');
  await (await joe.card('Agenda')).getByRole('button', { name: 'Ashdown' }).click();
  const agenda = await joe.card('Agenda · Ashdown');
  await agenda.getByText(/Interim decision to confirm/).waitFor();
  await joe.shootAll('e21-on-the-agenda-by-itself');
  await agenda.getByRole('button', { name: 'Publish agenda' }).click();
  await agenda.getByText('Published on').waitFor();
}

async function theMeetingConfirms(): Promise<void> {
  const helen = await stage.person('helen');
  const room = await openRoom(stage.browser, stage.url);
  await room.moveClockTo('2026-11-10T13:30');
  await room.close();
  await helen.goTo(MEETING_CHAT);
  await helen.mention('meeting');
  const meeting = await helen.card(MEETING);
  await meeting.getByRole('button', { name: 'Start meeting' }).click();
  const voters = [
    ['priya', 'Hilltop Academy'],
    ['marek', 'Brookside Primary'],
    ['siobhan', "St Ebba's CE Primary"],
  ] as const;
  for (const key of ['amara', ...voters.map(([voter]) => voter)]) {
    const person = await stage.person(key);
    await person.goTo(MEETING_CHAT);
    const card = await person.card(MEETING);
    await card.getByRole('button', { name: 'Check in' }).click();
    await card.getByText('You have checked in for').waitFor();
  }
  await stage.idle();
  await meeting.getByText('Present 4 of 9 schools').waitFor();
  await meeting.getByRole('button', { name: 'Open request', exact: true }).click();
  const item = await helen.card(REFERENCE);
  await item.getByRole('button', { name: 'Open the vote', exact: true }).click();
  await helen.dialog.sees('What do the schools vote on?');
  await helen.shootAll('e22-confirm-change-or-end');
  await helen.dialog.fill({ 'Last day': '2026-12-18' });
  await helen.dialog.press('Open the vote');
  await helen.dialog.endsWith(/^The vote is open/);
  await stage.idle();
  await (await (await stage.person('siobhan')).card(REFERENCE)).getByText('has not voted yet').waitFor();
  await (await stage.person('siobhan')).shootAll('e23-the-schools-vote');
  for (const [key, school] of voters) await vote(await stage.person(key), school, REFERENCE, 'Agree');
  await item.getByRole('button', { name: 'Close vote' }).click();
  await item.getByText(/^Interim decision confirmed, 3 to 0/).waitFor();
  await helen.shootAll('e24-confirmed');
  await (await helen.card(MEETING)).getByRole('button', { name: 'End meeting' }).click();
  await helen.card('Decisions of Tuesday 10 November');
  await helen.shoot('e25-decisions');
  await stage.idle();
  const grace = await stage.person('grace');
  await grace.card(/^Interim decision confirmed · ASH-2627-001/);
  await grace.shootAll('e26-the-officer-hears-again');
  const amara = await onPhone('amara');
  await amara.goToBot();
  await amara.card(/^ASH-2627-001: Interim decision confirmed/);
  await amara.say('my requests');
  await amara.page
    .getByText(/Interim decision confirmed, KCC aims to pay/)
    .first()
    .waitFor();
  await amara.shoot('e27-where-it-stands');
}

/** Ground and reason stand in no shared place, and in no chat of a school that was not asked. */
async function nobodyElseLearnsWhy(): Promise<void> {
  const siobhan = await stage.person('siobhan');
  const chats = siobhan.page.getByRole('navigation', { name: /^Chats of/ }).getByRole('button');
  for (const chat of await chats.all()) {
    await chat.click();
    const log = siobhan.page.getByRole('log', { name: 'Messages' });
    await log.getByText(/\S/).first().waitFor();
    const said = await log.innerText();
    for (const secret of [GROUND, WHY, 'binds us']) expect(said).not.toContain(secret);
  }
}
