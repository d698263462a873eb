import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { entriesAt, listAt, textAt } from '../host/json';
import { run } from '../host/run';
import { socket } from './client';

/** One Compose project, with whatever its user must bring along. */
export interface Project {
  readonly folder: string;
  /** Runs `docker compose …` on it. */
  compose(args: readonly string[], limit?: number): Promise<string>;
}

/**
 * Copies a project, fills in a value for each variable that .env.example names and makes the files that people provide.
 * @param values - values that a dummy would not do for
 */
export function prepareProject(
  program: string,
  source: string,
  folder: string,
  values: Readonly<Record<string, string>> = {},
): Project {
  cpSync(source, folder, { recursive: true });
  const example = join(folder, '.env.example');
  if (existsSync(example)) writeFileSync(join(folder, '.env'), fillIn(readFileSync(example, 'utf8'), values));
  makeFiles(folder);
  return {
    folder,
    compose: (args, limit = 180) =>
      run(program, ['--ansi=never', '--progress=plain', ...args], {
        cwd: folder,
        env: { DOCKER_HOST: `unix://${socket}`, DOCKER_CONFIG: join(folder, '.docker') },
        limit,
      }),
  };
}

/** An `.env` with a value for each variable that the example leaves open. */
export function fillIn(example: string, values: Readonly<Record<string, string>> = {}): string {
  return example.replaceAll(
    /^([A-Za-z_]\w*)=$/gm,
    (_, name: string) => `${name}=${values[name] ?? 'filled-in'}`,
  );
}

/** Makes the files that secrets and variables come from, readable to every user of a container. */
export function makeFiles(folder: string, manifest = 'compose.yaml'): void {
  const file: unknown = parse(readFileSync(join(folder, manifest), 'utf8'));
  for (const [, secret] of entriesAt(file, 'secrets')) make(textAt(secret, 'file'), 'filled-in');
  for (const [, service] of entriesAt(file, 'services'))
    for (const entry of listAt(service, 'env_file'))
      make(typeof entry === 'string' ? entry : textAt(entry, 'path'), 'FILLED=in\n');
  for (const [, service] of entriesAt(file, 'services'))
    for (const path of [textAt(service, 'label_file'), ...listAt(service, 'label_file')])
      make(String(path), 'filled=in\n');

  function make(path: string, content: string): void {
    const place = resolve(folder, path.replaceAll('$$', '$'));
    if (path === '' || existsSync(place)) return;
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content);
  }
}
