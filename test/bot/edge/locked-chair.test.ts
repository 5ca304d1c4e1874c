import {
  bindPlaces,
  CHAT,
  COMMUNITY,
  fileRequest,
  forge,
  forgeDialog,
  MEETING,
  press,
  wordsIn,
} from '../../support/journey';
import type { Rehearsal } from '../../support/rehearsal';
import { rehearse, settle } from '../../support/rehearsal';

let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await rehearse({ chairsHaveDeclared: false });
  await bindPlaces(rehearsal.client);
});
afterAll(() => rehearsal.close());

const where = { communityId: COMMUNITY, meetingId: MEETING };
const helen = () => rehearsal.client.as('helen');

test('a chair meets the lock with a sentence, declares, and starts her meeting (R8)', async () => {
  const { client } = rehearsal;
  const { requestId } = await fileRequest(client, 'amara');
  await helen().say('hi');
  expect((await helen().card('Welcome')).text).toContain('First declare your interests');
  await helen().say('home');
  expect((await helen().card('Declare your interests.')).text).toContain('you cannot chair Ashdown');

  await helen().say('agenda');
  expect((await helen().card('Agenda · Ashdown')).text).toContain('You have not declared your interests');
  const chat = helen().in(CHAT);
  await chat.mention('meeting');
  const answers = [
    await forge(chat, 'start-meeting', where),
    await forge(chat, 'open-item', { ...where, requestId }),
    await forge(chat, 'end-meeting', where),
    await forgeDialog(chat, 'fetch', 'open-vote', { ...where, requestId }),
    await forgeDialog(chat, 'fetch', 'decide-tie', { ...where, requestId }),
  ];
  for (const answer of answers) expect(wordsIn(answer)).toContain('You have not declared your interests');

  await helen().say('home');
  await press(helen(), 'Declare');
  await press(helen(), 'Declare my interests');
  await press(helen(), 'Record my declaration', { has: 'nothing' });
  await helen().closeDialog();
  await settle(rehearsal);
  await press(chat, 'Start meeting');
  // the rehearsal begins days before the meeting, and holds it there and then
  await press(chat, 'Start it today');
  await chat.closeDialog();
  await settle(rehearsal);
  expect((await chat.card(/^Meeting of/)).text).toContain('In session');
});

test('what carries another community, another version or too much changes nothing', async () => {
  const made = async () =>
    (await rehearsal.app.deps.store.events(COMMUNITY)).filter(({ event }) => event.type.startsWith('Declaration'))
      .length;
  const before = await made();
  const key = '0c0ffee0-0000-4000-8000-000000000001';
  const said = { has: 'nothing', which: '', said: '', key };
  expect(wordsIn(await forgeDialog(helen(), 'submit', 'declare', { communityId: 'saltmarsh', ...said }))).toContain(
    'Only the chair and the acting chair',
  );
  expect(
    wordsIn(await forgeDialog(helen(), 'submit', 'declare', { communityId: COMMUNITY, ...said, by: 'david' })),
  ).toContain('did not send what I expected');
  expect(wordsIn(await forge(helen(), 'renew-declaration', { communityId: COMMUNITY, version: 9 }))).toContain(
    'nothing was confirmed',
  );
  expect(wordsIn(await forge(rehearsal.client.as('joe'), 'declarations', { communityId: COMMUNITY }))).toContain(
    'Helen Ward',
  );
  expect(wordsIn(await forge(rehearsal.client.as('amara'), 'declarations', { communityId: COMMUNITY }))).toContain(
    'The register of interests is for',
  );
  expect(await made()).toBe(before);
});
