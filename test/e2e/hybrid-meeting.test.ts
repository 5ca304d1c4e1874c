import { RoomClient } from '../../local/teams/client';
import type { Filed } from '../support/journey';
import { bindPlaces, fileRequest, publishAgenda } from '../support/journey';
import type { Person } from './person';
import { stageForFile } from './stage';
import { openVote, vote } from './voting';

const CHAT = 'Ashdown meeting';
const MEETING = /^Meeting of Tuesday 10 November/;

const stage = stageForFile();

/** Oakfield's goes to a tie, Hilltop's is presented by another school, St Ebba's has nobody there. */
interface Requests {
  readonly oakfield: Filed;
  readonly hilltop: Filed;
  readonly stEbbas: Filed;
}

const headed = ({ reference }: Filed): RegExp => new RegExp(reference);

test('half the schools sit in one room with one laptop, half are online', async () => {
  const requests = await threeRequestsOnTheAgenda();
  await priyaCannotComeAndNamesBrookside();
  await theMeetingStarts();
  await joeNotesWhoIsInTheRoom();
  await aTieIsDecidedByTheChair(requests.oakfield);
  await westbrookLeaves();
  await twoSchoolsHaveAnInterest(requests.hilltop);
  await aDecisionIsReopened(requests.hilltop);
  await helenHandsOneOver(requests.stEbbas);
  await nobodyIsThereForStEbbas(requests.stEbbas);
  await theMeetingEnds(requests);
  stage.isThrough();
}, 300_000);

async function threeRequestsOnTheAgenda(): Promise<Requests> {
  const client = new RoomClient(stage.url);
  await bindPlaces(client);
  const oakfield = await fileRequest(client, 'amara');
  const hilltop = await fileRequest(client, 'priya', { asked: { category: 'behaviour', amount: '9150' } });
  const stEbbas = await fileRequest(client, 'siobhan', { asked: { category: 'emotionalHealth', amount: '3200' } });
  await publishAgenda(client);
  await stage.idle();
  return { oakfield, hilltop, stEbbas };
}

async function priyaCannotComeAndNamesBrookside(): Promise<void> {
  const priya = await stage.person('priya', { phone: true });
  await priya.goToBot();
  await priya.say('meeting');
  await (await priya.card(MEETING)).getByRole('button', { name: 'Name a school to present for us' }).click();
  await priya.shoot('hybrid-01-name-who-presents');
  await priya.dialog.box.getByLabel('School that presents its request').selectOption({ label: 'Brookside Primary' });
  await priya.dialog.press('Save');
  await priya.dialog.endsWith(/^Brookside Primary presents for Hilltop Academy/);
}

async function theMeetingStarts(): Promise<void> {
  await new RoomClient(stage.url).moveClock('2026-11-10T13:25:00Z');
  const helen = await stage.person('helen');
  await helen.goTo(CHAT);
  await helen.mention('meeting');
  const meeting = await helen.card(MEETING);
  await meeting.getByRole('button', { name: 'Start meeting', exact: true }).click();
  await meeting.getByText('In session since 13:25').waitFor();
  for (const key of ['marek', 'mei-ling']) {
    const online = await stage.person(key);
    await online.goTo(CHAT);
    const card = await online.card(MEETING);
    await card.getByRole('button', { name: 'Check in' }).click();
    await card.getByText('You have checked in for').waitFor();
  }
}

async function note(joe: Person, schools: Readonly<Record<string, string>>, picture: string): Promise<void> {
  await (await joe.card(MEETING)).getByRole('button', { name: 'Who is here' }).click();
  await joe.dialog.sees('Oakfield Primary');
  for (const [school, attendance] of Object.entries(schools))
    await joe.dialog.box.getByLabel(school, { exact: true }).selectOption({ label: attendance });
  await joe.shootAll(picture);
  await joe.dialog.press('Save');
  await joe.dialog.endsWith(/^Attendance is noted/);
  await stage.idle();
}

async function joeNotesWhoIsInTheRoom(): Promise<void> {
  const joe = await stage.person('joe');
  await joe.goTo(CHAT);
  const room = { 'Oakfield Primary': 'Present', 'Westbrook High': 'Present', 'Pebble Bay Primary': 'Apologies' };
  await note(joe, room, 'hybrid-02-who-is-here');

  await (await joe.card(MEETING)).getByRole('button', { name: 'Add a stand-in' }).click();
  await joe.dialog.box.getByLabel('School', { exact: true }).selectOption({ label: 'Marsh Lane Primary' });
  await joe.dialog.fill({ 'Name of the stand-in': 'Jo Field' });
  await joe.dialog.press('Add stand-in');
  await joe.dialog.sees('Ask the school whether this person may speak');
  await joe.shootAll('hybrid-03-a-stand-in-needs-authority');
  await joe.dialog.choose('The school confirmed that this person may speak and vote for it');
  await joe.dialog.press('Add stand-in');
  await joe.dialog.endsWith(/^The stand-in is noted/);
  await stage.idle();
  await (await joe.card(MEETING)).getByText('with stand-in Jo Field').waitFor();
  await joe.shootAll('hybrid-04-the-clerk-sees-who-is-here');
}

async function open(request: Filed): Promise<void> {
  const chairing = await stage.person('helen');
  const meeting = await chairing.card(MEETING);
  const label = meeting.getByLabel('Request to open');
  await label.selectOption({ value: request.requestId });
  await meeting.getByRole('button', { name: 'Open request', exact: true }).click();
  await chairing.card(headed(request));
}

async function record(joe: Person, request: Filed, votes: Readonly<Record<string, string>>, picture: string) {
  await (await joe.card(headed(request))).getByRole('button', { name: 'Record votes' }).click();
  await joe.dialog.sees('Record votes');
  for (const [school, choice] of Object.entries(votes))
    await joe.dialog.box.getByLabel(school, { exact: true }).selectOption({ label: choice });
  await joe.shootAll(picture);
  await joe.dialog.press('Record votes');
  await joe.dialog.endsWith(/recorded\.$/);
  await stage.idle();
}

async function aTieIsDecidedByTheChair(request: Filed): Promise<void> {
  const [helen, joe] = [await stage.person('helen'), await stage.person('joe')];
  const [marek, meiLing] = [await stage.person('marek'), await stage.person('mei-ling')];
  await open(request);
  await openVote(stage, helen, headed(request));
  await vote(marek, 'Brookside Primary', headed(request), 'Do not agree');
  await vote(meiLing, 'Larkfield Junior', headed(request), 'Do not agree');
  await vote(meiLing, 'Fernhill Infant', headed(request), 'Abstain');
  await record(
    joe,
    request,
    { 'Westbrook High': 'Agree', 'Marsh Lane Primary': 'Agree' },
    'hybrid-05-votes-of-those-in-the-room',
  );
  const item = await helen.card(headed(request));
  await item.getByText('Recorded for schools').waitFor();
  await helen.shootAll('hybrid-06-recorded-and-marked-so');
  await item.getByRole('button', { name: 'Close vote' }).click();
  await item.getByText('The vote is tied, 2 to 2').waitFor();
  await item.getByRole('button', { name: 'Decide the tie' }).click();
  await helen.dialog.choose('Agree');
  await helen.dialog.fill({
    "Your reason. Every school can read it, so no pupil's name": 'The screening shows that the need is urgent.',
  });
  await helen.shootAll('hybrid-07-the-chair-decides');
  await helen.dialog.press('Record the decision');
  await helen.dialog.endsWith(/^Your decision is recorded/);
  await stage.idle();
}

async function westbrookLeaves(): Promise<void> {
  const joe = await stage.person('joe');
  await note(joe, { 'Westbrook High': 'Left the meeting' }, 'hybrid-08-somebody-leaves');
  await (await joe.card(MEETING)).getByText(/left at 13:/).waitFor();
}

async function declares(
  person: Person,
  request: Filed,
  answers: { readonly who: string; readonly grade: string; readonly said: string },
  picture: string,
): Promise<void> {
  const card = await person.card(MEETING);
  const button = card.getByRole('button', { name: 'Declare an interest' });
  const more = card.getByRole('button', { name: 'More' });
  await button.or(more).first().waitFor();
  if (await button.isVisible()) await button.click();
  else {
    await more.last().click();
    await person.page.getByRole('menuitem', { name: 'Declare an interest' }).click();
  }
  await person.dialog.box.getByLabel('In which request?').selectOption({ value: request.requestId });
  await person.dialog.box.getByLabel('Who has the interest?').selectOption({ label: answers.who });
  await person.dialog.choose(answers.grade);
  await person.dialog.fill({
    'What is the interest? (optional; chair, clerk and KCC read it, and it stays on the record. Do not name a pupil.)':
      answers.said,
  });
  await person.shootAll(picture);
  await person.dialog.press('Save');
}

/** One online for herself, and the clerk for the school in the room. */
async function twoSchoolsHaveAnInterest(request: Filed): Promise<void> {
  const [meiLing, joe] = [await stage.person('mei-ling'), await stage.person('joe')];
  const noPart = {
    who: 'Fernhill Infant',
    grade: 'We take no part: our school does not vote on it',
    said: 'One of our governors is on their board.',
  };
  await declares(meiLing, request, noPart, 'hybrid-08a-takes-no-part');
  await meiLing.dialog.endsWith(/^Recorded: Fernhill Infant takes no part/);
  const recorded = { who: 'Marsh Lane Primary', grade: 'Takes part, and it is on the record', said: '' };
  await declares(joe, request, recorded, 'hybrid-08b-noted-by-the-clerk');
  await joe.dialog.endsWith(/^Recorded: Marsh Lane Primary takes part/);
}

/** Helen opens it, sees that it concerns her, and hands it over from her own view of it. */
async function helenHandsOneOver(request: Filed): Promise<void> {
  const helen = await stage.person('helen');
  await open(request);
  const item = await helen.card(headed(request));
  await item.getByText('is neither here nor represented').waitFor();
  await item.getByRole('button', { name: 'More' }).last().click();
  await helen.shoot('hybrid-13a-the-chair-can-say-it-of-herself');
  await helen.page.getByRole('menuitem', { name: 'I have an interest' }).click();
  await helen.dialog.fill({
    'What is the interest? (optional; chair, clerk and KCC read it, and it stays on the record. Do not name a pupil.)':
      'My son is a teacher there.',
  });
  await helen.shootAll('hybrid-13b-the-chair-hands-it-over');
  await helen.dialog.press('Hand it over');
  await helen.dialog.endsWith(/Helen Ward has an interest in this request\. David Okafor, acting chair, chairs it\./);
  await stage.idle();
}

async function aDecisionIsReopened(request: Filed): Promise<void> {
  const [helen, joe, marek] = [await stage.person('helen'), await stage.person('joe'), await stage.person('marek')];
  await open(request);
  await helen.shootAll('hybrid-09-presented-by-another-school');
  await openVote(stage, helen, headed(request));
  await vote(marek, 'Brookside Primary', headed(request), 'Agree');
  await record(joe, request, { 'Marsh Lane Primary': 'Agree' }, 'hybrid-10-who-left-does-not-vote');
  const item = await helen.card(headed(request));
  await item.getByText('Takes no part, having declared an interest: Fernhill Infant.').waitFor();
  await item.getByText('Takes part, its interest recorded: Marsh Lane Primary.').waitFor();
  await item.getByRole('button', { name: 'Close vote' }).click();
  await item.getByText(/^Agreed, 2 to 0/).waitFor();

  await item.getByRole('button', { name: 'Reopen', exact: true }).click();
  await helen.dialog.fill({
    'Why? Every school can read this. Do not name a pupil.': 'The amount was for two terms; we agreed one.',
  });
  await helen.shootAll('hybrid-11-reopen');
  await helen.dialog.press('Reopen');
  await helen.dialog.endsWith(/^The request is open again/);
  await stage.idle();
  await openVote(stage, helen, headed(request), { 'Amount in pounds': '4,575' });
  await record(
    joe,
    request,
    { 'Marsh Lane Primary': 'Agree', 'Oakfield Primary': 'Agree' },
    'hybrid-12-the-second-vote',
  );
  await (await helen.card(headed(request))).getByRole('button', { name: 'Close vote' }).click();
  await (await helen.card(headed(request))).getByText('Agreed in part, 2 to 0').first().waitFor();
  await helen.shootAll('hybrid-13-decided-again');
}

/** Helen has handed it over, so David defers it, since nobody is there to present it. */
async function nobodyIsThereForStEbbas(request: Filed): Promise<void> {
  const [helen, david] = [await stage.person('helen'), await stage.person('david')];
  await david.goTo(CHAT);
  const item = await david.card(headed(request));
  await item.getByText('is neither here nor represented').waitFor();
  await item.getByText('David Okafor, acting chair, chairs it.').waitFor();
  await david.shootAll('hybrid-14-nobody-there-to-present');
  const hers = await helen.card(headed(request));
  await hers.getByText('David Okafor, acting chair, chairs it.').waitFor();
  expect(await hers.getByRole('button', { name: 'Defer', exact: true }).count()).toBe(0);
  await helen.shoot('hybrid-14a-the-chair-does-not-chair-it');
  await item.getByRole('button', { name: 'Defer', exact: true }).click();
  await david.dialog.sees('Defer a request');
  await david.shootAll('hybrid-15-defer-with-the-reason-filled-in');
  await david.dialog.press('Defer this request');
  await david.dialog.endsWith(/moves to the meeting on Tuesday 8 December/);
  await stage.idle();
  await helen.shootAll('hybrid-16-the-chair-before-ending');
}

async function theMeetingEnds({ oakfield, hilltop }: Requests): Promise<void> {
  const [helen, grace] = [await stage.person('helen'), await stage.person('grace')];
  await (await helen.card(MEETING)).getByRole('button', { name: 'End meeting' }).click();
  const log = await helen.card('Decisions of Tuesday 10 November');
  await log.getByText('Absent without representation').waitFor();
  await log.getByText('Takes no part, having declared an interest: Fernhill Infant.').waitFor();
  await log.getByText('Helen Ward has an interest in it and did not chair it.').waitFor();
  await helen.shootAll('hybrid-17-decisions');
  await grace.goToBot();
  await grace.card(new RegExp(`pproval · ${oakfield.reference}`));
  await grace.card(new RegExp(`pproval · ${hilltop.reference}`));
  await grace.shoot('hybrid-18-approvals');
  await helen.goToBot();
  await helen.say('interests');
  const register = await helen.card('Register of interests');
  await register.getByText('One of our governors is on their board.').waitFor();
  await register.getByText('My son is a teacher there.').waitFor();
  await helen.shootAll('hybrid-19-the-register-of-interests');
}
