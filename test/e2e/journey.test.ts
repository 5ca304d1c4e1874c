import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startRehearsal } from '../../local/rehearsal';
import { openBrowser } from '../support/browser';
import type { Look, Person } from './person';
import { openRoom, sitDown } from './person';
import {
  answerAsked,
  answerEligibility,
  answerPupils,
  BEHAVIOUR_MENTOR,
  handIn,
  PUPILS,
  SPEECH_GROUP,
  TRIED,
} from './request';

const CHANNEL = 'General Ashdown community';
const MEETING = 'Ashdown meeting';

let folder: string;
let browser: Browser;
let rehearsal: Awaited<ReturnType<typeof startRehearsal>>;
const people = new Map<string, Person>();
let isThrough = false;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cos-journey-'));
  [browser, rehearsal] = await Promise.all([openBrowser(), startRehearsal({ folder, at: '2026-11-05T09:00' })]);
});

afterAll(async () => {
  if (!isThrough) for (const [key, person] of people) await person.shoot(`stuck-${key}`);
  await browser.close();
  await rehearsal.close();
  rmSync(folder, { recursive: true });
});

const join_ = async (key: string, look?: Look): Promise<Person> => {
  const person = await sitDown(browser, rehearsal.room.url, key, look);
  people.set(key, person);
  return person;
};

const some = (key: string): Person => {
  const person = people.get(key);
  if (!person) throw new Error(`${key} is not in the room`);
  return person;
};

test('a request goes from a SENCo’s chat to the officer who pays it', async () => {
  const amara = await join_('amara');
  await amara.goToBot();
  await amara.say('hi');
  const welcome = await amara.card('Welcome to Communities of Schools');
  await amara.shoot('01-welcome');
  await welcome.getByRole('button', { name: 'New request' }).click();
  await amara.dialog.sees('Page 1 of 7');
  await amara.shootAll('02-who-is-it-for');

  await amara.dialog.choose('A group of pupils', 'SEN Support');
  await amara.dialog.press('Save and continue');
  await amara.dialog.sees('There is a problem');
  await amara.dialog.sees('Problem: Choose one of these.');
  await amara.shootAll('03-a-problem-at-its-field');
  await answerEligibility(amara);
  await amara.dialog.sees('Page 2 of 7');

  await amara.dialog.fill(SPEECH_GROUP.need);
  await amara.dialog.press('Back');
  await amara.dialog.sees('Page 1 of 7');
  await amara.dialog.press('Save and continue');
  await amara.dialog.sees('Page 2 of 7');
  expect(await amara.dialog.value('What do you need?')).toBe(SPEECH_GROUP.need['What do you need?']);
  await amara.shootAll('04-what-you-typed-is-kept');
  await amara.dialog.press('Save and continue');
  await amara.dialog.sees('Page 3 of 7');
  await amara.shoot('05-what-have-you-tried');
  await amara.dialog.close();

  const tom = await join_('tom');
  await tom.goToBot();
  await tom.say('home');
  const home = await tom.card('Waiting for you');
  await tom.shoot('06-her-headteacher-goes-on');
  await home.getByRole('button', { name: 'Continue' }).click();
  await tom.dialog.sees('Page 3 of 7');
  await tom.dialog.fill({ [TRIED]: SPEECH_GROUP.tried });
  await tom.dialog.press('Save and continue');
  await tom.dialog.sees('Page 4 of 7');
  await tom.shoot('07-what-do-you-propose');
  await tom.dialog.press('Save and continue');
  await tom.dialog.sees('Page 5 of 7');
  await tom.dialog.close();

  await amara.say('home');
  const hers = await amara.card('Waiting for you');
  await hers.getByRole('button', { name: 'Continue' }).click();
  await amara.dialog.sees('Page 5 of 7');
  await answerAsked(amara, SPEECH_GROUP);
  await amara.shootAll('08-how-much');
  await amara.dialog.press('Save and continue');
  await amara.dialog.sees('Page 6 of 7');
  await answerPupils(amara, SPEECH_GROUP);
  await amara.shootAll('09-pupils');
  await amara.dialog.press('Save and continue');
  await amara.dialog.sees('Page 7 of 7');
  await amara.shootAll('10-check');
  await handIn(amara);
  await amara.dialog.sees('Reference ASH-2627-001');
  await amara.shootAll('11-handed-in');
  await amara.dialog.close();
  await amara.shoot('12-handed-in-chat');

  const priya = await join_('priya', { phone: true });
  await priya.goToBot();
  await priya.say('request');
  await (await priya.card('Make a request')).getByRole('button', { name: 'New request' }).click();
  await answerEligibility(priya);
  await priya.dialog.sees('Page 2 of 7');
  await priya.dialog.fill(BEHAVIOUR_MENTOR.need);
  await priya.dialog.press('Save and continue');
  await priya.dialog.sees('Page 3 of 7');
  await priya.dialog.fill({ [TRIED]: BEHAVIOUR_MENTOR.tried });
  await priya.dialog.press('Save and continue');
  await priya.dialog.sees('Page 4 of 7');
  await priya.dialog.press('Save and continue');
  await priya.dialog.sees('Page 5 of 7');
  await answerAsked(priya, BEHAVIOUR_MENTOR);
  await priya.dialog.press('Save and continue');
  await priya.dialog.sees('Page 6 of 7');
  await answerPupils(priya, BEHAVIOUR_MENTOR);
  await priya.dialog.press('Save and continue');
  await priya.dialog.sees('Page 7 of 7');
  await handIn(priya);
  await priya.dialog.sees('Reference ASH-2627-002');
  await priya.shoot('13-handed-in-on-a-phone');
  await priya.dialog.close();

  const joe = await join_('joe');
  for (const [index, place] of [CHANNEL, MEETING].entries()) {
    await joe.goTo(place);
    await joe.option('Add Communities of Schools');
    const bind = await joe.card(/community/i);
    await joe.shoot(`${14 + 2 * index}-add-the-bot`);
    await bind.getByRole('button', { name: 'Choose community' }).click();
    await joe.dialog.choose('Ashdown');
    await joe.shoot(`${15 + 2 * index}-which-community`);
    await joe.dialog.press('Set up');
    await joe.dialog.endsWith(/^Done: this .* is Ashdown’s now/);
  }

  await joe.goToBot();
  await joe.say('agenda');
  await (await joe.card('Agenda')).getByRole('button', { name: 'Ashdown' }).click();
  const order = await joe.card('Agenda · Ashdown');
  await joe.shoot('18-agenda');
  await order.getByLabel('Position of item 4').fill('3');
  await order.getByLabel('Minutes for item 4').fill('20');
  await order.getByRole('button', { name: 'Save order' }).click();
  await order.getByText(/3\. ASH-2627-002/).waitFor();
  await joe.shootAll('19-agenda-ordered');
  await order.getByRole('button', { name: 'Publish agenda' }).click();
  await order.getByText(/Published on/).waitFor();
  await joe.shoot('20-agenda-published');
  await rehearsal.host.idle();
  await amara.goTo(CHANNEL);
  await amara.card('Agenda · Ashdown');
  await amara.shootAll('21-agenda-in-the-channel');
  await amara.goToBot();
  await amara.card('Agenda · Ashdown');
  await amara.shoot('22-agenda-in-her-chat');

  const room = await openRoom(browser, rehearsal.room.url);
  await room.shoot('23-room');
  await room.moveClockTo('2026-11-10T13:25');

  const helen = await join_('helen');
  await helen.goTo(MEETING);
  await helen.mention('meeting');
  const meeting = await helen.card(/^Meeting of Tuesday 10 November/);
  await helen.shoot('24-meeting-not-started');
  await meeting.getByRole('button', { name: 'Start meeting', exact: true }).click();
  await meeting.getByText(/In session since/).waitFor();
  await helen.shoot('25-meeting-started');
  for (const key of ['marek', 'siobhan', 'yusuf', 'mei-ling']) await join_(key);
  for (const key of ['amara', 'priya', 'marek', 'siobhan', 'yusuf', 'mei-ling']) {
    const person = some(key);
    await person.goTo(MEETING);
    const card = await person.card(/^Meeting of Tuesday 10 November/);
    await card.getByRole('button', { name: 'Check in' }).click();
    await card.getByText(/You have checked in for/).waitFor();
  }
  await rehearsal.host.idle();
  await some('mei-ling').shootAll('26-checked-in-for-two-schools');
  await helen.card(/^Meeting of Tuesday 10 November/);
  await meeting.getByText('Present 7 of 9 schools').waitFor();
  await helen.shoot('27-chair-view');

  await meeting.getByLabel('Request to open').selectOption({ label: 'ASH-2627-001 · Oakfield Primary' });
  await meeting.getByRole('button', { name: 'Open request', exact: true }).click();
  await helen.card(/ASH-2627-001/);
  await rehearsal.host.idle();
  await helen.shoot('28-item-open-for-the-chair');

  const marek = some('marek');
  await (await marek.card(/ASH-2627-001/)).getByRole('button', { name: 'Read the request' }).click();
  await marek.dialog.sees('Six pupils in Years 1 and 2');
  await marek.shootAll('29-marek-reads-it');
  expectNoPupil(await marek.dialog.box.innerText());
  await marek.dialog.close();

  const openVote = async (reference: RegExp, terms: Readonly<Record<string, string>>) => {
    const item = await helen.card(reference);
    await item.getByRole('button', { name: 'Open the vote', exact: true }).click();
    await helen.dialog.fill(terms);
    await helen.shoot(`30-open-the-vote-${reference.source}`);
    await helen.dialog.press('Open the vote');
    await helen.dialog.endsWith(/^The vote is open/);
    await rehearsal.host.idle();
    await item.getByText('Voting is open').waitFor();
  };
  /**
   * Each time the shared card is edited it stands for a moment in place of the voter's own, and a press on it changes no
   * vote already cast: people see that, and press again.
   */
  const vote = async (key: string, school: string, reference: RegExp, choice: string) => {
    const card = await some(key).card(reference);
    const button = card.getByRole('button', { name: new RegExp(`^${choice}( for ${school})?$`) });
    const isCast = () =>
      card
        .getByText(`You voted ${choice} for ${school}`)
        .waitFor({ timeout: 2_500 })
        .then(
          () => true,
          () => false,
        );
    for (let press = 1; press <= 6; press += 1) {
      await button.click();
      if (await isCast()) return;
    }
    throw new Error(`${key} pressed ${choice} for ${school} in vain`);
  };
  await openVote(/ASH-2627-001/, { 'Amount in pounds': '5,900' });
  await some('siobhan').shootAll('31-vote');
  await some('mei-ling').shoot('32-vote-for-two-schools');
  await amara.goTo(MEETING);
  await amara.shootAll('33-why-amara-has-no-button');
  await vote('marek', 'Brookside Primary', /ASH-2627-001/, 'Agree');
  await marek.shootAll('34-voted');
  await vote('marek', 'Brookside Primary', /ASH-2627-001/, 'Do not agree');
  await vote('marek', 'Brookside Primary', /ASH-2627-001/, 'Agree');
  await vote('siobhan', "St Ebba's CE Primary", /ASH-2627-001/, 'Agree');
  await vote('yusuf', 'Marsh Lane Primary', /ASH-2627-001/, 'Do not agree');
  await vote('priya', 'Hilltop Academy', /ASH-2627-001/, 'Agree');
  await helen.shoot('35-chair-during-the-vote');
  await vote('mei-ling', 'Larkfield Junior', /ASH-2627-001/, 'Agree');
  await vote('mei-ling', 'Fernhill Infant', /ASH-2627-001/, 'Abstain');
  await rehearsal.host.idle();
  const item = await helen.card(/ASH-2627-001/);
  await item.getByText('Every school that may vote has voted.').waitFor();
  await helen.shootAll('36-chair-before-closing');
  await item.getByRole('button', { name: 'Close vote' }).click();
  await item.getByText('Agreed in part, 4 to 1 with 1 abstention, £5,900').waitFor();
  await helen.shoot('37-agreed-for-the-chair');
  await rehearsal.host.idle();
  await (await amara.card(/ASH-2627-001/)).getByText('Agreed in part, 4 to 1').waitFor();
  await amara.shootAll('38-agreed-for-everybody');

  const board = await helen.card(/^Meeting of Tuesday/);
  await board.getByRole('button', { name: 'Open request', exact: true }).click();
  await helen.card(/ASH-2627-002/);
  await openVote(/ASH-2627-002/, {});
  await vote('amara', 'Oakfield Primary', /ASH-2627-002/, 'Agree');
  await vote('marek', 'Brookside Primary', /ASH-2627-002/, 'Agree');
  await vote('siobhan', "St Ebba's CE Primary", /ASH-2627-002/, 'Agree');
  await vote('yusuf', 'Marsh Lane Primary', /ASH-2627-002/, 'Do not agree');
  await vote('mei-ling', 'Larkfield Junior', /ASH-2627-002/, 'Do not agree');
  await vote('mei-ling', 'Fernhill Infant', /ASH-2627-002/, 'Do not agree');
  await rehearsal.host.idle();
  const second = await helen.card(/ASH-2627-002/);
  await second.getByRole('button', { name: 'Close vote' }).click();
  await second.getByText(/The vote is tied, 3 to 3/).waitFor();
  await helen.shoot('39-tied');
  await second.getByRole('button', { name: 'Decide the tie' }).click();
  await helen.dialog.choose('Agree');
  await helen.dialog.press('Record the decision');
  await helen.dialog.sees('There is a problem');
  await helen.shoot('40-a-tie-needs-a-reason');
  await helen.dialog.fill({
    "Your reason. Every school can read it, so no pupil's name":
      'The evidence of days missed is clear, and the first half term will show whether it works.',
  });
  await helen.dialog.press('Record the decision');
  await helen.dialog.endsWith(/^Your decision is recorded/);
  await rehearsal.host.idle();
  await (await amara.card(/ASH-2627-002/)).getByText(/by the chair after a tie/).waitFor();
  await amara.shootAll('41-decided-by-the-chair');

  await helen.card(/^Meeting of Tuesday/);
  await board.getByRole('button', { name: 'End meeting' }).click();
  await rehearsal.host.idle();
  await helen.card('Decisions of Tuesday 10 November');
  await helen.shootAll('42-decision-log');
  await amara.goTo(CHANNEL);
  await rehearsal.host.idle();
  await amara.shoot('43-decisions-in-the-channel');
  await amara.goToBot();
  await amara.shoot('44-amara-is-told');
  await priya.goToBot();
  await priya.shoot('45-priya-is-told');

  const grace = await join_('grace');
  await grace.goToBot();
  const approval = await grace.card(/pproval · ASH-2627-001/);
  await grace.shootAll('46-approval');
  await approval.getByRole('button', { name: 'Open request' }).click();
  await grace.dialog.sees(SPEECH_GROUP.tried);
  await grace.shoot('47-the-whole-form');
  await grace.dialog.close();
  await approval.getByRole('button', { name: 'See pupils' }).click();
  await grace.dialog.sees('We record who opens this list and when.');
  await grace.shoot('48-a-look-is-recorded');
  await grace.dialog.press('Show the list');
  await grace.dialog.sees('Kofi Badu');
  await grace.shoot('49-pupils');
  await grace.dialog.press('Close');
  await grace.dialog.endsWith('Closed.');
  await approval.getByRole('button', { name: 'Acknowledge' }).click();
  await approval.getByText(/^Acknowledged by Grace Lindqvist/).waitFor();
  await grace.shoot('50-acknowledged');

  await amara.say('home');
  await amara.page.getByText(/received by KCC/).waitFor();
  await amara.shoot('51-home-at-the-end');
  await amara.say('budget');
  await amara.card('Budget · Ashdown');
  await amara.shoot('52-budget');
  isThrough = true;
}, 240_000);

const expectNoPupil = (text: string) => {
  for (const name of PUPILS) expect(text).not.toContain(name);
};
