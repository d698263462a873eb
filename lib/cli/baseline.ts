import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Baseline, Debt } from '../diagnostics/baseline';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Flags } from './arguments';
import { readBaseline, staleDebts, writeBaseline } from './baseline-file';

/** What `--baseline` asks of a run. */
export interface BaselineRun {
  /** What is passed over. */
  readonly known: Baseline;
  /** Where the files that a baseline names lie. */
  readonly folder: string;
  /**
   * Takes down what was found beside what this run was not about, or answers what nothing needs any more.
   * @param isAsked Whether a debt is one that this run was about.
   */
  end(diagnostics: readonly Diagnostic[], isAsked: (debt: Debt) => boolean): readonly Diagnostic[];
}

/**
 * @param folder Where the name of the baseline begins.
 * @param project The folder of cdk8s.yaml.
 */
export function baselineRun(flags: Flags, folder: string, project: string): BaselineRun {
  const name = String(flags.get('baseline') ?? 'lading.baseline.yaml');
  const file = flags.has('baseline') ? resolve(folder, name) : resolve(project, name);
  if (flags.has('update-baseline')) {
    // Read before anything runs: what cannot be read would be lost.
    const before = existsSync(file) ? readBaseline(file, name) : [];
    return {
      known: 'everything',
      folder: project,
      end(diagnostics, isAsked) {
        writeBaseline(
          file,
          project,
          diagnostics,
          before.filter((debt) => !isAsked(debt) && isLeft(debt)),
        );
        return [];
      },
    };
  }
  const debts = readBaseline(file, name);
  return {
    known: debts.map(({ location: _, ...debt }) => debt),
    folder: project,
    end: (diagnostics, isAsked) =>
      staleDebts(debts, diagnostics, project, (debt) => isAsked(debt) || !isLeft(debt)),
  };

  /** A manifest that is gone has no debts, whatever a run reads. */
  function isLeft({ file: manifest }: Debt): boolean {
    return manifest === undefined || existsSync(resolve(project, manifest));
  }
}
