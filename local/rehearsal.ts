import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { meetingAfter, nextMeeting, scheduleMeeting } from '../src/app/agenda';
import type { Deps } from '../src/app/deps';
import { importRegister } from '../src/app/import-register';
import { rulesToday } from '../src/app/rules';
import { CONNECTIONS, configFrom } from '../src/config';
import type { LocalDate } from '../src/domain/calendar/dates';
import { addDays, instant, londonDate, weekday } from '../src/domain/calendar/dates';
import { submissionCutOff, termsOf } from '../src/domain/calendar/terms';
import { isWorkingDay } from '../src/domain/calendar/working-days';
import { academicYearOf } from '../src/domain/calendar/years';
import { ONLY } from '../src/domain/documents';
import { build, register } from '../src/main';
import { readRegisterFiles } from '../src/store/register-files';
import { startAzurite } from './azurite';
import { chairsDeclared } from './chairs-declared';
import { castFrom } from './cast';
import { createClock } from './clock';
import { createContainers } from './containers';
import { startCosmosEmulator } from './cosmos';
import type { HostLogLine } from './functions-host';
import { startFunctionsHost } from './functions-host';
import { loadPackage } from './package';
import { SAMPLE_PEOPLE, SAMPLE_REGISTER } from './sample/people';
import type { RoomPerson, RoomPlace } from './teams/wire';
import { startRoom } from './teams/room';

export interface RehearsalOptions {
  /** Where everything is kept between starts. */
  readonly folder: string;
  /** A register folder; the sample's when not given. */
  readonly register?: string;
  /** Where the clock starts; the real time when not given. */
  readonly at?: string;
  /** 3978 and 3979 on a developer's machine; 0 in tests takes any free one. */
  readonly botPort?: number;
  readonly roomPort?: number;
  /** People in no register, in the room and in every channel and meeting chat. */
  readonly strangers?: readonly RoomPerson[];
  readonly log?: (line: HostLogLine) => void;
  /** Whether those who chair have declared their interests; when not, it is the first thing they do. */
  readonly chairsHaveDeclared?: boolean;
  /** The folder of a package, to run what is deployed instead of the sources. */
  readonly package?: string;
}

const BOT = { id: '28:communities-of-schools', name: 'Communities of Schools' };

const TIPS = [
  'You are several people at once. Amara is a SENCo: open her chat, type hi, then press New request.',
  'Joe is the clerk. In the Ashdown channel, and in the meeting chat, add the bot and say which community it serves.',
  'Helen is the chair. Until she has declared her interests, or that she has none, she cannot chair: type hi, then interests.',
  'Joe or Helen: type agenda, order it, publish it.',
  'Move the clock to the meeting (To a time …). In the meeting chat type meeting, with the bot’s name before it. Helen starts it, schools check in, she opens a request and its vote.',
  'When Helen ends the meeting, Grace, the High Needs Funding officer, receives each approval.',
];

const nextWorkingTuesday = (from: LocalDate): LocalDate => {
  let day = from;
  while (weekday(day) !== 2 || !isWorkingDay(day)) day = addDays(day, 1);
  return day;
};

/** Two meetings ahead for every community that has none planned, so that there is something to rehearse. */
async function planMeetings(deps: Deps, communityIds: readonly string[]): Promise<void> {
  for (const [index, communityId] of communityIds.entries()) {
    const { cutOffSchoolDays } = await rulesToday(deps, communityId);
    const planned = await nextMeeting(deps, communityId);
    if (planned && (await meetingAfter(deps, planned))) continue;
    const first = nextWorkingTuesday(addDays(londonDate(deps.now()), 5 + 2 * index));
    for (const date of [first, nextWorkingTuesday(addDays(first, 27))]) {
      const terms = termsOf(academicYearOf(date));
      const cutOff = terms ? submissionCutOff(date, [first, date], terms, cutOffSchoolDays) : null;
      await scheduleMeeting(deps, { communityId, date, startsAt: '13:30', endsAt: '16:30', where: 'Online', cutOff });
    }
  }
}

/** A channel and a meeting chat for each community, with its people in it; the bot is not there until somebody adds it. */
async function placesFor(
  deps: Deps,
  communityIds: readonly string[],
  people: readonly RoomPerson[],
  strangers: readonly RoomPerson[],
): Promise<RoomPlace[]> {
  const places: RoomPlace[] = [];
  for (const communityId of communityIds) {
    const community = (await deps.store.read(communityId, 'community', ONLY))?.value;
    const meeting = await nextMeeting(deps, communityId);
    if (!community) continue;
    const names = new Set(community.appointments.map(({ name }) => name));
    const members = [...people.filter(({ name }) => names.has(name)), ...strangers];
    const memberKeys = members.map(({ key }) => key);
    const shared = { memberKeys, botInstalled: false };
    const team = { id: `19:${communityId}-team@thread.tacv2`, name: `${community.name} community` };
    places.push({ ...shared, id: `19:${communityId}@thread.tacv2`, kind: 'channel', name: 'General', team });
    if (!meeting) continue;
    const title = `${community.name} meeting`;
    const times = { start: `${meeting.date}T${meeting.startsAt}`, end: `${meeting.date}T${meeting.endsAt}` };
    places.push({
      ...shared,
      id: `19:meeting_${communityId}@thread.v2`,
      kind: 'meeting',
      name: title,
      meeting: { id: `meeting-${communityId}`, title, ...times },
    });
  }
  return places;
}

/** Everything on one machine: database, queue, Functions host, the app itself, and the rehearsal room. */
export async function startRehearsal(options: RehearsalOptions) {
  const { folder, register: registerFolder = SAMPLE_REGISTER, at, strangers = [] } = options;
  const { botPort = 0, roomPort = 0, log, chairsHaveDeclared = true } = options;
  mkdirSync(folder, { recursive: true });
  const clock = createClock(at);
  const cosmos = await startCosmosEmulator({ file: join(folder, 'cosmos.sqlite'), now: clock.now });
  await createContainers(cosmos);
  const azurite = await startAzurite({ folder: join(folder, 'queues') });

  const environment = {
    COSMOS_ENDPOINT: cosmos.endpoint,
    COSMOS_KEY: cosmos.key,
    BOT_ID: '',
    BOT_TEAMS_ID: BOT.id,
    IDENTITIES_KEY_FILE: join(folder, 'identities.key'),
    [CONNECTIONS.queue]: azurite.queueConnectionString,
    // the sample writes to nobody real
    COMMUNITY_MAILBOX: 'communities@council.example',
    MODEL_MAILBOX: 'locality-model@council.example',
    BUDGET_MAILBOX: 'school-funding@council.example',
    DOCUMENTS_URL: 'https://documents.council.example/',
  };
  const app = build(configFrom(environment), { now: () => instant(clock.now()), newKey: randomUUID });

  const rows = await readRegisterFiles(registerFolder);
  const report = await importRegister({ register: app.stores.register }, rows, {
    apply: true,
    now: app.deps.now(),
  });
  const communityIds = rows.communities.map(({ communityId }) => communityId);
  await planMeetings(app.deps, communityIds);
  if (chairsHaveDeclared) await chairsDeclared(app.deps, communityIds);

  const host = await startFunctionsHost({
    load: () => {
      if (options.package === undefined) register(app);
      else loadPackage(options.package, environment, clock);
    },
    ...(options.package === undefined ? {} : { hostJson: join(options.package, 'host.json') }),
    port: botPort,
    settings: {
      [CONNECTIONS.cosmos]: `AccountEndpoint=${cosmos.endpoint};AccountKey=${cosmos.key}`,
      [CONNECTIONS.queue]: azurite.queueConnectionString,
    },
    clock,
    ...(log === undefined ? {} : { log }),
  });

  const people = registerFolder === SAMPLE_REGISTER ? SAMPLE_PEOPLE : castFrom(rows);
  const room = await startRoom({
    port: roomPort,
    botUrl: `${host.url}/api/messages`,
    bot: BOT,
    people: [...people, ...strangers],
    places: await placesFor(app.deps, communityIds, people, strangers),
    stateFile: join(folder, 'room.json'),
    clock,
    commands: app.commands.map(({ id, title }) => ({ id, title })),
    tips: registerFolder === SAMPLE_REGISTER ? TIPS : [],
    deliveries: () => app.deps.deliveries.all(),
  });

  return {
    room,
    host,
    clock,
    cosmos,
    app,
    report,
    close: async () => {
      await room.close();
      await host.close();
      clock.close();
      app.stores.close();
      await azurite.close();
      await cosmos.close();
    },
  };
}
