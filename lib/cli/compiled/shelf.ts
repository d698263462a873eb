import { hash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Script, type ScriptOptions } from 'node:vm';
import { readPlainFile } from '../../files/plain-file';
import { replaceFile } from '../../files/replace-file';
import { checksum } from '../load/cache';
import { canBeKept } from './package-of';

/** The compiled code of one package's modules, in one file that is read when the first of them is loaded. */
export interface Shelf {
  /** Compiles a module, from what was kept of it if that was made of this very source. Not one that cannot be kept. */
  compile(source: string, options: ScriptOptions & { readonly filename: string }): Script | undefined;
  /**
   * Keeps what this run has compiled, if that is new; to be called at its end, when the functions in use are known. The
   * very first run only leaves a mark: there may be no other, as in a pipeline, and to keep takes a tenth of its time.
   */
  save(): void;
}

/** What is kept of one module. */
interface Kept {
  /** Of its source. */
  readonly sum: string;
  readonly code: Buffer;
}

/** The first line of the file: whose code it is, and a sum of all the rest, for the engine believes what it is given. */
const engine = `lading 1 ${process.version} ${process.platform} ${process.arch}`;

/** Tells changes and accidents, not attacks: who can write here can change the modules, too. */
const sumOf = (data: string | Buffer): string => hash('sha1', data);

export function shelf(folder: string, from: string): Shelf {
  const place = join(folder, `${basename(from)}.${checksum(from)}`);
  const found = read(place);
  const kept = found ?? new Map<string, Kept>();
  const compiled = new Map<string, { readonly sum: string; readonly script: Script }>();
  let isNew = false;
  return {
    compile(source, options) {
      const sum = sumOf(source);
      const before = kept.get(options.filename);
      const cachedData = before?.sum === sum ? before.code : undefined;
      if (cachedData === undefined && !canBeKept(options.filename, source)) return undefined;
      const script = new Script(source, { ...options, cachedData });
      if (cachedData === undefined || script.cachedDataRejected) isNew = true;
      compiled.set(options.filename, { sum, script });
      return script;
    },
    save() {
      if (!isNew) return;
      write(place, folder, () => {
        if (found === undefined) return '';
        const unused = [...kept].filter(([file]) => !compiled.has(file) && existsSync(file));
        const used = [...compiled].map(([file, { sum, script }]): [string, Kept] => [
          file,
          { sum, code: script.createCachedData() },
        ]);
        return print([...unused, ...used]);
      });
    },
  };
}

/** File, sum of its source, length of its code. */
type Row = readonly [file: string, sum: string, length: number];

function print(modules: readonly (readonly [string, Kept])[]): Buffer {
  const rows = modules.map(([file, { sum, code }]): Row => [file, sum, code.length]);
  const rest = Buffer.concat([
    Buffer.from(`${JSON.stringify(rows)}\n`),
    ...modules.map(([, { code }]) => code),
  ]);
  return Buffer.concat([Buffer.from(`${engine} ${sumOf(rest)}\n`), rest]);
}

/** What is kept, as far as it is for us to use; undefined before the second run. */
function read(place: string): Map<string, Kept> | undefined {
  let kept: Map<string, Kept> | undefined;
  try {
    const { bytes } = readPlainFile(place);
    kept = new Map();
    const rest = bytes.subarray(bytes.indexOf('\n') + 1);
    if (bytes.toString('utf8', 0, bytes.length - rest.length) !== `${engine} ${sumOf(rest)}\n`) return kept;
    let start = rest.indexOf('\n') + 1;
    const rows: readonly Row[] = JSON.parse(rest.toString('utf8', 0, start));
    for (const [file, sum, length] of rows) {
      kept.set(file, { sum, code: rest.subarray(start, start + length) });
      start += length;
    }
  } catch {
    // Nothing is kept yet, or not for us to read.
  }
  return kept;
}

function write(place: string, folder: string, content: () => Buffer | string): void {
  try {
    mkdirSync(folder, { recursive: true });
    // Asked first: where nothing can be written, nothing needs to be gathered.
    accessSync(folder, constants.W_OK);
    replaceFile(place, content());
  } catch {
    // It costs time, nothing else.
  }
}
