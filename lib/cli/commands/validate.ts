import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { baselineOf } from '../../diagnostics/baseline';
import { plain } from '../../diagnostics/color';
import { diagnose } from '../../diagnostics/diagnose';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { locate, standardInput } from '../../diagnostics/location';
import { packageRoot } from '../../diagnostics/package-root';
import type { PolicyLayer } from '../../model/policy';
import { type CommandContext, formatOptions } from '../context';
import { deliver } from '../deliver';
import { exitCode } from '../exit-code';
import { manifestName } from '../file-name';
import { formatOf } from '../format';
import { type Checked, checkManifests, type Placed } from '../manifests/check-manifests';
import { inputsOf } from '../manifests/inputs';
import { versionsFrom } from '../manifests/versions';
import { stop } from '../problem';
import { manifestReport } from '../reporters/manifests';
import { readSettings, type Settings } from '../settings';

/** `lading validate <files…>`: what a server or docker compose would have against manifests of any origin. */
export async function validate(context: CommandContext): Promise<void> {
  const { words, flags, folder, environment, streams } = context;
  const composeFiles = listed(flags.get('file'));
  if (words.length + composeFiles.length === 0)
    throw stop(
      'option/invalid',
      'lading validate needs files, folders or patterns, or - for standard input.',
      {
        fix: 'lading validate manifests/',
      },
    );
  const settings = readSettings(flags, environment, folder);
  const crds = flags.get('crd');
  const options = {
    versions: versionsFrom(settings.versions),
    cluster: settings.cluster,
    existing: settings.existing,
    definitions: typeof crds === 'string' ? inputsOf(crds.split(','), folder) : [],
    ignoreUnknown: flags.has('ignore-unknown'),
    composeFiles: inputsOf(composeFiles, folder),
    compose: {
      envFiles: listed(flags.get('variables')).map((file) => existing(resolve(folder, file), file)),
      profiles: flags.has('profile') ? listed(flags.get('profile')) : undefined,
      environment: (name: string) => environment[name],
      folder,
    },
  };
  const check = (policy: readonly PolicyLayer[]): Checked =>
    checkManifests(inputsOf(words, folder), { ...options, policy });
  const { checked, notes } = await checkedBy(settings, check);
  const diagnostics = [...notes, ...diagnosticsOf(checked, settings)];
  const code = exitCode(diagnostics, settings.maxWarnings);
  process.exitCode = code;
  const { input } = checked;
  const shown = { ...formatOptions(context, settings.maxDiagnostics), quiet: settings.quiet, input };
  deliver(
    (format, isInFile) =>
      manifestReport(
        format,
        { checked, diagnostics, exitCode: code },
        isInFile ? { ...shown, paint: plain } : shown,
      ),
    { format: formatOf(settings.format, environment), outputFile: settings.outputFile, streams },
  );
}

/** Rules of somebody's own are programs: they are loaded as an app is, and have as much time. */
async function checkedBy(
  { policy, ruleFiles, timeout }: Settings,
  check: (policy: readonly PolicyLayer[]) => Checked,
): Promise<{ readonly checked: Checked; readonly notes: readonly Diagnostic[] }> {
  const [first, ...more] = ruleFiles;
  if (first === undefined) return { checked: check(policy), notes: [] };
  const { withRules }: typeof import('../rules-alone') = require('../rules-alone');
  const engine: typeof import('../../validation') = require(join(packageRoot(), 'build', 'validation.js'));
  const { answer, notes } = await withRules(
    [first, ...more],
    { seconds: timeout, inHand: engine.ruleInHand },
    (custom) => check([{ custom }, ...policy]),
  );
  return { checked: answer, notes };
}

/** docker compose looks for `.env` by itself; one that somebody names has to be there. */
function existing(file: string, name: string): string {
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
  throw stop('option/invalid', `--variables names "${name}", which is no file.`);
}

function listed(value: string | boolean | undefined): readonly string[] {
  return typeof value === 'string' ? value.split(',').filter(Boolean) : [];
}

/** As for an app, but that each has its place in a manifest. */
function diagnosticsOf({ findings, names }: Checked, { strict, baseline }: Settings): Diagnostic[] {
  const sites = findings.map(({ finding, file, spot }: Placed) => ({
    ...finding,
    origin: {
      ...finding.origin,
      site: spot ? { file: file ?? standardInput, ...spot } : finding.origin.site,
    },
  }));
  if (baseline === undefined) return diagnose(sites, { strict });
  const nameOf = (file: string | undefined) => manifestName(file, baseline.folder);
  const known = baselineOf(baseline.known, ({ origin }) => nameOf(locate(origin.site)?.file));
  const told = diagnose(sites, { strict, known });
  const seen = new Set(names.map(nameOf));
  return [...told, ...baseline.end(told, ({ file }) => file !== undefined && seen.has(file))];
}
