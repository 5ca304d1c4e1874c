import type { JsonObject } from '../json';
import { badRequest } from '../refusal';
import type { Parameters } from './evaluator';
import { amount } from './run';
import type { AggregateName, Clause, Query } from './syntax';
import { hasAggregate, isAggregated, pathOf } from './syntax';

const FILTER = '{documentdb-formattableorderbyquery-filter}';

/** The client's names for what it adds up over the partitions. */
const merging: Readonly<Record<AggregateName, string>> = {
  COUNT: 'Count',
  SUM: 'Sum',
  MIN: 'Min',
  MAX: 'Max',
  AVG: 'Average',
};

/** Whether answers of several partitions must be merged by the client; the service answers only simpler queries at once. */
export const mustBeMerged = (query: Query): boolean =>
  query.orderBy.length > 0 || query.distinct || query.top !== null || query.offset !== null || isAggregated(query);

/** How the client is to run a query over partitions: what to ask each, and how to merge what they answer. */
export function planOf(query: Query, parameters: Parameters): JsonObject {
  const grouped = isAggregated(query);
  const rewritten = grouped ? rewriteGrouped(query) : rewrite(query, parameters);
  return {
    partitionedQueryExecutionInfoVersion: 2,
    queryInfo: {
      distinctType: distinctType(query),
      top: query.top && amount(query.top, parameters),
      offset: query.offset && amount(query.offset, parameters),
      limit: query.limit && amount(query.limit, parameters),
      orderBy: query.orderBy.map(({ descending }) => (descending ? 'Descending' : 'Ascending')),
      orderByExpressions: query.orderBy.map(({ text }) => text),
      groupByExpressions: query.groupBy.map(({ text }) => text),
      groupByAliases: grouped && query.select.kind === 'list' ? query.select.items.map(({ alias }) => alias) : [],
      aggregates: grouped && query.select.kind === 'value' ? aggregatesOf(query.select.of) : [],
      groupByAliasToAggregateType: grouped ? aggregateTypes(query) : {},
      rewrittenQuery: rewritten,
      hasSelectValue: query.select.kind === 'value',
      dCountInfo: null,
      hasNonStreamingOrderBy: false,
    },
    queryRanges: [{ min: '', max: 'FF', isMinInclusive: true, isMaxInclusive: false }],
  };
}

function distinctType({ distinct, select, orderBy }: Query): string {
  if (!distinct) return 'None';
  const isSortedByItself = select.kind === 'value' && orderBy.length === 1 && orderBy[0]?.text === select.of.text;
  return isSortedByItself ? 'Ordered' : 'Unordered';
}

const aggregatesOf = ({ expression }: Clause): string[] =>
  expression.kind === 'aggregate' ? [merging[expression.name]] : [];

function aggregateTypes({ select }: Query): JsonObject {
  if (select.kind !== 'list') return {};
  return Object.fromEntries(
    select.items.map(({ alias, expression }) => [
      alias,
      expression.kind === 'aggregate' ? merging[expression.name] : null,
    ]),
  );
}

/** What each partition is asked: each row with its sort values, and no rows that the client would not need. */
function rewrite(query: Query, parameters: Parameters): string {
  const { select, orderBy, top, offset, limit } = query;
  if (!mustBeMerged(query)) return '';
  const rows =
    select.kind === 'star'
      ? '*'
      : select.kind === 'value'
        ? `VALUE ${select.of.text}`
        : select.items.map(({ text, alias }) => `${text} AS ${alias}`).join(', ');
  const most = top ? ` TOP ${amount(top, parameters)}` : '';
  const span = offset && limit ? ` OFFSET 0 LIMIT ${amount(offset, parameters) + amount(limit, parameters)}` : '';
  const where = query.where ? `(${query.where.text})` : 'true';
  if (orderBy.length === 0) {
    return `SELECT${query.distinct ? ' DISTINCT' : ''}${most} ${rows} FROM ${query.from} WHERE ${where}${span}`;
  }
  const items = orderBy.map(({ text }) => `{"item": ${text}}`).join(', ');
  const sorts = orderBy.map(({ text, descending }) => `${text} ${descending ? 'DESC' : 'ASC'}`).join(', ');
  return `SELECT${most} ${query.root}._rid, [${items}] AS orderByItems, ${payload(query)} AS payload FROM ${query.from} WHERE ${where} AND (${FILTER}) ORDER BY ${sorts}${span}`;
}

function payload({ select, root }: Query): string {
  if (select.kind === 'star') return root;
  if (select.kind === 'value') return select.of.text;
  return `{${select.items.map(({ alias, text }) => `${JSON.stringify(alias)}: ${text}`).join(', ')}}`;
}

function rewriteGrouped(query: Query): string {
  const { select, groupBy, from } = query;
  const where = query.where ? ` WHERE ${query.where.text}` : '';
  const grouping = groupBy.length > 0 ? ` GROUP BY ${groupBy.map(({ text }) => text).join(', ')}` : '';
  const keys = `[${groupBy.map(({ text }) => `{"item": ${text}}`).join(', ')}] AS groupByItems`;
  if (select.kind === 'value') {
    const merged = mergeable(select.of);
    const value = select.of.expression.kind === 'aggregate' ? `[${merged}]` : merged;
    return groupBy.length > 0
      ? `SELECT ${keys}, ${value} AS payload FROM ${from}${where}${grouping}`
      : `SELECT VALUE ${value} FROM ${from}${where}`;
  }
  const items = select.kind === 'list' ? select.items : [];
  const fields = `{${items.map((item) => `${JSON.stringify(item.alias)}: ${mergeable(item)}`).join(', ')}} AS payload`;
  return `SELECT ${groupBy.length > 0 ? `${keys}, ` : ''}${fields} FROM ${from}${where}${grouping}`;
}

/** An aggregate in a form that can be added up: an average needs its sum and its count. */
function mergeable({ expression, text }: Clause): string {
  if (expression.kind !== 'aggregate') {
    if (hasAggregate(expression)) throw badRequest('Compositions of aggregates and other expressions are not allowed.');
    if (pathOf(expression) === null && expression.kind !== 'literal') {
      throw badRequest('Only what the query groups by, and aggregates, can be selected.');
    }
    return text;
  }
  const of = expression.of.text;
  switch (expression.name) {
    case 'AVG':
      return `{"item": {"sum": SUM(${of}), "count": COUNT(${of})}}`;
    case 'MIN':
    case 'MAX':
      return `{"item": {"${expression.name.toLowerCase()}": ${expression.name}(${of}), "count": COUNT(${of})}}`;
    default:
      return `{"item": ${text}}`;
  }
}
