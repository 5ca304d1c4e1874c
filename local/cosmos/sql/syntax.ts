import type { Json } from '../json';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type Arithmetic = '+' | '-' | '*' | '/' | '%';
export type AggregateName = 'COUNT' | 'SUM' | 'MIN' | 'MAX' | 'AVG';

export type Expression =
  | { readonly kind: 'literal'; readonly value: Json | undefined }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'document' }
  | { readonly kind: 'member'; readonly of: Expression; readonly key: Expression }
  | { readonly kind: 'array'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Expression])[] }
  | { readonly kind: 'not' | 'minus'; readonly operand: Expression }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'arithmetic';
      readonly operator: Arithmetic;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'in'; readonly value: Expression; readonly list: readonly Expression[] }
  | { readonly kind: 'between'; readonly value: Expression; readonly low: Expression; readonly high: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'aggregate'; readonly name: AggregateName; readonly of: Clause };

/** An expression with the text it was written as, for rewriting. */
export interface Clause {
  readonly expression: Expression;
  readonly text: string;
}

export interface Sort extends Clause {
  readonly descending: boolean;
  /** Property names from the document down. */
  readonly path: readonly string[];
}

export interface Projection extends Clause {
  readonly alias: string;
}

export type Select =
  | { readonly kind: 'star' }
  | { readonly kind: 'value'; readonly of: Clause }
  | { readonly kind: 'list'; readonly items: readonly Projection[] };

/** TOP, OFFSET and LIMIT take a number or a parameter. */
export type Quantity = Extract<Expression, { kind: 'literal' | 'parameter' }>;

export interface Query {
  readonly distinct: boolean;
  readonly top: Quantity | null;
  readonly select: Select;
  readonly from: string;
  /** The name the document goes by. */
  readonly root: string;
  readonly where: Clause | null;
  readonly groupBy: readonly Clause[];
  readonly orderBy: readonly Sort[];
  readonly offset: Quantity | null;
  readonly limit: Quantity | null;
}

export const aggregateNames: readonly AggregateName[] = ['COUNT', 'SUM', 'MIN', 'MAX', 'AVG'];

const partsOf = (expression: Expression): readonly Expression[] => {
  switch (expression.kind) {
    case 'member':
      return [expression.of, expression.key];
    case 'array':
      return expression.items;
    case 'object':
      return expression.entries.map(([, value]) => value);
    case 'not':
    case 'minus':
      return [expression.operand];
    case 'and':
    case 'or':
    case 'compare':
    case 'arithmetic':
      return [expression.left, expression.right];
    case 'in':
      return [expression.value, ...expression.list];
    case 'between':
      return [expression.value, expression.low, expression.high];
    case 'call':
      return expression.args;
    default:
      return [];
  }
};

export const hasAggregate = (expression: Expression): boolean =>
  expression.kind === 'aggregate' || partsOf(expression).some(hasAggregate);

export const selected = (select: Select): readonly Clause[] =>
  select.kind === 'star' ? [] : select.kind === 'value' ? [select.of] : select.items;

/** Whether one row comes of many: COUNT and the like, or GROUP BY. */
export const isAggregated = (query: Query): boolean =>
  query.groupBy.length > 0 || selected(query.select).some(({ expression }) => hasAggregate(expression));

/** Property names from the document down; null when it is not a plain path such as c.a.b. */
export function pathOf(expression: Expression): string[] | null {
  if (expression.kind === 'document') return [];
  if (expression.kind !== 'member' || expression.key.kind !== 'literal') return null;
  const above = pathOf(expression.of);
  const { value } = expression.key;
  return above === null || typeof value !== 'string' ? null : [...above, value];
}
