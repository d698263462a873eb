import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { createJiti } from 'jiti';
import { isFields } from '../../engines/host/json';
import { run } from '../../engines/host/run';
import { clusterOf, type Pod } from './cluster';
import { gatewayService, gatewayWorkload } from './installed';
import { arrive, ask, bring, nameOf, sharesOf, type Told } from './verdict';
import { proxyIn } from './verdicts';

const count = 15;

/**
 * Made-up meshes that speak HTTP, gRPC and plain TCP, told to Istio's own control plane: what its proxies make of each request is
 * what somebody has said, each version gets its share, and the gateway brings what is exposed and nothing else.
 */
export async function keepsIntentOfKinds(program: string, scratch: string): Promise<string> {
  const jiti = createJiti(__filename, { alias: { lading: join(__dirname, '../../../lib/index.ts') } });
  const { hostOf, isExposed, isMeant, kinds, make, requestsOf } =
    await jiti.import<typeof import('./kinds')>('./kinds');
  const { read } = await jiti.import<typeof import('../../constructs/make')>('../../constructs/make');
  const meshes = fc.sample(kinds, { numRuns: count, seed: Date.now() }).map((given, index) => {
    const { objects, told } = read(make(given));
    if (told.length > 0) throw new Error(`${told.join()} of ${JSON.stringify(given)}`);
    const all = Object.values(objects).filter(isFields);
    const cluster = clusterOf([...all, gatewayService, gatewayWorkload], ({ namespace }) =>
      namespace === 'istio-system' ? 'router' : 'sidecar',
    );
    const folder = join(scratch, 'kinds', `${index}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'objects.json'), JSON.stringify(cluster.objects));
    return { given, cluster, folder };
  });
  await run(program, ['dump', ...meshes.map(({ folder }) => folder)], { limit: 300 });
  const seen = { brought: 0, ...countsOf() };
  for (const { given, cluster, folder } of meshes) {
    const proxies = cluster.pods.map(({ name }) => [name, proxyIn(folder, name)] as const);
    const told: Told = { cluster, proxies: new Map(proxies) };
    const podOf = (name: string): Pod => {
      const found = cluster.pods.find((pod) => pod.name === name);
      if (found === undefined) throw new Error(`${name} has no pod`);
      return found;
    };
    const gateway = podOf('istio-ingressgateway');
    const fail = (what: object): never => {
      throw new Error(JSON.stringify({ ...what, given }));
    };
    given.kinds.forEach((kind, to) => {
      const base = `m${to}`;
      const version = to === given.versioned ? [`${base}-v2`] : [];
      for (const request of requestsOf[kind]) {
        for (const from of given.kinds.keys()) {
          if (from === to) continue;
          const wanted = isMeant(from, to, { host: base, port: 8080, ...request }, given);
          for (const host of [base, ...version]) {
            const asked = { host, port: 8080, ...request };
            const verdict = ask(told, `m${from}`, asked);
            const expected = host === base ? [base, ...version] : [host];
            const reaches = typeof verdict !== 'string' && verdict.join() === expected.join();
            const direct = arrive(told, podOf(host), nameOf(podOf(`m${from}`)), { ...asked, at: 8080 });
            const plain = arrive(told, podOf(host), undefined, { ...asked, at: 8080 });
            if (reaches !== wanted || (direct === 'taken') !== wanted || plain !== 'refused')
              fail({ from, asked, wanted, verdict, direct, plain });
          }
          const shares = sharesOf(told, `m${from}`, { host: base, port: 8080, ...request });
          const meant =
            version.length === 0
              ? { [base]: 100 }
              : { [base]: 100 - given.share, [`${base}-v2`]: given.share };
          if (Object.entries(meant).some(([name, share]) => shares.get(name) !== share))
            fail({ from, to, shares: [...shares] });
          seen[kind][wanted ? 'passed' : 'refused'] += 1;
        }
        // The gateway is nobody's caller but where somebody is exposed.
        const asked = { host: hostOf(to), port: 8080, ...request };
        const brought = kind === 'http' && bring(told, gateway.name, asked);
        const isBrought = brought !== false && typeof brought !== 'string';
        const direct = arrive(told, podOf(base), nameOf(gateway), { ...asked, at: 8080 }) === 'taken';
        if (isBrought !== isExposed(to, given) || direct !== isBrought) fail({ to, asked, brought, direct });
        if (isBrought) seen.brought += 1;
      }
    });
  }
  const counts = (['http', 'grpc', 'data'] as const).map((kind) => [kind, seen[kind]] as const);
  if (seen.brought === 0 || counts.some(([, { passed, refused }]) => passed === 0 || refused === 0))
    throw new Error(`there is none of some: ${JSON.stringify(seen)}`);
  const told = counts.map(([kind, { passed, refused }]) => `${kind} ${passed} and ${refused}`);
  return `${told.join(', ')} let through and refused, ${seen.brought} brought by the gateway`;
}

function countsOf() {
  const none = () => ({ passed: 0, refused: 0 });
  return { http: none(), grpc: none(), data: none() };
}
