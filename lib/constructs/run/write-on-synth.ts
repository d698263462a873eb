import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { App } from 'cdk8s';
import { plain } from '../../diagnostics/color';
import { formatDiagnostics } from '../../diagnostics/format';
import { synthesisError } from '../../diagnostics/synthesis-error';
import { memoryOutput } from '../../emit/memory-output';
import { openOutput } from '../../emit/output';
import { tellAside } from '../../emit/output/aside';
import { appRegistry } from './app-registry';
import { aboutApp, type Synthesized, synthesizeInto } from './synthesize-into';

/**
 * `app.synth()` in a program that runs by itself: writes everything, or nothing and throws. Under a command line of
 * ours the app is only handed over; under `cdk8s synth` only Kubernetes manifests are written, for it reads all
 * that lies in its folder.
 */
export function writeOnSynth(app: App): void {
  app.node.lock();
  if (appRegistry().commandLine) return;
  if (process.env.CDK8S_OUTDIR === app.outdir) writeForCdk8s(app);
  else writeAll(app);
}

function writeAll(app: App): void {
  const output = openOutput(app.outdir);
  try {
    const synthesized = synthesizeInto(app, output, { out: app.outdir });
    if (synthesized.failed) throw synthesisError(synthesized.diagnostics);
    const { aside } = output.commit(aboutApp(synthesized));
    warn(synthesized);
    for (const line of tellAside(aside, app.outdir, process.cwd())) process.stderr.write(`${line}\n`);
  } catch (error) {
    output.abort();
    throw error;
  }
}

/** Nothing is in the way, yet something ought to be known. */
function warn({ diagnostics }: Synthesized): void {
  const warnings = diagnostics.filter(
    ({ severity, suppressed }) => severity === 'warning' && suppressed === undefined,
  );
  if (warnings.length === 0) return;
  process.stderr.write(`${formatDiagnostics(warnings, { paint: plain, folder: process.cwd() })}\n`);
}

function writeForCdk8s(app: App): void {
  const output = memoryOutput();
  const synthesized = synthesizeInto(app, output, {
    out: app.outdir,
    kubernetesFolder: '',
    targets: ['kubernetes'],
  });
  if (synthesized.failed) throw synthesisError(synthesized.diagnostics);
  warn(synthesized);
  for (const [path, text] of output.files) {
    const file = join(app.outdir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  }
}
