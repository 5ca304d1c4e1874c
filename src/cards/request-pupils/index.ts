import { z } from 'zod';
import { defineCard } from '../define';
import type { PageFrame } from '../request-page';
import { pageData } from '../request-page';
import template from './template.json';

export type PupilRowData = {
  number: number;
  label: string;
  heading: string;
  name: string;
  dateOfBirth: string;
  problem: string;
  hasProblem: boolean;
};

export type RequestPupilsCardData = PageFrame & {
  /** What a colleague entered: how many and who, never the names. */
  hasColleagues: boolean;
  colleagues: string;
  colleaguesHint: string;
  rows: readonly PupilRowData[];
  shown: number;
  canAddMore: boolean;
  canReplace: boolean;
  /** `true` while the colleague's list is being replaced. */
  replacing: string;
  /** Which list this page shows. */
  version: string;
};

export const requestPupilsCard = defineCard<RequestPupilsCardData>(template);

/** Most rows a page can carry. */
export const MOST_ROWS = 30;
const ROW = /^(name|born)([1-9]|[12]\d|30)$/;

/** Puts the boxes `name1`, `born1`, `name2` … into rows; whatever else there is stays beside them. */
function gathered(data: Readonly<Record<string, unknown>>): object {
  const rest = Object.entries(data).filter(([name]) => !ROW.test(name));
  const rows = Array.from({ length: MOST_ROWS }, (_, row) => ({
    name: data[`name${row + 1}`] ?? '',
    dateOfBirth: data[`born${row + 1}`] ?? '',
  }));
  return { ...Object.fromEntries(rest), rows };
}

export const requestPupilsAction = {
  verb: 'request-pupils',
  schema: z
    .record(z.string(), z.unknown())
    .transform(gathered)
    .pipe(
      z.strictObject({
        ...pageData,
        go: z.enum(['on', 'back', 'more', 'replace']),
        replacing: z.enum(['true', 'false']),
        shown: z.coerce.number().int().min(0).max(MOST_ROWS),
        version: z.string().max(40),
        rows: z.array(z.strictObject({ name: z.string().max(200), dateOfBirth: z.string().max(20) })),
      }),
    ),
} as const;
