import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerCommand, USAGE } from '../../local/register-command';
import { SAMPLE_REGISTER } from '../../local/sample/people';
import { instant } from '../../src/domain/calendar/dates';
import { MemoryRegister } from '../support/register-port';

let folder: string;
let store: MemoryRegister;
let opened: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'register-'));
  await cp(SAMPLE_REGISTER, folder, { recursive: true });
  store = new MemoryRegister();
  opened = 0;
});
afterEach(() => rm(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await registerCommand(args, {
    open: async () => {
      opened += 1;
      return {
        register: store,
        close: async () => {
          opened -= 1;
        },
      };
    },
    now: () => instant('2026-11-23T09:00:00Z'),
    print: (line) => lines.push(line),
  });
  return { code, lines };
}

describe('npm run register', () => {
  test('shows first what it would change, and changes it when told to', async () => {
    const dry = await run('import', folder);
    expect(dry.code).toBe(0);
    expect(dry.lines).toEqual(expect.arrayContaining(['Ashdown', '  New community: Ashdown (ASH), area East.']));
    expect(dry.lines.at(-1)).toBe('Nothing has been changed yet. Repeat with --apply to import it.');
    expect(store.writes).toBe(0);

    const applied = await run('import', folder, '--apply');
    expect(applied.lines.at(-1)).toMatch(/was imported\.$/);
    expect([...store.communities.documents.keys()]).toEqual(['ashdown', 'saltmarsh']);

    const again = await run('import', folder, '--apply');
    expect(again.lines).toEqual(['', 'Nothing changes.']);
    expect(opened).toBe(0);
  });

  test('names each fault with its file and line, and what was left out, and says so to scripts', async () => {
    const people = await readFile(join(folder, 'people.csv'), 'utf8');
    await writeFile(
      join(folder, 'people.csv'),
      people.replace('ashdown,,,90003,,2025-09-01', 'ashdown,,,90003,,1/9/2025'),
    );
    const { code, lines } = await run('import', folder, '--apply');
    expect(code).toBe(1);
    expect(lines).toContain('  people.csv, line 2: Column from says "1/9/2025": write the date as 2025-09-01.');
    expect(lines).toContain('Left as they were because of their faults: ashdown.');
    expect([...store.communities.documents.keys()]).toEqual(['saltmarsh']);
  });

  test.each([[[]], [['export', 'x']], [['import']], [['import', '--apply']], [['import', '.', '--aply']]])(
    'what it does not understand (%j) it answers with how to use it',
    async (args) => {
      expect(await run(...args)).toEqual({ code: 2, lines: [USAGE] });
    },
  );

  test('a folder that is not there is said, and no database is opened', async () => {
    const { code, lines } = await run('import', join(folder, 'nowhere'));
    expect(code).toBe(2);
    expect(lines[0]).toMatch(/^There is no folder /);
    expect(opened).toBe(0);
  });
});
