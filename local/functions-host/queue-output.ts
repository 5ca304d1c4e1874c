import { z } from 'zod';
import { readBinding } from './binding';
import type { RegisteredFunction } from './core';
import type { Queue, Queues } from './queues';
import type { InvocationResponse, TypedData } from './rpc';

/** Sends what an invocation left in its storage-queue outputs. */
export type WriteOutputs = (called: RegisteredFunction, response: InvocationResponse) => Promise<void>;

const RETURNED = '$return';
const queueOutput = { queueName: z.string(), connection: z.string() };

/** Opens the queues that the functions write to; any other kind of output is refused. */
export const openOutputs = async (functions: Iterable<RegisteredFunction>, queues: Queues): Promise<WriteOutputs> => {
  const targets = new Map<string, Queue>();
  for (const { metadata } of functions) {
    for (const [name, binding] of Object.entries(metadata.bindings)) {
      if (binding.type.endsWith('Trigger') || (binding.type === 'http' && name === RETURNED)) continue;
      if (binding.type !== 'queue' || binding.direction !== 'out') {
        throw new Error(`The function "${metadata.name}" binds "${binding.type}", which this host does not have.`);
      }
      const { queueName, connection } = readBinding(binding, metadata.name, queueOutput);
      targets.set(`${metadata.name} ${name}`, await queues.open(queueName, connection));
    }
  }
  return async (called, { outputData = [], returnValue }) => {
    for (const { name, data } of [...outputData, { name: RETURNED, data: returnValue }]) {
      const queue = targets.get(`${called.metadata.name} ${name}`);
      if (!queue || !data) continue;
      for (const message of messagesIn(data)) await queue.send(message);
    }
  };
};

/** A list is one message for each element, as on Azure; what is not text travels as JSON. */
const messagesIn = (data: TypedData): readonly string[] => {
  if (data.string !== undefined) return [data.string];
  if (data.bytes !== undefined) return [Buffer.from(data.bytes).toString()];
  if (data.json === undefined) return [String(data.int ?? data.double)];
  const value: unknown = JSON.parse(data.json);
  if (!Array.isArray(value)) return [data.json];
  return value.map((each: unknown) => (typeof each === 'string' ? each : JSON.stringify(each)));
};
