import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { nearest } from '../../diagnostics/did-you-mean';
import { shortPath } from '../../diagnostics/format';
import { findUp, packageRoot } from '../../diagnostics/package-root';
import { makeFolders } from '../../emit/output/folder';
import { onPath } from '../../emit/output/output-error';
import { isObject, type JsonObject } from '../../model/json';
import { isPlatform, type Platform, pipelineFor, platformNames } from '../ci/platforms';
import type { CommandContext } from '../context';
import { manifestGaps } from '../manifest-gaps';
import { packageManagerOf, runner } from '../package-manager';
import { stop } from '../problem';
import { readText } from '../read-text';
import { readSettings } from '../settings';
import { templates } from '../templates';

interface Manifest {
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/**
 * `lading init [folder] [--ci <platform>]`: a small complete project, and what a pipeline does with it. What is there already
 * stays as it is, and is listed.
 */
export function init({ words: [word = '.'], flags, folder, environment, streams }: CommandContext): void {
  const place = resolve(folder, word);
  const platform = platformOf(flags.get('ci'));
  const manifest: Manifest = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  const files = templates({
    name: nameOf(place),
    lading: `^${manifest.version}`,
    versionOf: (dependency) => manifest.devDependencies[dependency] ?? '*',
  });
  onPath(place, () => makeFolders(place));
  const [written, left]: [string[], string[]] = [[], []];
  const write = (file: string, path: string, text: string): void => {
    if (existsSync(file)) left.push(path);
    else {
      onPath(file, () => writeFileSync(file, text, { flag: 'wx' }));
      written.push(path);
    }
  };
  for (const [path, text] of Object.entries(files)) write(join(place, path), path, text);
  const manager = packageManagerOf(place, environment);
  if (platform !== undefined) {
    // A platform looks at the top of the repository alone.
    const top = findUp(place, '.git') ?? place;
    const out = relative(place, readSettings(new Map(), environment, place).out) || '.';
    const { file, text } = pipelineFor(platform, { manager, folder: posixPath(relative(top, place)), out });
    const path = join(top, file);
    onPath(path, () => makeFolders(dirname(path)));
    write(path, posixPath(relative(place, path)), text);
  }
  streams.stdout(
    [
      ...written.map((path) => `wrote       ${path}`),
      ...left.map((path) => `left alone  ${path}`),
      '',
      ...(left.includes('package.json') ? aboutManifest(place, files['package.json']) : []),
      'Next:',
      ...(place === folder ? [] : [`  cd ${quoted(shortPath(place, folder))}`]),
      `  ${manager} install`,
      `  ${runner[manager]} lading synth`,
      '',
    ].join('\n'),
  );
}

function platformOf(asked: string | boolean | undefined): Platform | undefined {
  if (asked === undefined) return undefined;
  const name = String(asked);
  if (isPlatform(name)) return name;
  const meant = nearest(name, platformNames);
  throw stop('option/invalid', `--ci is "${name}", but must be ${platformNames.join(' or ')}.`, {
    fix: meant && `--ci ${meant}`,
  });
}

function posixPath(path: string): string {
  return path.replaceAll(sep, '/');
}

/** What is to be added by hand to a package.json that was there already: it has a format and a mind of its own. */
function aboutManifest(place: string, template = '{}'): string[] {
  const gaps = manifestGaps(parsed(template), parsed(readText(join(place, 'package.json'))));
  if (Object.keys(gaps).length === 0) return [];
  const lines = JSON.stringify(gaps, undefined, 2).split('\n').slice(1, -1);
  return ['Add to package.json:', ...lines, ''];
}

function parsed(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** As a shell takes it for one word. */
function quoted(path: string): string {
  return /^[\w./:@%+,=-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** Fit for a package, a chart and a Compose project. */
function nameOf(place: string): string {
  const name = basename(place)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return name.slice(0, 40) || 'app';
}
