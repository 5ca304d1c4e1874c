import type { JsonObject } from './json';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON text; none on 204 and 304. */
  readonly body?: string;
}

interface More {
  readonly substatus?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Query plan of a query that the client must run over the partitions itself. */
  readonly additionalErrorInfo?: string;
}

/** What Cosmos DB answers when it will not do something: status, code word, sentence. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly more: More = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }

  toAnswer(): Answer {
    const { substatus, headers, additionalErrorInfo } = this.more;
    const body: JsonObject = { code: this.code, message: this.message };
    if (additionalErrorInfo !== undefined) body.additionalErrorInfo = additionalErrorInfo;
    return {
      status: this.status,
      headers: { ...headers, ...(substatus === undefined ? {} : { 'x-ms-substatus': String(substatus) }) },
      body: JSON.stringify(body),
    };
  }
}

export const badRequest = (message: string, substatus?: number): Refusal =>
  new Refusal(400, 'BadRequest', message, substatus === undefined ? {} : { substatus });

export const unauthorized = (message: string): Refusal => new Refusal(401, 'Unauthorized', message);

export const notFound = (what: string, substatus?: number): Refusal =>
  new Refusal(404, 'NotFound', `${what} does not exist.`, substatus === undefined ? {} : { substatus });

export const conflict = (message: string): Refusal => new Refusal(409, 'Conflict', message);

export const preconditionFailed = (): Refusal =>
  new Refusal(412, 'PreconditionFailed', 'One of the specified pre-condition is not met.');

export const tooLarge = (message: string): Refusal => new Refusal(413, 'RequestEntityTooLarge', message);

/** Cosmos DB could do it; this emulator cannot, and says so instead of pretending. */
export const unsupported = (what: string): Refusal =>
  new Refusal(501, 'NotImplemented', `The local Cosmos DB emulator does not support ${what}.`);
