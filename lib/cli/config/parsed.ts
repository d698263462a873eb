import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
} from 'yaml';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { SynthesisError } from '../../diagnostics/synthesis-error';
import { stop } from '../problem';
import { type Entry, gatesKey, policyKey, sections, takesList } from './entry';

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

  function readPair({ key, value: written }: Pair<unknown, unknown>, prefix: string): void {
    const name = prefix + (isScalar(key) ? String(key.value) : '');
    if (name === '<<' || name === 'lading.<<')
      throw refused(key, noMerge, {
        length: 2,
        fix: 'Write the keys out, or name single values: `out: *out`.',
      });
    // Keys that are not ours are cdk8s' own, whatever they hold.
    if (name !== 'app' && name !== 'lading' && prefix === '') {
      if (isScalar(written)) add(name, String(written.value ?? ''), written.range);
      return;
    }
    // `key: *name` stands for what is written elsewhere as `&name …`.
    const value = resolved(written);
    const place = isNode(written) ? written.range : undefined;
    const isEmpty = value === null || (isScalar(value) && !value.value);
    if (isEmpty && prefix !== '') throw refused(key, `"${name}" has nothing behind it.`);
    if (name === 'lading' && isScalar(value) && !value.value) return;
    if (name === 'lading' && (isMap(value) || isSeq(value))) collect(value, 'lading.');
    else if ((`${name}.`.startsWith(policyKey) || sections.includes(name)) && isMap(value))
      collect(value, `${name}.`);
    else if (name === gatesKey && isMap(value)) add(name, pairs(value.items, name), place);
    else if (isScalar(value) || value === null) add(name, String(value?.value ?? ''), place);
    else if (isSeq(value) && (takesList(name) || name.startsWith(policyKey)))
      add(name, list(value.items, name), place);
    else if (isNode(value)) throw wrongType(value, `"${name}"`);
  }

  function pairs(items: readonly Pair<unknown, unknown>[], name: string): string {
    return items
      .map(({ key, value }) => `${isScalar(key) ? String(key.value) : ''}=${list([value], name)}`)
      .join(',');
  }

  function list(items: readonly unknown[], name: string): string {
    const texts = items.map(resolved).map((item) => {
      if (isNode(item) && !isScalar(item)) throw wrongType(item, `An entry of "${name}"`);
      return isScalar(item) ? String(item.value) : '';
    });
    return texts.join(',');
  }

  function resolved(value: unknown): unknown {
    if (!isAlias(value)) return value;
    const meant = value.resolve(document);
    if (meant === undefined) throw refused(value, `Nothing is named \`&${value.source}\` before this.`);
    return meant;
  }

  function add(key: string, value: string, range: readonly number[] | null | undefined): void {
    const [start = 0, end = start] = range ?? [];
    const { line, col } = lines.linePos(start);
    entries.push({ key, value, line, column: col, length: Math.max(1, end - start) });
  }

  function wrongType(node: Node, what: string): SynthesisError {
    const isMapOfKeys = what === 'cdk8s.yaml' || what === '"lading"';
    return refused(node, `${what} must be ${isMapOfKeys ? 'a map of keys and values' : 'a single value'}.`);
  }

  function refused(node: unknown, message: string, more: Partial<Diagnostic> = {}): SynthesisError {
    const { line, col } = lines.linePos((isNode(node) && node.range?.[0]) || 0);
    return stop('config/invalid', message, { location: { file, line, column: col }, ...more });
  }
}

const noMerge = '`<<` merges no maps in YAML 1.2, which cdk8s reads as well: its keys would be lost.';
