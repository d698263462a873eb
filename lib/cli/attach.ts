import { writeFileSync } from 'node:fs';
import type { SynthRequest } from '../constructs/run/synth-request';
import { codeCache } from './load/cache';
import { declaredFailure } from './load/declared';
import { type ProgramOutcome, requestVariable, resultVariable } from './load/exchange';
import { failureOf, withFound } from './load/failure';
import { createProgram } from './load/modules';
import { loadRules } from './load/rules';
import { openReviewer, reviewed } from './review';
import { openSession } from './session';

/**
 * Loaded before anything else by each Node process of an app's own command. The one that makes an app synthesizes
 * it when it has run to its end; the others (npx, a shell's helpers) go by unnoticed.
 */
function attach(): void {
  const { [resultVariable]: resultFile, [requestVariable]: request } = process.env;
  if (resultFile === undefined || request === undefined) return;
  const options: SynthRequest = JSON.parse(request);
  const reviewer = options.review && openReviewer(options.review);
  const session = openSession({ ...options, watcher: reviewer?.watcher });
  process.once('beforeExit', () => {
    if (session.apps.size === 0) return;
    const tell = (outcome: ProgramOutcome): void => writeFileSync(resultFile, JSON.stringify(outcome));
    const { ruleFiles = [], policy = [] } = options;
    if (ruleFiles.length === 0) return tell(synthesize(options));
    loadRules(ruleFiles, createProgram(codeCache(process.cwd()))).then(
      (custom) => tell(synthesize({ ...options, policy: [{ custom }, ...policy] })),
      (error: unknown) => tell({ failures: withFound(failureOf(error), session.found?.() ?? []) }),
    );
  });

  // Node tells the error as well, and ends the process: nothing comes to its end then.
  process.once('uncaughtExceptionMonitor', (error) => {
    if (session.apps.size === 0) return;
    const outcome: ProgramOutcome = { failures: withFound(failureOf(error), session.found?.() ?? []) };
    writeFileSync(resultFile, JSON.stringify(outcome));
  });

  function synthesize(request: SynthRequest): ProgramOutcome {
    const failures = declaredFailure();
    if (failures.length > 0) return { failures: withFound(failures, session.found?.() ?? []) };
    try {
      const result = session.synthesize?.(request);
      return { failures: [], result, review: result && reviewer && reviewed(reviewer, result) };
    } catch (error) {
      return { failures: withFound(failureOf(error), session.found?.() ?? []) };
    }
  }
}

attach();
