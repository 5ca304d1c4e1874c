import { badRequest, unsupported } from '../refusal';
import { ExpressionReader } from './expressions';
import type { Clause, Expression, Projection, Quantity, Query, Select, Sort } from './syntax';
import { hasAggregate, isAggregated, pathOf } from './syntax';

/** Reads `SELECT ...`. Refuses with 400 what is no SQL, with 501 what only the real service can do. */
export function parseQuery(sql: string): Query {
  const reader = new ExpressionReader(sql);
  if (!reader.takeWord('SELECT')) throw reader.syntaxError();
  const distinct = reader.takeWord('DISTINCT');
  const top = reader.takeWord('TOP') ? quantity(reader) : null;
  const select = readSelect(reader);
  const source = readFrom(reader);
  const where = readWhere(reader);
  const groupBy = reader.takeWord('GROUP', 'BY') ? reader.list(() => reader.clause()) : [];
  const orderBy = reader.takeWord('ORDER', 'BY') ? reader.list(() => readSort(reader)) : [];
  const offset = reader.takeWord('OFFSET') ? quantity(reader) : null;
  if (offset !== null && !reader.isWord('LIMIT')) throw reader.syntaxError();
  const limit = reader.takeWord('LIMIT') ? quantity(reader) : null;
  if (limit !== null && offset === null) throw badRequest("Syntax error, incorrect syntax near 'LIMIT'.");
  if (reader.peek().kind !== 'end') throw reader.syntaxError();

  const query: Query = { distinct, top, select, ...source, where, groupBy, orderBy, offset, limit };
  if (isAggregated(query) && select.kind === 'star') throw badRequest("'SELECT *' is not valid with GROUP BY.");
  if (isAggregated(query) && orderBy.length > 0) throw unsupported('ORDER BY together with GROUP BY or an aggregate');
  return query;
}

/** Reads the condition of a patch, `from c where ...`. */
export function parseCondition(sql: string): Expression {
  const reader = new ExpressionReader(sql);
  readFrom(reader);
  const where = readWhere(reader);
  if (where === null || reader.peek().kind !== 'end') throw reader.syntaxError();
  return where.expression;
}

function quantity(reader: ExpressionReader): Quantity {
  const { kind, text } = reader.next();
  if (kind === 'parameter') return { kind: 'parameter', name: text };
  if (kind !== 'number') throw badRequest(`Syntax error, a number is expected near '${text}'.`);
  return { kind: 'literal', value: Number(text) };
}

function readSelect(reader: ExpressionReader): Select {
  if (reader.takeSymbol('*')) return { kind: 'star' };
  if (reader.takeWord('VALUE')) return { kind: 'value', of: reader.clause() };
  let unnamed = 0;
  const items = reader.list((): Projection => {
    const clause = reader.clause();
    if (reader.takeWord('AS') || reader.isName()) return { ...clause, alias: reader.name() };
    const last = pathOf(clause.expression)?.at(-1) ?? (clause.expression.kind === 'document' ? clause.text : undefined);
    return { ...clause, alias: last ?? `$${++unnamed}` };
  });
  if (new Set(items.map(({ alias }) => alias)).size < items.length)
    throw badRequest('A property name is selected twice.');
  return { kind: 'list', items };
}

function readFrom(reader: ExpressionReader): { from: string; root: string } {
  if (!reader.takeWord('FROM')) throw unsupported('SQL without FROM');
  const { start } = reader.peek();
  const source = reader.name();
  if (reader.isWord('IN') || reader.isSymbol('.') || reader.isSymbol('['))
    throw unsupported('FROM over a part of the item');
  const root = reader.takeWord('AS') || reader.isName() ? reader.name() : source;
  if (reader.isWord('JOIN') || reader.isSymbol(',')) throw unsupported('JOIN in SQL');
  if (reader.root !== null && reader.root !== root)
    throw badRequest(`Identifier '${reader.root}' could not be resolved.`);
  reader.root = root;
  return { from: reader.textFrom(start), root };
}

function readWhere(reader: ExpressionReader): Clause | null {
  if (!reader.takeWord('WHERE')) return null;
  const where = reader.clause();
  if (hasAggregate(where.expression)) throw badRequest('An aggregate is not allowed in WHERE.');
  return where;
}

function readSort(reader: ExpressionReader): Sort {
  const clause = reader.clause();
  const path = pathOf(clause.expression);
  if (path === null || path.length === 0) {
    throw badRequest('Unsupported ORDER BY clause. ORDER BY item expression could not be mapped to a document path.');
  }
  const descending = reader.takeWord('DESC');
  if (!descending) reader.takeWord('ASC');
  return { ...clause, path, descending };
}
