import { lastYearOfBankHolidays } from '../domain/calendar/bank-holidays';
import type { LocalDate } from '../domain/calendar/dates';
import { addDays, instant, londonDate, londonTime } from '../domain/calendar/dates';
import { sayDate } from '../domain/calendar/say';
import { termsOf } from '../domain/calendar/terms';
import { academicYearOf } from '../domain/calendar/years';
import { onDuty } from '../domain/community/area-staff';
import type { Area, Community } from '../domain/community/community';
import { memberSchools, serving } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { Deps } from './deps';

/** Looks at what the app stands on, without changing anything. What cannot be looked at is thrown as it came. */
export interface Examination {
  /** Each container that is not as the app needs it, in words; and how far this machine's clock is from the database's. */
  readonly database: () => Promise<{ readonly wrong: readonly string[]; readonly secondsApart: number }>;
  /** Messages that wait to be sent (null: there is no queue), and messages the host put aside; null where the queue's address is not set. */
  readonly queues: () => Promise<{ readonly waiting: number | null; readonly putAside: number } | null>;
  /** Wraps a key and unwraps it again. */
  readonly keys: () => Promise<'same' | 'different' | 'notOurs'>;
  /** Asks for the token the bot speaks to Teams with. */
  readonly botToken: () => Promise<'given' | 'notNeeded' | 'notOurs'>;
}

export interface Finding {
  /** machine: what Azure supplies. register: what the council enters. */
  readonly part: 'machine' | 'register';
  readonly about: string;
  readonly state: 'well' | 'wrong' | 'notChecked';
  /** One or two sentences: what is so and, where it is wrong, what to do next. Never a name of a person. */
  readonly says: string;
}

type Said = Pick<Finding, 'state' | 'says'>;

const well = (says: string): Said => ({ state: 'well', says });
const wrong = (says: string): Said => ({ state: 'wrong', says });
const notChecked = (says: string): Said => ({ state: 'notChecked', says });

const ASK_THE_APP =
  'Only the app’s own identity can. Ask the running app: npm run doctor -- https://<its address> --key <key>.';
const MOST_SECONDS_APART = 120;
const MONTHS_AHEAD_DAYS = 120;

/** Everything that can be wrong with an environment, looked at once, in the order in which to mend it. */
export async function examine(
  deps: Pick<Deps, 'store' | 'directory' | 'now'>,
  examination: Examination,
): Promise<Finding[]> {
  const machine = (about: string, said: Said): Finding => ({ part: 'machine', about, ...said });
  const database = await look(() => databaseSaid(examination));
  const findings = [
    machine('Time', timeSaid()),
    machine('Calendar', calendarSaid(londonDate(deps.now()))),
    machine('Database', database),
    machine('Queue', await look(() => queueSaid(examination))),
    machine('Key of pupils’ pages', await look(() => keySaid(examination))),
    machine('Bot', await look(() => botSaid(examination))),
  ];
  const register = database.state === 'well' ? await registerFindings(deps) : [notChecked('Mend the database first.')];
  return [...findings, ...register.map((said): Finding => ({ part: 'register', about: 'Register', ...said }))];
}

/** What could not be looked at is itself a finding: the doctor's answer must not end at the first fault. */
const look = (step: () => Promise<Said>): Promise<Said> => step().catch((error: unknown) => wrong(reasonOf(error)));

const REFUSED = 'The address answers and refuses us: give this identity the role that infra/ gives the app.';
const REASONS: Readonly<Record<string, string>> = {
  401: REFUSED,
  403: `${REFUSED} Where the data is private, ask from inside its network.`,
  404: 'The address answers, and what we look for is not there: deploy infra/ again.',
  ENOTFOUND: 'There is no such address: compare the setting with what the deployment gave.',
  ECONNREFUSED: 'Nothing answers at that address: is it running?',
  ABORT_ERR: 'It did not answer in time: is it running, and may this machine reach it?',
  TimeoutError: 'It did not answer in time: is it running, and may this machine reach it?',
  AbortError: 'It did not answer in time: is it running, and may this machine reach it?',
  CredentialUnavailableError: 'Nobody is signed in: run az login, or set IDENTITY_CLIENT_ID where the app runs.',
};

/** Why it failed, by the codes errors carry; never their message, which may carry anything. */
function reasonOf(error: unknown): string {
  const { code, statusCode, name, cause } = error as {
    code?: unknown;
    statusCode?: unknown;
    name?: string;
    cause?: unknown;
  };
  const signs = [statusCode, code, name].map(String);
  const known = signs.map((sign) => REASONS[sign]).find((reason) => reason !== undefined);
  if (known) return known;
  if (cause) return reasonOf(cause);
  return `It failed, and we do not know this failure: ${signs.filter((sign) => sign !== 'undefined').join(', ')}.`;
}

function timeSaid(): Said {
  const noonInSummer = londonTime(instant('2026-07-01T11:00:00Z'));
  return noonInSummer === '12:00'
    ? well('British time is known, summer time too.')
    : wrong('This Node does not know British summer time: run the Node that comes with the project.');
}

function calendarSaid(today: LocalDate): Said {
  const ahead = addDays(today, MONTHS_AHEAD_DAYS);
  const year = academicYearOf(ahead);
  if (Number(ahead.slice(0, 4)) > lastYearOfBankHolidays())
    return wrong(
      `No bank holidays are listed for ${ahead.slice(0, 4)}: add them to src/domain/calendar/bank-holidays.ts.`,
    );
  return termsOf(year)
    ? well(`Term dates and bank holidays are listed to ${sayDate(ahead)} at least.`)
    : wrong(`No term dates are listed for ${year}: add them to src/domain/calendar/terms.ts.`);
}

async function databaseSaid({ database }: Examination): Promise<Said> {
  const found = await database();
  if (found.wrong.length > 0) return wrong(`${found.wrong.join(' ')} Deploy infra/ again.`);
  if (Math.abs(found.secondsApart) > MOST_SECONDS_APART)
    return wrong(`This machine’s clock is ${Math.abs(found.secondsApart)} seconds from the database’s: set it right.`);
  return well('It answers, and its containers are as the app needs them.');
}

async function queueSaid({ queues }: Examination): Promise<Said> {
  const found = await queues();
  if (found === null) return notChecked('QueueConnection__queueServiceUri is not set here.');
  if (found.waiting === null) return wrong('The delivery queue is not there: deploy infra/ again.');
  return found.putAside === 0
    ? well(`It answers; messages waiting: ${found.waiting}.`)
    : wrong(
        `Messages put aside after failing five times: ${found.putAside}. docs/operating.md, "poison-queue", says what to do.`,
      );
}

async function keySaid({ keys }: Examination): Promise<Said> {
  const found = await keys();
  if (found === 'notOurs') return notChecked(ASK_THE_APP);
  return found === 'same'
    ? well('What it wraps it unwraps.')
    : wrong('What it unwraps is not what was wrapped: do not file requests, and look at IDENTITIES_KEY_ID.');
}

async function botSaid({ botToken }: Examination): Promise<Said> {
  const found = await botToken();
  if (found === 'notOurs') return notChecked(ASK_THE_APP);
  return well(found === 'given' ? 'Its identity is given a token for Teams.' : 'On one machine it needs no token.');
}

async function registerFindings({ store, directory, now }: Pick<Deps, 'store' | 'directory' | 'now'>): Promise<Said[]> {
  const today = londonDate(now());
  const year = academicYearOf(today);
  const named = await store.communities();
  if (named.length === 0) return [wrong('It is empty: npm run register -- import <folder> (docs/how-to/register.md).')];
  const communities = (
    await Promise.all(named.map(({ communityId }) => store.read(communityId, 'community', ONLY)))
  ).flatMap((found) => (found ? [found.value] : []));
  const faults = await Promise.all(
    communities.map(async (community) => {
      const [budget, places] = await Promise.all([
        store.read(community.communityId, 'budget', year),
        store.read(community.communityId, 'places', ONLY),
      ]);
      return faultsOf(community, today, {
        year,
        hasBudget: budget !== null,
        hasChannel: Boolean(places?.value.channel),
      });
    }),
  );
  const areas = [...new Set(communities.map(({ area }) => area))].sort();
  const staffed = await Promise.all(areas.map((area) => hasOfficer(directory, area, today)));
  const found = [
    ...areas
      .filter((_, place) => !staffed[place])
      .map(
        (area) =>
          `${area} has no High Needs Funding officer today: add one to people.csv and import it. Approvals wait until then.`,
      ),
    ...faults.flat(),
  ];
  return found.length > 0
    ? found.map(wrong)
    : [
        well(
          `Communities: ${communities.length}. Each has chair, clerk, budget and channel, and each area an officer.`,
        ),
      ];
}

async function hasOfficer(directory: Deps['directory'], area: Area, today: LocalDate): Promise<boolean> {
  const staff = await directory.staffOf(area);
  return staff !== null && onDuty(staff, 'officer', today).length > 0;
}

function faultsOf(
  community: Community,
  today: LocalDate,
  { year, hasBudget, hasChannel }: { year: string; hasBudget: boolean; hasChannel: boolean },
): string[] {
  const roles = new Set(serving(community, today).map(({ role }) => role));
  const { name } = community;
  return [
    ...(memberSchools(community, today).length > 0
      ? []
      : [`${name} has no member school today: look at membership.csv.`]),
    ...(roles.has('chair') || roles.has('actingChair') ? [] : [`${name} has no chair today: add one to people.csv.`]),
    ...(roles.has('clerk') ? [] : [`${name} has no clerk today: add one to people.csv.`]),
    ...(hasBudget ? [] : [`${name} has no budget for ${year}: add it to budgets.csv.`]),
    ...(hasChannel
      ? []
      : [`${name} has no channel yet: its clerk adds the bot to the channel and says which community it serves.`]),
  ];
}
