import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { fold } from '../../diagnostics/fold';
import { foreign } from '../../diagnostics/foreign-text';
import { plural, summarize } from '../../diagnostics/summary';
import type { FileChange } from '../../emit/changes';
import { bodyOf, fromRoot, meanings, type Told } from './told';

/** A comment on a change, and the summary of a job, have room for so many rows. */
const most = 200;
/** And for so many lines of differences. */
const mostLines = 400;

/** For a comment on a change, or the summary of a job: a row for what says the same of many, errors first, notes counted. */
export function markdownReport({ command, diagnostics, extent, changes, out, root }: Told): string {
  const standing = diagnostics.filter(
    ({ suppressed, severity }) => suppressed === undefined && severity !== 'note',
  );
  const folds = fold(standing);
  const inOrder = [
    ...folds.filter(({ first }) => first.severity === 'error'),
    ...folds.filter(({ first }) => first.severity !== 'error'),
  ];
  const rows = inOrder.slice(0, most).map(({ first, others }) => row(first, others, root));
  const blocks = [
    `### ${`lading ${command}`.trimEnd()}: ${[summarize(diagnostics), extent].filter(Boolean).join(' ')}`,
    rows.length === 0 ? '' : ['| | Where | What |', '| --- | --- | --- |', ...rows].join('\n'),
    inOrder.length > most ? `And ${plural(inOrder.length - most, 'more finding')}.` : '',
    ...differences(changes, out, root),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function row(diagnostic: Diagnostic, others: readonly Diagnostic[], root: string): string {
  const { code, severity } = diagnostic;
  const places = [...new Set([diagnostic, ...others].map((each) => placeOf(each, root)))].filter(Boolean);
  const shown = places.slice(0, 8).map((place) => inCode(place));
  const more = places.length > 8 ? [`and ${plural(places.length - 8, 'other')}`] : [];
  const what = [inCode(code), ...bodyOf(diagnostic).split('\n').map(plainText)].join('<br>');
  return `| **${severity}** | ${[...shown, ...more].join('<br>')} | ${what} |`;
}

function placeOf({ location, path }: Diagnostic, root: string): string {
  return location ? `${fromRoot(root, location.file)}:${location.line}:${location.column}` : path;
}

function differences(changes: readonly FileChange[], out: string, root: string): string[] {
  let room = mostLines;
  return changes.map(({ path, kind, hunks, more }) => {
    const head = `${inCode(fromRoot(root, join(out, path)))}: ${meanings[kind]} lading synth writes it.`;
    const lines = hunks
      .flatMap((hunk) => [`@@ line ${hunk.line} @@`, ...hunk.lines])
      .slice(0, Math.max(0, room));
    room -= lines.length;
    if (lines.length === 0) return head;
    const rest = more > 0 ? [`@@ ${plural(more, 'more line')} @@`] : [];
    return [head, '', ...fenced([...lines, ...rest])].join('\n');
  });
}

/** The fence is longer than any within. */
function fenced(lines: readonly string[]): string[] {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length),
  );
  const fence = '`'.repeat(longest + 1);
  return [`${fence}diff`, ...lines.map(foreign), fence];
}

/** Words of the user's in a cell, as they stand. */
function inCode(text: string): string {
  const clear = foreign(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
  return clear.includes('`') ? plainText(clear.replaceAll('`', "'")) : `\`${clear}\``;
}

/** A sentence in a cell: what it quotes as code is code, and nothing else in it means anything to Markdown. */
function plainText(text: string): string {
  return text
    .split(/(`[^`\n]+`)/)
    .map((part, at) => (at % 2 === 1 ? inCode(part.slice(1, -1)) : escaped(part)))
    .join('');
}

function escaped(text: string): string {
  return foreign(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('\n', ' ')
    .replaceAll(/[\\`*_[\]|~#@$!]/g, '\\$&');
}
