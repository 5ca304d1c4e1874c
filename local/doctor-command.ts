import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Finding } from '../src/app/doctor';

export const USAGE = [
  'npm run doctor                                     looks at the environment its settings name (.env, .env.example)',
  'npm run doctor -- https://<address> --key <key>    asks the running app, which looks with its own identity',
  '  --machine-only                                   leaves out what the council enters: people, budgets, channels',
].join('\n');

export interface DoctorCommandDeps {
  /** Looks at what the settings name; throws with every fault of the settings. */
  readonly look: () => Promise<readonly Finding[]>;
  readonly fetch: typeof fetch;
  readonly print: (line: string) => void;
}

const answer = z.object({
  findings: z.array(
    z.object({
      part: z.enum(['machine', 'register']),
      about: z.string(),
      state: z.enum(['well', 'wrong', 'notChecked']),
      says: z.string(),
    }),
  ),
});

const WORDS: Readonly<Record<Finding['state'], string>> = {
  well: 'well       ',
  wrong: 'WRONG      ',
  notChecked: 'not checked',
};

/** Runs the command and answers its exit code: 0 all is well, 1 something is wrong, 2 not understood. */
export async function doctorCommand(args: readonly string[], deps: DoctorCommandDeps): Promise<number> {
  const asked = understood(args);
  if (!asked) {
    deps.print(USAGE);
    return 2;
  }
  const found = asked.url === null ? await deps.look() : await askTheApp(asked.url, asked.key, deps.fetch);
  const findings = found.filter(({ part }) => part === 'machine' || !asked.machineOnly);
  for (const { state, about, says } of findings) deps.print(`${WORDS[state]}  ${about}: ${says}`);
  return findings.some(({ state }) => state === 'wrong') ? 1 : 0;
}

function understood(args: readonly string[]): { url: URL | null; key: string; machineOnly: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { key: { type: 'string', default: '' }, 'machine-only': { type: 'boolean', default: false } },
    });
    const [address, ...rest] = positionals;
    if (rest.length > 0) return null;
    return {
      url: address === undefined ? null : new URL(address),
      key: values.key,
      machineOnly: values['machine-only'],
    };
  } catch {
    return null; // an option or an address that is none: the usage says what there is
  }
}

const here = (says: string): Finding[] => [{ part: 'machine', about: 'App', state: 'wrong', says }];

async function askTheApp(url: URL, key: string, get: typeof fetch): Promise<readonly Finding[]> {
  const response = await get(new URL('/api/doctor', url), { headers: { 'x-functions-key': key } }).catch(() => null);
  if (!response) return here(`Nothing answers at ${url.origin}: is the app running, and the address right?`);
  if (response.status === 401 || response.status === 403)
    return here('It answers and refuses the key: az functionapp keys list shows the right one.');
  const parsed = answer.safeParse(await response.json().catch(() => null));
  if (!parsed.success)
    return here(
      `It answered ${response.status} and not as our app does: the log says why it did not start (docs/operating.md).`,
    );
  return parsed.data.findings;
}
