import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Case } from '../accept/cases';
import { socket } from '../docker/client';
import { furnishStack } from '../docker/stack';
import { listAt, parseJson, textAt } from '../host/json';
import { run } from '../host/run';
import { message, until } from '../host/wait';
import type { World } from '../world';
import { hasBalancer, withoutBalancer } from './balancer';

/** A stack of the swarm of the box, by the command line, as people work with it. */
export interface Stack {
  readonly name: string;
  docker(...args: readonly string[]): Promise<string>;
  deploy(output: Case): Promise<void>;
  /** The containers that run of a service. */
  containers(service: string): Promise<readonly string[]>;
  exec(service: string, ...command: readonly string[]): Promise<string>;
  /** Gives every task of a service another container. */
  renew(service: string): Promise<void>;
  /** Takes it down but for its volumes, and gives what is left of it after a minute. */
  remove(): Promise<readonly string[]>;
}

export function stackOf(world: World, name: string): Stack {
  const call = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> =>
    run(world.program('docker'), args, {
      env: { ...env, DOCKER_HOST: `unix://${socket}`, DOCKER_CONFIG: join(world.scratch, '.docker') },
      limit: 120,
    });
  const docker = (...args: readonly string[]): Promise<string> => call(args);
  const list = async (...args: readonly string[]): Promise<readonly string[]> =>
    (await docker(...args)).split('\n').filter((line) => line !== '');
  const containers = async (service: string): Promise<readonly string[]> => {
    const filter = `label=com.docker.swarm.service.name=${name}_${service}`;
    return [...(await list('ps', '--quiet', '--filter', filter))].sort();
  };
  /** What a new version changes, in one line: the rest is spelled differently in tasks. */
  const specAt = async (format: string, of: readonly string[]): Promise<string> => {
    const spec = parseJson((await list(...of, '--format', format))[0] ?? '');
    const configs = listAt(spec, 'Configs').map((config) => textAt(config, 'ConfigName'));
    return JSON.stringify([
      textAt(spec, 'Image'),
      listAt(spec, 'Env'),
      configs,
      listAt(spec, 'Healthcheck', 'Test'),
    ]);
  };
  /** A deploy ends before the first task is replaced. */
  const isAsSaid = async (service: string): Promise<void> => {
    const said = await specAt('{{json .Spec.TaskTemplate.ContainerSpec}}', ['service', 'inspect', service]);
    const states = await list('service', 'ps', '--format', '{{.DesiredState}} {{.CurrentState}}', service);
    if (states.some((state) => state.startsWith('Shutdown Running')))
      throw new Error(`${service} has a task on its way out`);
    for (const task of await list('service', 'ps', '--quiet', '--filter', 'desired-state=running', service)) {
      const found = await specAt('{{json .Spec.ContainerSpec}}', ['inspect', task]);
      if (found !== said) throw new Error(`${service} has a task from before: ${found}, and not ${said}`);
    }
  };
  return {
    name,
    docker,
    containers,
    async deploy(output) {
      const { folder } = hasBalancer ? output : withoutBalancer(output, world.scratch);
      const env = furnishStack(join(folder, 'swarm'));
      const file = join(folder, 'swarm', 'stack.yaml');
      const deploy = ['stack', 'deploy', '--detach=true', '--resolve-image=never', '-c', file, name];
      // The manager may note how far the last update is between the client's reading a service and writing it.
      await call(deploy, env).catch((error: unknown) => {
        if (!message(error).includes('update out of sequence')) throw error;
        return call(deploy, env);
      });
      await until('all services are as wanted', 120, async () => {
        const services = await list('stack', 'services', '--format', '{{.Name}} {{.Replicas}}', name);
        const open = services.filter((line) => !isReady(line));
        if (open.length > 0) throw new Error(open.join(', '));
        for (const service of services) await isAsSaid(service.split(' ', 1)[0] ?? '');
        return true;
      });
    },
    async exec(service, ...command) {
      const [first = ''] = await containers(service);
      return docker('exec', first, ...command);
    },
    async renew(service) {
      const before = await containers(service);
      await docker('service', 'update', '--force', '--detach', `${name}_${service}`);
      await until(`${service} has new containers`, 60, async () => {
        const after = await containers(service);
        return after.length === before.length && !after.some((id) => before.includes(id));
      });
    },
    async remove() {
      await docker('stack', 'rm', name);
      const left = async () => {
        const of = `label=com.docker.stack.namespace=${name}`;
        const found: string[] = [];
        for (const what of ['service', 'config', 'secret', 'network'])
          for (const id of await list(what, 'ls', '--quiet', '--filter', of)) found.push(`${what} ${id}`);
        return found;
      };
      await until('nothing is left', 60, async () => (await left()).length === 0).catch(() => undefined);
      return left();
    },
  };
}

/** The file of a stack. */
export function fileOf({ folder }: Case): unknown {
  return parse(readFileSync(join(folder, 'swarm', 'stack.yaml'), 'utf8'));
}

/** `life_api 2/2`, `life_migrate 0/1 (1/1 completed)`. */
function isReady(line: string): boolean {
  const [, running, wanted, done, all] = / (\d+)\/(\d+)(?: \((\d+)\/(\d+) completed\))?/.exec(line) ?? [];
  return done === undefined ? running === wanted : done === all;
}
