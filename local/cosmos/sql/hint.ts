import type { Parameters } from './evaluator';
import type { Expression } from './syntax';
import { pathOf } from './syntax';
import type { Value } from './values';

export type Hint = (text: string) => boolean;

const valueOf = (expression: Expression, parameters: Parameters): Value => {
  if (expression.kind === 'literal') return expression.value;
  return expression.kind === 'parameter' ? parameters.get(expression.name) : undefined;
};

/**
 * Tells by its JSON text alone that an item cannot meet a condition, so that it need not be parsed; null when text tells
 * nothing. An item with c.state.status = 'open' holds "status":"open" somewhere, since all texts are written alike.
 */
export function hintOf(expression: Expression, parameters: Parameters): Hint | null {
  switch (expression.kind) {
    case 'and': {
      const [left, right] = [hintOf(expression.left, parameters), hintOf(expression.right, parameters)];
      return left && right ? (text) => left(text) && right(text) : (left ?? right);
    }
    case 'or': {
      const [left, right] = [hintOf(expression.left, parameters), hintOf(expression.right, parameters)];
      return left && right ? (text) => left(text) || right(text) : null;
    }
    case 'compare': {
      const { operator, left, right } = expression;
      const name = operator === '=' ? pathOf(left)?.at(-1) : undefined;
      const value = valueOf(right, parameters);
      const isPlain = typeof value === 'string' || typeof value === 'boolean' || value === null;
      if (!isPlain || name === undefined) return null;
      const needle = `${JSON.stringify(name)}:${JSON.stringify(value)}`;
      return (text) => text.includes(needle);
    }
    default:
      return null;
  }
}
