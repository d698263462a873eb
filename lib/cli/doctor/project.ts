import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { findUp, packageRoot } from '../../diagnostics/package-root';
import { plural } from '../../diagnostics/summary';
import { isSynthesisError } from '../../diagnostics/synthesis-error';
import { readIndex } from '../../emit/output/output-index';
import { INDEX } from '../../emit/output/output-path';
import { readAppCommand } from '../app-command';
import { readConfig } from '../config/config';
import type { CommandContext } from '../context';
import { readSettings, type Settings } from '../settings';
import type { Entry, Examined } from './entry';

/** What Lading reads, writes and keeps in a project. What keeps it from being read is told with the rest. */
export function examineProject({ folder, environment, flags }: CommandContext): Examined {
  const diagnostics: Diagnostic[] = [];
  const asked = <T>(ask: () => T): T | undefined => {
    try {
      return ask();
    } catch (error) {
      if (!isSynthesisError(error)) throw error;
      for (const each of error.diagnostics)
        if (!diagnostics.some(({ code, message }) => code === each.code && message === each.message))
          diagnostics.push(each);
      return undefined;
    }
  };
  const config = asked(() => readConfig(folder));
  const settings = asked(() => readSettings(flags, environment, folder));
  const app = settings && asked(() => readAppCommand(settings.app, settings.appFolder));
  const project = config?.folder ?? folder;
  const file = join(project, 'cdk8s.yaml');
  const entries: Entry[] = [
    schemas(),
    { name: 'config', ...(existsSync(file) && { found: effectOf(settings), place: file }) },
    {
      name: 'app',
      ...(app && {
        found: app.type === 'file' ? 'loaded by Lading' : app.command,
        ...(app.type === 'file' && { place: app.file }),
      }),
    },
    ...(settings === undefined ? [] : outputsOf(settings.out)),
    ...cachesOf(findUp(project, 'package.json') ?? project),
  ];
  return { entries, diagnostics };
}

/** Those that lie in the package: nothing is fetched. */
function schemas(): Entry {
  const place = join(packageRoot(), 'schemas');
  const { versions }: { readonly versions: readonly string[] } = JSON.parse(
    readFileSync(join(place, 'kubernetes', 'index.json'), 'utf8'),
  );
  return { name: 'schemas', found: `Kubernetes ${versions[0]} to ${versions.at(-1)}, Compose, Swarm`, place };
}

/** What the file, the environment and options amount to. */
function effectOf(settings: Settings | undefined): string {
  if (settings === undefined) return 'cannot be used';
  const { folder, out, isOutGiven, targets, environments, versions, strict, maxWarnings, timeout } = settings;
  const said = {
    ...(isOutGiven && { out: relative(folder, out) || '.' }),
    ...(targets && { targets: targets.join(',') }),
    ...(environments && { environments: environments.join(',') }),
    ...(versions && { kubernetes: versions }),
    ...(strict && { strict: 'true' }),
    ...(maxWarnings !== undefined && { maxWarnings: String(maxWarnings) }),
    ...(timeout !== 60 && { timeout: String(timeout) }),
  };
  const words = Object.entries(said).map(([name, value]) => `${name} ${value}`);
  return words.length === 0 ? 'nothing but defaults' : words.join(', ');
}

/** The folder itself, or below it one for each environment. */
function outputsOf(out: string): readonly Entry[] {
  const below = foldersIn(out).map((name) => join(out, name));
  const written = [out, ...below].filter((folder) => existsSync(join(folder, INDEX)));
  if (written.length === 0) return [{ name: 'output', place: out }];
  return written.map((place) => ({
    name: 'output',
    found: `${plural(readIndex(place).length, 'file')} of Lading's`,
    place,
  }));
}

function cachesOf(project: string): readonly Entry[] {
  const place = join(project, 'node_modules', '.cache', 'lading');
  if (!existsSync(place)) return [{ name: 'cache' }];
  const files = readdirSync(place, { recursive: true, encoding: 'utf8' }).map((name) =>
    statSync(join(place, name), { throwIfNoEntry: false }),
  );
  const size = files.reduce((sum, each) => sum + (each?.isFile() ? each.size : 0), 0);
  return [{ name: 'cache', found: `${Math.ceil(size / 1000)} kB`, place }];
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    );
  } catch {
    return [];
  }
}
