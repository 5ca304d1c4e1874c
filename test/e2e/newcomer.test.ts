import { stageForFile } from './stage';

const stage = stageForFile();

const NARROW = { width: 320, height: 640 };

/** How far a page can be scrolled sideways, in pixels. */
const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

test('a newcomer finds their way on a phone of 320 pixels', async () => {
  const ruth = await stage.person('ruth', { phone: true });
  await ruth.page.setViewportSize(NARROW);
  await ruth.goToBot();
  const looks: readonly (readonly [said: string, heading: string | RegExp])[] = [
    ['hello', 'Welcome to Communities of Schools'],
    ['home', 'Waiting for you'],
    ['help', 'What I can do for you'],
    ['who', 'Who is who'],
    ['ask', 'Ask me'],
    ['ask who is our link practitioner', 'An answer'],
    ['feedback', 'Feedback'],
    ['privacy', 'What I keep, and who sees it'],
  ];
  for (const [index, [said, heading]] of looks.entries()) {
    await ruth.say(said);
    await ruth.card(heading);
    await ruth.shoot(`newcomer-${index + 1}-${said.split(' ').length > 1 ? 'answer' : said}`);
    expect(await ruth.page.evaluate(SIDEWAYS)).toBe(0);
  }
  await ruth.say('agneda');
  await ruth.page.getByText('I did not understand that.').last().waitFor();
  await ruth.shoot('newcomer-9-not-understood');
  expect(await ruth.page.evaluate(SIDEWAYS)).toBe(0);
}, 120_000);

test('New request opens from the composer, and asks which school where there are two', async () => {
  const meiLing = await stage.person('mei-ling');
  await meiLing.goToBot();
  await meiLing.say('help');
  await meiLing.card('What I can do for you');
  await meiLing.shoot('newcomer-desktop-help');
  const openCommand = async () => {
    await meiLing.page.getByRole('button', { name: 'Actions of the app' }).click();
    await meiLing.page.getByRole('menuitem', { name: 'New request' }).click();
  };
  await openCommand();
  await meiLing.dialog.sees('Which school is this for?');
  await meiLing.shoot('newcomer-desktop-which-school');
  await meiLing.dialog.choose('Fernhill Infant · Ashdown community');
  await meiLing.dialog.press('Continue');
  await meiLing.dialog.sees('Page 1 of 7');
  await meiLing.shoot('newcomer-desktop-first-page');
  await meiLing.dialog.close();
}, 120_000);
