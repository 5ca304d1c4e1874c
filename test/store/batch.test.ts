import type { Container, OperationResponse } from '@azure/cosmos';
import { batch } from '../../src/store/cosmos';

const answer = (...statuses: number[]): OperationResponse[] =>
  statuses.map((statusCode) => ({ statusCode, requestCharge: 1 }));

/** A container that answers batches with these, in turn, and goes on with the last. */
function containerAnswering(...answers: OperationResponse[][]) {
  const asked: string[][] = [];
  const items = {
    batch: async (operations: { id: string }[]) => {
      asked.push(operations.map(({ id }) => id));
      return { result: answers[Math.min(asked.length, answers.length) - 1] };
    },
  };
  return { container: { items } as unknown as Container, asked };
}

const operations: Parameters<typeof batch>[2] = [{ operationType: 'Delete', id: 'a' }];

test.each([449, 503])(
  'a batch in which one operation is answered %i is sent again, with the same ids',
  async (status) => {
    const { container, asked } = containerAnswering(answer(424, status), answer(201, 200));
    expect(await batch(container, 'p', operations)).toEqual(answer(201, 200));
    expect(asked).toEqual([['a'], ['a']]);
  },
);

test('a batch that stays busy is an error after five tries', async () => {
  const { container, asked } = containerAnswering(answer(449));
  await expect(batch(container, 'p', operations)).rejects.toThrow('The database is busy');
  expect(asked).toHaveLength(5);
});

test.each([409, 412, 404, 400])('a batch refused with %i is refused at once', async (status) => {
  const { container, asked } = containerAnswering(answer(status, 424));
  expect(await batch(container, 'p', operations)).toEqual(answer(status, 424));
  expect(asked).toHaveLength(1);
});
