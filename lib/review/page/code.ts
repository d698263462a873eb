import { relative, sep } from 'node:path';
import type { Location } from '../../diagnostics/location';
import type { Origin } from '../../diagnostics/origin';
import { positionFinder } from '../../diagnostics/position';
import { findCall } from '../../diagnostics/property';
import { type ShownSource, sourceWithout } from '../../diagnostics/shown-source';
import { readSource } from '../../diagnostics/source';
import type { Concealer } from './concealer';
import type { Excerpt, PagePlace } from './page';

/** Where something stands in the app's own code. */
export interface Spot extends Location {
  readonly length: number;
}

/** Lines of a file, both ends included. */
interface Stretch {
  readonly file: string;
  readonly first: number;
  readonly last: number;
}

/** The code of one construct: its call, and wherever else something of it is said. */
export interface Code {
  readonly excerpts: readonly number[];
  readonly places: readonly PagePlace[];
}

/** Finds the code that constructs are made of, and shows it without secrets. */
export interface CodeReader {
  readonly position: ReturnType<typeof positionFinder>;
  /** Learns which secrets stand in the files of a construct. */
  read(origin: Origin, spots: readonly Spot[]): void;
  /** To be asked when all secrets have been learnt. */
  codeOf(origin: Origin, spots: readonly Spot[]): Code;
  readonly files: readonly string[];
  readonly excerpts: readonly Excerpt[];
}

/** As many lines of comment before a call as are shown with it. */
const mostComment = 6;
/** A call is longer than this where somebody has put an app into it. */
const longest = 400;

export function codeReader(folder: string, conceal: Concealer): CodeReader {
  const position = positionFinder();
  const sources = new Map<string, { readonly lines: readonly string[]; readonly source: string }>();
  const shownSources = new Map<string, ShownSource>();
  const calls = new Map<string, Stretch>();
  const files = new Map<string, number>();
  const excerpts = new Map<string, { readonly index: number; readonly indent: number }>();
  const all: Excerpt[] = [];

  function sourceOf(file: string) {
    const known = sources.get(file);
    if (known !== undefined) return known;
    const source = readSource(file) ?? '';
    conceal.learn(source, file);
    const read = { source, lines: source.split('\n') };
    sources.set(file, read);
    return read;
  }

  function callOf({ file, line, column }: Location, callee: string): Stretch {
    const key = `${line}:${column}\0${callee}\0${file}`;
    const known = calls.get(key);
    if (known !== undefined) return known;
    const { source, lines } = sourceOf(file);
    const call = findCall(source, { line, column, callee });
    let first = line;
    while (first > 1 && line - first < mostComment && /^\s*(?:\/\/|\/?\*)/.test(lines[first - 2] ?? ''))
      first -= 1;
    const found = { file, first, last: Math.min(call?.last ?? line, line + longest) };
    calls.set(key, found);
    return found;
  }

  function excerptOf({ file, first, last }: Stretch) {
    const key = `${first}-${last} ${file}`;
    const known = excerpts.get(key);
    if (known !== undefined) return known;
    const shown =
      shownSources.get(file) ??
      sourceWithout(sourceOf(file).source, conceal.stretches(sourceOf(file).source, file));
    shownSources.set(file, shown);
    const lines: string[] = [];
    for (let line = first; line <= last; line += 1) lines.push(shown.line(line)?.text ?? '');
    const indents = lines.flatMap((line) => (line.trim() === '' ? [] : [line.search(/\S/)]));
    const indent = Math.min(...indents, Number.POSITIVE_INFINITY);
    const cut = Number.isFinite(indent) ? indent : 0;
    all.push({
      file: fileIndex(file),
      line: first,
      text: conceal.plain(lines.map((line) => line.slice(cut)).join('\n')),
    });
    const made = { index: all.length - 1, indent: cut };
    excerpts.set(key, made);
    return made;
  }

  function fileIndex(file: string): number {
    const known = files.get(file);
    if (known !== undefined) return known;
    files.set(file, files.size);
    return files.size - 1;
  }

  return {
    position,
    read(origin, spots) {
      const { location } = position({ origin });
      for (const { file } of location ? [location, ...spots] : spots) sourceOf(file);
    },
    codeOf(origin, spots) {
      const { location } = position({ origin });
      const own = location && callOf(location, origin.construct);
      const stretches = [...(own ? [own] : []), ...elsewhere(spots, own)];
      const shown = stretches.map((stretch) => ({ stretch, ...excerptOf(stretch) }));
      return {
        excerpts: shown.map(({ index }) => index),
        places: spots.map(({ file, line, column, length }) => {
          const indent = shown.find(({ stretch }) => isIn(stretch, file, line))?.indent ?? 0;
          const text = shownSources.get(file)?.line(line);
          const [from, to] = [
            text?.column(column) ?? column,
            text?.column(column + length) ?? column + length,
          ];
          return [fileIndex(file), line, Math.max(1, from - indent), Math.max(1, to - from)];
        }),
      };
    },
    get files() {
      return [...files.keys()].map((file) => relative(folder, file).split(sep).join('/'));
    },
    excerpts: all,
  };
}

function isIn({ file, first, last }: Stretch, of: string, line: number): boolean {
  return file === of && first <= line && line <= last;
}

/** Lines beside the call, those that are near to each other together. */
function elsewhere(spots: readonly Spot[], own: Stretch | undefined): Stretch[] {
  const others = spots
    .filter(({ file, line }) => own === undefined || !isIn(own, file, line))
    .sort((one, other) => (one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1));
  const found: Stretch[] = [];
  for (const { file, line } of others) {
    const last = found.at(-1);
    if (last !== undefined && last.file === file && line <= last.last + 2)
      found[found.length - 1] = { ...last, last: Math.max(last.last, line) };
    else found.push({ file, first: line, last: line });
  }
  return found;
}
