import { z } from 'zod';

/** One school's choice in a dialog that lists several: what its box showed, and what somebody chose instead. */
export interface SchoolChoice {
  readonly urn: string;
  readonly shown: string;
  readonly choice: string;
}

/** The school's input is named for what its box showed, so that what comes back unchanged changes nothing. */
export const choiceInput = (shown: string, urn: string): string => `school-${shown}-${urn}`;
const INPUT = /^school-(?<shown>[a-zA-Z0-9.]{1,40})-(?<urn>\d{6})$/;

/** Ids and keys exactly, besides them one choice a school and nothing else. Boxes left empty choose nothing. */
export const withSchoolChoices = <Shape extends z.ZodRawShape>(shape: Shape, choices: readonly string[]) =>
  z.looseObject(shape).transform((sent, context) => {
    const schools: SchoolChoice[] = [];
    for (const [name, value] of Object.entries(sent)) {
      if (name in shape) continue;
      const { shown, urn } = INPUT.exec(name)?.groups ?? {};
      if (shown === undefined || urn === undefined || typeof value !== 'string' || !['', ...choices].includes(value)) {
        context.addIssue({ code: 'custom', message: 'Not an input of this card', path: [name] });
      } else if (value !== '') schools.push({ urn, shown, choice: value });
    }
    return { ...(z.object(shape).parse(sent) as z.output<z.ZodObject<Shape>>), schools };
  });
