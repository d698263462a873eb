import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { App } from 'cdk8s';
import { plain } from '../../diagnostics/color';
import { formatDiagnostics } from '../../diagnostics/format';
import type { Caller } from '../../diagnostics/location';
import { refuse } from '../../diagnostics/synthesis-error';
import { memoryOutput } from '../../emit/memory-output';
import { openOutput } from '../../emit/output';
import { tellAside } from '../../emit/output/aside';
import { replaceFile } from '../../files/replace-file';
import { settingsOf } from '../tree/app-settings';
import { appRegistry } from './app-registry';
import { aboutApp, type Synthesized, synthesizeInto } from './synthesize-into';

/**
 * `app.synth()` in a program that runs by itself: writes everything, or nothing and throws. Under a command line of
 * ours the app is only handed over; under `cdk8s synth` only Kubernetes manifests are written, for it reads all
 * that lies in its folder.
 *
 * @param from The method that the user called.
 */
export function writeOnSynth(app: App, from: Caller): void {
  app.node.lock();
  if (appRegistry().commandLine) return;
  if (process.env.CDK8S_OUTDIR === app.outdir) writeForCdk8s(app, from);
  else writeAll(app, from);
}

function writeAll(app: App, from: Caller): void {
  const out = join(app.outdir, settingsOf(app).environment ?? '');
  const output = openOutput(out);
  try {
    const synthesized = synthesizeInto(app, output, { out });
    if (synthesized.failed) refuse(synthesized.diagnostics, from);
    const { aside } = output.commit(aboutApp(synthesized));
    warn(synthesized);
    for (const line of tellAside(aside, out, process.cwd())) process.stderr.write(`${line}\n`);
  } finally {
    output.abort();
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

function writeForCdk8s(app: App, from: Caller): void {
  const output = memoryOutput();
  const synthesized = synthesizeInto(app, output, {
    out: app.outdir,
    flat: true,
    targets: ['kubernetes'],
  });
  if (synthesized.failed) refuse(synthesized.diagnostics, from);
  warn(synthesized);
  for (const [path, text] of output.files) {
    const file = join(app.outdir, path);
    mkdirSync(dirname(file), { recursive: true });
    replaceFile(file, text);
  }
}
