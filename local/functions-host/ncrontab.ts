const FIELDS = [
  { name: 'second', from: 0, to: 59 },
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12 },
  { name: 'day of the week', from: 0, to: 6 },
] as const;
type Field = (typeof FIELDS)[number];

const PART = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/;
/** Far enough for 29 February on a given weekday. */
const YEARS_TO_LOOK = 40;

/** The first moment after the given one, in UTC, that the six-field expression names; of names (MON, JAN) and intervals it knows nothing. */
export const ncrontab = (expression: string): ((after: Date) => Date) => {
  const texts = expression.trim().split(/\s+/);
  if (texts.length !== FIELDS.length) {
    throw new Error(`The schedule "${expression}" has ${texts.length} fields; it needs six, beginning with seconds.`);
  }
  const [seconds, minutes, hours, days, months, weekdays] = FIELDS.map((field, index) =>
    valuesOf(texts[index] ?? '', field, expression),
  ) as [Set<number>, Set<number>, Set<number>, Set<number>, Set<number>, Set<number>];

  return (after) => {
    const at = new Date(after);
    at.setUTCMilliseconds(1_000); // the next whole second
    const lastYear = at.getUTCFullYear() + YEARS_TO_LOOK;
    while (at.getUTCFullYear() <= lastYear) {
      // The largest unit that does not fit moves on by one, and what is smaller begins again.
      if (!months.has(at.getUTCMonth() + 1)) {
        at.setUTCMonth(at.getUTCMonth() + 1, 1);
        at.setUTCHours(0, 0, 0);
      } else if (!days.has(at.getUTCDate()) || !weekdays.has(at.getUTCDay())) at.setUTCHours(24, 0, 0);
      else if (!hours.has(at.getUTCHours())) at.setUTCHours(at.getUTCHours() + 1, 0, 0);
      else if (!minutes.has(at.getUTCMinutes())) at.setUTCMinutes(at.getUTCMinutes() + 1, 0);
      else if (!seconds.has(at.getUTCSeconds())) at.setUTCSeconds(at.getUTCSeconds() + 1);
      else return at;
    }
    throw new Error(`The schedule "${expression}" never comes.`);
  };
};

const valuesOf = (text: string, field: Field, expression: string): Set<number> => {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const found = PART.exec(part);
    if (!found) throw new Error(`In the schedule "${expression}" the ${field.name} "${part}" is not understood here.`);
    const [, first, last, every] = found;
    const from = first === undefined ? field.from : Number(first);
    // "5/10" is every tenth from the fifth on; "5" alone is just the fifth.
    const to = last !== undefined ? Number(last) : first === undefined || every !== undefined ? field.to : from;
    const step = every === undefined ? 1 : Number(every);
    if (from < field.from || to > field.to || from > to || step < 1) {
      throw new Error(`In the schedule "${expression}" the ${field.name} "${part}" is out of range.`);
    }
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return values;
};
