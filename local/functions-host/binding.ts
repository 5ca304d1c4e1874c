import { z } from 'zod';
import type { Binding, FunctionMetadata } from './rpc';

/** The trigger of a function: every function has one. */
export const triggerOf = ({ name, bindings }: FunctionMetadata): { name: string; binding: Binding } => {
  const found = Object.entries(bindings).find(([, binding]) => binding.type.endsWith('Trigger'));
  if (!found) throw new Error(`The function "${name}" has no trigger.`);
  return { name: found[0], binding: found[1] };
};

const common = {
  type: z.string(),
  direction: z.enum(['in', 'out']),
  name: z.string().optional(),
  properties: z.unknown().optional(), // deferred binding; refused where it is asked for, as `sdkBinding`
};

/** Reads a binding's settings; one this host does not know is refused rather than ignored. */
export const readBinding = <Shape extends z.ZodRawShape>(binding: Binding, owner: string, shape: Shape) => {
  const parsed = z.strictObject({ ...common, ...shape }).safeParse(binding);
  if (!parsed.success) {
    throw new Error(`The function "${owner}", ${binding.type}: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
};
