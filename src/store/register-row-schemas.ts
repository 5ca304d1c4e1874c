import { z } from 'zod';
import { parseLocalDate } from '../domain/calendar/dates';
import { parseAcademicYear } from '../domain/calendar/years';
import type { Area } from '../domain/community/community';
import { AREAS } from '../domain/community/community';
import type { BudgetRow, CommunityRow, MembershipRow, PersonRow, SchoolRow } from '../domain/community/register-rows';
import { parsePounds } from '../domain/money';

/** One line of a file, by column name. */
export type Cells = Readonly<Record<string, string>>;

const DAY_FIRST = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/** A column read by `parse`, which answers null for what it does not know; the message then says what to write. */
const read = <T>(parse: (text: string) => T | null, message: (text: string) => string) =>
  z.string().transform((text, context): T => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: message(text) });
    return z.NEVER;
  });

/** Every line carries its number, so that later checks can name it. */
const numbered = { line: z.number() };

const optional = z
  .string()
  .optional()
  .transform((text) => text || null);
const required = (column: string) =>
  read(
    (text) => (text === '' ? null : text),
    () => `Column ${column} is empty: fill it in.`,
  );

const oneOf = <T extends string>(column: string, choices: readonly T[]) =>
  read(
    (text) => choices.find((choice) => choice.toLowerCase() === text.toLowerCase()) ?? null,
    (text) => `Column ${column} says "${text}": write ${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}.`,
  );

function dateMessage(column: string, text: string): string {
  if (text === '') return `Column ${column} is empty: write a date such as 2026-09-01.`;
  const [, day = '', month = '', year = ''] = DAY_FIRST.exec(text) ?? [];
  const meant = parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return `Column ${column} says "${text}": write the date as ${meant ?? 'year-month-day, such as 2026-09-01'}.`;
}
const date = (column: string) => read(parseLocalDate, (text) => dateMessage(column, text));
const optionalDate = (column: string) =>
  z.string().transform((text, context) => {
    if (text === '') return null;
    const value = parseLocalDate(text);
    if (value === null) context.addIssue({ code: 'custom', message: dateMessage(column, text) });
    return value;
  });

const URN = /^[1-9]\d{5}$/;
const urn = (column: string) =>
  read(
    (text) => (URN.test(text) ? text : null),
    (text) => `Column ${column} says "${text}": write the school's six-digit number.`,
  );
const optionalUrn = (column: string) =>
  read(
    (text) => (text === '' || URN.test(text) ? text : null),
    (text) => `Column ${column} says "${text}": write the school's six-digit number, or leave it empty.`,
  )
    .optional()
    .transform((text) => text || null);

const communityId = read(
  (text) => (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) ? text : null),
  (text) => `Column communityId says "${text}": write an id of letters, digits and hyphens.`,
);

const money = (column: string) =>
  read(parsePounds, (text) => `Column ${column} says "${text}": write pounds with two decimals, such as 18000.00.`);

const period = { from: date('from'), to: optionalDate('to') };
const inOrder = { message: 'The last day (to) is before the first day (from): mend one of them.', path: ['to'] };
const isInOrder = ({ from, to }: { from: string; to: string | null }) => to === null || from <= to;

const school = z
  .object({
    ...numbered,
    URN: urn('URN'),
    EstablishmentName: required('EstablishmentName'),
    'TypeOfEstablishment (name)': required('TypeOfEstablishment (name)'),
    'EstablishmentTypeGroup (name)': required('EstablishmentTypeGroup (name)'),
    'EstablishmentStatus (name)': required('EstablishmentStatus (name)'),
    'PhaseOfEducation (name)': z.string(),
    'LA (code)': required('LA (code)'),
    'Trusts (code)': optional,
    'Federations (code)': optional,
  })
  .transform((row): SchoolRow => ({
    line: row.line,
    urn: row.URN,
    name: row.EstablishmentName,
    type: row['TypeOfEstablishment (name)'],
    group: row['EstablishmentTypeGroup (name)'],
    status: row['EstablishmentStatus (name)'],
    phase: row['PhaseOfEducation (name)'],
    localAuthority: row['LA (code)'],
    trust: row['Trusts (code)'],
    federation: row['Federations (code)'],
  }));

const code = read(
  (text) => (text === '' || /^[A-Z]{2,6}$/.test(text) ? text : null),
  (text) => `Column code says "${text}": write two to six capitals, or leave it empty.`,
)
  .optional()
  .transform((text) => text || null);

const community = z.object({
  ...numbered,
  communityId,
  code,
  name: required('name'),
  area: oneOf<Area>('area', AREAS),
  pcn: z.string(),
}) satisfies z.ZodType<CommunityRow>;

const membership = z
  .object({
    ...numbered,
    communityId,
    URN: urn('URN'),
    as: oneOf('as', ['member', 'observer']),
    replacesURN: optionalUrn('replacesURN'),
    ...period,
  })
  .refine(isInOrder, inOrder)
  .transform(({ URN, replacesURN, ...row }): MembershipRow => ({
    ...row,
    urn: URN,
    replaces: replacesURN,
  }));

const budget = z.object({
  ...numbered,
  communityId,
  year: read(parseAcademicYear, (text) => `Column year says "${text}": write an academic year such as 2026-27.`),
  total: money('total'),
  stls: money('stls'),
  protections: money('protections'),
  source: z.string(),
}) satisfies z.ZodType<BudgetRow>;

const email = read(
  (text) => {
    const address = text.toLowerCase();
    return z.email().safeParse(address).success ? address : null;
  },
  (text) => `Column email says "${text}": write the person's own e-mail address.`,
);

const anybody = { ...numbered, email, name: required('name'), ...period };
const ofCommunity = { ...anybody, communityId };
const ofArea = { ...anybody, area: oneOf<Area>('area', AREAS) };
const independent = { ...ofCommunity, trustCode: optional, federationCode: optional };

const PEOPLE = {
  representative: z.object({ ...anybody, URN: urn('URN') }).refine(isInOrder, inOrder),
  chair: z.object(independent).refine(isInOrder, inOrder),
  inCommunity: z.object(ofCommunity).refine(isInOrder, inOrder),
  inArea: z.object(ofArea).refine(isInOrder, inOrder),
  inKent: z.object(anybody).refine(isInOrder, inOrder),
};

const ROLES = [
  'representative',
  'chair',
  'acting chair',
  'clerk',
  'officer',
  'administrator',
  'board',
  'observer',
] as const;
const role = z.object({ role: oneOf('role', ROLES) });

type Read<Row> = { readonly row: Row } | { readonly messages: readonly string[] };

const messagesOf = (error: z.ZodError): string[] => error.issues.map((issue) => issue.message);

const reader =
  <Row>(schema: z.ZodType<Row>) =>
  (cells: Cells, line: number): Read<Row> => {
    const result = schema.safeParse({ ...cells, line });
    return result.success ? { row: result.data } : { messages: messagesOf(result.error) };
  };

/** Reads a person's line by its role, since each role needs other columns. */
function readPerson(cells: Cells, line: number): Read<PersonRow> {
  const known = role.safeParse(cells);
  if (!known.success) return { messages: messagesOf(known.error) };
  switch (known.data.role) {
    case 'representative':
      return reader<PersonRow>(
        PEOPLE.representative.transform(({ URN, ...row }) => ({ ...row, role: 'representative' as const, urn: URN })),
      )(cells, line);
    case 'chair':
    case 'acting chair': {
      const office = known.data.role === 'chair' ? ('chair' as const) : ('actingChair' as const);
      return reader<PersonRow>(
        PEOPLE.chair.transform(({ trustCode, federationCode, ...row }) => ({
          ...row,
          role: office,
          trust: trustCode,
          federation: federationCode,
        })),
      )(cells, line);
    }
    case 'clerk':
    case 'observer': {
      const office = known.data.role;
      return reader<PersonRow>(PEOPLE.inCommunity.transform((row) => ({ ...row, role: office })))(cells, line);
    }
    case 'officer':
    case 'board': {
      const post = known.data.role;
      return reader<PersonRow>(PEOPLE.inArea.transform((row) => ({ ...row, role: post })))(cells, line);
    }
    case 'administrator':
      return reader<PersonRow>(PEOPLE.inKent.transform((row) => ({ ...row, role: 'administrator' as const })))(
        cells,
        line,
      );
  }
}

export type RowReader<Row> = (cells: Cells, line: number) => Read<Row>;

/** How a line of each file is read. */
export const readRow: {
  readonly school: RowReader<SchoolRow>;
  readonly community: RowReader<CommunityRow>;
  readonly membership: RowReader<MembershipRow>;
  readonly person: RowReader<PersonRow>;
  readonly budget: RowReader<BudgetRow>;
} = {
  school: reader(school),
  community: reader(community),
  membership: reader(membership),
  person: readPerson,
  budget: reader(budget),
};
