import { remember } from '../../model/remember';
import { printKey } from './scalar';

/** Readers refuse a longer key, unless it is an explicit one (`? key`). */
const LONGEST_KEY = 1024;

/** `\ud800`, and a share of the quotes: a key shorter by this factor is never too long as printed. */
const LONGEST_ESCAPE = 7;

/** Manifests are not deeper; deeper data is printed all the same. */
const USUAL_DEPTH = 24;

// Only at the margin a key can be taken for the begin of a document.
const keyAtMargin = remember((key) => printKey(key, true));
const keyWithin = remember((key) => printKey(key, false));

const levels = Array.from({ length: USUAL_DEPTH }, (_, depth) => {
  const indent = '  '.repeat(depth);
  const line = `\n${indent}`;
  const above = remember((key) => `${line}${keyAt(depth, key)}:`);
  const beside = remember((key) => `${line}${keyAt(depth, key)}: `);
  return { indent, line, dash: `${line}- `, above, beside };
});

export function indentAt(depth: number): string {
  return levels[depth]?.indent ?? '  '.repeat(depth);
}

/** The line break before a line at this depth, and its indentation. */
export function lineAt(depth: number): string {
  return levels[depth]?.line ?? `\n${'  '.repeat(depth)}`;
}

/** A key as it stands at this depth, without its colon. */
export function keyAt(depth: number, key: string): string {
  return depth === 0 ? keyAtMargin(key) : keyWithin(key);
}

/** A new line with the dash of an item. */
export function dashAt(depth: number): string {
  return levels[depth]?.dash ?? `${lineAt(depth)}- `;
}

/** A key and its colon, for a value that stands below; on a new line unless one is begun already. */
export function openingAbove(depth: number, key: string, inLine: boolean): string {
  if (inLine) return `${keyAt(depth, key)}:`;
  return levels[depth]?.above(key) ?? `${lineAt(depth)}${keyAt(depth, key)}:`;
}

/** The same for a value that stands beside it. */
export function openingBeside(depth: number, key: string, inLine: boolean): string {
  if (inLine) return `${keyAt(depth, key)}: `;
  return levels[depth]?.beside(key) ?? `${lineAt(depth)}${keyAt(depth, key)}: `;
}

export function isLong(key: string, depth: number): boolean {
  return key.length > LONGEST_KEY / LONGEST_ESCAPE && keyAt(depth, key).length > LONGEST_KEY;
}
