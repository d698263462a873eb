import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { Location } from '../diagnostics/location';
import type { Acceptance } from '../passes/acceptance';
import { stop } from './problem';

const required = ['construct', 'target', 'code', 'field', 'note', 'reason'] as const;
type Key = (typeof required)[number];

/** Reads a list of accepted gaps; what cannot be read is told at its line, for it would let something pass. */
export function parseAcceptances(text: string, file: string): Acceptance[] {
  const lines = new LineCounter();
  // Every scalar as it is written: a note may look like a number.
  const document = parseDocument(text, { lineCounter: lines, schema: 'failsafe' });
  const [error] = document.errors;
  if (error) {
    const [sentence = ''] = error.message.split(/ at line \d|:\n/);
    throw invalid(`it is not well formed: ${sentence}`, error.pos[0]);
  }
  const root = document.contents;
  if (root === null) return [];
  const list = isMap(root) ? root.get('accepted') : undefined;
  if (!isMap(root) || root.items.length !== 1 || !isSeq(list))
    throw invalid('it must hold one list, `accepted`', root.range?.[0]);
  return list.items.map((entry) => {
    if (isMap(entry)) return read(entry);
    throw invalid('each entry must be a map of keys and values', rangeOf(entry));
  });

  function read(entry: YAMLMap): Acceptance {
    const at = entry.range?.[0];
    const values = new Map<string, string>();
    for (const { key, value } of entry.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (name !== 'app' && !required.some((each) => each === name))
        throw invalid(`an entry has no key "${name}"`, rangeOf(key) ?? at);
      if (!isScalar(value)) throw invalid(`"${name}" must be a single value`, rangeOf(key) ?? at);
      values.set(name, String(value.value ?? ''));
    }
    const of = (key: Key): string => {
      const value = values.get(key);
      // The app itself has an empty path, and what a patch does may stand at no field.
      if (value !== undefined && (value.trim() !== '' || key === 'construct' || key === 'field'))
        return value;
      throw invalid(
        value === undefined ? `an entry has no \`${key}\`` : `the \`${key}\` of an entry is empty`,
        at,
      );
    };
    const [construct, target, code] = [of('construct'), of('target'), of('code')];
    const [field, note, reason] = [of('field'), of('note'), of('reason')];
    return { app: values.get('app'), construct, target, code, field, note, reason, location: place(at) };
  }

  function rangeOf(node: unknown): number | undefined {
    return isMap(node) || isSeq(node) || isScalar(node) ? (node satisfies Node).range?.[0] : undefined;
  }

  function place(offset = 0): Location {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  }

  function invalid(what: string, offset: number | undefined) {
    return stop('config/invalid', `lading.parity.yaml cannot be used: ${what}.`, {
      location: place(offset),
      fix: 'lading parity --accept writes it.',
    });
  }
}
