import fc from 'fast-check';
import { App, Chart, WebApp } from 'lading';
import { parse, parseAllDocuments } from 'yaml';
import { errorsOf, type InMemory, synthInMemory } from './apps-synth';
import { allows, type PodFacts, type Policy } from './network-verdict';

/** How one workload gets to know another one. */
const ways = ['host', 'url', 'calls', 'startAfter'] as const;

interface Shape {
  /** Of each chart, whether it is isolated and has a namespace of its own. */
  readonly charts: readonly { readonly isolated: boolean; readonly named: boolean }[];
  /** Of each workload, the chart that it is in. */
  readonly homes: readonly number[];
  /** Only to workloads made before, so that nobody waits for each other. */
  readonly edges: readonly {
    readonly from: number;
    readonly to: number;
    readonly way: (typeof ways)[number];
  }[];
}

const shapes: fc.Arbitrary<Shape> = fc
  .record({
    charts: fc.array(fc.record({ isolated: fc.boolean(), named: fc.boolean() }), {
      minLength: 1,
      maxLength: 3,
    }),
    homes: fc.array(fc.nat(2), { minLength: 2, maxLength: 6 }),
    edges: fc.array(fc.record({ from: fc.nat(5), to: fc.nat(5), way: fc.constantFrom(...ways) }), {
      maxLength: 8,
    }),
  })
  .map(({ charts, homes, edges }) => ({
    charts,
    homes: homes.map((home) => home % charts.length),
    edges: edges.filter(({ from, to }) => to < from && from < homes.length),
  }));

/** Every workload opens two ports; the first is the one that URLs and waiting mean. */
const ports = [8080, 9000] as const;

function build({ charts, homes, edges }: Shape): App {
  const app = new App();
  const made = charts.map(
    ({ isolated, named }, at) =>
      new Chart(app, `chart-${at}`, {
        network: isolated ? 'isolated' : 'open',
        ...(named && { namespace: `space-${at}` }),
      }),
  );
  const workloads: WebApp[] = [];
  homes.forEach((home, at) => {
    const chart = made[home];
    if (chart === undefined) throw new Error('a workload without a chart');
    const own = edges.filter(({ from }) => from === at);
    const ends = (way: string) =>
      own.filter((edge) => edge.way === way).flatMap(({ to }) => workloads[to] ?? []);
    const hosts = ends('host').map((end, index) => [`HOST_${index}`, end.host] as const);
    const urls = ends('url').map((end, index) => [`URL_${index}`, end.url('/a')] as const);
    workloads.push(
      new WebApp(chart, `w${at}`, {
        image: 'acme/a:1',
        ports: [...ports],
        healthTool: 'curl',
        env: Object.fromEntries([...hosts, ...urls]),
        calls: ends('calls'),
        startAfter: ends('startAfter'),
      }),
    );
  });
  return app;
}

/** What the app says: who may reach whom, and at which ports. */
function isMeant({ charts, homes, edges }: Shape, from: number, to: number, port: number): boolean {
  const isIsolated = (at: number) => charts[homes[at] ?? 0]?.isolated === true;
  if (!isIsolated(from) && !isIsolated(to)) return true;
  return edges.some(
    (edge) =>
      edge.from === from &&
      edge.to === to &&
      (edge.way === 'host' || edge.way === 'calls' || port === ports[0]),
  );
}

function* pairs({ homes }: Shape): Generator<readonly [number, number]> {
  for (const from of homes.keys()) for (const to of homes.keys()) if (from !== to) yield [from, to];
}

const textsOf = ({ files }: InMemory, end: string) =>
  [...files].filter(([path]) => path.endsWith(end)).map(([, text]) => text);

describe('isolated networks', () => {
  test('let through on Kubernetes what the app says, for every pair and port, and nothing else', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const built = synthInMemory(build(shape), ['kubernetes']);
        expect(errorsOf(built)).toEqual([]);
        const objects = textsOf(built, '.k8s.yaml').flatMap((text) =>
          parseAllDocuments(text).map((document) => document.toJS()),
        );
        const policies: Policy[] = objects.filter(({ kind }) => kind === 'NetworkPolicy');
        const podOf = (at: number): PodFacts => {
          const { namespace = 'default' } = objects.find(
            ({ kind, metadata }) => kind === 'Deployment' && metadata.name === `w${at}`,
          ).metadata;
          return { namespace, labels: { 'app.kubernetes.io/name': `w${at}` } };
        };
        for (const [from, to] of pairs(shape)) {
          for (const port of ports) {
            const isAllowed = allows(policies, podOf(from), podOf(to), { port, protocol: 'TCP' });
            expect([from, to, port, isAllowed]).toEqual([from, to, port, isMeant(shape, from, to, port)]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('share a network on Compose where the app has an edge, and nowhere else', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const built = synthInMemory(build(shape), ['compose']);
        expect(errorsOf(built)).toEqual([]);
        const [text = ''] = textsOf(built, 'compose.yaml');
        const { services, networks = {} } = parse(text);
        const networksOf = (at: number): readonly string[] => {
          const { networks, network_mode } = services[`w${at}`];
          return network_mode === 'none' ? [] : Object.keys(networks ?? { default: {} });
        };
        // Waiting is docker compose's own business.
        const talking = { ...shape, edges: shape.edges.filter(({ way }) => way !== 'startAfter') };
        for (const [from, to] of pairs(shape)) {
          const shared = networksOf(from).filter((name) => networksOf(to).includes(name));
          const isTalk = isMeant(talking, from, to, 8080) || isMeant(talking, to, from, 8080);
          expect([from, to, shared.length > 0]).toEqual([from, to, isTalk]);
        }
        for (const name of Object.keys(networks))
          expect([name, networks[name].internal]).toEqual([name, true]);
      }),
      { numRuns: 60 },
    );
  });
});
