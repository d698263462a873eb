import { join } from 'node:path';
import { packageRoot } from '../../diagnostics/package-root';
import { objectIn, textIn } from '../../model/read-json';
import { type Chunk, isLiteral } from './chunk';
import { faultInExtent, faultInTexts, longestText, mostValues } from './extent';
import { manifestOf } from './kind-of';
import type { Dialect } from './plain-scalar';
import { largestToPlace, type Spot, spotter } from './spot';

/** What stands in a document, or what is in the way of reading it. */
export type Read =
  | { readonly content: unknown }
  | { readonly faults: readonly { readonly message: string; readonly spot: Spot }[] };

/** A mark of a template where a value should be. */
const template = /^[^\n'"#|>]*?\{[{%]/m;

/** What git leaves in a file where two changes do not go together. */
const conflict = /^(?:<{7}|={7}|>{7})(?=[ \r\n]|$)/m;

/** In quotes it is YAML, and no name of any object. */
const inName = /\bname["']?:[^\n{]*\{\{/;

/** What the fast reader says of a key that stands twice; the exact one would compare each with all others. */
const twice = 'duplicated mapping key';

/** Words that are switches to Kubernetes, and text to docker compose. */
const switches = /\b(?:yes|no|on|off)\b/i;

/** Reads fast where it can: places are asked for where there is something to say about them. */
export function readDocument(chunk: Chunk): Read {
  const read = readAs(chunk, 'kubernetes');
  const isCompose = 'content' in read && manifestOf(read.content).is === 'compose';
  return isCompose && switches.test(chunk.text) ? readAs(chunk, 'compose') : read;
}

function readAs(chunk: Chunk, dialect: Dialect): Read {
  const { fastYaml, faultOf }: typeof import('./fast-yaml') = require(
    join(packageRoot(), 'build', 'fast-yaml.js'),
  );
  let content: unknown;
  try {
    content = fastYaml(chunk.text, dialect);
  } catch (error) {
    const fault = faultOf(error);
    if (error instanceof RangeError || fault?.reason.startsWith('nesting exceeded')) return tooDeep(chunk);
    if (template.test(chunk.text)) return { faults: [templateIn(chunk)] };
    const mark = chunk.text.search(conflict);
    if (mark !== -1)
      return {
        faults: [
          { message: 'This is a conflict that nobody has resolved.', spot: spotter(chunk)(mark, mark + 7) },
        ],
      };
    if (fault === undefined || (fault.reason !== twice && chunk.text.length <= largestToPlace))
      return readExactly(chunk, dialect);
    const column = fault.column + (fault.line === 1 ? chunk.indent : 0);
    const spot = { line: chunk.line + fault.line - 1, column, length: 1 };
    const message =
      fault.reason === twice ? 'The key stands here twice.' : `This is no YAML: ${fault.reason}.`;
    return { faults: [{ message, spot }] };
  }
  if (chunk.text.includes('{{')) {
    if (template.test(chunk.text) && hasObjectAsKey(content)) return { faults: [templateIn(chunk)] };
    if (isNamedByTemplate(content)) return { faults: [templateIn(chunk, inName)] };
  }
  // It has looked how deep the document is, and so few letters without aliases stand for no more values.
  return isLiteral(chunk) && chunk.text.length < mostValues
    ? withinTexts(content, chunk)
    : readable(content, chunk);
}

/** What is not too much to look at. */
function readable(content: unknown, chunk: Chunk): Read {
  const fault = faultInExtent(content);
  return fault === undefined
    ? withinTexts(content, chunk)
    : { faults: [{ message: fault, spot: startOf(chunk) }] };
}

/** Only a long document can hold a long text. */
function withinTexts(content: unknown, chunk: Chunk): Read {
  const fault = chunk.text.length > longestText ? faultInTexts(content) : undefined;
  return fault === undefined ? { content } : { faults: [{ message: fault, spot: startOf(chunk) }] };
}

function readExactly(chunk: Chunk, dialect: Dialect): Read {
  try {
    const { exactYaml }: typeof import('./exact-yaml') = require('./exact-yaml');
    const { content, faults } = exactYaml(chunk, dialect);
    if (faults.length > 0) return { faults: faults.slice(0, 1) };
    return readable(content(), chunk);
  } catch (error) {
    if (error instanceof RangeError) return tooDeep(chunk);
    const message = `The document cannot be read: ${error instanceof Error ? error.message : error}.`;
    return { faults: [{ message, spot: startOf(chunk) }] };
  }
}

function tooDeep(chunk: Chunk): Read {
  return { faults: [{ message: 'The document is nested too deeply.', spot: startOf(chunk) }] };
}

function templateIn(chunk: Chunk, mark = template): { message: string; spot: Spot } {
  const found = mark.exec(chunk.text);
  const end = found === null ? 0 : found.index + found[0].length;
  const spot = found === null ? startOf(chunk) : spotter(chunk)(end - 2, end);
  return { message: 'This is a template that nobody has rendered.', spot };
}

function isNamedByTemplate(content: unknown): boolean {
  const { apiVersion, metadata } = objectIn(content);
  return apiVersion !== undefined && /\{\{.*\}\}/.test(textIn(objectIn(metadata).name) ?? '');
}

/** An object in the place of a key, which is what YAML makes of a mark of a template. */
function hasObjectAsKey(content: unknown): boolean {
  return JSON.stringify(content, (key, value) => (key === '[object Object]' ? '\0object' : value))?.includes(
    '\\u0000object',
  );
}

/** Where a document begins to say something. */
function startOf(chunk: Chunk): Spot {
  return spotter(chunk)(/^(?:[ \t]*(?:#.*)?\r?\n)*/.exec(chunk.text)?.[0].length ?? 0);
}
