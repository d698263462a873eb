import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { baselineOf } from '../../diagnostics/baseline';
import { plain } from '../../diagnostics/color';
import { diagnose } from '../../diagnostics/diagnose';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { locate } from '../../diagnostics/location';
import { type CommandContext, formatOptions } from '../context';
import { deliver } from '../deliver';
import { exitCode } from '../exit-code';
import { fileName } from '../file-name';
import { formatOf } from '../format';
import { type Checked, checkManifests, type Placed } from '../manifests/check-manifests';
import { inputsOf } from '../manifests/inputs';
import { versionsFrom } from '../manifests/versions';
import { stop } from '../problem';
import { manifestReport } from '../reporters/manifests';
import { readSettings, type Settings } from '../settings';

/** `lading validate <files…>`: what a server or docker compose would have against manifests of any origin. */
export function validate(context: CommandContext): void {
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
  const checked = checkManifests(inputsOf(words, folder), {
    versions: versionsFrom(settings.versions),
    policy: settings.policy,
    existing: settings.existing,
    definitions: typeof crds === 'string' ? inputsOf(crds.split(','), folder) : [],
    ignoreUnknown: flags.has('ignore-unknown'),
    composeFiles: inputsOf(composeFiles, folder),
    compose: {
      envFiles: listed(flags.get('variables')).map((file) => existing(resolve(folder, file), file)),
      profiles: flags.has('profile') ? listed(flags.get('profile')) : undefined,
      environment: (name) => environment[name],
      folder,
    },
  });
  const diagnostics = diagnosticsOf(checked, settings);
  const code = exitCode(diagnostics, settings.maxWarnings);
  process.exitCode = code;
  const options = { ...formatOptions(context, settings.maxDiagnostics), quiet: settings.quiet };
  deliver(
    (format, isInFile) =>
      manifestReport(
        format,
        { checked, diagnostics, exitCode: code },
        isInFile ? { ...options, paint: plain } : options,
      ),
    { format: formatOf(settings.format, environment), outputFile: settings.outputFile, streams },
  );
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
    origin: { ...finding.origin, site: file && spot ? { file, ...spot } : undefined },
  }));
  if (baseline === undefined) return diagnose(sites, { strict });
  const nameOf = (file: string | undefined) => file && fileName(file, baseline.folder);
  const known = baselineOf(baseline.known, ({ origin }) => nameOf(locate(origin.site)?.file));
  const told = diagnose(sites, { strict, known });
  const seen = new Set(names.map(nameOf));
  return [...told, ...baseline.end(told, ({ file }) => file !== undefined && seen.has(file))];
}
