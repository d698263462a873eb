import fc from 'fast-check';
import { App, Chart, ServiceMesh, WebApp } from 'lading';
import type { Asked } from '../../docker/mesh/envoy-rules';

type Kind = 'http' | 'grpc' | 'data';

interface Calls {
  readonly service: string;
  readonly methods?: readonly string[];
}

/** What one member says to another one: all that this speaks, or some calls alone. */
interface Said {
  readonly from: number;
  readonly to: number;
  readonly http?: readonly { readonly methods?: readonly string[]; readonly path: string }[];
  readonly grpc?: readonly Calls[];
}

/** A mesh whose members speak HTTP, gRPC and plain TCP, one of which has a version, and one of which is asked from outside. */
export interface Kinds {
  readonly kinds: readonly Kind[];
  readonly says: readonly Said[];
  readonly versioned: number;
  /** Of a hundred requests, how many go to that version. */
  readonly share: number;
  readonly exposed: number;
}

const size = 4;
const all = Array.from({ length: size }, (_, index) => index);
const pairs = all.flatMap((from) => all.filter((to) => to !== from).map((to) => ({ from, to })));

const http = fc.array(
  fc.record(
    {
      methods: fc.constantFrom(['GET'], ['POST', 'DELETE']),
      path: fc.constantFrom('/a', '/a/b', '/c'),
    },
    { requiredKeys: ['path'] },
  ),
  { minLength: 1, maxLength: 2 },
);
const grpc = fc.array(
  fc.record(
    {
      service: fc.constantFrom('acme.Pay', 'acme.Log'),
      methods: fc.constantFrom(['Charge'], ['Charge', 'Refund']),
    },
    { requiredKeys: ['service'] },
  ),
  { minLength: 1, maxLength: 2 },
);
const some = fc.record({ http, grpc });

export const kinds: fc.Arbitrary<Kinds> = fc
  .record({
    // One may always be exposed.
    kinds: fc.tuple(
      ...all.map((index) =>
        index === 0 ? fc.constant<Kind>('http') : fc.constantFrom<Kind>('http', 'grpc', 'data'),
      ),
    ),
    said: fc.tuple(...pairs.map(() => fc.oneof(fc.constant(undefined), fc.constant({}), some))),
    versioned: fc.nat(size - 1),
    share: fc.integer({ min: 1, max: 99 }),
    exposed: fc.nat(size - 1),
  })
  .map(({ said, ...given }) => ({
    ...given,
    says: pairs.flatMap(({ from, to }, index): Said[] => {
      const each: Partial<Said> | undefined = said[index];
      if (each === undefined) return [];
      const kind = given.kinds[to];
      if (kind === 'http') return [{ from, to, http: each.http }];
      return [{ from, to, grpc: kind === 'grpc' ? each.grpc : undefined }];
    }),
  }));

export const hostOf = (index: number): string => `m${index}.acme.dev`;
/** Whom the gateway of the mesh leads to. Plain TCP has no host names. */
export const isExposed = (index: number, { kinds, exposed }: Kinds): boolean =>
  index === exposed && kinds[index] === 'http';

export function make(given: Kinds): Chart {
  const chart = new Chart(new App(), 'inner', { namespace: 'shop' });
  const apps = given.kinds.map(
    (kind, index) =>
      new WebApp(chart, `m${index}`, {
        image: 'ghcr.io/acme/web:1.0.0',
        ports: [{ name: kind, port: 8080 }],
        healthCommand: ['true'],
        expose: isExposed(index, given) ? hostOf(index) : undefined,
        versions: index === given.versioned ? { v2: { scale: 1 } } : undefined,
      }),
  );
  for (const { from, to, ...asked } of given.says) {
    const [caller, callee] = [apps[from], apps[to]];
    if (caller === undefined || callee === undefined) continue;
    if (asked.http === undefined && asked.grpc === undefined) caller.calls(callee);
    else caller.calls(callee, asked);
  }
  const mesh = new ServiceMesh(chart, 'mesh', { members: apps, backend: 'istio', targets: ['kubernetes'] });
  const versioned = apps[given.versioned];
  if (versioned !== undefined) mesh.route(versioned, { split: { v2: given.share } });
  return chart;
}

/** What somebody means, without any backend. */
export function isMeant(
  from: number,
  to: number,
  { method = '', path = '' }: Asked,
  { says }: Kinds,
): boolean {
  const found = says.find((each) => each.from === from && each.to === to);
  if (found === undefined) return false;
  if (found.http !== undefined)
    return found.http.some(
      (each) =>
        (each.methods?.includes(method) ?? true) && (path === each.path || path.startsWith(`${each.path}/`)),
    );
  const [, service, called = ''] = path.split('/');
  return (
    found.grpc?.some((each) => each.service === service && (each.methods?.includes(called) ?? true)) ?? true
  );
}

/** Everything that anybody could ask of a member that speaks this. */
export const requestsOf: Readonly<Record<Kind, readonly Pick<Asked, 'method' | 'path'>[]>> = {
  http: ['GET', 'POST', 'DELETE'].flatMap((method) =>
    ['/', '/a', '/a/b', '/ab', '/c/d'].map((path) => ({ method, path })),
  ),
  grpc: [
    '/acme.Pay/Charge',
    '/acme.Pay/Refund',
    '/acme.Log/Charge',
    '/acme.Log/Write',
    '/acme.Payer/Charge',
  ].map((path) => ({ method: 'POST', path })),
  data: [{}],
};
