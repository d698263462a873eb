import { remember } from '../../model/remember';
import { readsAsAnotherType } from './ambiguous';
import { literalBlock } from './block';
import { doubleQuoted, quoted, RAW_IN_JSON } from './quoted';

/** Control characters and lone surrogates: only escapes can carry them. */
const NEEDS_ESCAPE = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u;

/** What a bare string must not begin with, hold or end with. */
const NOT_BARE = /^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/;

/** At the left margin these begin another document or a directive. */
const DOCUMENT_MARKER = /^(?:%|---|\.\.\.)/m;

/** Most strings of a manifest (names, images, paths, words) are made of these alone, and done after one look. */
const HARMLESS = /^[A-Za-z/][-\w./]*(?:[: ][-\w./]+)*$/;

function needsEscape(text: string): boolean {
  return NEEDS_ESCAPE.test(text) || RAW_IN_JSON.test(text);
}

/** A text without line breaks, somewhere below the root. */
export function printLine(text: string): string {
  return HARMLESS.test(text) && !readsAsAnotherType(text) ? text : printDoubtful(text);
}

/** Looked at closely once: the few strings of an app that need it are met over and over. */
const printDoubtful = remember((text) => {
  if (needsEscape(text)) return doubleQuoted(text, undefined);
  return NOT_BARE.test(text) || readsAsAnotherType(text) ? quoted(text) : text;
});

/**
 * A text with line breaks: a literal block wherever one can carry it.
 *
 * @param indent What stands before the lines that follow the first; empty at the root of a document only.
 */
export function printLines(text: string, indent: string): string {
  const inner = indent || (DOCUMENT_MARKER.test(text) ? '  ' : '');
  // A block cannot end in a line of white space alone, nor say where a line of nothing else begins.
  const fitsBlock = !needsEscape(text) && !/\n[\t ]+$/.test(text) && !/^\n*[\t ][\n\t ]*$/.test(text);
  return fitsBlock ? literalBlock(text, inner) : doubleQuoted(text, inner);
}

/** A key of a map, on one line whatever it holds; `atMargin` says that the map is the whole document. */
export function printKey(key: string, atMargin: boolean): string {
  if (key.includes('\n')) return doubleQuoted(key, undefined);
  return atMargin && DOCUMENT_MARKER.test(key) && !needsEscape(key) ? quoted(key) : printLine(key);
}

/** A string that is a whole document. */
export function printRoot(text: string): string {
  const line = text.includes('\n') ? printLines(text, '') : printLine(text);
  return line === text && DOCUMENT_MARKER.test(text) ? literalBlock(text, '  ') : line;
}
