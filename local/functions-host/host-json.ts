import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const timeSpan = z
  .string()
  .regex(/^\d{2}:\d{2}:\d{2}$/, 'a time is written hh:mm:ss')
  .transform((text) => {
    const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
    return ((hours * 60 + minutes) * 60 + seconds) * 1_000;
  });

// The defaults are Azure's. What is Azure's business alone (logging, bundles) passes unread; a setting of
// http or queues that this host would silently ignore does not pass.
const schema = z.object({
  version: z.literal('2.0'),
  functionTimeout: timeSpan.default(30 * 60_000),
  extensions: z
    .object({
      http: z.strictObject({ routePrefix: z.string().default('api') }).prefault({}),
      queues: z
        .strictObject({
          maxPollingInterval: timeSpan.default(60_000),
          visibilityTimeout: timeSpan.default(0),
          batchSize: z.int().min(1).max(32).default(16),
          newBatchThreshold: z.int().min(0).optional(),
          maxDequeueCount: z.int().min(1).default(5),
          messageEncoding: z.enum(['base64', 'none']).default('base64'),
        })
        .prefault({}),
    })
    .prefault({}),
});

export type HostJson = z.infer<typeof schema>;
export type QueueSettings = HostJson['extensions']['queues'];

/** The file as this host reads it: times in milliseconds, what is missing as on Azure. */
export const readHostJson = async (path: string): Promise<HostJson> => {
  const parsed = schema.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
};
