import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type ScalarTag,
} from 'yaml';
import type { Chunk } from './chunk';
import type { Stretch } from './fast-places';
import { type Dialect, plainScalar } from './plain-scalar';
import { type Spot, spotter } from './spot';

/** A document with the place of each of its parts. */
export interface ExactDocument {
  /** Nothing where there are faults; throws on what stands for too much. Whoever wants places alone has no need of it. */
  content(): unknown;
  /** What stands in the way of reading it. */
  readonly faults: readonly { readonly message: string; readonly spot: Spot }[];
  /** From where to where the value stands that some steps lead to; of what is not there, what is around it. */
  stretchOf(steps: readonly string[]): Stretch;
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

/** Reads a document with all its places: ten times slower than without. */
export function exactYaml(chunk: Chunk, dialect: Dialect): ExactDocument {
  const document = parseDocument(chunk.text, {
    schema: 'failsafe',
    customTags: [plain[dialect], 'merge'],
    merge: true,
    // The fast reader has looked, and needs no time for it.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const spotAt = spotter(chunk);
  return {
    content: () => (document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 1000 })),
    faults: document.errors.map(({ message, pos: [start, end] }) => ({
      message: `This is no YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}.`,
      spot: spotAt(start, end),
    })),
    stretchOf: (steps) => rangeOf(document, steps),
  };
}

/** Of an entry in a map the key, of anything else the value itself. */
function rangeOf(document: Document.Parsed, steps: readonly string[]): Stretch {
  let node: unknown = document.contents;
  let [start, end] = isNode(node) ? rangeIn(node) : [0, 1];
  for (const step of steps) {
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
