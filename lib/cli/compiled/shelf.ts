import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Script, type ScriptOptions } from 'node:vm';
import { checksum } from '../../files/checksum';
import { readPlainFile } from '../../files/plain-file';
import { replaceFile } from '../../files/replace-file';
import { canBeKept } from './package-of';

/** The compiled code of one package's modules, in one file that is read when the first of them is loaded. */
export interface Shelf {
  /**
   * Compiles a module, from what was kept of it if that was made of this very source. Not one that cannot be kept.
   *
   * @param bytes The source in UTF-8, where that is at hand.
   */
  compile(
    source: string,
    options: ScriptOptions & { readonly filename: string },
    bytes?: Buffer,
  ): Script | undefined;
  /**
   * Keeps what this run has compiled, if that is new; to be called at its end, when the functions in use are known. The
   * very first run only leaves a mark: there may be no other, as in a pipeline, and to keep takes a tenth of its time.
   */
  save(): void;
}

/**
 * What is kept of one module: its code, and the whole source that it was made of. To compare that takes less than any
 * hash, for which Node's module would have to be loaded first, and it is certain.
 */
interface Kept {
  readonly source: Buffer;
  readonly code: Buffer;
}

/** The first line of the file: whose code it is. */
const engine = `lading 2 ${process.version} ${process.platform} ${process.arch}\n`;

export function shelf(folder: string, from: string): Shelf {
  const place = join(folder, `${basename(from)}.${checksum(from)}`);
  const found = read(place);
  const kept = found ?? new Map<string, Kept>();
  const compiled = new Map<string, { readonly source: Buffer; readonly script: Script }>();
  let isNew = false;
  return {
    compile(source, options, bytes = Buffer.from(source)) {
      const before = kept.get(options.filename);
      const cachedData = before?.source.equals(bytes) ? before.code : undefined;
      if (cachedData === undefined && !canBeKept(options.filename, source)) return undefined;
      const script = new Script(source, { ...options, cachedData });
      if (cachedData === undefined || script.cachedDataRejected) isNew = true;
      compiled.set(options.filename, { source: bytes, script });
      return script;
    },
    save() {
      if (!isNew) return;
      write(place, folder, () => {
        if (found === undefined) return '';
        const unused = [...kept].filter(([file]) => !compiled.has(file) && existsSync(file));
        const used = [...compiled].map(([file, { source, script }]): [string, Kept] => [
          file,
          { source, code: script.createCachedData() },
        ]);
        return print([...unused, ...used]);
      });
    },
  };
}

/** Lengths in bytes. */
type Row = readonly [file: string, source: number, code: number];

/** Each piece begins at a multiple of eight, for the engine copies code that does not. */
const aligned = (length: number): number => Math.ceil(length / 8) * 8;
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes], aligned(bytes.length));

/**
 * A row for each module, the sources, and all code twice, for the engine believes what it is given: two that are equal
 * tell accidents, not attacks, and who can write here can change the modules, too.
 */
function print(modules: readonly (readonly [string, Kept])[]): Buffer {
  const rows = modules.map(([file, { source, code }]): Row => [file, source.length, code.length]);
  const head = engine + JSON.stringify(rows);
  const spaces = ' '.repeat(aligned(Buffer.byteLength(head) + 1) - Buffer.byteLength(head) - 1);
  const code = modules.map(([, each]) => padded(each.code));
  const sources = modules.map(([, { source }]) => padded(source));
  return Buffer.concat([Buffer.from(`${head}${spaces}\n`), ...sources, ...code, ...code]);
}

/** What is kept, as far as it is for us to use; undefined before the second run. */
function read(place: string): Map<string, Kept> | undefined {
  let kept: Map<string, Kept> | undefined;
  try {
    const { bytes } = readPlainFile(place);
    kept = new Map();
    if (bytes.toString('utf8', 0, engine.length) !== engine) return kept;
    const end = bytes.indexOf('\n', engine.length) + 1;
    const rows: readonly Row[] = JSON.parse(bytes.toString('utf8', engine.length, end));
    let [source, code] = [end, end];
    let all = 0;
    for (const [, inSource, inCode] of rows) {
      code += aligned(inSource);
      all += aligned(inCode);
    }
    const twice = bytes.subarray(code);
    if (twice.length !== 2 * all || !twice.subarray(0, all).equals(twice.subarray(all))) return kept;
    for (const [file, inSource, inCode] of rows) {
      kept.set(file, {
        source: bytes.subarray(source, source + inSource),
        code: bytes.subarray(code, code + inCode),
      });
      source += aligned(inSource);
      code += aligned(inCode);
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
