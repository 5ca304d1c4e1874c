import { badRequest, unsupported } from '../refusal';
import type { AggregateName, Arithmetic, Clause, Comparison, Expression } from './syntax';
import { aggregateNames } from './syntax';
import type { Token } from './tokens';
import { tokenize } from './tokens';

const reserved = new Set(
  'SELECT FROM WHERE AND OR NOT IN BETWEEN ORDER GROUP BY AS TOP DISTINCT VALUE OFFSET LIMIT LIKE JOIN EXISTS ARRAY UDF'.split(
    ' ',
  ),
);
const constants = new Map<string, boolean | null | undefined>([
  ['TRUE', true],
  ['FALSE', false],
  ['NULL', null],
  ['UNDEFINED', undefined],
]);

/** Reads along the tokens of one text; the expression grammar, with clauses left to the query parser. */
export class ExpressionReader {
  private readonly tokens: readonly Token[];
  private at = 0;
  /** The name the document goes by; until FROM is read, whatever is used first. */
  root: string | null = null;

  constructor(private readonly sql: string) {
    this.tokens = tokenize(sql);
  }

  peek(ahead = 0): Token {
    const token = this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)];
    if (!token) throw badRequest('Syntax error, unexpected end of the query.');
    return token;
  }

  next(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'word' && token.text.toUpperCase() === word;
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.text === symbol;
  }

  takeWord(...words: string[]): boolean {
    if (!words.every((word, index) => this.isWord(word, index))) return false;
    this.at += words.length;
    return true;
  }

  takeSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.at += 1;
    return true;
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw this.syntaxError();
  }

  isName(): boolean {
    const token = this.peek();
    return token.kind === 'word' && !reserved.has(token.text.toUpperCase());
  }

  /** A name for something: a word that means nothing else. */
  name(): string {
    if (!this.isName()) throw this.syntaxError();
    return this.next().text;
  }

  syntaxError(): Error {
    const { text, kind } = this.peek();
    return badRequest(`Syntax error, incorrect syntax near '${kind === 'end' ? 'end of query' : text}'.`);
  }

  textFrom(start: number): string {
    const last = this.tokens[this.at - 1];
    return this.sql.slice(start, last?.end);
  }

  clause(): Clause {
    const { start } = this.peek();
    const expression = this.expression();
    return { expression, text: this.textFrom(start) };
  }

  list<T>(read: () => T): T[] {
    const items = [read()];
    while (this.takeSymbol(',')) items.push(read());
    return items;
  }

  expression(): Expression {
    let left = this.conjunction();
    while (this.takeWord('OR')) left = { kind: 'or', left, right: this.conjunction() };
    return left;
  }

  private conjunction(): Expression {
    let left = this.negation();
    while (this.takeWord('AND')) left = { kind: 'and', left, right: this.negation() };
    return left;
  }

  private negation(): Expression {
    return this.takeWord('NOT') ? { kind: 'not', operand: this.negation() } : this.comparison();
  }

  private comparison(): Expression {
    const left = this.sum();
    const operator = ['=', '!=', '<>', '<=', '>=', '<', '>'].find((each) => this.takeSymbol(each));
    if (operator !== undefined) {
      return {
        kind: 'compare',
        operator: operator === '<>' ? '!=' : (operator as Comparison),
        left,
        right: this.sum(),
      };
    }
    if (this.takeWord('NOT', 'IN')) return { kind: 'not', operand: this.inList(left) };
    if (this.takeWord('IN')) return this.inList(left);
    if (this.takeWord('NOT', 'BETWEEN')) return { kind: 'not', operand: this.between(left) };
    if (this.takeWord('BETWEEN')) return this.between(left);
    if (this.isWord('LIKE') || (this.isWord('NOT') && this.isWord('LIKE', 1)))
      throw unsupported('the SQL operator LIKE');
    return left;
  }

  private inList(value: Expression): Expression {
    this.expectSymbol('(');
    const list = this.list(() => this.expression());
    this.expectSymbol(')');
    return { kind: 'in', value, list };
  }

  private between(value: Expression): Expression {
    const low = this.sum();
    if (!this.takeWord('AND')) throw this.syntaxError();
    return { kind: 'between', value, low, high: this.sum() };
  }

  private sum(): Expression {
    return this.arithmetic(['+', '-'], () => this.arithmetic(['*', '/', '%'], () => this.sign()));
  }

  private arithmetic(operators: readonly Arithmetic[], operand: () => Expression): Expression {
    let left = operand();
    for (;;) {
      const operator = operators.find((each) => this.takeSymbol(each));
      if (operator === undefined) return left;
      left = { kind: 'arithmetic', operator, left, right: operand() };
    }
  }

  private sign(): Expression {
    if (this.takeSymbol('-')) return { kind: 'minus', operand: this.sign() };
    if (this.takeSymbol('+')) return this.sign();
    return this.member();
  }

  private member(): Expression {
    let of = this.primary();
    for (;;) {
      if (this.takeSymbol('.')) {
        const key = this.next();
        if (key.kind !== 'word') throw this.syntaxError();
        of = { kind: 'member', of, key: { kind: 'literal', value: key.text } };
      } else if (this.takeSymbol('[')) {
        of = { kind: 'member', of, key: this.expression() };
        this.expectSymbol(']');
      } else {
        return of;
      }
    }
  }

  private primary(): Expression {
    const { kind, text } = this.peek();
    if (kind === 'string') return { kind: 'literal', value: this.next().text };
    if (kind === 'number') return { kind: 'literal', value: Number(this.next().text) };
    if (kind === 'parameter') return { kind: 'parameter', name: this.next().text };
    if (kind === 'word') return this.word();
    if (this.takeSymbol('(')) {
      if (this.isWord('SELECT')) throw unsupported('SQL subqueries');
      const inner = this.expression();
      this.expectSymbol(')');
      return inner;
    }
    if (text === '[') return this.arrayLiteral();
    if (text === '{') return this.objectLiteral();
    throw this.syntaxError();
  }

  private arrayLiteral(): Expression {
    this.expectSymbol('[');
    if (this.takeSymbol(']')) return { kind: 'array', items: [] };
    const items = this.list(() => this.expression());
    this.expectSymbol(']');
    return { kind: 'array', items };
  }

  private objectLiteral(): Expression {
    this.expectSymbol('{');
    if (this.takeSymbol('}')) return { kind: 'object', entries: [] };
    const entries = this.list(() => {
      const key = this.next();
      if (key.kind !== 'string' && key.kind !== 'word') throw this.syntaxError();
      this.expectSymbol(':');
      return [key.text, this.expression()] as const;
    });
    this.expectSymbol('}');
    return { kind: 'object', entries };
  }

  private word(): Expression {
    const word = this.peek().text;
    const upper = word.toUpperCase();
    if (constants.has(upper)) {
      this.next();
      return { kind: 'literal', value: constants.get(upper) };
    }
    if (this.isSymbol('(', 1) && (upper === 'EXISTS' || upper === 'ARRAY'))
      throw unsupported(`SQL subqueries (${upper})`);
    if (upper === 'UDF' && this.isSymbol('.', 1)) throw unsupported('user-defined functions');
    if (reserved.has(upper)) throw this.syntaxError();
    this.next();
    if (this.takeSymbol('(')) return this.call(upper);
    this.root ??= word;
    if (word !== this.root) throw badRequest(`Identifier '${word}' could not be resolved.`);
    return { kind: 'document' };
  }

  private call(name: string): Expression {
    const aggregate = aggregateNames.find((each): each is AggregateName => each === name);
    if (aggregate !== undefined) {
      const of = this.clause();
      this.expectSymbol(')');
      return { kind: 'aggregate', name: aggregate, of };
    }
    if (this.takeSymbol(')')) return { kind: 'call', name, args: [] };
    const args = this.list(() => this.expression());
    this.expectSymbol(')');
    return { kind: 'call', name, args };
  }
}
