import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { startRehearsal } from '../local/rehearsal';
import { SAMPLE_PEOPLE } from '../local/sample/people';
import { RoomClient } from '../local/teams/client';
import { CHAT, COMMUNITY, forge, MEETING, meetingAtTheVote } from '../test/support/journey';
import { runAlone, startsOf } from './alone';
import { startEcho } from './echo';
import { manyCommunities } from './many';
import type { Line } from './table';
import { kilobytes, median, milliseconds, tableOf, timed, times } from './table';
import { message, post, startNobody } from './teams';

// Ratios within one run on one machine: seconds differ from machine to machine, these hardly do. See docs/bench.md.

const ROOT = join(__dirname, '..');
const TURNS = 10_000;
const SECONDS = 120;

/** The largest card among everything the bot sent or answered with. */
function largestCard(activities: readonly unknown[]): number {
  const cards = (value: unknown): unknown[] =>
    Array.isArray(value)
      ? value.flatMap(cards)
      : typeof value === 'object' && value !== null
        ? (value as { type?: unknown }).type === 'AdaptiveCard'
          ? [value]
          : Object.values(value).flatMap(cards)
        : [];
  return Math.max(...activities.flatMap(cards).map((card) => Buffer.byteLength(JSON.stringify(card))));
}

async function unbundled(): Promise<string> {
  const outfile = join(ROOT, 'dist/bench/index.js');
  mkdirSync(join(ROOT, 'dist/bench'), { recursive: true });
  await build({
    entryPoints: [join(ROOT, 'src/index.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  return outfile;
}

async function whole(): Promise<string> {
  const outfile = join(ROOT, 'dist/bench/whole.js');
  await build({
    entryPoints: [join(ROOT, 'src/index.ts')],
    outfile,
    bundle: true,
    external: ['@azure/functions-core'],
    platform: 'node',
    format: 'cjs',
    keepNames: true,
    logLevel: 'error',
  });
  return outfile;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cos-bench-'));
  const packaged = join(folder, 'package');
  const made = spawnSync(process.execPath, [join(ROOT, 'scripts/package.mjs'), packaged], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);

  const nobody = await startNobody();
  const echo = await startEcho();
  const rehearsal = await startRehearsal({
    folder: join(folder, 'state'),
    at: '2026-11-05T09:00',
    log: () => undefined,
  });
  const client = new RoomClient(rehearsal.room.url);
  const lines: Line[] = [];
  const say = (what: string) => process.stderr.write(`${what} …\n`);
  say('The main journey');
  const answers: unknown[] = [];

  const at = await meetingAtTheVote(client);
  for (const [key, words] of Object.entries({
    amara: ['hi', 'home', 'my requests', 'help', 'budget', 'decisions'],
    joe: ['home', 'agenda ashdown', 'help', 'who'],
    helen: ['home', 'agenda', 'meeting'],
  }))
    for (const word of words) await client.as(key).say(word);
  const where = { communityId: COMMUNITY, meetingId: MEETING };
  for (const key of ['helen', 'joe', 'amara', 'mei-ling']) {
    answers.push((await forge(client.as(key).in(CHAT), 'item-view', { ...where, requestId: at.requestId })).body);
    answers.push((await forge(client.as(key).in(CHAT), 'meeting-view', where)).body);
  }
  await rehearsal.host.idle();
  const sent = rehearsal.room.calls.all().map(({ activity }) => activity);
  lines.push({
    what: 'Largest card of the main journey',
    figure: kilobytes(largestCard([...sent, ...answers])),
    beside: 'Teams takes 28 KB; we keep to 25',
  });

  // from here on nothing but the turns themselves
  rehearsal.host.pause();
  const amara = SAMPLE_PEOPLE.find(({ key }) => key === 'amara');
  if (!amara) throw new Error('Nobody is called Amara');
  const ours = `${rehearsal.host.url}/api/messages`;
  const counting = async (what: string, turn: () => Promise<unknown>, calls: () => number) => {
    rehearsal.cosmos.requests.reset();
    const before = calls();
    await turn();
    const kinds = rehearsal.cosmos.requests.ofItems.map(({ kind }) => kind);
    lines.push({
      what,
      figure: `${kinds.length} round trips (${kinds.join(', ') || 'none'})`,
      beside: `${calls() - before} calls to Teams`,
    });
  };
  const saying = (text: string) => () => post(ours, message(nobody.url, amara, text));
  await counting('“help”', saying('help'), nobody.calls);
  await counting('“home”', saying('home'), nobody.calls);
  await counting('“budget”', saying('budget'), nobody.calls);
  const roomCalls = () => rehearsal.room.calls.all().length;
  const priya = client.as('priya').in(CHAT);
  const vote = { communityId: COMMUNITY, ballotId: at.ballotId, urn: '990002', choice: 'agree', lastSeen: 0 };
  await counting('A vote', () => forge(priya, 'vote', vote), roomCalls);
  await counting(
    'A refresh of one’s own view of the vote',
    () => forge(priya, 'item-view', { ...where, requestId: at.requestId }),
    roomCalls,
  );

  say('Turns, beside an echo');
  const echoTook = median(await timed(200, () => post(echo.url, message(nobody.url, amara, 'help'))));
  for (const word of ['help', 'budget', 'home']) {
    const took = median(await timed(200, saying(word)));
    lines.push({
      what: `A turn: “${word}”`,
      figure: milliseconds(took),
      beside: `${times(took / echoTook)} a bare botbuilder echo (${milliseconds(echoTook)})`,
    });
  }

  say('Votes of a whole county');
  lines.push(...(await manyCommunities()));

  const environment = {
    COSMOS_ENDPOINT: rehearsal.cosmos.endpoint,
    COSMOS_KEY: rehearsal.cosmos.key,
    BOT_ID: '',
    BOT_TEAMS_ID: '28:communities-of-schools',
    IDENTITIES_KEY_FILE: join(folder, 'state', 'identities.key'),
    COMMUNITY_MAILBOX: 'communities@council.example',
    MODEL_MAILBOX: 'locality-model@council.example',
    BUDGET_MAILBOX: 'school-funding@council.example',
    DOCUMENTS_URL: 'https://documents.council.example/',
  };
  say('Starting it');
  await rehearsal.host.close();
  const alone = { environment, activity: message(nobody.url, amara, 'help') };
  const deployed = join(packaged, 'index.js');
  const started = {
    deployed: await startsOf(deployed, alone),
    whole: await startsOf(await whole(), alone),
    loose: await startsOf(await unbundled(), alone),
  };
  lines.push(
    {
      what: 'Loading the deployed file',
      figure: milliseconds(started.deployed.loaded),
      beside: `with the packages nobody calls ${milliseconds(started.whole.loaded)}; not bundled ${milliseconds(started.loose.loaded)}`,
    },
    {
      what: 'From starting the process to the first answer',
      figure: milliseconds(started.deployed.answered),
      beside: `with the packages nobody calls ${milliseconds(started.whole.answered)}; not bundled ${milliseconds(started.loose.answered)}`,
    },
  );
  say('Ten thousand turns, two minutes at most');
  const memory = await runAlone(deployed, { ...alone, turns: TURNS, seconds: SECONDS });
  lines.push({
    what: `Heap after ${memory.done} turns`,
    figure: kilobytes(memory.late),
    beside: `after the first 500: ${kilobytes(memory.early)}`,
  });

  console.log(
    `\n${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} cores\n\n${tableOf(lines)}`,
  );
  await rehearsal.close();
  nobody.close();
  echo.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
