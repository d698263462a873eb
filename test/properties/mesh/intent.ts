import fc from 'fast-check';
import { Chart, httpGet, type MeshBackendName, ServiceMesh, WebApp } from 'lading';
import { image, shop } from '../../constructs/make';
import { byCilium } from './cilium';
import { byAmbient, bySidecar } from './istio';
import { byLinkerd } from './linkerd';
import { connects, connectsTo } from './network';
import { type Call, podLabels, type World } from './world';

/** What one member says to another one: anything, or some requests alone. */
type Said = { readonly anything: true } | { readonly requests: readonly Request[] };

type Headers = Readonly<Record<string, string>>;

const sent: readonly Headers[] = [{}, { 'x-a': '1' }, { 'x-a': '1', 'x-b': '2' }, { 'x-a': '2' }];

export interface Request {
  readonly methods?: readonly string[];
  readonly path?: string;
  readonly pathType?: 'Prefix' | 'Exact';
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Intent {
  /** By who says it, and to whom. */
  readonly says: ReadonlyMap<string, Said>;
  /** The member that has another version. */
  readonly versioned: number;
}

const members = ['m0', 'm1', 'm2'] as const;
const pairs = members.flatMap((from) => members.filter((to) => to !== from).map((to) => `${from} ${to}`));

const request: fc.Arbitrary<Request> = fc.record(
  {
    methods: fc.constantFrom(['GET'], ['POST'], ['GET', 'POST']),
    path: fc.constantFrom('/', '/a', '/a/b', '/c'),
    pathType: fc.constantFrom('Prefix', 'Exact'),
    headers: fc.constantFrom<Headers>({ 'x-a': '1' }, { 'x-b': '2' }),
  },
  { requiredKeys: [] },
);
const said: fc.Arbitrary<Said | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.constant({ anything: true as const }),
  fc.record({ requests: fc.array(request, { minLength: 1, maxLength: 3 }) }),
);
export const intent: fc.Arbitrary<Intent> = fc
  .tuple(fc.tuple(...pairs.map(() => said)), fc.nat(members.length - 1))
  .map(([all, versioned]) => ({
    versioned,
    says: new Map(
      pairs.flatMap((pair, index) => {
        const each = all[index];
        return each === undefined ? [] : [[pair, each]];
      }),
    ),
  }));

export function make({ says, versioned }: Intent, backend: MeshBackendName<'kubernetes'>): Chart {
  const chart = new Chart(shop().node.root, 'inner', { namespace: 'shop' });
  const apps = members.map(
    (name, index) =>
      new WebApp(chart, name, {
        image,
        port: 8080,
        liveness: httpGet('/live'),
        versions: index === versioned ? { v2: { scale: 1 } } : undefined,
      }),
  );
  for (const [pair, each] of says) {
    const [from, to] = pair.split(' ').map((name) => apps.find((app) => app.node.id === name));
    if (from === undefined || to === undefined) continue;
    if ('anything' in each) from.calls(to);
    else from.calls(to, { http: each.requests });
  }
  new ServiceMesh(chart, 'mesh', { members: apps, backend, targets: ['kubernetes'] });
  return chart;
}

/** What somebody means, without any backend. */
export function isMeant({ from, to, method, path, headers }: Call, { says }: Intent): boolean {
  const found = says.get(`${from} ${to.replace('-v2', '')}`);
  if (found === undefined || 'anything' in found) return found !== undefined;
  return found.requests.some(
    (each) =>
      (each.methods === undefined || each.methods.includes(method)) &&
      (each.path === undefined || isAt(path, each.path, each.pathType)) &&
      Object.entries(each.headers ?? {}).every(([name, value]) => headers[name] === value),
  );
}

function isAt(path: string, asked: string, type: Request['pathType'] = 'Prefix'): boolean {
  if (path === asked) return true;
  return type === 'Prefix' && path.startsWith(asked.endsWith('/') ? asked : `${asked}/`);
}

const everything = ['GET', 'POST', 'DELETE'].flatMap((method) =>
  ['/', '/a', '/a/b', '/ab', '/c/d'].flatMap((path) =>
    sent.map((headers) => ({
      method,
      path,
      headers,
    })),
  ),
);

/** Everything that anybody could ask of anybody. */
export function calls({ versioned }: Intent): Call[] {
  const callees = [...members, `m${versioned}-v2`];
  return members.flatMap((from) =>
    callees
      .filter((to) => to.replace('-v2', '') !== from)
      .flatMap((to) => everything.map((each) => ({ from, to, port: 8080, ...each }))),
  );
}

/** What becomes of a request on each backend that knows requests, by an evaluator of its objects written apart. */
export const backends: readonly (readonly [
  MeshBackendName<'kubernetes'>,
  (call: Call, world: World) => boolean,
])[] = [
  ['istio', (call, world) => connects(call.from, call.to, 8080, world) && bySidecar(call, world)],
  ['cilium', byCilium],
  ['linkerd', (call, world) => connects(call.from, call.to, 8080, world) && byLinkerd(call, world)],
  ['istio-ambient', (call, world) => carries(call, world) && byAmbient(call, world)],
];

/** Through the tunnel, or by the waypoint, whose pods no policy is about. */
function carries({ from, to }: Call, world: World): boolean {
  const waypoint = { 'gateway.networking.k8s.io/gateway-name': 'mesh' };
  if (connects(from, to, 15008, world)) return true;
  return (
    connectsTo(podLabels(from, world), waypoint, 15008, world) &&
    connectsTo(waypoint, podLabels(to, world), 15008, world)
  );
}
