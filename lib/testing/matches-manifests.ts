import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { printSnapshot, readSnapshot, snapshotDiff, snapshotOf } from './snapshot';
import type { Synthesized } from './synthesized';
import { errorsIn } from './synthesizes';
import { indented, type Verdict } from './verdict';

/** What is done about a file that is missing, or differs. */
export type Updating = 'all' | 'new' | 'none';

/** Whether manifests are as a file holds them. */
export function matchesManifests(app: Synthesized, file: string, updating: Updating): Verdict {
  const errors = errorsIn(app.diagnostics);
  if (errors.length > 0)
    return { pass: false, message: () => `The app does not synthesize.\n\n${app.tell(errors)}` };
  const place = relative(process.cwd(), file);
  const now = snapshotOf(app);
  const isThere = existsSync(file);
  const differences = isThere ? snapshotDiff(readSnapshot(readFileSync(file, 'utf8')), now) : '';
  const isToWrite = isThere ? differences !== '' && updating === 'all' : updating !== 'none';
  if (isToWrite) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, printSnapshot(now));
  }
  return {
    pass: isToWrite || (isThere && differences === ''),
    message: () => {
      if (!isThere)
        return `There is no ${place} yet, and in CI none is written: run the test where you work.`;
      return differences === ''
        ? `The manifests are as in ${place}, and were expected not to be.`
        : `The manifests are not as in ${place}:\n${indented(differences)}\n\nIf they are meant to be so, update it: ${how}.`;
    },
  };
}

const how = 'jest -u, vitest -u, or LADING_UPDATE=1 before any other command';

/** Asked for by the variable or by an option of the runner; in CI nothing is written that nobody has looked at. */
export function updatingBy(runner?: string): Updating {
  const { CI, LADING_UPDATE } = process.env;
  if (LADING_UPDATE === '1' || runner === 'all' || process.execArgv.includes('--test-update-snapshots'))
    return 'all';
  return runner === 'none' || (CI !== undefined && CI !== '' && CI !== 'false') ? 'none' : 'new';
}
