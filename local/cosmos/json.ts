export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const parseJson = (text: string): Json => JSON.parse(text) as Json;

/** A copy that may be changed without anyone noticing. */
export const copy = <T extends Json>(value: T): T => structuredClone(value);
