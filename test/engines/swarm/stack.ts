import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from '../accept/cases';
import { socket } from '../docker/client';
import { makeFiles } from '../docker/compose';
import { run } from '../host/run';
import { until } from '../host/wait';
import type { World } from '../world';

/** The kernel can lead an address of a service to its tasks: without that, names lead to the tasks themselves. */
export const hasBalancer = existsSync('/proc/net/ip_vs');

export const stackName = 'life';

export interface Stack {
  docker(...args: readonly string[]): Promise<string>;
  deploy(output: Case): Promise<void>;
  /** The containers that run of a service. */
  containers(service: string): Promise<readonly string[]>;
  exec(service: string, ...command: readonly string[]): Promise<string>;
}

/** Talks to the swarm of the box by the command line, as people do. */
export function stackOf(world: World): Stack {
  const docker = (...args: readonly string[]): Promise<string> =>
    run(world.program('docker'), args, {
      env: { DOCKER_HOST: `unix://${socket}`, DOCKER_CONFIG: join(world.scratch, '.docker') },
      limit: 120,
    });
  const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
  const containers = async (service: string): Promise<string[]> =>
    lines(
      await docker(
        'ps',
        '--quiet',
        '--filter',
        `label=com.docker.swarm.service.name=${stackName}_${service}`,
      ),
    ).sort();
  return {
    docker,
    containers,
    async deploy(output) {
      const folder = join(output.folder, 'swarm');
      makeFiles(folder, 'stack.yaml');
      const file = join(folder, 'stack.yaml');
      await docker('stack', 'deploy', '--detach=true', '--resolve-image=never', '-c', file, stackName);
      await until('all services are as wanted', 120, async () => {
        const services = await docker('stack', 'services', '--format', '{{.Name}} {{.Replicas}}', stackName);
        const open = lines(services).filter((line) => !isReady(line));
        if (open.length > 0) throw new Error(open.join(', '));
        return true;
      });
    },
    async exec(service, ...command) {
      const [first = ''] = await containers(service);
      return docker('exec', first, ...command);
    },
  };
}

/** `life_api 2/2`, `life_migrate 0/1 (1/1 completed)`. */
function isReady(line: string): boolean {
  const [, running, wanted, done, all] = / (\d+)\/(\d+)(?: \((\d+)\/(\d+) completed\))?/.exec(line) ?? [];
  return done === undefined ? running === wanted : done === all;
}
