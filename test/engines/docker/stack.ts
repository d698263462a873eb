import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, lastLines } from '../host/run';
import { fillIn, makeFiles } from './compose';

/**
 * What Docker's command line has against a stack.yaml, with a value for each variable and a file for each secret; nothing
 * where it takes it. It asks no swarm.
 */
export async function refusalOfStack(program: string, folder: string): Promise<string | undefined> {
  const env = furnishStack(folder);
  const { code, stderr } = await attempt(program, ['stack', 'config', '--compose-file', 'stack.yaml'], {
    cwd: folder,
    env: { ...env, DOCKER_CONFIG: join(folder, '.docker') },
  });
  return code === 0 ? undefined : lastLines(stderr, 3).replaceAll(folder, '');
}

/** Makes what the user of a stack brings along: its files, and the environment that is given back. */
export function furnishStack(folder: string): Readonly<Record<string, string>> {
  makeFiles(folder, 'stack.yaml');
  const example = join(folder, '.env.example');
  const variables = existsSync(example) ? fillIn(readFileSync(example, 'utf8')) : '';
  return Object.fromEntries(
    [...variables.matchAll(/^([A-Za-z_]\w*)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
}
