import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startRehearsal } from './rehearsal';
import { SAMPLE_PEOPLE } from './sample/people';
import type { RoomPerson } from './teams/wire';

// Microsoft's Agents Playground against this bot, for one person. It is a pre-release under a licence of its own, so it is
// no dependency: npx fetches it when it is asked for.

const PLAYGROUND = '@microsoft/m365agentsplayground@0.2.28';
const folder = join(__dirname, '..', '.local', 'playground');

const userOf = ({ name, email, aadObjectId, teamsId }: RoomPerson) => {
  const [givenName = name, ...rest] = name.split(' ');
  // `userPrincipleName` is the playground's own spelling
  return { id: teamsId, name, givenName, surname: rest.join(' '), email, userPrincipleName: email, aadObjectId };
};
/** The playground wants exactly this many people beside its one user; they only sit there. */
const OTHERS = 5;

/** The playground's one user as a sample person: the bot knows them by account and address, as it would in Teams. */
export const settingsFor = (person: RoomPerson): string =>
  // the playground reads YAML, which takes JSON as it is
  JSON.stringify({
    version: '0.1.1',
    tenantId: person.tenantId,
    bot: { id: '28:communities-of-schools', name: 'Communities of Schools' },
    currentUser: userOf(person),
    users: SAMPLE_PEOPLE.filter(({ key }) => key !== person.key)
      .slice(0, OTHERS)
      .map(userOf),
    personalChat: { id: 'a:playground' },
    groupChat: { id: '19:playground@thread.v2', name: 'Group chat' },
    team: { id: '19:playground-team@thread.tacv2', name: 'Team', aadGroupId: person.tenantId, channels: [] },
  });

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { as: { type: 'string', default: 'amara' } } });
  const person = SAMPLE_PEOPLE.find(({ key }) => key === values.as);
  if (!person)
    throw new Error(`Nobody in the sample is called ${values.as}: ${SAMPLE_PEOPLE.map(({ key }) => key).join(', ')}.`);

  const rehearsal = await startRehearsal({ folder, botPort: 3978 });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '.m365agentsplayground.yml'), settingsFor(person));
  console.log(
    `You are ${person.name} (${person.about}). Everybody else is in the rehearsal room: ${rehearsal.room.url}`,
  );

  const playground = spawn(
    'npx',
    [
      '--yes',
      PLAYGROUND,
      'start',
      '--app-endpoint',
      `${rehearsal.host.url}/api/messages`,
      '--channel-id',
      'msteams',
      '--disable-telemetry',
    ],
    { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' },
  );
  const stop = () => {
    playground.kill();
    void rehearsal.close().then(() => process.exit(0));
  };
  playground.once('exit', (code) => {
    if (code) console.error('The playground ended by itself. Can npx reach the package registry?');
    stop();
  });
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

if (require.main === module)
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
