import type { SynthRequest, SynthResult } from '../constructs/run/synth-request';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { CustomRule } from '../model/custom-rule';
import type { Review } from '../review/request';
import { readAppCommand } from './app-command';
import { bug } from './bug';
import { type ExitCode, exitCode } from './exit-code';
import type { ProgramOutcome } from './load/exchange';
import { diagnosticsOf, withFound } from './load/failure';
import { runProgram } from './load/program';
import { runTurn } from './load/time-limit';
import { tooLong } from './load/too-long';
import { problem } from './problem';
import { openReviewer, type Reviewer, reviewed } from './review';
import { openSession, type Session } from './session';
import type { Settings } from './settings';
import { systemProblem } from './system-error';

/** What came of an app, for a reporter to tell. */
export interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  /** Missing where the app failed before it could be synthesized. */
  readonly result?: SynthResult;
  /** What else was asked, where nothing was in the way. */
  readonly review?: Review;
  readonly exitCode: ExitCode;
}

/**
 * Runs the app and synthesizes it when it has run to its end. `finish` is called once, and synchronously: it may
 * be the last moment of a process that the app has ended.
 */
export async function runApp(
  settings: Settings,
  {
    mode,
    placeNotes,
    acceptances,
    review,
  }: Pick<SynthRequest, 'mode' | 'placeNotes' | 'acceptances' | 'review'>,
  step: (text: string) => void,
  finish: (outcome: Outcome) => void,
): Promise<void> {
  const { folder, timeout, targets, environments, versions, policy, strict, maxWarnings, overwrite } =
    settings;
  const { cluster, existing: inCluster, ruleFiles } = settings;
  const { objects: existing, definitions } = inCluster;
  const out = settings.isOutGiven ? settings.out : undefined;
  const given = {
    out,
    targets,
    environments,
    versions,
    cluster,
    existing,
    definitions,
    policy,
    strict,
    maxWarnings,
    overwrite,
  };
  const baseline = settings.baseline?.known;
  const request: SynthRequest = { ...given, acceptances, baseline, mode, placeNotes, review };
  const app = readAppCommand(settings.app, settings.appFolder);
  if (app.type === 'command') {
    const { runChild }: typeof import('./load/child') = require('./load/child');
    const outcome = await runChild({ command: app.command, folder, timeout }, { ...request, ruleFiles });
    return finish(toOutcome(settings, outcome));
  }
  const reviewer = review && openReviewer(review);
  const session = openSession({ environments, step, watcher: reviewer?.watcher });
  let custom: readonly CustomRule[] | undefined;
  const before = async (load: (file: string) => Promise<unknown>): Promise<void> => {
    const { loadRules }: typeof import('./load/rules') = require('./load/rules');
    custom = await loadRules(ruleFiles, load);
  };
  const program = { ...app, folder, timeout, before: ruleFiles.length === 0 ? undefined : before };
  runProgram(program, (failures) => {
    const failed = failures.some(({ severity }) => severity === 'error');
    finish(
      toOutcome(
        settings,
        failed
          ? { failures: withFound(failures, session.found?.() ?? []) }
          : synthesize(
              session,
              { ...request, policy: custom === undefined ? policy : [{ custom }, ...policy] },
              { notes: failures, timeout, reviewer },
            ),
      ),
    );
  });
}

/** Code of the app runs here as well (what is lazy, its own validations), so this, too, has a limit of time. */
function synthesize(
  session: Session,
  request: SynthRequest,
  {
    notes,
    timeout,
    reviewer,
  }: { readonly notes: readonly Diagnostic[]; readonly timeout: number; readonly reviewer?: Reviewer },
): ProgramOutcome {
  const { synthesize: run } = session;
  if (session.apps.size === 0 || run === undefined) return { failures: notes };
  let outcome: ProgramOutcome = { failures: [...notes, tooLong(timeout, 'busy')] };
  const turn = (): void => {
    try {
      const result = run(request);
      outcome = { failures: notes, result, review: reviewer && reviewed(reviewer, result) };
    } catch (error) {
      const failures = diagnosticsOf(error) ?? [systemProblem(error) ?? bug(error)];
      outcome = { failures: withFound([...notes, ...failures], session.found?.() ?? []) };
    }
  };
  if (runTurn(turn, timeout * 1000)) return outcome;
  session.abandon?.();
  const unended = session.unended?.() ?? [];
  return unended.length === 0 ? outcome : { failures: [...notes, ...unended] };
}

function toOutcome(settings: Settings, { failures, result, review }: ProgramOutcome): Outcome {
  const found = [...failures, ...(result?.diagnostics ?? [])];
  const all = [...found, ...goneFrom(settings, found, result)];
  const failed = failures.some(({ severity }) => severity === 'error');
  const diagnostics = failed || result !== undefined ? all : [...all, noApp()];
  const code = exitCode(diagnostics, settings.maxWarnings);
  const stale = settings.check && (result?.stale.length ?? 0) > 0;
  return { diagnostics, result, review, exitCode: code === 0 && stale ? 1 : code };
}

/** What the baseline has and the app has not any more: of a part of the app nobody can tell. */
function goneFrom(
  { baseline, targets, environments }: Settings,
  found: readonly Diagnostic[],
  result: SynthResult | undefined,
): readonly Diagnostic[] {
  if (baseline === undefined || result === undefined) return [];
  const isWhole = targets === undefined && environments === undefined;
  return baseline.end(found, ({ file }) => isWhole && file === undefined);
}

function noApp(): Diagnostic {
  return problem('app/no-app', 'The program ran to its end, but made no app.', {
    fix: 'Make one: const app = new App(), with charts in it.',
  });
}
