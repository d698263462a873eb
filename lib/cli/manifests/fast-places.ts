import { join } from 'node:path';
import { packageRoot } from '../../diagnostics/package-root';
import { isObject } from '../../model/json';

/** From where to where something stands in a text. */
export type Stretch = readonly [start: number, end: number];

/** What the fast reader went into and came out of. */
interface Part {
  /** Before the space in front of it. */
  readonly from: number;
  /** After the space behind it, where it has looked what follows. */
  to: number;
  kind: string | null;
  value: unknown;
  readonly parts: Part[];
}

/**
 * Where things stand in a document, told by the reader that is fast; undefined for what only the exact one can tell:
 * anchors, tags, values that are left out, keys that are no text, and of whatever it does not read.
 */
export function fastPlaces(text: string): (steps: readonly string[]) => Stretch | undefined {
  const root = partsOf(text);
  return (steps) => root && stretchOf(root, steps, text);
}

function partsOf(text: string): Part | undefined {
  const { fastYaml }: typeof import('./fast-yaml') = require(join(packageRoot(), 'build', 'fast-yaml.js'));
  const top: Part = { from: 0, to: text.length, kind: null, value: undefined, parts: [] };
  const open = [top];
  // A mark of byte order moves all that follows.
  if (text.startsWith('\ufeff')) return undefined;
  try {
    fastYaml(text, 'kubernetes', (event, { position, kind, result }) => {
      if (event === 'open') {
        const part: Part = { from: position, to: position, kind: null, value: undefined, parts: [] };
        open.at(-1)?.parts.push(part);
        open.push(part);
        return;
      }
      const part = open.pop();
      if (part !== undefined) Object.assign(part, { to: position, kind, value: result });
    });
  } catch {
    return undefined;
  }
  return top.parts[0];
}

/** As the exact reader tells it: of an entry in a map the key, of anything else the value itself. */
function stretchOf(root: Part, steps: readonly string[], text: string): Stretch | undefined {
  let part = whole(root);
  let stretch = part && stretchIn(part, text);
  for (const step of steps) {
    if (part?.kind === 'mapping') {
      const at = part.parts.findIndex(({ value }, index) => index % 2 === 0 && String(value) === step);
      if (at === -1) return stretch;
      const [key, value] = [part.parts[at], part.parts[at + 1]].map((each) => each && whole(each));
      if (key?.kind !== 'scalar') return undefined;
      part = value;
      stretch = stretchIn(value?.kind === 'scalar' ? value : key, text);
    } else if (part?.kind === 'sequence') {
      const entry: Part | undefined = part.parts[Number(step)];
      if (entry === undefined) return stretch;
      part = whole(entry);
      stretch = part && stretchIn(part, text);
    } else return part?.kind === 'scalar' ? stretch : undefined;
    if (part === undefined || part.kind === null) return undefined;
  }
  return stretch;
}

/** The reader tries whether a value is a key, and goes into it once more. Undefined where the parts do not add up. */
function whole(part: Part): Part | undefined {
  const [first] = part.parts;
  if (part.kind === 'scalar') return first?.kind === 'scalar' ? whole(first) : { ...part, parts: [] };
  if (part.parts.length === 1 && first !== undefined && first.value === part.value) return whole(first);
  if (Array.isArray(part.value)) return part.parts.length === part.value.length ? part : undefined;
  if (!isObject(part.value)) return part;
  const length = 2 * Object.keys(part.value).length;
  const rest = part.parts.slice(length);
  // Behind the last one it has looked for one more key.
  if (part.parts.length < length || rest.length > 1 || rest[0]?.kind) return undefined;
  return rest.length === 0 ? part : { ...part, parts: part.parts.slice(0, length) };
}

/** Without the space around it; undefined where that depends on more than the text. */
function stretchIn(part: Part, text: string): Stretch | undefined {
  const start = beginOf(text, part.from);
  if (part.kind === null || '&!*?'.includes(text[start] ?? '?')) return undefined;
  return [start, Math.max(endBefore(text, part.to), start)];
}

/** Behind space, ends of lines and comments. */
function beginOf(text: string, from: number): number {
  for (let at = from; ; at += 1) {
    const letter = text[at] ?? '';
    if (letter === '#' && isSpace(text[at - 1] ?? ' ')) {
      const end = text.indexOf('\n', at);
      if (end === -1) return text.length;
      at = end;
    } else if (!isSpace(letter)) return at;
  }
}

function endBefore(text: string, to: number): number {
  let end = to;
  while (isSpace(text[end - 1] ?? '')) end -= 1;
  return end;
}

function isSpace(letter: string): boolean {
  return letter === ' ' || letter === '\n' || letter === '\t' || letter === '\r';
}
