/** Somebody else's JSON: read field by field, never trusted. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an object; anything else counts as an empty one. */
export const objectIn = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** The value as a list; anything else counts as an empty one. */
export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

export const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
