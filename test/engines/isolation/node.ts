import { join } from 'node:path';
import type { Case } from '../accept/cases';
import { startDaemon } from '../host/daemon';
import { textAt } from '../host/json';
import { attempt, run } from '../host/run';
import { until } from '../host/wait';
import { clusterFolder } from '../kubernetes/api-server';
import { kubernetesPlatform } from '../run/kubernetes-platform';
import type { Platform } from '../run/platform';
import { ask } from '../run/requests';
import { engines, type World } from '../world';
import { startOutside } from './outside';
import { listening, reaches, workloads } from './reaches';

/** Who may open a connection to whom: what is published is open to everybody who may get out. */
const opens: readonly (readonly [from: string, to: string])[] = [
  ['web', 'api'],
  ['watch', 'web'],
  ['guest', 'web'],
  ['guest', 'page'],
  ['page', 'web'],
  ['page', 'guest'],
];

const namespace = 'isolation';

/** The same app on the node, where kube-router keeps to its NetworkPolicies. */
export async function keepApartOnNode(world: World, output: Case): Promise<void> {
  const stop = await startRouter(world);
  const platform = await kubernetesPlatform(world, output, namespace);
  const check = (name: string, work: () => Promise<string | undefined>): Promise<boolean> =>
    world.report.check(engines.kubeRouter, `isolation: ${name}`, work);
  try {
    const isUp = await check('up and healthy', async () => {
      await platform.apply(output);
      return `${platform.workloads.length} workloads`;
    });
    if (!isUp) return;
    const addresses = await addressesOf(world);
    await check('who may talk to whom', () =>
      until('it is as the app says', 20, () => talk(platform, addresses)),
    );
    await check('who gets out', () => leave(world, platform));
    await check('what is published answers', async () => {
      await until('web answers', 20, async () => ask(`${await platform.published('web')}/`));
      return undefined;
    });
  } finally {
    await check('is taken down', async () => {
      const left = await platform.down();
      if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`);
      return undefined;
    });
    await stop();
  }
}

/** Starts it on the node; what it gives puts the rules of the kernel back as they were. */
async function startRouter(world: World): Promise<() => Promise<void>> {
  await world.node();
  const { client } = await world.server();
  const pods = { spec: { podCIDR: '10.198.0.0/16', podCIDRs: ['10.198.0.0/16'] } };
  await client.ask('PATCH', '/api/v1/nodes/node1', pods, 'application/merge-patch+json');
  // Pods of one node meet on its bridge, which the rules of the firewall would not see.
  await run('sysctl', ['-qw', 'net.bridge.bridge-nf-call-iptables=1']);
  const home = clusterFolder(world.folder);
  const program = world.program('kube-router');
  const router = startDaemon(home, 'kube-router', program, [
    `--kubeconfig=${join(home, 'admin.conf')}`,
    '--hostname-override=node1',
    '--run-firewall=true',
    ...['router', 'service-proxy', 'loadbalancer'].map((part) => `--run-${part}=false`),
    '--enable-cni=false',
    '--health-port=20244',
    '--metrics-port=0',
  ]);
  await router.ready(30, async () => {
    const answer = await fetch('http://127.0.0.1:20244/healthz');
    if (!answer.ok) throw new Error(await answer.text());
  });
  return async () => {
    await router.stop();
    // It begins with the firewall's rules, and fails over those of parts that were never started.
    await attempt(program, ['--cleanup-config']);
  };
}

/** Of the Services: the name server of this node is no pod, so that nobody who is isolated may ask it. */
async function addressesOf(world: World): Promise<ReadonlyMap<string, string>> {
  const { client } = await world.server();
  const found = listening.map(async (name) => {
    const service = await client.get(`/api/v1/namespaces/${namespace}/services/${name}`);
    return [name, textAt(service, 'spec', 'clusterIP')] as const;
  });
  return new Map(await Promise.all(found));
}

async function talk(platform: Platform, addresses: ReadonlyMap<string, string>): Promise<string> {
  const pairs = workloads.flatMap((from) =>
    listening.filter((to) => to !== from).map((to) => ({ from, to })),
  );
  const wrong = await Promise.all(
    pairs.map(async ({ from, to }) => {
      const isWanted = opens.some(([one, other]) => one === from && other === to);
      const connects = await reaches(platform, from, `${addresses.get(to)}:8080`);
      return connects === isWanted ? [] : [`${from} ${connects ? 'reaches' : 'does not reach'} ${to}`];
    }),
  );
  if (wrong.flat().length > 0) throw new Error(wrong.flat().join(', '));
  return `${pairs.length} pairs`;
}

/** Whoever is isolated reaches nobody outside, and nobody asked for that. */
async function leave(world: World, platform: Platform): Promise<string> {
  const outside = await startOutside(world);
  try {
    const out = await Promise.all(
      workloads.map(async (from) => ((await reaches(platform, from, outside.address)) ? [from] : [])),
    );
    const got = out.flat().join(', ');
    if (got !== 'page, guest') throw new Error(`${got || 'nobody'}, not page, guest`);
    return got;
  } finally {
    await outside.stop();
  }
}
