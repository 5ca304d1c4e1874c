import type { Json, JsonObject } from '../json';
import { isObject } from '../json';
import { badRequest } from '../refusal';
import { aggregate } from './aggregates';
import { builtIns } from './functions';
import type { Arithmetic, Comparison, Expression, Select } from './syntax';
import type { Value } from './values';
import { equal, less } from './values';

export type Parameters = ReadonlyMap<string, Json>;

/** What an expression looks at: one item, or the items that fall together when it aggregates. */
export interface Scope {
  readonly item: Value;
  readonly group: readonly Value[];
}
export type Evaluate = (scope: Scope) => Value;

const alone: readonly Value[] = [];
export const scopeOf = (item: Value): Scope => ({ item, group: alone });

/** Makes a function of an expression, so that it is looked through once and not once an item. */
export function compile(expression: Expression, parameters: Parameters): Evaluate {
  const inner = (each: Expression): Evaluate => compile(each, parameters);
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return () => value;
    }
    case 'parameter': {
      const value = parameters.get(expression.name);
      if (value === undefined) throw badRequest(`The query uses parameter ${expression.name}, but it has no value.`);
      return () => value;
    }
    case 'document':
      return ({ item }) => item;
    case 'member':
      return member(inner(expression.of), inner(expression.key));
    case 'array': {
      const items = expression.items.map(inner);
      return (scope) => items.map((item) => item(scope)).filter((item) => item !== undefined);
    }
    case 'object':
      return object(expression.entries.map(([key, value]) => [key, inner(value)]));
    case 'not': {
      const operand = inner(expression.operand);
      return (scope) => not(operand(scope));
    }
    case 'minus': {
      const operand = inner(expression.operand);
      return (scope) => {
        const value = operand(scope);
        return typeof value === 'number' ? -value : undefined;
      };
    }
    case 'and':
      return either(false, inner(expression.left), inner(expression.right));
    case 'or':
      return either(true, inner(expression.left), inner(expression.right));
    case 'compare': {
      const [left, right, test] = [inner(expression.left), inner(expression.right), comparisons[expression.operator]];
      return (scope) => test(left(scope), right(scope));
    }
    case 'arithmetic': {
      const [left, right, work] = [inner(expression.left), inner(expression.right), arithmetics[expression.operator]];
      return (scope) => {
        const [a, b] = [left(scope), right(scope)];
        return typeof a === 'number' && typeof b === 'number' ? work(a, b) : undefined;
      };
    }
    case 'in':
      return isIn(inner(expression.value), expression.list.map(inner));
    case 'between': {
      const { value, low, high } = expression;
      const above: Expression = { kind: 'compare', operator: '>=', left: value, right: low };
      const below: Expression = { kind: 'compare', operator: '<=', left: value, right: high };
      return inner({ kind: 'and', left: above, right: below });
    }
    case 'call':
      return call(expression.name, expression.args.map(inner));
    case 'aggregate': {
      const of = inner(expression.of.expression);
      return ({ group }) =>
        aggregate(
          expression.name,
          group.map((item) => of(scopeOf(item))),
        );
    }
  }
}

/** What a row of the answer is made of. */
export function compileSelect(select: Select, parameters: Parameters): Evaluate {
  if (select.kind === 'star') return ({ item }) => item;
  if (select.kind === 'value') return compile(select.of.expression, parameters);
  return object(select.items.map(({ alias, expression }) => [alias, compile(expression, parameters)]));
}

const not = (value: Value): Value => (typeof value === 'boolean' ? !value : undefined);

const comparisons: Readonly<Record<Comparison, (left: Value, right: Value) => Value>> = {
  '=': equal,
  '!=': (left, right) => not(equal(left, right)),
  '<': less,
  '>': (left, right) => less(right, left),
  '<=': (left, right) => not(less(right, left)),
  '>=': (left, right) => not(less(left, right)),
};

const arithmetics: Readonly<Record<Arithmetic, (left: number, right: number) => Value>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => (right === 0 ? undefined : left / right),
  '%': (left, right) => (right === 0 ? undefined : left % right),
};

/** AND and OR with three outcomes: what decides wins even over undefined. */
const either =
  (decisive: boolean, left: Evaluate, right: Evaluate): Evaluate =>
  (scope) => {
    const first = left(scope);
    if (first === decisive) return decisive;
    const second = right(scope);
    if (second === decisive) return decisive;
    return typeof first === 'boolean' && typeof second === 'boolean' ? !decisive : undefined;
  };

const member =
  (of: Evaluate, key: Evaluate): Evaluate =>
  (scope) => {
    const [owner, name] = [of(scope), key(scope)];
    if (Array.isArray(owner)) return typeof name === 'number' ? owner[name] : undefined;
    return isObject(owner) && typeof name === 'string' && Object.hasOwn(owner, name) ? owner[name] : undefined;
  };

const object =
  (entries: readonly (readonly [string, Evaluate])[]): Evaluate =>
  (scope) => {
    const made: JsonObject = {};
    for (const [key, evaluate] of entries) {
      const value = evaluate(scope);
      if (value !== undefined) made[key] = value;
    }
    return made;
  };

const isIn =
  (value: Evaluate, list: readonly Evaluate[]): Evaluate =>
  (scope) => {
    const wanted = value(scope);
    let outcome: Value = false;
    for (const each of list) {
      const same = equal(wanted, each(scope));
      if (same === true) return true;
      if (same === undefined) outcome = undefined;
    }
    return outcome;
  };

function call(name: string, args: readonly Evaluate[]): Evaluate {
  const builtIn = builtIns.get(name);
  if (!builtIn) {
    throw badRequest(
      `'${name}' is not a recognized built-in function name, or one this local emulator does not support.`,
    );
  }
  if (args.length < builtIn.fewest || args.length > builtIn.most) {
    throw badRequest(`The ${name} function does not take ${args.length} arguments.`);
  }
  return (scope) => builtIn.call(...args.map((arg) => arg(scope)));
}
