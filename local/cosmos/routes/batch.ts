import type { Container } from '../catalogue';
import type { ItemOperation, Outcome } from '../items';
import { MOST_BYTES } from '../items';
import type { Json, JsonObject } from '../json';
import { isObject } from '../json';
import type { PartitionName } from '../partition-key';
import type { Answer } from '../refusal';
import { badRequest, Refusal, tooLarge, unsupported } from '../refusal';
import type { CosmosRequest } from '../request';
import { headerOf, isTrue } from '../request';
import type { Context } from './context';
import { answered } from './context';

const MOST_OPERATIONS = 100;
const FELL_WITH_THE_OTHERS = 424;

interface Step {
  readonly operation: ItemOperation;
  readonly partition: PartitionName;
  readonly ifMatch: string | null;
  readonly ifNoneMatch: string | null;
}
interface StepResult {
  readonly status: number;
  readonly outcome: Outcome | null;
}

/** Carried out of a transaction to undo it, with what it had come to. */
class Undone extends Error {
  constructor(
    readonly at: number,
    readonly refusal: Refusal,
  ) {
    super(refusal.message);
  }
}

/** All operations in one partition or none of them; or, without the atomic header, each for itself. */
export function batchRoute(context: Context, container: Container, request: CosmosRequest): Answer {
  const { body, size, headers } = request;
  if (!Array.isArray(body) || body.length === 0) throw badRequest('A batch needs operations.');
  if (body.length > MOST_OPERATIONS) throw badRequest(`A batch has at most ${MOST_OPERATIONS} operations.`);
  if (size > MOST_BYTES) throw tooLarge('Request size is too large: a batch has at most 2 MB.');
  const isAtomic = isTrue(headers, 'x-ms-cosmos-batch-atomic');
  const steps = body.map((each) => stepOf(context, container, each, isAtomic ? request.partition : null));
  const results = isAtomic
    ? runTogether(context, container, steps)
    : runEach(context, container, steps, isTrue(headers, 'x-ms-cosmos-batch-continue-on-error'));

  const isMinimal = headerOf(headers, 'prefer') === 'return=minimal';
  const charge = results.reduce((sum, { outcome }) => sum + (outcome?.charge ?? 1), 0);
  const status = results.every((result) => result.status < 400) ? 200 : 207;
  const texts = results.map((result) => resultText(result, isMinimal));
  return answered(context, container, charge, { status, body: `[${texts.join(',')}]` });
}

function stepOf({ items }: Context, container: Container, given: Json, batchPartition: string | null): Step {
  if (!isObject(given)) throw badRequest('A batch operation is a JSON object.');
  const own = typeof given.partitionKey === 'string' ? given.partitionKey : null;
  const partition = items.partition(container, batchPartition ?? own);
  const operation = operationOf(given);
  const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
  return { operation, partition, ifMatch: text(given.ifMatch), ifNoneMatch: text(given.ifNoneMatch) };
}

function operationOf({ operationType, id, resourceBody: body }: JsonObject): ItemOperation {
  const kind = typeof operationType === 'string' ? operationType.toLowerCase() : '';
  if (kind === 'create' || kind === 'upsert') return { kind, body };
  if (typeof id !== 'string') throw badRequest(`The batch operation ${kind} needs an id.`);
  if (kind === 'read' || kind === 'delete') return { kind, id };
  if (kind === 'replace' || kind === 'patch') return { kind, id, body };
  throw unsupported(`the batch operation ${JSON.stringify(operationType)}`);
}

function runTogether({ store, items }: Context, container: Container, steps: readonly Step[]): StepResult[] {
  try {
    return store.transaction(() => {
      const writing = items.begin(container);
      return steps.map((step, at) => {
        try {
          const outcome = items.perform(container, step.partition, step.operation, step, writing);
          return { status: outcome.status, outcome };
        } catch (error) {
          throw error instanceof Refusal ? new Undone(at, error) : error;
        }
      });
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    const { at, refusal } = error;
    return steps.map((_, index) => ({ status: index === at ? refusal.status : FELL_WITH_THE_OTHERS, outcome: null }));
  }
}

function runEach(
  { store, items }: Context,
  container: Container,
  steps: readonly Step[],
  goesOn: boolean,
): StepResult[] {
  let hasFailed = false;
  return steps.map((step) => {
    if (hasFailed && !goesOn) return { status: FELL_WITH_THE_OTHERS, outcome: null };
    try {
      const outcome = store.transaction(() =>
        items.perform(container, step.partition, step.operation, step, items.begin(container)),
      );
      return { status: outcome.status, outcome };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      hasFailed = true;
      return { status: error.status, outcome: null };
    }
  });
}

function resultText({ status, outcome }: StepResult, isMinimal: boolean): string {
  const fields = [`"statusCode":${status}`, `"requestCharge":${outcome?.charge ?? 0}`];
  if (outcome?.etag) fields.push(`"eTag":${JSON.stringify(outcome.etag)}`);
  if (outcome?.text && !isMinimal) fields.push(`"resourceBody":${outcome.text}`);
  return `{${fields.join(',')}}`;
}
