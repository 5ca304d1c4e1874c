import { stageForFile } from './stage';

const stage = stageForFile();

test('KCC’s administrator reads a community’s rules and changes one; a SENCo reads the change on a phone (R142)', async () => {
  const callum = await stage.person('callum');
  await callum.goToBot();
  await callum.say('rules ashdown');
  const rules = await callum.card('Rules · Ashdown');
  await callum.shoot('rules-1-administrator');
  await rules.getByRole('button', { name: 'Change the rules' }).click();
  await callum.dialog.sees('Which rules?');
  await callum.dialog.choose('Voting');
  await callum.shoot('rules-2-which');
  await callum.dialog.press('Continue');
  await callum.dialog.sees('When and why');
  await callum.shoot('rules-3-values');
  await callum.dialog.fill({
    'Member schools needed for a vote, in per cent': '50',
    'From which day? Today or later': '2026-11-09',
    'Why? Everybody in the community can read this.': 'Agreed with the chairs on 4 November.',
  });
  await callum.dialog.press('Check the change');
  await callum.dialog.sees('Before: 40%');
  await callum.shoot('rules-4-before-and-after');
  await callum.dialog.press('Change the rules');
  await rules.getByText('From 9 November 2026, version 2:').waitFor();
  await callum.shoot('rules-5-changed');
  await callum.dialog.close();
  await stage.idle();

  const helen = await stage.person('helen');
  await helen.goToBot();
  await helen.card('The rules of Ashdown change from 9 November 2026');
  await helen.shoot('rules-6-chair-is-told');

  const amara = await stage.person('amara', { phone: true });
  await amara.goToBot();
  await amara.say('rules');
  const hers = await amara.card('Rules · Ashdown');
  await amara.shoot('rules-7-senco-on-a-phone');
  expect(await hers.getByRole('button', { name: 'Change the rules' }).count()).toBe(0);
});

test('KCC’s administrator adjusts the budget, and the community sees why (R126)', async () => {
  const callum = await stage.person('callum');
  await callum.say('budget ashdown');
  const budget = await callum.card(/^Budget · Ashdown/u);
  await budget.getByRole('button', { name: 'Adjust the budget' }).click();
  await callum.dialog.sees('What changes?');
  await callum.dialog.choose('The community has more to decide about');
  await callum.dialog.fill({
    'By how much, in pounds?': '10000',
    'Why? The community reads this. Do not name a pupil.': 'A plan in final draft.',
  });
  await callum.shoot('rules-8-adjust');
  await callum.dialog.press('Record the adjustment');
  await budget.getByText('Adjusted by KCC').waitFor();
  await callum.shoot('rules-9-adjusted');
});
