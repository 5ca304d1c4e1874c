import { localDate, londonInstant } from '../src/domain/calendar/dates';

/** Something that must happen at certain moments of the clock. */
export interface Alarm {
  /** The first moment after this one at which it is due. */
  readonly nextAfter: (moment: Date) => Date;
  /** Awaited before the next alarm rings; a rejection is the alarm's own fault and ends a jump. */
  readonly ring: (due: Date) => Promise<void>;
}

/** A clock that runs at real speed and can be moved forward, ringing on the way whatever falls due. */
export interface Clock {
  readonly now: () => Date;
  /** Forward to that moment: UTC or with an offset, or, without either, the time a clock in Kent shows. */
  readonly moveTo: (moment: string) => Promise<void>;
  /** Rings the alarm whenever it is due; returns what takes it off again. */
  readonly schedule: (alarm: Alarm) => () => void;
  /** Told of every move once it is done; returns what ends that. */
  readonly onMove: (listener: (now: Date) => void) => () => void;
  readonly close: () => void;
}

interface Scheduled {
  readonly alarm: Alarm;
  due: Date;
}

const HOUR = 3_600_000;
/** Jumps longer than this ring each alarm at most once an hour: a week must not take minutes. */
const LONG_JUMP = 2 * HOUR;
const WITHOUT_ZONE = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/;

/** Starts at the real time, or at the moment given. */
export const createClock = (startAt?: string): Clock => {
  let ahead = startAt === undefined ? 0 : parseMoment(startAt).getTime() - Date.now();
  const now = () => new Date(Date.now() + ahead);
  /** Never backwards: what rang may have taken longer than the gap to the next moment. */
  const advanceTo = (moment: Date) => {
    ahead = Math.max(ahead, moment.getTime() - Date.now());
  };

  const alarms = new Set<Scheduled>();
  const listeners = new Set<(now: Date) => void>();
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  // Jumps and alarms in real time take turns.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const earliest = () => [...alarms].sort((a, b) => a.due.getTime() - b.due.getTime())[0];
  const ring = async (scheduled: Scheduled, at: Date) => {
    scheduled.due = scheduled.alarm.nextAfter(at);
    await scheduled.alarm.ring(at);
  };

  const wait = () => {
    clearTimeout(timer);
    const next = earliest();
    if (closed || !next) return;
    // At most a minute at a time: a laptop may have slept, and long timeouts overflow.
    const delay = Math.min(Math.max(next.due.getTime() - now().getTime(), 0), 60_000);
    timer = setTimeout(() => void inTurn(ringWhatIsDue).finally(wait), delay).unref();
  };
  const ringWhatIsDue = async () => {
    for (let next = earliest(); !closed && next && next.due <= now(); next = earliest()) await ring(next, now());
  };

  /** From due moment to due moment, each in order. */
  const walk = async (end: Date) => {
    for (let next = earliest(); !closed && next && next.due <= end; next = earliest()) {
      const { due } = next;
      advanceTo(due);
      await ring(next, due);
    }
  };
  /** From hour to hour, on the hour, each alarm that fell due in it ringing once. */
  const stride = async (end: Date) => {
    for (let hour = Math.ceil(now().getTime() / HOUR) * HOUR; !closed && hour <= end.getTime(); hour += HOUR) {
      const at = new Date(hour);
      advanceTo(at);
      for (const scheduled of [...alarms]) if (alarms.has(scheduled) && scheduled.due <= at) await ring(scheduled, at);
    }
  };

  return {
    now,
    moveTo: (moment) => {
      const end = parseMoment(moment);
      return inTurn(async () => {
        const start = now();
        if (end < start) {
          throw new RangeError(
            `The clock cannot go back: it shows ${start.toISOString()}, and ${end.toISOString()} is before that.`,
          );
        }
        try {
          if (end.getTime() - start.getTime() > LONG_JUMP) await stride(end);
          await walk(end);
          advanceTo(end);
        } finally {
          wait();
        }
        for (const listener of listeners) listener(now());
      });
    },
    schedule: (alarm) => {
      const scheduled = { alarm, due: alarm.nextAfter(now()) };
      alarms.add(scheduled);
      wait();
      return () => {
        alarms.delete(scheduled);
        wait();
      };
    },
    onMove: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
};

const parseMoment = (text: string): Date => {
  const [, day, time] = WITHOUT_ZONE.exec(text) ?? [];
  const moment = new Date(day && time ? londonInstant(localDate(day), time) : text);
  if (Number.isNaN(moment.getTime()) || !(day ?? /(Z|[+-]\d{2}:\d{2})$/.test(text))) {
    throw new RangeError(
      `Not a moment: "${text}". Write it like 2026-11-05T09:00 (Kent) or 2026-11-05T09:00:00Z (UTC).`,
    );
  }
  return moment;
};
