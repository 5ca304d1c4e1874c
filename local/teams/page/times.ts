const inKent = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', ...options });
const day = inKent({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = inKent({ weekday: 'short', day: 'numeric', month: 'short' });
const time = inKent({ hour: '2-digit', minute: '2-digit' });
const machine = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' });

export const dayOf = (moment: Date): string => day.format(moment).replace(',', '');
export const timeOf = (moment: Date): string => time.format(moment);
/** Today only the time, otherwise the day with it. */
export const whenOf = (moment: Date, now: Date): string =>
  dayOf(moment) === dayOf(now) ? timeOf(moment) : `${shortDay.format(moment).replace(',', '')}, ${timeOf(moment)}`;

/** `2026-11-10T13:30`, as a clock in Kent shows it. */
export const localText = (moment: Date): string => machine.format(moment).replace(' ', 'T');

/** The moment at which a clock in Kent shows this. */
export const fromLocalText = (text: string): Date => {
  const asUtc = new Date(`${text}:00Z`);
  const summer = new Date(asUtc.getTime() - 3_600_000);
  return localText(summer) === text ? summer : asUtc;
};

/** Nine in the morning of the next day from Monday to Friday. */
export const nextMorning = (now: Date): Date => {
  const date = new Date(`${localText(now).slice(0, 10)}T12:00:00Z`);
  do date.setUTCDate(date.getUTCDate() + 1);
  while ([0, 6].includes(date.getUTCDay()));
  return fromLocalText(`${date.toISOString().slice(0, 10)}T09:00`);
};
