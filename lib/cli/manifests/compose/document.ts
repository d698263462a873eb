import { isMap, isNode, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import { pointerTo } from '../../../diagnostics/json-pointer';
import { type Chunk, chunksOf } from '../chunk';
import type { Input } from '../inputs';
import { manifestOf } from '../kind-of';
import { readDocument } from '../read-document';
import { type MergeTag, type Traced, traced } from './traced';

/** The documents of a Compose file, or why there are none. */
export function readComposeFile(input: Input): readonly Traced[] | { readonly fault: string } {
  const read = input.read();
  if ('fault' in read) return read;
  const found: Traced[] = [];
  for (const chunk of chunksOf(read.text)) {
    const document = readDocument(chunk);
    if (!('content' in document)) return { fault: document.faults[0]?.message ?? 'it cannot be read.' };
    const manifest = manifestOf(document.content);
    if (manifest.is === 'compose') found.push(tracedDocument(input, chunk, manifest.content));
    else if (manifest.is !== 'nothing') return { fault: 'it is no Compose file.' };
  }
  return found;
}

export function tracedDocument(input: Input, chunk: Chunk, content: unknown): Traced {
  return traced(content, { input, chunk, pointer: '' }, tagsIn(chunk));
}

const none: ReadonlyMap<string, MergeTag> = new Map();

/** Where a document says that nothing, or nothing else, is to stand when it is merged. */
function tagsIn({ text }: Chunk): ReadonlyMap<string, MergeTag> {
  if (!/!(?:reset|override)\b/.test(text)) return none;
  const tags = new Map<string, MergeTag>();
  const { contents } = parseDocument(text, { logLevel: 'silent', prettyErrors: false });
  visit(contents, '');
  return tags;

  function visit(node: unknown, pointer: string): void {
    if (!isNode(node)) return;
    if (node.tag === '!reset') tags.set(pointer, 'reset');
    // docker compose looks for no tag within what it takes as it is.
    if (node.tag === '!override') return void tags.set(pointer, 'override');
    if (isMap(node)) {
      for (const pair of node.items)
        if (isPair(pair) && isScalar(pair.key)) visit(pair.value, pointerTo(pointer, String(pair.key.value)));
    } else if (isSeq(node))
      for (const [at, each] of node.items.entries()) visit(each, pointerTo(pointer, at));
  }
}
