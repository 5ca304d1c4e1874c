import type { Json } from '../json';
import { isObject } from '../json';

/** What an expression yields; undefined is a value of its own in Cosmos DB's SQL. */
export type Value = Json | undefined;
export type ValueType = 'undefined' | 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

const order: readonly ValueType[] = ['undefined', 'null', 'boolean', 'number', 'string', 'array', 'object'];

export function typeOf(value: Value): ValueType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as ValueType;
}

const isDeeplyEqual = (left: Json, right: Json): boolean => {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((each, index) => isDeeplyEqual(each, right[index] ?? null));
  }
  if (isObject(left) && isObject(right)) {
    const keys = Object.keys(left);
    return (
      keys.length === Object.keys(right).length &&
      keys.every((key) => Object.hasOwn(right, key) && isDeeplyEqual(left[key] ?? null, right[key] ?? null))
    );
  }
  return left === right;
};

/** Undefined, not false, when the two are of different types. */
export function equal(left: Value, right: Value): boolean | undefined {
  if (left === undefined || right === undefined || typeOf(left) !== typeOf(right)) return undefined;
  return isDeeplyEqual(left, right);
}

/** Less than, as WHERE knows it: undefined across types and for arrays and objects. */
export function less(left: Value, right: Value): boolean | undefined {
  const type = typeOf(left);
  if (type !== typeOf(right) || type === 'undefined' || type === 'array' || type === 'object') return undefined;
  return left !== null && right !== null && (left as string) < (right as string);
}

/** A total order over values of any type, as ORDER BY, MIN and MAX know it. */
export function compare(left: Value, right: Value): number {
  const type = typeOf(left);
  const byType = order.indexOf(type) - order.indexOf(typeOf(right));
  if (byType !== 0) return byType;
  if (type === 'array' || type === 'object') return compare(canonical(left), canonical(right));
  if (left === right || left === undefined || right === undefined || left === null || right === null) return 0;
  return left < right ? -1 : 1;
}

/** The same text for equal values, whatever the order of their properties. */
export function canonical(value: Value): string {
  if (value === undefined) return 'undefined';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}
