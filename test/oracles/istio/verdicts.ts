import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { createJiti } from 'jiti';
import { isFields, parseJson } from '../../engines/host/json';
import { run } from '../../engines/host/run';
import { clusterOf } from './cluster';
import { arrive, ask, nameOf, type Told } from './verdict';

const count = 25;

/** Made-up meshes, told to Istio's own control plane: what its proxies make of each request is what somebody has said. */
export async function keepsIntent(program: string, scratch: string): Promise<string> {
  const jiti = createJiti(__filename, { alias: { lading: join(__dirname, '../../../lib/index.ts') } });
  const { calls, intent, isMeant, make } = await jiti.import<typeof import('../../properties/mesh/intent')>(
    '../../properties/mesh/intent',
  );
  const { read } = await jiti.import<typeof import('../../constructs/make')>('../../constructs/make');
  const home = join(scratch, 'verdicts');
  const meshes = fc.sample(intent, { numRuns: count, seed: Date.now() }).map((given, index) => {
    const { objects, told } = read(make(given, 'istio'));
    if (told.length > 0) throw new Error(told.join());
    const cluster = clusterOf(Object.values(objects).filter(isFields));
    const folder = join(home, `${index}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'objects.json'), JSON.stringify(cluster.objects));
    return { given, cluster, folder };
  });
  await run(program, ['dump', ...meshes.map(({ folder }) => folder)], { limit: 300 });
  let asked = 0;
  const seen = { true: 0, false: 0 };
  for (const { given, cluster, folder } of meshes) {
    const proxies = cluster.pods.map(({ name }) => [name, proxyIn(folder, name)] as const);
    const told: Told = { cluster, proxies: new Map(proxies) };
    for (const call of calls(given)) {
      const { from, to, ...request } = call;
      const wanted = isMeant(call, given);
      const verdict = ask(told, from, { host: to, ...request });
      const reaches = typeof verdict !== 'string' && verdict.every((name) => name === to);
      const [caller, callee] = [from, to].map((name) => cluster.pods.find((pod) => pod.name === name));
      if (caller === undefined || callee === undefined) throw new Error('a member without a pod');
      // By an address instead of a name, and by nobody.
      const direct = arrive(told, callee, nameOf(caller), { host: to, ...request, at: 8080 }) === 'taken';
      const plain = arrive(told, callee, undefined, { host: to, ...request, at: 8080 });
      if (reaches !== wanted || direct !== wanted || plain !== 'refused')
        throw new Error(
          JSON.stringify({
            call,
            wanted,
            verdict,
            direct,
            plain,
            says: [...given.says],
            versioned: given.versioned,
          }),
        );
      asked += 1;
      seen[`${wanted}`] += 1;
    }
  }
  if (seen.true < 100 || seen.false < 100) throw new Error(`too few of either: ${JSON.stringify(seen)}`);
  return `${asked} requests in ${count} meshes, ${seen.true} let through`;
}

/** What the control plane tells the proxy of a pod. */
export function proxyIn(folder: string, pod: string): unknown {
  return parseJson(readFileSync(join(folder, `${pod}.json`), 'utf8'));
}
