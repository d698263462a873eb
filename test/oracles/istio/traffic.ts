import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesizeWith } from '../../engines/contract/synthesize';
import { startDaemon } from '../../engines/host/daemon';
import type { Fields } from '../../engines/host/json';
import { lastLines, run } from '../../engines/host/run';
import { until } from '../../engines/host/wait';
import type { World } from '../../engines/world';
import { type Cluster, clusterOf, type Pod } from './cluster';
import { contract } from './contract';
import { gatewayService, gatewayWorkload } from './installed';
import { type Running, startPods } from './pods';
import { controlPlane } from './proxy';

export interface Programs {
  readonly controlPlane: string;
  readonly envoy: string;
}

const versions = { istio: '1.31', 'gateway-api': '1.31, GAMMA' } as const;

/**
 * Real requests between real proxies, each of which is told what to do by Istio's own control plane, by the objects of an app
 * as they are written.
 */
export async function carriesMesh(
  world: World,
  programs: Programs,
  backend: keyof typeof versions,
): Promise<void> {
  const engine = { name: "Istio's control plane and Envoy", version: versions[backend] };
  const home = join('/run', `mesh-${backend}`);
  let started: Started | undefined;
  const isUp = await world.report.check(engine, 'up', async () => {
    const { objects } = await synthesizeWith(join(__dirname, 'app.ts'), world.scratch, { BACKEND: backend });
    started = await start(objects, programs, home, backend);
    return `${started.cluster.pods.length} pods`;
  });
  if (started === undefined) return;
  const { cluster, running, stop } = started;
  if (isUp)
    for (const [name, work] of contract(cluster, running, backend))
      await world.report.check(engine, name, work);
  await stop();
}

interface Started {
  readonly cluster: Cluster;
  readonly running: Running;
  stop(): Promise<void>;
}

async function start(
  objects: readonly Fields[],
  programs: Programs,
  home: string,
  backend: keyof typeof versions,
): Promise<Started> {
  const cluster = clusterOf([...objects, gatewayService, gatewayWorkload], proxyIn(backend));
  mkdirSync(home, { recursive: true });
  const envoy = await readable(programs.envoy, home);
  writeFileSync(join(home, 'objects.json'), JSON.stringify(cluster.objects));
  const running = await startPods(cluster, envoy, home);
  const { host, ads, sds } = controlPlane;
  const serving = ['serve', home, `${host}:${ads}`, `${host}:${sds}`];
  const daemon = startDaemon(home, 'control-plane', programs.controlPlane, serving);
  const stop = async () => {
    await running.stop();
    await daemon.stop();
  };
  for (const { name, proxy } of cluster.pods) {
    if (proxy === undefined) continue;
    await until(`the proxy of ${name} is ready`, 120, async () => {
      const { stdout } = await running.exec(name, ['curl', '-s', 'http://127.0.0.1:15000/ready']);
      if (stdout.startsWith('LIVE')) return true;
      const logs = ['control-plane', `${name}-proxy`].map((each) =>
        readFileSync(join(home, `${each}.log`), 'utf8'),
      );
      throw new Error(`${stdout}${logs.map((log) => `\n${lastLines(log, 4)}`).join('')}`);
    });
  }
  return { cluster, running, stop };
}

/** Routes alone put no proxy beside anybody: whoever runs the mesh does, by the label of a namespace. */
function proxyIn(backend: keyof typeof versions) {
  return ({ name, namespace, labels }: Omit<Pod, 'proxy'>) => {
    if (namespace === 'istio-system') return 'router';
    if (name === 'stranger') return undefined;
    return backend === 'gateway-api' || labels['sidecar.istio.io/inject'] === 'true' ? 'sidecar' : undefined;
  };
}

/** Where somebody who is not root may run it. */
async function readable(program: string, home: string): Promise<string> {
  const place = join(home, 'envoy');
  writeFileSync(place, '');
  await run('mount', ['--bind', program, place]);
  return place;
}
