import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InfoRecord } from 'csv-parse/sync';
import { CsvError, parse } from 'csv-parse/sync';
import type { ReadingFault, RegisterFile, RegisterRows } from '../domain/community/register-rows';
import type { Cells, RowReader } from './register-row-schemas';
import { readRow } from './register-row-schemas';

/** The columns each file must have. */
const COLUMNS: Readonly<Record<RegisterFile, readonly string[]>> = {
  'schools.csv': [
    'URN',
    'EstablishmentName',
    'TypeOfEstablishment (name)',
    'EstablishmentTypeGroup (name)',
    'EstablishmentStatus (name)',
    'PhaseOfEducation (name)',
    'LA (code)',
    'Trusts (code)',
    'Federations (code)',
  ],
  'communities.csv': ['communityId', 'name', 'area', 'pcn'],
  'membership.csv': ['communityId', 'URN', 'as', 'from', 'to'],
  'people.csv': ['email', 'name', 'role', 'communityId', 'URN', 'area', 'trustCode', 'federationCode', 'from', 'to'],
  'budgets.csv': ['communityId', 'year', 'total', 'stls', 'protections', 'source'],
};

/** The columns that are read where there are any. Whatever else a file has is ignored. */
const OPTIONAL_COLUMNS: readonly string[] = ['code', 'replacesURN'];

interface Line {
  readonly line: number;
  readonly cells: Cells;
  /** Whether there are values beyond the header's columns. */
  readonly surplus: boolean;
}

/** Reads the five files of a register. What cannot be read is a fault with its file, its line and what to do. */
export async function readRegisterFiles(folder: string): Promise<RegisterRows> {
  const faults: ReadingFault[] = [];
  const rowsOf = async <Row>(
    file: RegisterFile,
    read: RowReader<Row>,
    wanted: (cells: Cells) => boolean = () => true,
  ): Promise<Row[]> => {
    const found = await linesOf(folder, file, wanted);
    if ('fault' in found) {
      faults.push(found.fault);
      return [];
    }
    return found.lines.flatMap(({ line, cells, surplus }): Row[] => {
      const fault = (message: string) =>
        faults.push({
          file,
          line,
          message,
          row: { communityId: cells['communityId'] || null, urn: cells['URN'] || null },
        });
      if (surplus) {
        fault('This line has more values than the header has columns: put values with a comma in quotation marks.');
        return [];
      }
      const result = read(cells, line);
      if ('row' in result) return [result.row];
      result.messages.forEach(fault);
      return [];
    });
  };

  const communities = await rowsOf('communities.csv', readRow.community);
  const membership = await rowsOf('membership.csv', readRow.membership);
  const urns = new Set(membership.map((row) => row.urn));
  return {
    communities,
    membership,
    // The national extract has every school of England: those of no community are passed over unread.
    schools: await rowsOf('schools.csv', readRow.school, (cells) => urns.has(cells['URN'] ?? '')),
    people: await rowsOf('people.csv', readRow.person),
    budgets: await rowsOf('budgets.csv', readRow.budget),
    faults,
  };
}

async function linesOf(
  folder: string,
  file: RegisterFile,
  wanted: (cells: Cells) => boolean,
): Promise<{ readonly lines: readonly Line[] } | { readonly fault: ReadingFault }> {
  const wholeFile = (message: string, line = 1) => ({ fault: { file, line, message, row: null } });
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, file));
  } catch (error) {
    if (!isMissing(error)) throw error;
    return wholeFile(`There is no ${file} in the folder: add it, with its header row even if it has no lines.`);
  }
  try {
    const { header, lines } = table(textOf(bytes), [...COLUMNS[file], ...OPTIONAL_COLUMNS], wanted);
    const missing = COLUMNS[file].filter((column) => !header.includes(column));
    if (missing.length === 0) return { lines };
    return wholeFile(
      `The header row lacks ${missing.join(', ')}: add ${missing.length === 1 ? 'that column' : 'those columns'}, separated by commas.`,
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return wholeFile(
      `The file cannot be read from here on: look for a quotation mark that is not closed or not doubled.`,
      line,
    );
  }
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** UTF-8 where it is valid UTF-8, and otherwise Windows-1252, as Excel and the national extract write it. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The header and the lines wanted. Lines are dropped as they come: the national extract is too long to keep whole. */
function table(
  text: string,
  columns: readonly string[],
  wanted: (cells: Cells) => boolean,
): { header: readonly string[]; lines: readonly Line[] } {
  const header: string[] = [];
  const lines: Line[] = [];
  parse(text, {
    skip_empty_lines: true,
    relax_column_count: true,
    on_record: (record: readonly string[], context: InfoRecord) => {
      if (header.length === 0) {
        header.push(...record.map((column) => column.trim()));
        return null;
      }
      const cells = cellsOf(columns, header, record);
      // Excel keeps a row of commas for a line that was emptied.
      if (record.every((value) => value.trim() === '') || !wanted(cells)) return null;
      const lineBreaks = record.join('').split('\n').length - 1;
      lines.push({
        line: context.lines - lineBreaks,
        cells,
        surplus: record.slice(header.length).some((value) => value.trim() !== ''),
      });
      return null;
    },
  });
  return { header, lines };
}

function cellsOf(columns: readonly string[], header: readonly string[], record: readonly string[]): Cells {
  const cells: Record<string, string> = {};
  for (const column of columns) {
    const value = record[header.indexOf(column)]?.trim() ?? '';
    if (!header.includes(column)) continue;
    // Ids are compared without regard to case, as people write them.
    cells[column] = column === 'communityId' ? value.toLowerCase() : value;
  }
  return cells;
}
