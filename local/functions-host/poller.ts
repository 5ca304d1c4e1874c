/** What one look found: something, nothing, or a fault to be tried again after so many milliseconds. */
export type Look = 'something' | 'nothing' | { readonly again: number };
export type Found = 'something' | 'nothing' | 'waiting to try again' | 'not looking';

/** Looks again and again for work that comes from outside. */
export interface Poller {
  /** Looks now and says what was there; while paused, closed or waiting after a fault it does not look, and says so. */
  readonly look: () => Promise<Found>;
  /** Looks soon, if it is not already looking. */
  readonly nudge: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Looks no more; resolves when the look under way is over. */
  readonly close: () => Promise<void>;
}

export interface PollerOptions {
  readonly look: () => Promise<Look>;
  /** Milliseconds between looks that find nothing: doubling from the first to the second. */
  readonly rest: readonly [from: number, to: number];
  /** Told when a look itself fails (the service is away); it is tried again. */
  readonly onFault: (error: unknown) => void;
}

const FAULT_REST = [100, 10_000] as const;

export const startPoller = ({ look, rest, onFault }: PollerOptions): Poller => {
  let closed = false;
  let paused = false;
  let wake: () => void = () => undefined;
  let waitingToTryAgain = false;
  let nudged = false;
  let askers: ((found: Found) => void)[] = [];
  let faultRest: number = FAULT_REST[0];

  const sleep = (milliseconds?: number) =>
    new Promise<void>((resolve) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds).unref();
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const answerAll = (found: Found) => {
    for (const answer of askers.splice(0)) answer(found);
  };

  const lookSafely = async (): Promise<Look> => {
    try {
      const found = await look();
      faultRest = FAULT_REST[0];
      return found;
    } catch (error) {
      if (!closed) onFault(error);
      const again = faultRest;
      faultRest = Math.min(faultRest * 2, FAULT_REST[1]);
      return { again };
    }
  };

  const run = async () => {
    let idleRest = rest[0];
    while (!isClosed()) {
      if (paused) {
        await sleep();
        continue;
      }
      nudged = false;
      const mine = askers;
      askers = [];
      const found = await lookSafely();
      const fault = typeof found === 'object';
      for (const answer of mine) answer(fault ? 'waiting to try again' : found);
      if (isClosed() || found === 'something') {
        idleRest = rest[0];
        continue;
      }
      if ((askers.length > 0 || wasNudged()) && !fault) continue; // asked or nudged meanwhile
      waitingToTryAgain = fault;
      if (fault) answerAll('waiting to try again');
      await sleep(fault ? found.again : idleRest);
      waitingToTryAgain = false;
      idleRest = Math.min(idleRest * 2, rest[1]);
    }
    answerAll('not looking');
  };
  // Functions, because to the type checker a loop that awaits does not see these variables change.
  const isClosed = () => closed;
  const wasNudged = () => nudged;
  const running = run();

  return {
    look: () => {
      if (closed || paused) return Promise.resolve('not looking');
      if (waitingToTryAgain) return Promise.resolve('waiting to try again');
      const answer = new Promise<Found>((resolve) => askers.push(resolve));
      wake();
      return answer;
    },
    nudge: () => {
      nudged = true;
      if (!waitingToTryAgain && !paused) wake();
    },
    pause: () => {
      paused = true;
      answerAll('not looking');
    },
    resume: () => {
      paused = false;
      wake();
    },
    close: () => {
      closed = true;
      wake();
      return running;
    },
  };
};
