import { amaraAndTomFileARequest, priyaFilesOneOnHerPhone } from './filing';
import { PUPILS, SPEECH_GROUP } from './request';
import { stageForFile } from './stage';
import { openVote, vote } from './voting';
import { openRoom } from './whole-room';

const CHANNEL = 'General Ashdown community';
const MEETING_CHAT = 'Ashdown meeting';
const MEETING = /^Meeting of Tuesday 10 November/;
const FIRST = /ASH-2627-001/;
const SECOND = /ASH-2627-002/;

const stage = stageForFile();

test('a request goes from a SENCo’s chat to the High Needs Funding officer', async () => {
  await amaraAndTomFileARequest(stage);
  await priyaFilesOneOnHerPhone(stage);
  await joeSetsUpThePlaces();
  await joePublishesTheAgenda();
  await helenStartsTheMeeting();
  await schoolsAgree();
  await helenDecidesATie();
  await theMeetingEnds();
  await graceTakesTheApproval();
  await amaraSeesWhereItStands();
  await nobodyReadAPupilsName();
  stage.isThrough();
}, 300_000);

async function joeSetsUpThePlaces(): Promise<void> {
  const joe = await stage.person('joe');
  for (const [place, said, name] of [
    [CHANNEL, 'Done: this channel is Ashdown’s now.', '15-which-community-is-this-channel'],
    [MEETING_CHAT, 'Done: this chat is Ashdown’s now.', '16-which-community-is-this-chat'],
  ] as const) {
    await joe.goTo(place);
    await joe.option('Add Communities of Schools');
    const bind = await joe.card('Which community is this for?');
    await joe.shoot('14-the-bot-is-added');
    await bind.getByRole('button', { name: 'Choose community' }).click();
    await joe.dialog.choose('Ashdown');
    await joe.shoot(name);
    await joe.dialog.press('Set up');
    await joe.dialog.endsWith(new RegExp(`^${said}`));
  }
}

async function joePublishesTheAgenda(): Promise<void> {
  const [joe, amara] = [await stage.person('joe'), await stage.person('amara')];
  await joe.goToBot();
  await joe.say('agenda');
  await (await joe.card('Agenda')).getByRole('button', { name: 'Ashdown' }).click();
  const agenda = await joe.card('Agenda · Ashdown');
  await joe.shoot('17-agenda');
  await agenda.getByLabel('Position of item 4').fill('3');
  await agenda.getByLabel('Minutes for item 4').fill('20');
  await agenda.getByRole('button', { name: 'Save order' }).click();
  await agenda.getByText('3. ASH-2627-002').waitFor();
  await joe.shoot('18-agenda-ordered');
  await agenda.getByRole('button', { name: 'Publish agenda' }).click();
  await agenda.getByText('Published on Thursday 5 November').waitFor();
  await joe.shoot('19-agenda-published');

  await stage.idle();
  await amara.goTo(CHANNEL);
  await amara.card('Agenda · Ashdown');
  await amara.shoot('20-agenda-in-the-channel');
  await amara.goToBot();
  await amara.card('Agenda · Ashdown');
  await amara.shoot('21-agenda-in-her-chat');
}

async function helenStartsTheMeeting(): Promise<void> {
  const room = await openRoom(stage.browser, stage.url);
  await room.shoot('22-the-room');
  await room.moveClockTo('2026-11-10T13:25');
  await room.close();

  const helen = await stage.person('helen');
  await helen.goTo(MEETING_CHAT);
  await helen.mention('meeting');
  const meeting = await helen.card(MEETING);
  await helen.shoot('23-meeting-not-started');
  await meeting.getByRole('button', { name: 'Start meeting', exact: true }).click();
  await meeting.getByText('In session since 13:25').waitFor();

  for (const key of ['amara', 'priya', 'marek', 'siobhan', 'yusuf', 'mei-ling']) {
    const person = await stage.person(key);
    await person.goTo(MEETING_CHAT);
    const card = await person.card(MEETING);
    await card.getByRole('button', { name: 'Check in' }).click();
    await card.getByText('You have checked in for').waitFor();
  }
  await stage.idle();
  const meiLing = await stage.person('mei-ling');
  const hers = await meiLing.card(MEETING);
  await hers.getByText('You have checked in for Larkfield Junior and Fernhill Infant.').waitFor();
  await meiLing.shoot('24-checked-in-for-two-schools');
  await meeting.getByText('Present 7 of 9 schools').waitFor();
  await meeting.getByLabel('Request to open').waitFor();
  await helen.shoot('25-chair');
}

async function schoolsAgree(): Promise<void> {
  const [helen, amara, marek] = [await stage.person('helen'), await stage.person('amara'), await stage.person('marek')];
  const [siobhan, meiLing] = [await stage.person('siobhan'), await stage.person('mei-ling')];
  const meeting = await helen.card(MEETING);
  await meeting.getByLabel('Request to open').selectOption({ label: 'ASH-2627-001 · Oakfield Primary' });
  await meeting.getByRole('button', { name: 'Open request', exact: true }).click();
  const item = await helen.card(FIRST);
  await item.getByRole('button', { name: 'Open the vote' }).waitFor();
  await helen.shoot('26-a-request-is-open');

  await (await marek.card(FIRST)).getByRole('button', { name: 'Read the request' }).click();
  await marek.dialog.sees('Six pupils in Years 1 and 2');
  await marek.shootAll('27-marek-reads-it');
  await marek.dialog.close();

  await openVote(stage, helen, FIRST, { 'Amount in pounds': '5,900' });
  await (await siobhan.card(FIRST)).getByText('has not voted yet').waitFor();
  await siobhan.shootAll('28-vote');
  await (await meiLing.card(FIRST)).getByRole('button', { name: 'Agree for Fernhill Infant', exact: true }).waitFor();
  await meiLing.shoot('29-vote-for-two-schools');
  await (await amara.card(FIRST)).getByText('Oakfield Primary does not vote on this request').waitFor();
  await amara.shoot('30-why-amara-has-no-button');

  await vote(marek, 'Brookside Primary', FIRST, 'Do not agree');
  await vote(marek, 'Brookside Primary', FIRST, 'Agree');
  await marek.shootAll('31-voted');
  await vote(siobhan, "St Ebba's CE Primary", FIRST, 'Agree');
  await vote(await stage.person('yusuf'), 'Marsh Lane Primary', FIRST, 'Do not agree');
  await showTheRoom();
  await vote(await stage.person('priya'), 'Hilltop Academy', FIRST, 'Agree');
  await vote(meiLing, 'Larkfield Junior', FIRST, 'Agree');
  await vote(meiLing, 'Fernhill Infant', FIRST, 'Abstain');
  await item.getByText('Every school that may vote has voted.').waitFor();
  await helen.shoot('32-before-closing');
  await item.getByRole('button', { name: 'Close vote' }).click();
  await item.getByText('Agreed in part, 4 to 1 with 1 abstention, £5,900').waitFor();
  await (await amara.card(FIRST)).getByText('Agreed in part, 4 to 1').waitFor();
  await amara.shootAll('33-agreed');
}

/** The picture at the head of the README. */
async function showTheRoom(): Promise<void> {
  const room = await openRoom(stage.browser, stage.url);
  await room.seat(['Amara Osei', 'Priya Raman', 'Helen Ward'], MEETING_CHAT);
  await stage.idle();
  await room.shoot('room');
  await room.close();
}

async function helenDecidesATie(): Promise<void> {
  const [helen, amara, meiLing] = [
    await stage.person('helen'),
    await stage.person('amara'),
    await stage.person('mei-ling'),
  ];
  await (await helen.card(MEETING)).getByRole('button', { name: 'Open request', exact: true }).click();
  await openVote(stage, helen, SECOND);
  await vote(amara, 'Oakfield Primary', SECOND, 'Agree');
  await vote(await stage.person('marek'), 'Brookside Primary', SECOND, 'Agree');
  await vote(await stage.person('siobhan'), "St Ebba's CE Primary", SECOND, 'Agree');
  await vote(await stage.person('yusuf'), 'Marsh Lane Primary', SECOND, 'Do not agree');
  await vote(meiLing, 'Larkfield Junior', SECOND, 'Do not agree');
  await vote(meiLing, 'Fernhill Infant', SECOND, 'Do not agree');

  const item = await helen.card(SECOND);
  await item.getByRole('button', { name: 'Close vote' }).click();
  await item.getByText('The vote is tied, 3 to 3').waitFor();
  await helen.shoot('34-tied');
  await item.getByRole('button', { name: 'Decide the tie' }).click();
  await helen.dialog.choose('Agree');
  await helen.dialog.press('Record the decision');
  await helen.dialog.sees('There is a problem');
  await helen.shoot('35-a-tie-needs-a-reason');
  await helen.dialog.fill({
    "Your reason. Every school can read it, so no pupil's name":
      'The evidence of days missed is clear, and the first half term will show whether it works.',
  });
  await helen.dialog.press('Record the decision');
  await helen.dialog.endsWith(/^Your decision is recorded/);
  await (await amara.card(SECOND)).getByText('by the chair after a tie, 3 to 3').first().waitFor();
  await amara.shoot('37-decided-by-the-chair');
}

async function theMeetingEnds(): Promise<void> {
  const [helen, amara, priya] = [await stage.person('helen'), await stage.person('amara'), await stage.person('priya')];
  await (await helen.card(MEETING)).getByRole('button', { name: 'End meeting' }).click();
  await helen.card('Decisions of Tuesday 10 November');
  await helen.shootAll('38-decisions');
  await amara.goTo(CHANNEL);
  await amara.card('Decisions of Tuesday 10 November');
  await amara.shoot('39-decisions-in-the-channel');
  await amara.goToBot();
  await amara.card(/^ASH-2627-001: Agreed in part/);
  await amara.shoot('40-amara-is-told');
  await priya.goToBot();
  await priya.card(/^ASH-2627-002: Agreed, by the chair/);
  await priya.shoot('41-priya-is-told');
}

async function graceTakesTheApproval(): Promise<void> {
  const grace = await stage.person('grace');
  await grace.goToBot();
  await grace.card(/pproval · ASH-2627-002/);
  const approval = await grace.card(/pproval · ASH-2627-001/);
  await grace.shootAll('42-approval');
  await approval.getByRole('button', { name: 'Open request' }).click();
  await grace.dialog.sees(SPEECH_GROUP.tried);
  await grace.shoot('43-the-whole-form');
  await grace.dialog.close();
  await approval.getByRole('button', { name: 'See pupils' }).click();
  await grace.dialog.sees('We record who opens this list and when.');
  await grace.shoot('44-a-look-is-recorded');
  await grace.dialog.press('Show the list');
  await grace.dialog.sees('Kofi Badu');
  await grace.shoot('45-pupils');
  await grace.dialog.press('Close');
  await grace.dialog.endsWith('Closed.');
  await approval.getByRole('button', { name: 'Acknowledge' }).click();
  await approval.getByText(/^Acknowledged by Grace Lindqvist on Tuesday 10 November/).waitFor();
  await grace.shoot('46-acknowledged');
}

async function amaraSeesWhereItStands(): Promise<void> {
  const amara = await stage.person('amara');
  await amara.say('home');
  await amara.page.getByText('agreed in part and received by KCC, which aims to pay by Tuesday 22 December').waitFor();
  await amara.shoot('47-home-at-the-end');
  await amara.say('budget');
  const budget = await amara.card('Budget · Ashdown');
  await budget.getByText('£15,050').waitFor();
  await amara.shoot('48-budget');
}

/** Whatever stands in anybody's chats at the end, no pupil is named in it (R154). */
async function nobodyReadAPupilsName(): Promise<void> {
  for (const key of ['amara', 'tom', 'joe', 'marek', 'helen', 'grace']) {
    const { page } = await stage.person(key);
    const chats = page.getByRole('navigation', { name: /^Chats of/ }).getByRole('button');
    for (const chat of await chats.all()) {
      await chat.click();
      const log = page.getByRole('log', { name: 'Messages' });
      await log.getByText(/\S/).first().waitFor();
      const said = await log.innerText();
      for (const name of PUPILS) expect(said).not.toContain(name);
    }
  }
}
