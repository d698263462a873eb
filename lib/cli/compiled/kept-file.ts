import { inPlainFile, readPlainFile } from '../../files/plain-file';
import { fill, scratch } from '../../files/scratch';

/**
 * What is kept of one module: its code, and the whole source that it was made of. To compare that takes less than any
 * hash, for which Node's module would have to be loaded first, and it is certain.
 */
export interface Kept {
  readonly source: Buffer;
  readonly code: Buffer;
}

/** Where both lie in the file; the code twice, for the engine believes what it is given. */
export interface Place {
  readonly source: number;
  readonly code: number;
  readonly twin: number;
  readonly lengths: Row;
}

/** Lengths in bytes. */
type Row = readonly [file: string, source: number, code: number];

/** The first line of the file: whose code it is. */
const engine = `lading 3 ${process.version} ${process.platform} ${process.arch}\n`;

/** What is only looked at is read in parts that the processor has at hand. The first one holds all rows. */
const part = Buffer.allocUnsafeSlow(2 ** 15);

/**
 * A row for each module, the sources, and all code twice: two that are equal tell accidents, not attacks, and who can
 * write here can change the modules, too.
 */
export function printKept(modules: readonly (readonly [string, Kept])[]): Buffer {
  const rows = modules.map(([file, { source, code }]): Row => [file, source.length, code.length]);
  const code = modules.map((each) => each[1].code);
  const sources = modules.map((each) => each[1].source);
  return Buffer.concat([Buffer.from(`${engine}${JSON.stringify(rows)}\n`), ...sources, ...code, ...code]);
}

/** The places by the modules' files, as far as they are for us to use; undefined before the second run. */
export function readPlaces(file: string): Map<string, Place> | undefined {
  let places: Map<string, Place> | undefined;
  try {
    const start = inPlainFile(file, (descriptor, { size }) => {
      const bytes = part.subarray(0, size);
      return fill(descriptor, 0, bytes) ? bytes : undefined;
    });
    places = new Map();
    if (start?.toString('utf8', 0, engine.length) !== engine) return places;
    const end = start.indexOf('\n', engine.length) + 1;
    const rows: readonly Row[] = JSON.parse(start.toString('utf8', engine.length, end));
    const total = (column: 1 | 2) => rows.reduce((sum, row) => sum + row[column], 0);
    const all = total(2);
    let [source, code] = [end, end + total(1)];
    for (const row of rows) {
      places.set(row[0], { source, code, twin: code + all, lengths: row });
      source += row[1];
      code += row[2];
    }
  } catch {
    // Nothing is kept yet, or not for us to read.
  }
  return places;
}

/** The code that was made of this very source, until the next is read. */
export function readCode(file: string, place: Place, source: Buffer): Buffer | undefined {
  const { lengths } = place;
  if (lengths[1] !== source.length) return undefined;
  try {
    return inPlainFile(file, (descriptor) => {
      if (!isThere(descriptor, place.source, source)) return undefined;
      const code = scratch(lengths[2]);
      return fill(descriptor, place.code, code) && isThere(descriptor, place.twin, code) ? code : undefined;
    });
  } catch {
    return undefined;
  }
}

/** All that is kept and whole. */
export function readKept(file: string): Map<string, Kept> {
  const all = new Map<string, Kept>();
  const places = readPlaces(file) ?? [];
  const { bytes } = readPlainFile(file);
  for (const [module, { source, code, twin, lengths }] of places) {
    const piece = (from: number, length: number) => bytes.subarray(from, from + length);
    const kept = { source: piece(source, lengths[1]), code: piece(code, lengths[2]) };
    if (kept.code.length === lengths[2] && kept.code.equals(piece(twin, lengths[2]))) all.set(module, kept);
  }
  return all;
}

function isThere(descriptor: number, at: number, bytes: Buffer): boolean {
  for (let end = 0; end < bytes.length; end += part.length) {
    const some = bytes.subarray(end, end + part.length);
    const read = part.subarray(0, some.length);
    if (!fill(descriptor, at + end, read) || !read.equals(some)) return false;
  }
  return true;
}
