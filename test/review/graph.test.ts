import { App, Chart, claim, External, Ingress, Service, StatefulApp, secret, WebApp } from '../../lib';
import { synthesizeInto } from '../../lib/constructs/run/synthesize-into';
import { memoryOutput } from '../../lib/emit/memory-output';
import { dot, mermaid, openReview, svg } from '../../lib/review';
import type { Graph } from '../../lib/review/graph/graph';
import { layout } from '../../lib/review/graph/layout';

function graphOf(make: (chart: Chart) => void): Graph {
  const app = new App({ name: 'shop' });
  make(new Chart(app, 'shop', { namespace: 'shop' }));
  const { watcher, finish } = openReview({ graph: 'app' }, () => undefined);
  synthesizeInto(app, memoryOutput(), { out: 'dist', watcher });
  const [graph] = finish('dist').graphs ?? [];
  if (graph === undefined) throw new Error('there is no graph');
  return graph;
}

const shop = () =>
  graphOf((chart) => {
    const password = secret('db', 'password');
    const db = new StatefulApp(chart, 'db', {
      image: 'postgres:17.2',
      user: 'image',
      port: 5432,
      env: { POSTGRES_PASSWORD: password },
      storage: { '/data': '1Gi' },
    });
    const mail = new External(chart, 'mail', { host: 'smtp.acme.dev', port: 25 });
    const uploads = claim({ size: '1Gi' });
    const web = new WebApp(chart, 'web', {
      image: 'ghcr.io/acme/web:1',
      port: 8080,
      env: { DB: db.host, PASSWORD: password, SMTP: `${mail.host}:${mail.port}` },
      volumes: { '/uploads': uploads },
      startAfter: [db],
    });
    new Ingress(chart, 'route', { service: web, host: 'shop.acme.dev', targets: ['kubernetes'] });
  });

const edge = ({ from, to, kind, label, targets }: Graph['edges'][number]) =>
  `${from} -${kind}-> ${to}${label ? ` (${label})` : ''}${targets ? ` on ${targets}` : ''}`;

test('every kind of node and edge of an app is in its graph, with the target where it is on one alone', () => {
  const { nodes, edges } = shop();
  expect(nodes.map(({ id }) => id).sort()).toEqual([
    'external shop/mail',
    'host shop.acme.dev',
    'secret db',
    'volume shop/db-data',
    'volume shop/web-uploads',
    'workload shop/db',
    'workload shop/web',
  ]);
  expect(edges.map(edge).sort()).toEqual([
    'host shop.acme.dev -route-> workload shop/web (/) on kubernetes',
    'workload shop/db -mounts-> volume shop/db-data',
    'workload shop/db -reads-> secret db',
    'workload shop/web -calls-> external shop/mail (25)',
    'workload shop/web -calls-> workload shop/db (5432)',
    'workload shop/web -mounts-> volume shop/web-uploads',
    'workload shop/web -reads-> secret db',
    'workload shop/web -waits-> workload shop/db',
  ]);
});

test('a service is a node of its own where its name is, or where it is for whoever is outside', () => {
  const { nodes, edges } = graphOf((chart) => {
    const web = new WebApp(chart, 'web', { image: 'ghcr.io/acme/web:1', port: 8080, publish: 80 });
    const inner = new Service(chart, 'inner', { selects: web, ports: [{ port: 5000, to: 8080 }] });
    new WebApp(chart, 'caller', {
      image: 'ghcr.io/acme/caller:1',
      port: 9000,
      env: { WEB: web.host, INNER: inner.url('/') },
    });
    new Ingress(chart, 'route', { service: inner, host: 'shop.acme.dev', targets: ['kubernetes'] });
  });
  expect(nodes.map(({ id, ports, outside }) => [id, ports, outside])).toEqual([
    ['workload shop/web', ['8080'], undefined],
    ['workload shop/caller', ['9000'], undefined],
    ['service shop/web-public', ['80'], true],
    ['service shop/inner', ['5000'], undefined],
    ['host shop.acme.dev', undefined, undefined],
  ]);
  expect(edges.map(edge).sort()).toEqual([
    'host shop.acme.dev -route-> service shop/inner (/) on kubernetes',
    'service shop/inner -selects-> workload shop/web (8080)',
    'service shop/web-public -selects-> workload shop/web (8080)',
    'workload shop/caller -calls-> service shop/inner (5000)',
    'workload shop/caller -calls-> workload shop/web (8080)',
  ]);
});

test('whoever leads to somebody stands to the left, and a circle ends', () => {
  const { nodes, edges } = shop();
  const graph: Graph = {
    app: 'a',
    charts: [],
    nodes,
    edges: [...edges, { from: 'workload shop/db', to: 'workload shop/web', kind: 'calls' }],
  };
  const { layers } = layout(graph);
  const at = (id: string) => layers.findIndex((layer) => layer.includes(id));
  expect(at('host shop.acme.dev')).toBeLessThan(at('workload shop/web'));
  expect(at('workload shop/web')).toBeLessThan(at('workload shop/db'));
  expect(layers.flat().filter((id) => nodes.some((node) => node.id === id))).toHaveLength(nodes.length);
});

test('an edge passes a place of its own in each layer between its ends', () => {
  const node = (id: string) => ({ id, kind: 'workload' as const, label: id });
  const calls = (from: string, to: string) => ({ from, to, kind: 'calls' as const });
  const graph: Graph = {
    app: 'a',
    charts: [],
    nodes: ['a', 'b', 'c'].map(node),
    edges: [calls('a', 'b'), calls('b', 'c'), calls('a', 'c')],
  };
  const { layers, ways } = layout(graph);
  expect(ways.map((way) => way.length)).toEqual([0, 0, 1]);
  expect(layers[1]).toEqual(expect.arrayContaining(['b', ...(ways[2] ?? [])]));
});

test('names are text in every format, whatever they hold', () => {
  const odd = '"><script>&\\';
  const graph: Graph = {
    app: odd,
    charts: [{ id: 'c' }],
    nodes: [{ id: odd, kind: 'external', label: odd, chart: 'c' }],
    edges: [{ from: odd, to: odd, kind: 'calls', label: odd }],
  };
  expect(svg(graph)).not.toContain('<script');
  expect(mermaid(graph)).toContain('n0{{"#quot;#gt;#lt;script#gt;#amp;\\"}}');
  expect(dot(graph)).toContain('label="\\"><script>&\\\\"');
});

test('a thousand workloads are laid out in as many layers as their longest way has', () => {
  const ids = [...Array(1000).keys()].map(String);
  const { layers } = layout({
    app: 'a',
    charts: [],
    nodes: ids.map((id) => ({ id, kind: 'workload', label: id })),
    edges: ids
      .slice(1)
      .flatMap((to, index) =>
        index % 10 === 9 ? [] : [{ from: String(index), to, kind: 'calls' as const }],
      ),
  });
  expect(layers).toHaveLength(10);
  expect(layers.flat()).toHaveLength(1000);
});
