import { existsSync } from 'node:fs';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { type Debt, debtsIn, identityOf, inOrder } from '../diagnostics/baseline';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Location } from '../diagnostics/location';
import { printYaml } from '../emit/yaml';
import { replaceFile } from '../files/replace-file';
import { manifestName } from './file-name';
import { problem, stop } from './problem';
import { readText } from './read-text';

/** A debt, and where it is written. */
export interface WrittenDebt extends Debt {
  readonly location: Location;
}

const keys = ['file', 'path', 'code', 'message'] as const;

/** Reads a baseline; what cannot be read is told at its line, for it would let something pass. */
export function readBaseline(file: string, name: string): readonly WrittenDebt[] {
  if (!existsSync(file))
    throw stop('option/invalid', `There is no baseline ${name}.`, { fix: 'Make one: --update-baseline.' });
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines, schema: 'failsafe' });
  const [error] = document.errors;
  const root = document.contents;
  const list = isMap(root) ? root.get('known') : undefined;
  if (root === null && error === undefined) return [];
  if (error !== undefined || !isSeq(list))
    throw invalid(
      error === undefined ? 'it must hold one list, `known`' : 'it is not well formed',
      error?.pos[0],
    );
  return list.items.map((entry) => {
    const offset = isMap(entry) ? entry.range?.[0] : undefined;
    const values = new Map<string, string>();
    for (const { key, value } of isMap(entry) ? entry.items : []) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!keys.some((each) => each === name)) throw invalid(`an entry has no key "${name}"`, offset);
      values.set(name, isScalar(value) ? String(value.value) : '');
    }
    const [path, code, message] = [values.get('path'), values.get('code'), values.get('message')];
    if (path === undefined || !code || !message)
      throw invalid('an entry has `path`, `code` and `message`', offset);
    return { path, code, message, file: values.get('file'), location: place(offset) };
  });

  function place(offset = 0): Location {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  }

  function invalid(what: string, offset: number | undefined) {
    return stop('config/invalid', `${name} cannot be used: ${what}.`, {
      location: place(offset),
      fix: 'Mend that entry, or delete the file and write it anew: --update-baseline.',
    });
  }
}

/**
 * Takes down what was found, old or new, never half.
 * @param kept Debts that this run could not tell anything of.
 */
export function writeBaseline(
  file: string,
  folder: string,
  diagnostics: readonly Diagnostic[],
  kept: readonly Debt[],
): void {
  const found = debtsIn(diagnostics, (each) => manifestOf(each, folder));
  const known = inOrder([...kept, ...found]).map(({ file: manifest, path, code, message }) =>
    manifest === undefined ? { path, code, message } : { file: manifest, path, code, message },
  );
  replaceFile(
    file,
    `# Findings that were there already. --update-baseline writes it anew; entries only go.\n${printYaml({ known })}`,
  );
}

/** Entries that nothing needs any more, of those that this run was about. */
export function staleDebts(
  debts: readonly WrittenDebt[],
  diagnostics: readonly Diagnostic[],
  folder: string,
  isAsked: (debt: Debt) => boolean,
): Diagnostic[] {
  const found = new Set(debtsIn(diagnostics, (each) => manifestOf(each, folder)).map(identityOf));
  return debts
    .filter((debt) => isAsked(debt) && !found.has(identityOf(debt)))
    .map(({ code, path, location }) =>
      problem(
        'suppression/unused',
        `The baseline has a finding "${code}" of "${path}" that is not there any more.`,
        {
          path,
          location,
          fix: '--update-baseline takes it out.',
        },
      ),
    );
}

/** The file of a finding that stands in a manifest, as a baseline names it. */
export function manifestOf({ construct, location }: Diagnostic, folder: string): string | undefined {
  return construct === 'manifest' ? manifestName(location?.file, folder) : undefined;
}
