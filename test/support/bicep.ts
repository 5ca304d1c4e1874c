import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A value in Bicep: what is in braces or brackets is taken apart, anything else is kept as it is written. */
export type Bicep = string | readonly Bicep[] | { readonly [key: string]: Bicep };

/** The Bicep files by name, such as `cosmos` or `main`, as text. */
export type Modules = Readonly<Record<string, string>>;

const INFRA = join(__dirname, '../../infra');

/** All files under infra/ as they stand. */
export function readModules(): Modules {
  const files = readdirSync(INFRA, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.bicep'));
  return Object.fromEntries(
    files.map((file) => [file.replace(/^.*[\\/]|\.bicep$/g, ''), readFileSync(join(INFRA, file), 'utf8')]),
  );
}

const withoutComments = (text: string): string => text.replace(/^\s*\/\/.*$|\s\/\/ .*$/gm, '');

/** Reads one value from `at` on: an object, a list, a loop's body, or an expression to the end of its line or bracket. */
class Reader {
  at = 0;
  constructor(readonly text: string) {}

  value(): Bicep {
    this.space();
    const loop = /^\[\s*for [^:]+:/.exec(this.text.slice(this.at));
    if (loop) {
      this.at += loop[0].length;
      const body = this.value();
      this.space();
      this.at += 1;
      return body;
    }
    const condition = /^if \((?:[^()]|\([^()]*\))*\)/.exec(this.text.slice(this.at));
    if (condition) this.at += condition[0].length;
    this.space();
    if (this.text[this.at] === '{') return this.object();
    if (this.text[this.at] === '[') return this.list();
    return this.expression();
  }

  private object(): Bicep {
    const found: Record<string, Bicep> = {};
    this.at += 1;
    while (this.next() !== '}') {
      const nested = /^resource (\w+) '[^']+'[^=]*= /.exec(this.text.slice(this.at));
      const key = nested ?? /^'?([\w.$\-{}]+)'?: ?/.exec(this.text.slice(this.at));
      if (!key?.[1]) throw new Error(`Not a property: ${this.text.slice(this.at, this.at + 60)}`);
      this.at += key[0].length;
      found[key[1]] = this.value();
    }
    this.at += 1;
    return found;
  }

  private list(): Bicep {
    const found: Bicep[] = [];
    this.at += 1;
    while (this.next() !== ']') found.push(this.value());
    this.at += 1;
    return found;
  }

  private expression(): string {
    const from = this.at;
    let depth = 0;
    for (let quoted = false; this.at < this.text.length; this.at += 1) {
      const sign = this.text[this.at] ?? '';
      if (sign === "'") quoted = !quoted;
      if (quoted) continue;
      if (depth === 0 && /[,\n}\]]/.test(sign)) break;
      if (/[([{]/.test(sign)) depth += 1;
      if (/[)\]}]/.test(sign)) depth -= 1;
    }
    return this.text.slice(from, this.at).trim();
  }

  /** The next sign that is not a space. */
  private next(): string | undefined {
    this.space();
    return this.text[this.at];
  }

  private space(): void {
    while (/[\s,]/.test(this.text[this.at] ?? '')) this.at += 1;
  }
}

/** What is declared under that name: a resource's or module's body, a variable's value. */
export function declared(text: string, kind: 'resource' | 'module' | 'var', name: string): Bicep | null {
  const clean = withoutComments(text);
  const found = new RegExp(`^${kind} ${name}\\b[^=\\n]*= `, 'm').exec(clean);
  if (!found) return null;
  const reader = new Reader(clean);
  reader.at = found.index + found[0].length;
  return reader.value();
}

/** The value at a path of names, such as `properties.backupPolicy.type`; null where there is none. */
export function at(value: Bicep | null, ...path: readonly string[]): Bicep | null {
  return path.reduce<Bicep | null>(
    (inner, key) =>
      inner !== null && typeof inner === 'object' && !Array.isArray(inner)
        ? ((inner as Readonly<Record<string, Bicep>>)[key] ?? null)
        : null,
    value,
  );
}

/** The text a literal stands for, or the expression as it is written. */
export const said = (value: Bicep | null): string => (typeof value === 'string' ? value.replace(/^'(.*)'$/, '$1') : '');
