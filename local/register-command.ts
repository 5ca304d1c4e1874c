import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { ImportReport, RegisterPort } from '../src/app/import-register';
import { importRegister } from '../src/app/import-register';
import type { Instant } from '../src/domain/calendar/dates';
import { readRegisterFiles } from '../src/store/register-files';

export const USAGE = [
  'npm run register -- import <folder>           shows what importing the register would change',
  'npm run register -- import <folder> --apply   imports it',
].join('\n');

export interface RegisterCommandDeps {
  /** Opens the store; called only once the command is understood. */
  readonly open: () => Promise<{ readonly register: RegisterPort; readonly close: () => Promise<void> }>;
  readonly now: () => Instant;
  readonly print: (line: string) => void;
}

/** Runs the command and answers its exit code: 0 done, 1 some of the register has faults, 2 not understood. */
export async function registerCommand(args: readonly string[], deps: RegisterCommandDeps): Promise<number> {
  const [verb, folder, ...rest] = args;
  const unknown = rest.filter((each) => each !== '--apply');
  if (verb !== 'import' || folder === undefined || folder.startsWith('-') || unknown.length > 0) {
    deps.print(USAGE);
    return 2;
  }
  if (!existsSync(folder)) {
    deps.print(`There is no folder ${folder}.`);
    return 2;
  }
  const apply = rest.includes('--apply');
  const rows = await readRegisterFiles(folder);
  const { register, close } = await deps.open();
  try {
    const report = await importRegister({ register }, rows, { apply, now: deps.now() });
    linesOf(report, basename(folder)).forEach(deps.print);
    return report.faults.length === 0 ? 0 : 1;
  } finally {
    await close();
  }
}

const block = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)];

/** The report as lines to print: faults first, the outcome last. */
export function linesOf(report: ImportReport, folder: string): string[] {
  const { applied, sections, notImported, faults, warnings } = report;
  return [
    ...block(
      'Faults',
      faults.map(({ file, line, message }) => `${file}, line ${line}: ${message}`),
    ),
    ...block('Warnings', warnings),
    ...sections.flatMap(({ heading, changes }) => block(heading, changes)),
    '',
    ...(notImported.length > 0 ? [`Left as they were because of their faults: ${notImported.join(', ')}.`] : []),
    outcomeOf(applied, sections.length > 0, folder),
  ];
}

function outcomeOf(applied: boolean, anything: boolean, folder: string): string {
  if (!anything) return 'Nothing changes.';
  return applied ? `${folder} was imported.` : 'Nothing has been changed yet. Repeat with --apply to import it.';
}
