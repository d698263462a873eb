import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Case } from '../accept/cases';
import { docker } from '../docker/client';
import { type Project, prepareProject } from '../docker/compose';
import { entriesAt, listAt, textAt } from '../host/json';
import { engines, type World } from '../world';
import type { Platform } from './platform';

/** Runs a case by docker compose. */
export function composePlatform(
  world: World,
  { compose = '' }: Case,
): Platform & { readonly folder: string } {
  const folder = join(mkdtempSync(join(world.scratch, 'up-')), 'project');
  const project: Project = prepareProject(world.program('docker-compose'), compose, folder);
  const file: unknown = parse(readFileSync(join(folder, 'compose.yaml'), 'utf8'));
  const name = textAt(file, 'name');
  const services = new Map(entriesAt(file, 'services'));
  const mine = `filters=${encodeURIComponent(JSON.stringify({ label: [`com.docker.compose.project=${name}`] }))}`;
  const up = (args: readonly string[]): Promise<string> =>
    project.compose(['up', '--detach', '--no-build', '--wait', '--wait-timeout=150', ...args]);

  return {
    engine: engines.compose,
    folder,
    workloads: [...services].map(([service, fields]) => ({ name: service, image: textAt(fields, 'image') })),
    async apply(output) {
      cpSync(output.compose ?? '', folder, { recursive: true });
      await up([]);
    },
    async published(workload) {
      const port = listAt(services.get(workload), 'ports').map((each) => textAt(each, 'published'))[0];
      return port === undefined ? undefined : `http://127.0.0.1:${port}`;
    },
    reach(workload) {
      const [port] = listAt(services.get(workload), 'expose');
      return port === undefined ? undefined : `${workload}:${port}`;
    },
    async instances(workload) {
      const ids = await project.compose(['ps', '--quiet', workload]);
      return ids
        .split('\n')
        .filter((id) => id !== '')
        .sort();
    },
    exec: (workload, command) => project.compose(['exec', '-T', workload, ...command]),
    async restart(workload) {
      await project.compose(['restart', workload]);
      await up([]);
    },
    runByHand: (task) => project.compose(['run', '--rm', '-T', task]),
    async scale(workload, replicas) {
      await up(['--no-recreate', `--scale=${workload}=${replicas}`]);
    },
    async down() {
      // What was run by hand stands behind a profile, and so does what came before it.
      await project.compose(['--profile=*', 'down', '--volumes', '--remove-orphans']);
      const containers = listAt(await docker('GET', `/containers/json?all=true&${mine}`));
      const networks = listAt(await docker('GET', `/networks?${mine}`));
      const volumes = listAt(await docker('GET', `/volumes?${mine}`), 'Volumes');
      return [...containers, ...networks, ...volumes].map((left) => JSON.stringify(left));
    },
  };
}
