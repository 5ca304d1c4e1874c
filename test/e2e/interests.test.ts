import { stageForFile } from './stage';

const stage = stageForFile(undefined, { chairsHaveDeclared: false });

test('a chair declares her interests before she can chair, and the clerk and KCC read them (R7, R8)', async () => {
  const helen = await stage.person('helen');
  await helen.goToBot();
  await helen.say('hi');
  await helen.card('Welcome to Communities of Schools');
  await helen.shoot('interests-01-welcome');
  await helen.say('agenda');
  await (await helen.card('Agenda · Ashdown')).getByText(/You have not declared your interests/).waitFor();
  await helen.shoot('interests-02-locked');
  await helen.say('home');
  await (await helen.card('Waiting for you')).getByRole('button', { name: 'Declare' }).click();
  const register = await helen.card('Register of interests');
  await helen.shoot('interests-03-nothing-declared');
  await register.getByRole('button', { name: 'Declare my interests' }).click();
  await helen.dialog.press('Record my declaration');
  await helen.dialog.sees('There is a problem');
  await helen.shootAll('interests-04-choose');
  await helen.dialog.choose('Yes, I have an interest to declare', 'Westbrook High');
  await helen.dialog.fill({
    'If yes: what is it? Also anything not in the list. Do not name a pupil.': 'I was its governor until July 2026.',
  });
  await helen.shootAll('interests-05-filled-in');
  await helen.dialog.press('Record my declaration');
  await helen.dialog.endsWith(/^Your declaration is recorded/);
  await register.getByText('I was its governor until July 2026.').waitFor();
  await helen.shoot('interests-06-declared');

  const david = await stage.person('david', { phone: true });
  await david.goToBot();
  await david.say('interests');
  await (await david.card('Register of interests')).getByRole('button', { name: 'Declare my interests' }).click();
  await david.dialog.choose('No, I have nothing to declare');
  await david.shootAll('interests-07-on-a-phone');
  await david.dialog.press('Record my declaration');
  await david.dialog.endsWith(/^Your declaration is recorded/);
  await (await david.card('Register of interests')).getByText(/nothing to declare/).waitFor();
  await david.shoot('interests-08-register-on-a-phone');

  await stage.idle();
  const callum = await stage.person('callum');
  await callum.goToBot();
  await callum.say('interests ashdown');
  await (await callum.card('Register of interests')).getByText(/Westbrook High/).waitFor();
  await callum.shoot('interests-09-kcc-reads-it');
  stage.isThrough();
}, 300_000);
