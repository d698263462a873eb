import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { createJiti } from 'jiti';
import { get, list } from '../../docker/mesh/envoy-rules';
import { at, type Fields, isFields, textAt } from '../../engines/host/json';
import { run } from '../../engines/host/run';
import { clusterOf } from './cluster';
import { managed, nameOf } from './verdict';
import { proxyIn } from './verdicts';

const count = 10;
/** As the mesh that it is a part of. */
const waypoint = 'mesh';

/**
 * Made-up meshes without proxies beside the members, told to Istio's own control plane: what the waypoint makes of each request
 * is what somebody has said, and a path that hides a slash gets nobody past that.
 */
export async function keepsIntentAtWaypoints(program: string, scratch: string): Promise<string> {
  const jiti = createJiti(__filename, { alias: { lading: join(__dirname, '../../../lib/index.ts') } });
  const { calls, intent, isMeant, make } = await jiti.import<typeof import('../../properties/mesh/intent')>(
    '../../properties/mesh/intent',
  );
  const { read } = await jiti.import<typeof import('../../constructs/make')>('../../constructs/make');
  const meshes = fc.sample(intent, { numRuns: count, seed: Date.now() }).map((given, index) => {
    const { objects, told } = read(make(given, 'istio-ambient'));
    if (told.length > 0) throw new Error(told.join());
    const all = Object.values(objects).filter(isFields);
    const cluster = clusterOf([...all.map(served), ...behind], ({ name }) =>
      name === waypoint ? 'waypoint' : undefined,
    );
    const folder = join(scratch, 'waypoints', `${index}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'objects.json'), JSON.stringify(cluster.objects));
    const through = all.filter(
      (object) => at(object, 'metadata', 'labels', 'istio.io/use-waypoint') === waypoint,
    );
    return {
      given,
      cluster,
      folder,
      through: new Set(through.map((object) => textAt(object, 'metadata', 'name'))),
    };
  });
  await run(program, ['dump', ...meshes.map(({ folder }) => folder)], { limit: 300 });
  const seen = { true: 0, false: 0, hidden: 0 };
  for (const { given, cluster, folder, through } of meshes) {
    if (through.size === 0) continue;
    const told = proxyIn(folder, waypoint);
    for (const call of calls(given).filter(({ to }) => through.has(to))) {
      const caller = cluster.pods.find(({ name }) => name === call.from);
      if (caller === undefined) throw new Error('a member without a pod');
      const passes = (path: string) =>
        managed(managerFor(told, call.to), nameOf(caller), { host: call.to, ...call, path }) === 'taken';
      const wanted = isMeant(call, given);
      const says = JSON.stringify({ call, wanted, says: [...given.says], versioned: given.versioned });
      if (passes(call.path) !== wanted) throw new Error(says);
      seen[`${wanted}`] += 1;
      // What is allowed somewhere else alone is not reached from here.
      if (!wanted || isMeant({ ...call, path: '/z' }, given)) continue;
      if (passes(`${call.path}/..%2Fz`)) throw new Error(`a hidden slash passes: ${says}`);
      seen.hidden += 1;
    }
  }
  if (seen.true < 50 || seen.false < 50 || seen.hidden < 10)
    throw new Error(`too few of some: ${JSON.stringify(seen)}`);
  return `${seen.true + seen.false} requests in ${count} meshes, ${seen.true} let through, ${seen.hidden} hidden slashes refused`;
}

/** What a waypoint makes of requests by the name of a Service. */
function managerFor(told: unknown, service: string): unknown {
  const main = list(get(told, 'listeners')).find((each) => get(each, 'name') === 'main_internal');
  const name = `inbound-vip|8080|http|${service}.shop.svc.cluster.local`;
  const chain = list(get(main, 'filter_chains')).find((each) => get(each, 'name') === name);
  const filters = list(get(chain, 'filters')).map((each) => get(each, 'typed_config'));
  const manager = filters.find((each) => String(get(each, '@type')).endsWith('.HttpConnectionManager'));
  if (manager === undefined) throw new Error(`the waypoint knows nothing of ${service}`);
  return manager;
}

/** Istio says of a Gateway where it stands once it has made a proxy of it. */
function served(object: Fields): Fields {
  if (textAt(object, 'kind') !== 'Gateway') return object;
  return {
    ...object,
    status: { addresses: [{ type: 'Hostname', value: `${waypoint}.shop.svc.cluster.local` }] },
  };
}

const metadata = { name: waypoint, namespace: 'shop' };
const labels = {
  'gateway.networking.k8s.io/gateway-name': waypoint,
  'gateway.istio.io/managed': 'istio.io-mesh-controller',
};
/** What it makes. */
const behind: readonly Fields[] = [
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...metadata, labels },
    spec: { selector: labels, ports: [{ name: 'mesh', port: 15008, appProtocol: 'all' }] },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: waypoint,
          containers: [{ name: 'istio-proxy', image: 'istio/proxyv2:1.31.1' }],
        },
      },
    },
  },
];
