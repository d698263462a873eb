import { plain } from '../../diagnostics/color';
import { diagnose } from '../../diagnostics/diagnose';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { type CommandContext, formatOptions } from '../context';
import { deliver } from '../deliver';
import { exitCode } from '../exit-code';
import { formatOf } from '../format';
import { type Checked, checkManifests, type Placed } from '../manifests/check-manifests';
import { inputsOf } from '../manifests/inputs';
import { versionsFrom } from '../manifests/versions';
import { stop } from '../problem';
import { manifestReport } from '../reporters/manifests';
import { readSettings } from '../settings';

/** `lading validate <files…>`: what a server or docker compose would have against manifests of any origin. */
export function validate(context: CommandContext): void {
  const { words, flags, folder, environment, streams } = context;
  if (words.length === 0)
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
    definitions: typeof crds === 'string' ? inputsOf(crds.split(','), folder) : [],
    ignoreUnknown: flags.has('ignore-unknown'),
  });
  const diagnostics = diagnosticsOf(checked, settings.strict);
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

/** As for an app, but that each has its place in a manifest. */
function diagnosticsOf({ findings }: Checked, strict: boolean): Diagnostic[] {
  const sites = findings.map(({ finding, file, spot }: Placed) => ({
    ...finding,
    origin: { ...finding.origin, site: file && spot ? { file, ...spot } : undefined },
  }));
  return diagnose(sites, { strict });
}
