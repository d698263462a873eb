import { isUtf8 } from 'node:buffer';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { IConstruct } from 'constructs';
import { acrossEnvironments } from '../../lib/constructs/run/across-environments';
import { appRegistry } from '../../lib/constructs/run/app-registry';
import { aboutApp, synthesizeInto } from '../../lib/constructs/run/synthesize-into';
import { watcherBelow } from '../../lib/constructs/run/watcher-below';
import { settingsOf } from '../../lib/constructs/tree/app-settings';
import { plain } from '../../lib/diagnostics/color';
import type { Diagnostic } from '../../lib/diagnostics/diagnostic';
import { formatDiagnostics } from '../../lib/diagnostics/format';
import { summarize } from '../../lib/diagnostics/summary';
import { isSynthesisError } from '../../lib/diagnostics/synthesis-error';
import { openOutput } from '../../lib/emit/output';
import type { Watcher } from '../../lib/passes/watcher';

/** What the terminal would show; lies beside the output where there is something to show. */
const report = 'diagnostics.txt';

/**
 * Runs the app of a folder in this process, as the command line would, and writes what comes of it to `to`: the
 * output, the report, or both.
 */
export function render(folder: string, to: string): void {
  const diagnostics = synthesizeFolder(folder, to);
  rmSync(join(to, report), { force: true });
  const text = formatDiagnostics(diagnostics, { paint: plain, folder });
  if (text === '') return;
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, report), `${text}\n\n${summarize(diagnostics)}.\n`);
}

/** @param watcher Is told of what is made, as under the command line. */
export function synthesizeFolder(folder: string, to: string, watcher?: Watcher): readonly Diagnostic[] {
  watcher?.begin?.(to);
  return told(() => {
    const found = load(folder).map((app) => {
      const { environment = '' } = settingsOf(app);
      const own = watcherBelow(watcher, environment && `${environment}/`);
      return {
        environment,
        diagnostics: synthesizeApp(app, folder, { to: join(to, environment), environment, watcher: own }),
      };
    });
    return acrossEnvironments(found);
  });
}

/** What is found, or thrown as one error that holds it. */
function told(run: () => readonly Diagnostic[]): readonly Diagnostic[] {
  try {
    return run();
  } catch (error) {
    if (isSynthesisError(error)) return error.diagnostics;
    throw error;
  }
}

function synthesizeApp(
  app: IConstruct,
  folder: string,
  {
    to,
    environment,
    watcher,
  }: { readonly to: string; readonly environment: string; readonly watcher?: Watcher },
): readonly Diagnostic[] {
  const output = openOutput(to);
  try {
    const options = { out: join(folder, 'dist', environment), projectFolder: folder, watcher };
    const synthesized = synthesizeInto(app, output, options);
    if (!synthesized.failed) output.commit(aboutApp(synthesized));
    return synthesized.diagnostics;
  } finally {
    output.abort();
  }
}

/** The app that a program makes, once for each environment; `app.synth()` in it only hands the app over. */
function load(folder: string): IConstruct[] {
  const known = appRegistry();
  known.apps.clear();
  known.commandLine = true;
  try {
    require(join(folder, 'app.ts'));
  } finally {
    known.commandLine = false;
  }
  const apps = [...known.apps];
  const environments = new Set(apps.map((app) => settingsOf(app).environment));
  if (apps.length === 0 || environments.size < apps.length)
    throw new Error(`${folder} made ${apps.length} apps`);
  return apps;
}

/** Every file below a folder, by path: text as such, and what is none in base64. */
export function readTree(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return new Map(
    paths.map((path) => {
      const bytes = readFileSync(path);
      return [relative(folder, path).split(sep).join('/'), bytes.toString(isUtf8(bytes) ? 'utf8' : 'base64')];
    }),
  );
}
