import type { PropertyPath } from './property-path';
import { type Token, tokens } from './tokens';

/** A stretch of one line of a source. Line and column count from 1. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

export interface Search {
  /** Where the construct is made, as the stack says; the column may be a little off after a transform. */
  readonly line: number;
  readonly column: number;
  /** What is called there: `WebApp`, `container`. */
  readonly callee: string;
  /** The property, from the outside in: `['readiness', 'port']`. */
  readonly path: PropertyPath;
  /** Point at the name of the property, not at its value. */
  readonly key?: boolean;
}

/** A property or element within a list of tokens. */
interface Entry {
  readonly key: Token;
  readonly value: readonly Token[];
}

/**
 * Finds the text of a property in the call that makes a construct: `'htp'` in
 * `new WebApp(this, 'web', { readiness: httpGet('/ready', { port: 'htp' }) })`. Where the path leads out of the
 * literal code (a variable, a spread), the last part that is still in it; where there is no such call in the
 * line, undefined.
 */
export function findProperty(source: string, search: Search): Span | undefined {
  const start = callStart(source, search);
  if (start === undefined) return undefined;
  const [head, args] = callAt(source, start);
  const callee = spanOf(source, head);
  let values: readonly (readonly Token[])[] = args;
  let entry: Entry | undefined;
  for (const name of search.path) {
    const next = lookUp(values, name);
    // What a function puts around its argument is written nowhere: `files` in `configFiles({ 'a.conf': … })`.
    if (next === undefined && entry !== undefined && isCall(entry.value)) continue;
    if (next === undefined) break;
    entry = next;
    values = [next.value];
  }
  if (entry === undefined) return callee;
  const value = spanOf(source, entry.value);
  const endsInItsLine = !source.slice(entry.value[0]?.start, entry.value.at(-1)?.end).includes('\n');
  return search.key || !endsInItsLine || value === undefined ? spanOf(source, [entry.key]) : value;
}

/** The lines of the whole call that makes a construct, the last one included; undefined where there is no such call. */
export function findCall(
  source: string,
  search: Omit<Search, 'path'>,
): { readonly first: number; readonly last: number } | undefined {
  const start = callStart(source, search);
  if (start === undefined) return undefined;
  let depth = 0;
  for (const token of tokens(source, start)) {
    depth += nesting(token);
    if (depth === 0 && nesting(token) < 0)
      return {
        first: search.line,
        last: search.line + source.slice(start, token.end).split('\n').length - 1,
      };
  }
  return undefined;
}

/** The offset of `new WebApp(` or `container(`: of several in the line, the one nearest to the column. */
function callStart(source: string, { line, column, callee }: Omit<Search, 'path'>): number | undefined {
  const lineStart = offsetOfLine(source, line);
  if (lineStart === undefined) return undefined;
  const text = source.slice(lineStart).split('\n', 1)[0] ?? '';
  const name = callee.replace(/[^\w$]/g, '');
  const pattern = new RegExp(
    `(?:\\bnew\\s+)?(?:[\\w$]+\\s*\\.\\s*)*(?<![\\w$])${name.replace(/\$/g, '\\$&')}(?=\\s*(?:[(<]|$))`,
    'g',
  );
  const starts = name === '' ? [] : [...text.matchAll(pattern)].map((found) => found.index);
  const distance = (start: number) => Math.abs(start + 1 - column);
  const [nearest] = starts.sort((a, b) => distance(a) - distance(b));
  return nearest === undefined ? undefined : lineStart + nearest;
}

function offsetOfLine(source: string, line: number): number | undefined {
  let offset = 0;
  for (let current = 1; current < line; current++) {
    offset = source.indexOf('\n', offset) + 1;
    if (offset === 0) return undefined;
  }
  return offset;
}

/** The call's head (`new WebApp`) and its arguments; reads no further than the closing bracket. */
function callAt(source: string, start: number): [head: Token[], args: Token[][]] {
  const head: Token[] = [];
  const inside: Token[] = [];
  let depth = 0;
  for (const token of tokens(source, start)) {
    if (depth === 0 && token.text !== '(') {
      const ofHead = token.kind === 'word' || ['.', '<', '>', ',', '|', '[', ']'].includes(token.text);
      if (!ofHead) break;
      if (token.kind === 'word' || token.text === '.') head.push(token);
      continue;
    }
    depth += nesting(token);
    if (depth === 0) break;
    inside.push(token);
  }
  return [head, split(inside.slice(1))];
}

function isCall(value: readonly Token[]): boolean {
  return value.find((token) => nesting(token) > 0)?.text === '(';
}

/** Looks for a property (or, by number, an element) in object and array literals, and in the arguments of calls. */
function lookUp(values: readonly (readonly Token[])[], name: string | number): Entry | undefined {
  for (const value of [...values].reverse()) {
    const open = value.findIndex((token) => nesting(token) > 0);
    const first = value[open];
    if (first === undefined) continue;
    const parts = split(value.slice(open + 1, closing(value, open)));
    const found =
      first.text === '{'
        ? property(parts, String(name))
        : first.text === '['
          ? element(parts, name)
          : lookUp(parts, name);
    if (found) return found;
  }
  return undefined;
}

function property(parts: readonly Token[][], name: string): Entry | undefined {
  for (const part of [...parts].reverse()) {
    const [key, next] = part;
    if (key === undefined || unquoted(key) !== name) continue;
    if (next === undefined) return { key, value: [key] };
    return { key, value: next.text === ':' ? part.slice(2) : part };
  }
  return undefined;
}

function element(parts: readonly Token[][], index: string | number): Entry | undefined {
  const before = parts.slice(0, Number(index) + 1);
  const value = before[Number(index)];
  // After a spread nobody can count.
  if (value?.[0] === undefined || before.some(([first]) => first?.text === '...')) return undefined;
  return { key: value[0], value };
}

function unquoted({ kind, text }: Token): string {
  return kind === 'string' ? text.slice(1, -1) : text;
}

/** Cuts at the commas that are not inside of brackets. */
function split(list: readonly Token[]): Token[][] {
  const parts: Token[][] = [];
  let part: Token[] = [];
  let depth = 0;
  for (const token of list) {
    depth += nesting(token);
    if (depth === 0 && token.text === ',') {
      parts.push(part);
      part = [];
    } else part.push(token);
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

function closing(list: readonly Token[], open: number): number {
  let depth = 0;
  for (let index = open; index < list.length; index++) {
    const token = list[index];
    if (token) depth += nesting(token);
    if (depth === 0) return index;
  }
  return list.length;
}

function nesting({ kind, text }: Token): number {
  if (kind !== 'mark') return 0;
  if (text === '(' || text === '[' || text === '{') return 1;
  return text === ')' || text === ']' || text === '}' ? -1 : 0;
}

/** The list's stretch of the source, cut at the end of its first line. */
function spanOf(source: string, list: readonly Token[]): Span | undefined {
  const [first] = list;
  if (first === undefined) return undefined;
  const before = source.slice(0, first.start);
  const end = list.at(-1)?.end ?? first.end;
  const text = source.slice(first.start, end).split('\n', 1)[0] ?? '';
  const line = before.split('\n').length;
  const column = first.start - before.lastIndexOf('\n');
  return { line, column, length: Math.max(1, text.trimEnd().length) };
}
