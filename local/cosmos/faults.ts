import type { Answer } from './refusal';
import { preconditionFailed, Refusal } from './refusal';
import type { CosmosRequest } from './request';
import { isObject } from './json';

export type Match = (request: CosmosRequest) => boolean;

/** `drop`: the connection ends before anything is done; `applied-but-answer-lost`: after it is done. */
export type FaultAnswer = 429 | 449 | 503 | 412 | 'drop' | 'applied-but-answer-lost';

export interface Fault {
  /** Which requests; all of items when not given, never those for the account, databases or containers. */
  readonly match?: Match;
  readonly answer: FaultAnswer;
  /** How many requests; 1 when not given. */
  readonly times?: number;
  /** For 429; 10 ms when not given. */
  readonly retryAfterMs?: number;
}

export interface Held {
  /** Resolves with the request when it is there and waits. */
  readonly arrived: Promise<CosmosRequest>;
  /** Lets it go on. */
  readonly release: () => void;
}

const isForItems: Match = ({ kind }) => kind !== 'account' && kind !== 'metadata';

/** Makes the emulator misbehave, so that tests can see what happens then. */
export class Faults {
  private pending: { fault: Fault; left: number }[] = [];
  private holds: {
    match: Match;
    arrive: (request: CosmosRequest) => void;
    released: Promise<void>;
    release: () => void;
  }[] = [];
  private readonly waiting = new Set<() => void>();

  /** The next matching requests are answered so. */
  next(fault: Fault): void {
    this.pending.push({ fault, left: fault.times ?? 1 });
  }

  /** Stops the next matching request before anything is done, until it is released. */
  hold(match: Match = isForItems): Held {
    const arrived = Promise.withResolvers<CosmosRequest>();
    const released = Promise.withResolvers<undefined>();
    const release = (): void => {
      this.waiting.delete(release);
      this.holds = this.holds.filter((hold) => hold.release !== release);
      released.resolve(undefined);
    };
    this.waiting.add(release);
    this.holds.push({ match, arrive: arrived.resolve, released: released.promise, release });
    return { arrived: arrived.promise, release };
  }

  /** Ends all misbehaviour; what is held goes on. */
  clear(): void {
    this.pending = [];
    for (const release of [...this.waiting]) release();
  }

  /** Waits when the request is to be held. */
  async pass(request: CosmosRequest): Promise<void> {
    const hold = this.holds.find(({ match }) => match(request));
    if (!hold) return;
    this.holds = this.holds.filter((each) => each !== hold);
    hold.arrive(request);
    await hold.released;
  }

  /** The fault that this request meets, and is thereby counted for. */
  take(request: CosmosRequest): Fault | null {
    const met = this.pending.find(({ fault }) => (fault.match ?? isForItems)(request));
    if (!met) return null;
    met.left -= 1;
    if (met.left <= 0) this.pending = this.pending.filter((each) => each !== met);
    return met.fault;
  }
}

/** What the client is told by a fault that has an answer. */
export function faultAnswer({ answer, retryAfterMs = 10 }: Fault, request: CosmosRequest): Answer | null {
  switch (answer) {
    case 429: {
      const headers = { 'x-ms-retry-after-ms': String(retryAfterMs) };
      return new Refusal(429, 'TooManyRequests', 'Request rate is large.', { substatus: 3200, headers }).toAnswer();
    }
    case 449:
      return new Refusal(
        449,
        'RetryWith',
        'Conflicting request to resource has been attempted. Retry to avoid conflicts.',
      ).toAnswer();
    case 503:
      return new Refusal(503, 'ServiceUnavailable', 'Service is currently unavailable.').toAnswer();
    case 412:
      return request.kind === 'batch' ? refusedBatch(request) : preconditionFailed().toAnswer();
    default:
      return null;
  }
}

/** A batch is refused by one of its operations: the first with a condition, as if someone else had been quicker. */
function refusedBatch({ body }: CosmosRequest): Answer {
  const operations = Array.isArray(body) ? body.filter(isObject) : [];
  const conditional = operations.findIndex(
    ({ ifMatch, resourceBody }) =>
      ifMatch !== undefined || (isObject(resourceBody) && resourceBody.condition !== undefined),
  );
  const culprit = Math.max(0, conditional);
  const results = operations.map((_, index) => ({ statusCode: index === culprit ? 412 : 424, requestCharge: 0 }));
  return { status: 207, body: JSON.stringify(results) };
}
