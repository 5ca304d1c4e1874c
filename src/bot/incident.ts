import { randomInt } from 'node:crypto';

export interface Log {
  readonly info: (message: string, facts?: Readonly<Record<string, unknown>>) => void;
  readonly warn: (message: string, facts?: Readonly<Record<string, unknown>>) => void;
  readonly error: (message: string, facts?: Readonly<Record<string, unknown>>) => void;
}

const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A number people can quote and we can find in the log: `K4T-91Q`. */
export function newIncident(): string {
  const signs = Array.from({ length: 6 }, () => SIGNS[randomInt(SIGNS.length)] ?? '');
  return `${signs.slice(0, 3).join('')}-${signs.slice(3).join('')}`;
}

/**
 * Notes what went wrong under a number: the kind of error and where, never its message, which may carry what people typed.
 */
export function logIncident(log: Log, error: unknown, about: Readonly<Record<string, unknown>>): string {
  const incident = newIncident();
  const { name, code } =
    error instanceof Error ? (error as Error & { code?: unknown }) : { name: typeof error, code: undefined };
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  log.error(`incident ${incident}`, {
    incident,
    name,
    code,
    at: frames.slice(0, 6).map((line) => line.trim()),
    ...about,
  });
  return incident;
}

export const troubleSentence = (incident: string): string =>
  'Something went wrong on our side. We could not confirm this was saved: refresh to check before trying again. ' +
  `If it happens again, quote ${incident}.`;
