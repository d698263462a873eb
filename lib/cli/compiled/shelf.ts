import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Script, type ScriptOptions } from 'node:vm';
import { checksum } from '../../files/checksum';
import { replaceFile } from '../../files/replace-file';
import { type Kept, printKept, readCode, readKept, readPlaces } from './kept-file';
import { canBeKept } from './package-of';

/** The compiled code of one package's modules, in one file of which each run reads what it loads. */
export interface Shelf {
  /**
   * Compiles a module, from what was kept of it if that was made of this very source. Not one that cannot be kept.
   *
   * @param bytes The source in UTF-8, where that is at hand; not held, and overwritten if it is scratch.
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

export function shelf(folder: string, from: string): Shelf {
  const place = join(folder, `${basename(from)}.${checksum(from)}`);
  const kept = readPlaces(place);
  const compiled = new Map<string, { readonly source: string; readonly script: Script }>();
  let isNew = false;
  return {
    compile(source, options, bytes = Buffer.from(source)) {
      const before = kept?.get(options.filename);
      const cachedData = before && readCode(place, before, bytes);
      if (cachedData === undefined && !canBeKept(options.filename, source)) return undefined;
      const script = new Script(source, { ...options, cachedData });
      if (cachedData === undefined || script.cachedDataRejected) isNew = true;
      compiled.set(options.filename, { source, script });
      return script;
    },
    save() {
      if (!isNew) return;
      write(place, folder, () => {
        if (kept === undefined) return '';
        const unused = [...readKept(place)].filter(([file]) => !compiled.has(file) && existsSync(file));
        const used = [...compiled].map(([file, { source, script }]): [string, Kept] => [
          file,
          { source: Buffer.from(source), code: script.createCachedData() },
        ]);
        return printKept([...unused, ...used]);
      });
    },
  };
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
