import { App, Chart, type ExposeProps, WebApp } from '../../../lib';
import { synthesizeInto } from '../../../lib/constructs/run/synthesize-into';
import { memoryOutput } from '../../../lib/emit/memory-output';
import { type Random, random } from '../fuzz/random';
import type { Exposed, Exposure } from './ingress';
import { upstreamPort } from './upstreams';

/** Workloads of made-up apps; the last ones get shares alone. */
export const workloads = ['w0', 'w1', 'w2', 'w3', 'w4', 'next0', 'next1'];

const hostNames = [
  ...['acme.dev', 'www.acme.dev', 'shop.acme.dev', '*.acme.dev', '*.shop.acme.dev', 'x.shop.acme.dev'],
];
/** What nginx reads otherwise than people mean it, beside plain ones. */
const pathNames = [
  ...['/', '/api', '/api/', '/api/v1', '/api/v1/', '/api/v1/users', '/apis', '/API', '/a', '/a/b/c'],
  ...['/a b', '/é', '/$uri', '/a"b', '/a;b', '/{x}', '/a\\b', '/~a', '/=a', '/a+b', "/a'b", '/#a', '/a.b'],
  // Said as browsers send it.
  ...['/a%20b', '/a%25b', '/%C3%A9', '/a%0Ab', '/a%22b', '/%24uri'],
];

/** Hosts and paths of several workloads: the same for the same seed. */
export function makeUp(seed: number): Exposed {
  const source = random(seed);
  const count = 2 + source.below(3);
  return Object.fromEntries(workloads.slice(0, count).map((id) => [id, exposure(source)]));
}

function exposure(source: Random): Exposure {
  const some = <T>(choices: readonly T[], most: number): T[] => {
    const picked = Array.from({ length: 1 + source.below(most) }, () => source.pick(choices));
    return [...new Set(picked)].filter((each) => each !== undefined);
  };
  const path = some(pathNames, 4).map((each) => ({
    path: each,
    pathType: source.pick(['Prefix', 'Prefix', 'Exact'] as const),
  }));
  const said = { host: some(hostNames, 2), path };
  if (!source.chance(0.3)) return said;
  const weights = [0, 1, 30, 70, 1_000_000];
  const shares = some(['next0', 'next1'], 2).map((id) => [id, source.pick(weights) ?? 0] as const);
  return { ...said, weight: source.pick(weights), shares: Object.fromEntries(shares) };
}

/** What the edge proxy of such an app reads; nothing where Lading refuses the app. */
export function configOf(exposed: Exposed): string | undefined {
  const app = new App({ name: 'edge', compose: { edge: true } });
  const chart = new Chart(app, 'edge');
  const serve = (id: string, expose?: ExposeProps): WebApp =>
    new WebApp(chart, id, {
      image: `ghcr.io/acme/${id}:1.0.0`,
      port: upstreamPort,
      ...(expose && { expose }),
    });
  const others = new Map(workloads.filter((id) => !(id in exposed)).map((id) => [id, serve(id)]));
  for (const [id, { shares = {}, ...said }] of Object.entries(exposed)) {
    const split = Object.entries(shares).flatMap(([name, weight]) => {
      const service = others.get(name);
      return service === undefined ? [] : [{ service, weight }];
    });
    serve(id, split.length > 0 ? { ...said, split, via: { gateway: 'public' } } : said);
  }
  const output = memoryOutput();
  const { diagnostics } = synthesizeInto(app, output, { out: 'dist', targets: ['compose'] });
  const errors = diagnostics.filter(({ severity, suppressed }) => severity === 'error' && !suppressed);
  const bug = errors.find(({ code }) => code === 'internal/bug');
  if (bug !== undefined) throw new Error(bug.message);
  const config = output.files.get('compose/edge-proxy/nginx.conf');
  return errors.length > 0 || config === undefined ? undefined : String(config);
}

/** Each host that an app answers to, and one beside it; each of its paths, and what lies around it. */
export function asksOf(exposed: Exposed): { readonly host: string; readonly path: string }[] {
  const said = Object.values(exposed);
  const names = new Set(said.flatMap(({ host }) => [host].flat()).map((name) => name.replace('*', 'y')));
  const paths = new Set(
    said
      .flatMap(({ path = '/' }) => [path].flat())
      .map((each) => decodeURIComponent(typeof each === 'string' ? each : each.path).replace(/\/$/, ''))
      .flatMap((path) => [path || '/', `${path}/`, `${path}/x`, `${path || '/'}x`]),
  );
  return [...names, 'a.b.acme.dev', 'other.dev'].flatMap((host) =>
    [...paths].map((path) => ({ host, path })),
  );
}
