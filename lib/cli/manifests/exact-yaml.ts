import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type ScalarTag,
} from 'yaml';
import { stepsOf } from '../../diagnostics/json-pointer';
import type { Chunk } from './chunk';
import { type Dialect, plainScalar } from './plain-scalar';
import type { Spot } from './spot';

/** A document with the place of each of its parts. */
export interface ExactDocument {
  /** Nothing where there are faults; throws on what stands for too much. Whoever wants places alone has no need of it. */
  content(): unknown;
  /** What stands in the way of reading it. */
  readonly faults: readonly { readonly message: string; readonly spot: Spot }[];
  /** Where the value at a pointer stands; of what is not there, what is around it. */
  spotOf(pointer: string): Spot;
}

const plain: Readonly<Record<Dialect, ScalarTag>> = {
  kubernetes: tagOf('kubernetes'),
  compose: tagOf('compose'),
};

function tagOf(dialect: Dialect): ScalarTag {
  return {
    tag: 'tag:yaml.org,2002:plain',
    default: true,
    test: /^.*$/s,
    resolve: (text) => {
      const found = plainScalar(text, dialect);
      return found === undefined ? text : found.value;
    },
  };
}

/** More of a line is not marked. */
const mostMarked = 60;

/** Reads a document with all its places: ten times slower than without. */
export function exactYaml(chunk: Chunk, dialect: Dialect): ExactDocument {
  const counter = new LineCounter();
  const document = parseDocument(chunk.text, {
    schema: 'failsafe',
    customTags: [plain[dialect], 'merge'],
    merge: true,
    // The fast reader has looked, and needs no time for it.
    uniqueKeys: false,
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const spotAt = (offset: number, end = offset + 1): Spot => {
    const { line, col } = counter.linePos(offset);
    const lineEnd = chunk.text.indexOf('\n', offset);
    const stop = Math.min(end, lineEnd === -1 ? chunk.text.length : lineEnd);
    return {
      line: Math.max(1, line) + chunk.line - 1,
      column: Math.max(1, col),
      length: Math.min(mostMarked, Math.max(1, stop - offset)),
    };
  };
  return {
    content: () => (document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 1000 })),
    faults: document.errors.map(({ message, pos: [start, end] }) => ({ message, spot: spotAt(start, end) })),
    spotOf: (pointer) => spotAt(...rangeOf(document, pointer)),
  };
}

/** Of an entry in a map the key, of anything else the value itself. */
function rangeOf(document: Document.Parsed, pointer: string): [start: number, end: number] {
  let node: unknown = document.contents;
  let [start, end] = isNode(node) ? rangeIn(node) : [0, 1];
  for (const step of stepsOf(pointer)) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (pair === undefined || !isPair(pair)) break;
      if (isNode(pair.key)) [start, end] = rangeIn(pair.key);
      node = pair.value;
      if (isScalar(node) || isAlias(node)) [start, end] = rangeIn(node);
    } else if (isSeq(node)) {
      const entry: unknown = node.items[Number(step)];
      if (!isNode(entry)) break;
      [start, end] = rangeIn(entry);
      node = entry;
    } else break;
  }
  return [start, end];
}

function rangeIn(node: Node): [number, number] {
  const [start = 0, end = start + 1] = node.range ?? [];
  return [start, end];
}
