import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, lastLines } from '../host/run';
import { fillIn, makeFiles } from './compose';

/**
 * What Docker's command line has against a stack.yaml, with a value for each variable and a file for each secret; nothing
 * where it takes it. It asks no swarm.
 */
export async function refusalOfStack(program: string, folder: string): Promise<string | undefined> {
  makeFiles(folder, 'stack.yaml');
  const example = join(folder, '.env.example');
  const variables = existsSync(example) ? fillIn(readFileSync(example, 'utf8')) : '';
  const env = Object.fromEntries(
    [...variables.matchAll(/^([A-Za-z_]\w*)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  const { code, stderr } = await attempt(program, ['stack', 'config', '--compose-file', 'stack.yaml'], {
    cwd: folder,
    env: { ...env, DOCKER_CONFIG: join(folder, '.docker') },
  });
  return code === 0 ? undefined : lastLines(stderr, 3).replaceAll(folder, '');
}
