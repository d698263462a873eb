import fc from 'fast-check';
import { App, Chart, External, ServiceMesh, WebApp } from 'lading';
import { envoyGrants } from '../../lib/review/security/envoy-grants';
import type { Grants } from '../../lib/review/security/grants';
import { haproxyGrants } from '../../lib/review/security/haproxy-grants';
import type { Opening } from '../../lib/review/security/openings';
import { ask, doorsOf, readWorld, withCertificate } from '../docker/mesh/envoy-verdict';
import { errorsOf, synthInMemory } from './apps-synth';

const methods = ['GET', 'POST'] as const;
const paths = ['/', '/items', '/items/1', '/itemsx', '/admin'] as const;

interface Ask {
  readonly methods?: readonly string[];
  readonly path?: string;
  readonly pathType?: 'Exact' | 'Prefix';
}

interface Shape {
  /** Of each member, whether it speaks HTTP on a port that many have, or plain TCP on that one. */
  readonly members: readonly {
    readonly speaksHttp: boolean;
    readonly hasVersion: boolean;
    readonly split: number;
  }[];
  /** Only to members made before; without any `asks` everything may be asked. */
  readonly edges: readonly { readonly from: number; readonly to: number; readonly asks: readonly Ask[] }[];
  /** Who calls somebody who is in no mesh, and who something outside. */
  readonly strangers: readonly number[];
  readonly leavers: readonly number[];
}

const asks: fc.Arbitrary<Ask> = fc.record(
  {
    methods: fc.uniqueArray(fc.constantFrom(...methods), { minLength: 1 }),
    path: fc.constantFrom('/', '/items', '/items/'),
    pathType: fc.constantFrom('Exact' as const, 'Prefix' as const),
  },
  { requiredKeys: [] },
);

/** One that asks for what is below a path, which each program says in its own way. */
const slashed: Shape = {
  members: [0, 1].map(() => ({ speaksHttp: true, hasVersion: false, split: 0 })),
  edges: [{ from: 1, to: 0, asks: [{ path: '/items/' }] }],
  strangers: [],
  leavers: [],
};

const shapes: fc.Arbitrary<Shape> = fc
  .record({
    members: fc.array(
      fc.record({
        speaksHttp: fc.boolean(),
        hasVersion: fc.boolean(),
        split: fc.integer({ min: 0, max: 100 }),
      }),
      { minLength: 2, maxLength: 6 },
    ),
    edges: fc.array(fc.record({ from: fc.nat(5), to: fc.nat(5), asks: fc.array(asks, { maxLength: 2 }) }), {
      maxLength: 10,
    }),
    strangers: fc.uniqueArray(fc.nat(5), { maxLength: 2 }),
    leavers: fc.uniqueArray(fc.nat(5), { maxLength: 2 }),
  })
  .map(({ members, edges, ...others }) => ({
    members,
    // Of what speaks TCP nothing can be asked.
    edges: edges
      .filter(({ from, to }) => to < from && from < members.length)
      .map((edge) => (members[edge.to]?.speaksHttp ? edge : { ...edge, asks: [] })),
    ...others,
  }));

const port = 8080;

function build({ members, edges, strangers, leavers }: Shape, program: 'envoy' | 'haproxy' = 'envoy'): App {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const stranger = new WebApp(chart, 'stranger', { image: 'acme/s:1', port });
  const bank = new External(chart, 'bank', { host: 'bank.example', port: 443, scheme: 'https' });
  const made: WebApp<'v2'>[] = [];
  members.forEach(({ speaksHttp, hasVersion }, at) => {
    const own = edges.filter(({ from }) => from === at);
    const urls = own.filter((edge) => edge.asks.length === 0).flatMap(({ to }) => made[to]?.host ?? []);
    made.push(
      new WebApp(chart, `w${at}`, {
        image: 'acme/a:1',
        ports: [{ name: speaksHttp ? 'http' : 'data', port }],
        env: Object.fromEntries(urls.map((url, index) => [`URL_${index}`, url])),
        calls: [...(strangers.includes(at) ? [stranger] : []), ...(leavers.includes(at) ? [bank] : [])],
        ...(hasVersion && { versions: { v2: { scale: 1 } } }),
      }),
    );
    for (const { to, asks: said } of own)
      if (said.length > 0 && made[to] && made[at])
        made[at].calls(made[to], { http: said.map((each) => each) });
  });
  const mesh = new ServiceMesh(chart, 'mesh', {
    members: made,
    backend: { compose: program },
    targets: ['compose'],
  });
  members.forEach(({ hasVersion, split }, at) => {
    if (hasVersion && made[at]) mesh.route(made[at], { split: { v2: split } });
  });
  return app;
}

/** What the app says of a request: whoever asks for something alone may ask for nothing else. */
function isMeant({ edges }: Shape, from: number, to: number, method: string, path: string): boolean {
  const own = edges.filter((edge) => edge.from === from && edge.to === to);
  const said = own.flatMap((edge) => edge.asks);
  if (said.length === 0) return own.length > 0;
  return said.some(
    (each) =>
      (each.methods ?? [method]).includes(method) &&
      (each.path === undefined ||
        path === each.path ||
        (each.pathType !== 'Exact' &&
          path.startsWith(each.path.endsWith('/') ? each.path : `${each.path}/`))),
  );
}

describe('a mesh of proxies on Compose', () => {
  test('lets through what the app says, for every pair, method and path, and nothing else', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const built = synthInMemory(build(shape), ['compose']);
        expect(errorsOf(built)).toEqual([]);
        const world = readWorld(built.files);
        const { members } = shape;
        const versionsOf = (to: number) => [`w${to}`, ...(members[to]?.hasVersion ? [`w${to}-v2`] : [])];
        for (const [to, { speaksHttp }] of members.entries())
          for (const from of members.keys())
            for (const method of methods)
              for (const path of paths) {
                if (from === to) continue;
                const request = { host: `w${to}`, port, method, path };
                const isAllowed = isMeant(shape, from, to, speaksHttp ? method : 'GET', path);
                for (const caller of versionsOf(from)) {
                  const verdict = ask(world, caller, request);
                  const reaches =
                    typeof verdict !== 'string' && verdict.every((each) => versionsOf(to).includes(each));
                  expect([caller, request, verdict, reaches]).toEqual([caller, request, verdict, isAllowed]);
                }
                // Its certificate is worth no more anywhere else.
                const identity = world.services.get(`w${from}.proxy`)?.identity;
                for (const callee of versionsOf(to)) {
                  const proxy = world.services.get(`${callee}.proxy`);
                  if (proxy === undefined) throw new Error('a member without a proxy');
                  for (const door of doorsOf(proxy))
                    expect(typeof withCertificate(world, identity, proxy, door, request) !== 'string').toBe(
                      isAllowed,
                    );
                }
              }
      }),
      { numRuns: 40 },
    );
  });

  test('leads members to what is in no mesh, and out, where the app says so', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const world = readWorld(synthInMemory(build(shape), ['compose']).files);
        for (const at of shape.members.keys()) {
          const inside = ask(world, `w${at}`, { host: 'stranger', port });
          expect(inside).toEqual(shape.strangers.includes(at) ? ['stranger'] : 'no such name');
          const outside = ask(world, `w${at}`, { host: 'bank.example', port: 443 });
          expect(outside).toEqual(shape.leavers.includes(at) ? ['outside bank.example:443'] : 'no such name');
        }
      }),
      { numRuns: 40 },
    );
  });

  test('lets in by HAProxy whom it lets in by Envoy, with the same requests', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const [byEnvoy, byHaproxy] = (['envoy', 'haproxy'] as const).map((program) => {
          const built = synthInMemory(build(shape, program), ['compose']);
          expect(errorsOf(built)).toEqual([]);
          return [...built.files].flatMap(([path, text]) => grantsIn(path, String(text))).sort();
        });
        expect(byHaproxy).toEqual(byEnvoy);
        const isAnybodyLet = shape.edges.length > 0 || shape.leavers.some((at) => at < shape.members.length);
        expect(byEnvoy?.length !== 0).toBe(isAnybodyLet);
      }),
      { numRuns: 20, examples: [[slashed]] },
    );
  });
});

/** All that the configuration of a proxy lets in, one text for each sort of requests. */
function grantsIn(path: string, text: string): string[] {
  const [, folder = '', file] = /mesh\/([^/]+)\/(envoy\.json|haproxy\.cfg)$/.exec(path) ?? [];
  const grants: Grants | undefined =
    file === 'envoy.json'
      ? envoyGrants(text)
      : file === 'haproxy.cfg'
        ? haproxyGrants(text, folder)
        : undefined;
  expect(grants?.tried.size ?? 0).toBe(0);
  return [...(grants?.permitted ?? [])].flatMap(([door, callers]) =>
    [...callers].flatMap(([caller, openings = []]) => [
      ...new Set(widest(openings).map(({ needs }) => `${door} ${caller}: ${[...needs].sort().join(', ')}`)),
    ]),
  );
}

/** Without those that another one lets in as well, which needs less: "/items/" itself is below "/items/". */
function widest(openings: readonly Opening[]): readonly Opening[] {
  return openings.filter(({ needs }) =>
    openings.every(
      (other) => other.needs.length >= needs.length || !other.needs.every((need) => needs.includes(need)),
    ),
  );
}
