import { badRequest, unsupported } from '../refusal';

export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'parameter' | 'symbol' | 'end';
  /** The word, the symbol, the parameter with its @, or the decoded text of a string. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const SPACE = /\s+/y;
const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const PARAMETER = /@[\p{L}_][\p{L}\p{N}_]*/uy;
const STRING = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/sy;
const SYMBOL = /!=|<>|<=|>=|[=<>+\-*/%(),.[\]{}:]/y;
const UNSUPPORTED = /\?\?|\|\||>>>?|<<|--|[?|&^~]/y;

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };
const decode = (quoted: string): string =>
  quoted
    .slice(1, -1)
    .replace(/\\u([0-9a-fA-F]{4})|\\(.)/gs, (_, code: string | undefined, character: string | undefined) =>
      code === undefined ? (escapes[character ?? ''] ?? character ?? '') : String.fromCharCode(parseInt(code, 16)),
    );

/** Divides SQL text; what is not SQL is refused with its place. */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(sql)?.[0];
  };
  const push = (kind: Token['kind'], raw: string, text = raw): void => {
    tokens.push({ kind, text, start: at, end: at + raw.length });
    at += raw.length;
  };
  while (at < sql.length) {
    const space = match(SPACE);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const operator = match(UNSUPPORTED);
    if (operator !== undefined) throw unsupported(`the SQL operator ${operator}`);
    const [word, number, parameter, string, symbol] = [WORD, NUMBER, PARAMETER, STRING, SYMBOL].map(match);
    if (word !== undefined) push('word', word);
    else if (number !== undefined) push('number', number);
    else if (parameter !== undefined) push('parameter', parameter);
    else if (string !== undefined) push('string', string, decode(string));
    else if (symbol !== undefined) push('symbol', symbol);
    else throw badRequest(`Syntax error, incorrect syntax near '${sql.slice(at, at + 12)}'.`);
  }
  tokens.push({ kind: 'end', text: '', start: at, end: at });
  return tokens;
}
