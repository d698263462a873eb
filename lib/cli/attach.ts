import { writeFileSync } from 'node:fs';
import type { SynthRequest } from '../constructs/run/synth-request';
import { declaredFailure } from './load/declared';
import { type ProgramOutcome, requestVariable, resultVariable } from './load/exchange';
import { failureOf, withFound } from './load/failure';
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
    writeFileSync(resultFile, JSON.stringify(synthesize()));
  });

  // Node tells the error as well, and ends the process: nothing comes to its end then.
  process.once('uncaughtExceptionMonitor', (error) => {
    if (session.apps.size === 0) return;
    const outcome: ProgramOutcome = { failures: withFound(failureOf(error), session.found?.() ?? []) };
    writeFileSync(resultFile, JSON.stringify(outcome));
  });

  function synthesize(): ProgramOutcome {
    const failures = declaredFailure();
    if (failures.length > 0) return { failures: withFound(failures, session.found?.() ?? []) };
    try {
      const result = session.synthesize?.(options);
      return { failures: [], result, review: result && reviewer && reviewed(reviewer, result) };
    } catch (error) {
      return { failures: withFound(failureOf(error), session.found?.() ?? []) };
    }
  }
}

attach();
