import { Chart, External, httpGet, ServiceMesh, WebApp } from 'lading';
import { synthesizeInto } from '../../../lib/constructs/run/synthesize-into';
import { memoryOutput } from '../../../lib/emit/memory-output';
import { openReview } from '../../../lib/review';
import type { Graph } from '../../../lib/review/graph/graph';
import { image, shop } from '../../constructs/make';

function graphOf(chart: Chart): Graph {
  const { watcher, finish } = openReview({ graph: 'mesh' }, () => undefined);
  synthesizeInto(chart.node.root, memoryOutput(), { out: 'dist', watcher });
  const [graph] = finish('dist').graphs ?? [];
  if (graph === undefined) throw new Error('there is no graph');
  return graph;
}

const edge = ({ from, to, kind, label, targets }: Graph['edges'][number]) =>
  `${from} -${kind}-> ${to} (${label})${targets ? ` on ${targets}` : ''}`;

it('draws who may call whom in a mesh, what alone, and who comes from outside; nobody who is in none', () => {
  const chart = new Chart(shop().node.root, 'inner', { namespace: 'shop' });
  const api = new WebApp(chart, 'api', {
    image,
    port: 8080,
    readiness: httpGet('/ready'),
    healthTool: 'curl',
    versions: { v2: {} },
  });
  const pay = new External(chart, 'pay', { host: 'pay.example', port: 443, addresses: ['192.0.2.0/24'] });
  const web = new WebApp(chart, 'web', {
    image,
    port: 8080,
    expose: 'acme.dev',
    calls: [pay],
    startAfter: [api],
  });
  web.calls(api, {
    http: [
      { methods: ['GET'], path: '/items' },
      { methods: ['POST'], path: '/orders' },
    ],
  });
  new WebApp(chart, 'other', { image, port: 8080 });
  new ServiceMesh(chart, 'mesh', {
    members: [api, web],
    backend: { kubernetes: 'istio', compose: 'envoy' },
  });
  const { nodes, edges } = graphOf(chart);
  expect(nodes.map(({ id }) => id).sort()).toEqual([
    'external inner/pay',
    'host acme.dev',
    'workload inner/api',
    'workload inner/web',
  ]);
  expect(edges.map(edge).sort()).toEqual([
    'host acme.dev -route-> workload inner/web (8080)',
    'workload inner/web -calls-> external inner/pay (443)',
    'workload inner/web -calls-> workload inner/api (GET /items and below; POST /orders and below)',
    'workload inner/web -waits-> workload inner/api (GET /ready) on kubernetes',
  ]);
});

it('draws what is published as open to everybody', () => {
  const chart = shop();
  const web = new WebApp(chart, 'web', { image, port: 8080, publish: 80 });
  new ServiceMesh(chart, 'mesh', { members: [web], backend: 'network-policy' });
  expect(graphOf(chart).edges.map(edge)).toEqual(['host everybody -route-> workload shop/web (8080)']);
});
