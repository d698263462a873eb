import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { shortPath } from '../../diagnostics/format';
import { packageRoot } from '../../diagnostics/package-root';
import { makeFolders } from '../../emit/output/folder';
import { onPath } from '../../emit/output/output-error';
import { isObject, type JsonObject } from '../../model/json';
import type { CommandContext } from '../context';
import { manifestGaps } from '../manifest-gaps';
import { packageManagerOf, runner } from '../package-manager';
import { readText } from '../read-text';
import { templates } from '../templates';

interface Manifest {
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** `lading init [folder]`: a small complete project. What is there already stays as it is, and is listed. */
export function init({ words: [word = '.'], folder, environment, streams }: CommandContext): void {
  const place = resolve(folder, word);
  const manifest: Manifest = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  const files = templates({
    name: nameOf(place),
    lading: `^${manifest.version}`,
    versionOf: (dependency) => manifest.devDependencies[dependency] ?? '*',
  });
  onPath(place, () => makeFolders(place));
  const [written, left]: [string[], string[]] = [[], []];
  for (const [path, text] of Object.entries(files)) {
    const file = join(place, path);
    if (existsSync(file)) left.push(path);
    else {
      onPath(file, () => writeFileSync(file, text, { flag: 'wx' }));
      written.push(path);
    }
  }
  const manager = packageManagerOf(place, environment);
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
