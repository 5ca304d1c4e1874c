import type { Person } from './person';
import type { Stage } from './stage';

/** The chair opens the vote on a request, with these terms changed. */
export async function openVote(
  { idle }: Stage,
  chair: Person,
  reference: RegExp,
  terms: Readonly<Record<string, string>> = {},
): Promise<void> {
  const item = await chair.card(reference);
  await item.getByRole('button', { name: 'Open the vote', exact: true }).click();
  await chair.dialog.fill(terms);
  await chair.shoot(`36-open-the-vote-${reference.source}`);
  await chair.dialog.press('Open the vote');
  await chair.dialog.endsWith(/^The vote is open/);
  await idle();
  await item.getByText('Voting is open').waitFor();
}

const PRESSES = 6;
const A_MOMENT = 2_500;

/**
 * Somebody votes for a school. Each time the shared card is edited it stands for a moment in place of the voter's own, and
 * a press on it changes no vote already cast (its key is the number of the vote the person saw): people see that, and press again.
 */
export async function vote(person: Person, school: string, reference: RegExp, choice: string): Promise<void> {
  const card = await person.card(reference);
  const button = card.getByRole('button', { name: new RegExp(`^${choice}( for ${school})?$`) });
  const said = card.getByText(`You voted ${choice} for ${school}`);
  const isCast = () =>
    said.waitFor({ timeout: A_MOMENT }).then(
      () => true,
      () => false,
    );
  for (let press = 1; press <= PRESSES; press += 1) {
    await button.click();
    if (await isCast()) return;
  }
  throw new Error(`Pressed ${choice} for ${school} ${PRESSES} times in vain`);
}
