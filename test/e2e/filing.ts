import type { Person } from './person';
import { answerAsked, answerEligibility, answerPupils, BEHAVIOUR_MENTOR, handIn, SPEECH_GROUP, TRIED } from './request';
import type { Stage } from './stage';

/** A SENCo begins, makes a mistake, goes back and leaves; her headteacher goes on; she finishes and hands it in. */
export async function amaraAndTomFileARequest(stage: Stage): Promise<void> {
  const amara = await stage.person('amara');
  const { dialog } = amara;
  await amara.goToBot();
  await amara.say('hi');
  const welcome = await amara.card('Welcome to Communities of Schools');
  await amara.shoot('01-welcome');
  await welcome.getByRole('button', { name: 'New request' }).click();
  await dialog.sees('Page 1 of 7');
  await amara.shoot('02-who-is-it-for');

  await dialog.choose('A group of pupils', 'SEN Support');
  await dialog.press('Save and continue');
  await dialog.sees('Years: Choose one of these.');
  await dialog.sees('Problem: Choose one of these.');
  await amara.shootAll('03-a-problem-at-its-field');
  await answerEligibility(amara);
  await dialog.sees('Page 2 of 7');

  await dialog.fill(SPEECH_GROUP.need);
  await dialog.press('Back');
  await dialog.sees('Page 1 of 7');
  await dialog.press('Save and continue');
  await dialog.sees('Page 2 of 7');
  expect(await dialog.value('What do you need?')).toBe(SPEECH_GROUP.need['What do you need?']);
  await amara.shootAll('04-what-was-typed-is-kept');
  await dialog.press('Save and continue');
  await dialog.sees('Page 3 of 7');
  await amara.shoot('05-what-have-you-tried');
  await dialog.close();

  const tom = await stage.person('tom');
  await tom.goToBot();
  await tom.say('home');
  await pressContinue(tom);
  await tom.dialog.sees('Page 3 of 7');
  await tom.dialog.fill({ [TRIED]: SPEECH_GROUP.tried });
  await tom.dialog.press('Save and continue');
  await tom.dialog.sees('Page 4 of 7');
  await tom.shoot('07-what-do-you-propose');
  await tom.dialog.press('Save and continue');
  await tom.dialog.sees('Page 5 of 7');
  await tom.dialog.close();

  await amara.say('home');
  await pressContinue(amara);
  await dialog.sees('Page 5 of 7');
  await answerAsked(amara, SPEECH_GROUP);
  await amara.shoot('08-how-much');
  await dialog.press('Save and continue');
  await dialog.sees('Page 6 of 7');
  await answerPupils(amara, SPEECH_GROUP);
  await amara.shootAll('09-pupils');
  await dialog.press('Save and continue');
  await dialog.sees('Page 7 of 7');
  await amara.shootAll('10-check');
  await handIn(amara);
  await dialog.sees('Reference ASH-2627-001');
  await dialog.sees(/^Tuesday 10 November, 13:30 to 16:30: it is on the agenda/);
  await dialog.sees(/^By Tuesday 22 December: KCC aims to pay/);
  await amara.shootAll('11-handed-in');
  await dialog.close();
  await amara.card('Request handed in');
  await amara.shoot('12-handed-in-in-her-chat');
}

async function pressContinue(person: Person): Promise<void> {
  const home = await person.card('Waiting for you');
  const button = home.getByRole('button', { name: 'Continue' });
  await button.waitFor();
  await person.shoot('06-home-goes-on-with-it');
  await button.click();
}

export async function priyaFilesOneOnHerPhone(stage: Stage): Promise<void> {
  const priya = await stage.person('priya', { phone: true });
  const { dialog } = priya;
  await priya.goToBot();
  await priya.say('request');
  await (await priya.card('Make a request')).getByRole('button', { name: 'New request' }).click();
  await answerEligibility(priya);
  await dialog.sees('Page 2 of 7');
  await dialog.fill(BEHAVIOUR_MENTOR.need);
  await dialog.press('Save and continue');
  await dialog.sees('Page 3 of 7');
  await dialog.fill({ [TRIED]: BEHAVIOUR_MENTOR.tried });
  await dialog.press('Save and continue');
  await dialog.sees('Page 4 of 7');
  await dialog.press('Save and continue');
  await dialog.sees('Page 5 of 7');
  await answerAsked(priya, BEHAVIOUR_MENTOR);
  await dialog.press('Save and continue');
  await dialog.sees('Page 6 of 7');
  await answerPupils(priya, BEHAVIOUR_MENTOR);
  await dialog.press('Save and continue');
  await dialog.sees('Page 7 of 7');
  await handIn(priya);
  await dialog.sees('Reference ASH-2627-002');
  await priya.shoot('13-handed-in-on-a-phone');
  await dialog.close();
}
