import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { stop } from '../problem';
import type { Entry } from './entry';

/** Reads cdk8s.yaml by the parser; `file` is named where it is not well formed. */
export function readParsed(text: string, file: string): Entry[] {
  const lines = new LineCounter();
  // Every scalar as it is written: 1.30 is a version, no number.
  const document = parseDocument(text, { lineCounter: lines, schema: 'failsafe' });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    const [sentence = ''] = error.message.split(/ at line \d|:\n/);
    throw stop('config/invalid', `cdk8s.yaml is not well formed: ${sentence}.`, {
      location: { file, line, column: col },
    });
  }
  if (document.contents === null) return [];
  const entries: Entry[] = [];
  collect(document.contents, '');
  return entries;

  function collect(node: Node, prefix: string): void {
    if (!isMap(node)) throw wrongType(node, prefix === '' ? 'cdk8s.yaml' : `"${prefix.slice(0, -1)}"`);
    for (const pair of node.items) readPair(pair, prefix);
  }

  function readPair({ key, value }: Pair<unknown, unknown>, prefix: string): void {
    const name = prefix + (isScalar(key) ? String(key.value) : '');
    if (name === 'lading' && isScalar(value) && !value.value) return;
    if (name === 'lading' && (isMap(value) || isSeq(value))) collect(value, 'lading.');
    else if (isScalar(value)) add(name, String(value.value ?? ''), value.range);
    else if (isSeq(value) && value.items.every(isScalar)) add(name, list(value.items), value.range);
    else if (isMap(value) && name.startsWith('lading.')) throw wrongType(value, `"${name}"`);
  }

  function list(items: readonly { value: unknown }[]): string {
    return items.map((item) => String(item.value)).join(',');
  }

  function add(key: string, value: string, range: readonly number[] | null | undefined): void {
    const [start = 0, end = start] = range ?? [];
    const { line, col } = lines.linePos(start);
    entries.push({ key, value, line, column: col, length: Math.max(1, end - start) });
  }

  function wrongType(node: Node, what: string) {
    const { line, col } = lines.linePos(node.range?.[0] ?? 0);
    const expected = isMap(node) ? 'a single value' : 'a map of keys and values';
    return stop('config/invalid', `${what} must be ${expected}.`, { location: { file, line, column: col } });
  }
}
