import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Daemon, startDaemon } from '../../engines/host/daemon';
import { attempt, type Ran, run } from '../../engines/host/run';
import type { Cluster, Pod } from './cluster';
import { bootstrapOf, controlPlane } from './proxy';

const server = join(__dirname, '../../engines/mesh/server.js');
const bridge = 'mesh0';
/** As whom the proxy runs, so that what it sends is not led to itself. */
const proxyUser = '1337';
/** Where an agent would answer beside the proxy. */
const ofAgent = '15008,15020,15021,15090';

export interface Running {
  /** Runs a command beside the containers of a pod. */
  exec(pod: string, command: readonly string[]): Promise<Ran>;
  stop(): Promise<void>;
}

/**
 * A network namespace for each pod, its container and its proxy in it; packets are led through that as istio-init does.
 *
 * @param home - a folder that everybody may read.
 */
export async function startPods(cluster: Cluster, envoy: string, home: string): Promise<Running> {
  await run('ip', ['link', 'add', bridge, 'type', 'bridge']);
  await run('ip', ['address', 'add', `${controlPlane.host}/16`, 'dev', bridge]);
  await run('ip', ['link', 'set', bridge, 'up']);
  const daemons: Daemon[] = [];
  for (const [index, pod] of cluster.pods.entries()) {
    await connect(pod, index, hostsOf(pod, cluster));
    daemons.push(startIn(pod, home, `${pod.name}-app`, ['node', server], pod.env));
    if (pod.proxy !== undefined) daemons.push(startProxy(pod, envoy, home));
  }
  return {
    exec: (pod, command) => attempt('ip', ['netns', 'exec', pod, ...command], { limit: 60 }),
    async stop() {
      await Promise.all(daemons.map((daemon) => daemon.stop()));
      for (const { name } of cluster.pods) await run('ip', ['netns', 'delete', name]);
      await run('ip', ['link', 'delete', bridge]);
    },
  };
}

async function connect(pod: Pod, index: number, hosts: string): Promise<void> {
  const { name, address } = pod;
  const inside = (...args: readonly string[]) => run('ip', ['-n', name, ...args]);
  mkdirSync(join('/etc/netns', name), { recursive: true });
  writeFileSync(join('/etc/netns', name, 'hosts'), hosts);
  await run('ip', ['netns', 'add', name]);
  await run('ip', ['link', 'add', `pod${index}`, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name]);
  await run('ip', ['link', 'set', `pod${index}`, 'master', bridge, 'up']);
  await inside('link', 'set', 'lo', 'up');
  await inside('address', 'add', `${address}/16`, 'dev', 'eth0');
  await inside('link', 'set', 'eth0', 'up');
  await inside('route', 'add', 'default', 'via', controlPlane.host);
  if (pod.proxy !== 'sidecar') return;
  const rules = [
    [
      'PREROUTING',
      '-p',
      'tcp',
      '-m',
      'multiport',
      '!',
      '--dports',
      ofAgent,
      '-j',
      'REDIRECT',
      '--to-ports',
      '15006',
    ],
    ['OUTPUT', '-m', 'owner', '--uid-owner', proxyUser, '-j', 'RETURN'],
    ['OUTPUT', '-d', '127.0.0.1/32', '-j', 'RETURN'],
    ['OUTPUT', '-p', 'tcp', '-j', 'REDIRECT', '--to-ports', '15001'],
  ];
  for (const rule of rules) await run('ip', ['netns', 'exec', name, 'iptables', '-t', 'nat', '-A', ...rule]);
}

/** What a name server would say. */
function hostsOf({ namespace, name }: Pod, { services }: Cluster): string {
  const lines = [...services].map(([id, address]) => {
    const short = id.endsWith(`.${namespace}`) ? ` ${id.slice(0, -namespace.length - 1)}` : '';
    return `${address} ${id}.svc.cluster.local ${id}${short}`;
  });
  return ['127.0.0.1 localhost', `127.0.0.1 ${name}.local`, ...lines, ''].join('\n');
}

function startProxy(pod: Pod, envoy: string, home: string): Daemon {
  const file = join(home, `${pod.name}.json`);
  writeFileSync(file, JSON.stringify(bootstrapOf(pod)));
  const user = ['setpriv', '--reuid', proxyUser, '--regid', proxyUser, '--clear-groups'];
  const options = ['-c', file, '--concurrency', '1', '--disable-hot-restart', '--log-level', 'warning'];
  const name = `${pod.name}-proxy`;
  // It opens its standard output anew for an access log, as a user who has not made the file.
  writeFileSync(join(home, `${name}.log`), '');
  chmodSync(join(home, `${name}.log`), 0o666);
  return startIn(pod, home, name, [...user, envoy, ...options], {});
}

function startIn(
  { name }: Pod,
  home: string,
  daemon: string,
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): Daemon {
  return startDaemon(home, daemon, 'ip', ['netns', 'exec', name, ...command], env);
}
