import { isObject } from '../json';
import type { Value } from './values';
import { equal, typeOf } from './values';

interface BuiltIn {
  readonly fewest: number;
  readonly most: number;
  readonly call: (...args: readonly Value[]) => Value;
}

const ofStrings =
  (test: (text: string, part: string) => Value) =>
  (text: Value, part: Value, ignoringCase?: Value): Value => {
    if (typeof text !== 'string' || typeof part !== 'string') return undefined;
    return ignoringCase === true ? test(text.toLowerCase(), part.toLowerCase()) : test(text, part);
  };

const isType = (...types: string[]): BuiltIn => ({
  fewest: 1,
  most: 1,
  call: (value) => types.includes(typeOf(value)),
});

/** With `partial`, an object matches that has all the properties asked for, and perhaps more. */
const matches = (item: Value, wanted: Value, partial: boolean): boolean =>
  partial && isObject(item) && isObject(wanted)
    ? Object.entries(wanted).every(([key, value]) => equal(item[key], value) === true)
    : equal(item, wanted) === true;

const ofText = (change: (text: string) => Value): BuiltIn => ({
  fewest: 1,
  most: 1,
  call: (text) => (typeof text === 'string' ? change(text) : undefined),
});

/** The functions known here; any other is refused by name. */
export const builtIns: ReadonlyMap<string, BuiltIn> = new Map(
  Object.entries({
    ARRAY_CONTAINS: {
      fewest: 2,
      most: 3,
      call: (list, wanted, partial) =>
        Array.isArray(list) && wanted !== undefined
          ? list.some((item) => matches(item, wanted, partial === true))
          : undefined,
    },
    ARRAY_LENGTH: { fewest: 1, most: 1, call: (list) => (Array.isArray(list) ? list.length : undefined) },
    STARTSWITH: { fewest: 2, most: 3, call: ofStrings((text, part) => text.startsWith(part)) },
    ENDSWITH: { fewest: 2, most: 3, call: ofStrings((text, part) => text.endsWith(part)) },
    CONTAINS: { fewest: 2, most: 3, call: ofStrings((text, part) => text.includes(part)) },
    LOWER: ofText((text) => text.toLowerCase()),
    UPPER: ofText((text) => text.toUpperCase()),
    LENGTH: ofText((text) => text.length),
    CONCAT: {
      fewest: 2,
      most: Infinity,
      call: (...parts) => (parts.every((part) => typeof part === 'string') ? parts.join('') : undefined),
    },
    IS_DEFINED: { fewest: 1, most: 1, call: (value) => value !== undefined },
    IS_NULL: isType('null'),
    IS_BOOL: isType('boolean'),
    IS_NUMBER: isType('number'),
    IS_STRING: isType('string'),
    IS_ARRAY: isType('array'),
    IS_OBJECT: isType('object'),
    IS_PRIMITIVE: isType('null', 'boolean', 'number', 'string'),
  } satisfies Record<string, BuiltIn>),
);
