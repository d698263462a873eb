import { ApiObject, JsonPatch } from 'cdk8s';
import { Chart, External, httpGet, ServiceMesh, type ServiceMeshProps, WebApp } from 'lading';
import { parse } from 'yaml';
import { synthesizeInto } from '../../../lib/constructs/run/synthesize-into';
import { memoryOutput } from '../../../lib/emit/memory-output';
import { explanationText, openReview } from '../../../lib/review';
import type { Way } from '../../../lib/review/mesh/explanation';
import { image, shop } from '../../constructs/make';
import { ask, readWorld } from '../../docker/mesh/envoy-verdict';
import { marketIn, type Said } from '../../kubernetes/mesh/market';
import { explained, lineIn, shown } from './explained';

const network = { monitoring: { namespace: 'monitoring' }, ingressController: { namespace: 'ingress' } };
const gateway = { namespace: 'ingress', labels: { app: 'ingress' }, serviceAccount: 'ingress' };

/** A window that others come to from outside and that leaves, an API whose metrics are read, a database. */
function market(backend: ServiceMeshProps['backend'], said: Said = {}) {
  const onCompose = typeof backend === 'object';
  const target = onCompose ? 'compose' : 'kubernetes';
  // Who is published is no member's caller where a mesh asks for certificates.
  const isPublished = onCompose || ['cilium', 'gateway-api', 'network-policy'].includes(backend);
  const ports = [
    { name: 'http', port: 8080 },
    { name: 'told', port: 9100 },
  ];
  const made = marketIn(
    { backend, targets: [target], network, ...(backend === 'linkerd' && { gateway }) },
    {
      api: { port: undefined, ports, metrics: { port: 9100, by: 'PodMonitor' }, ...said.api },
      db: { scale: onCompose ? 1 : 2, ...said.db },
      web: { expose: 'acme.dev', ...(isPublished && { publish: 80 }), ...said.web },
    },
  );
  const addresses = ['192.0.2.0/24'];
  const pay = new External(made.chart, 'pay', { host: 'pay.example', port: 443, scheme: 'https', addresses });
  made.web.calls(pay);
  return { ...made, target, isPublished, onCompose } as const;
}

const backends = [
  ...['istio', 'istio-ambient', 'linkerd', 'cilium', 'gateway-api', 'network-policy'],
  ...[{ compose: 'envoy' }, { compose: 'haproxy' }, { compose: 'networks-only' }],
] as readonly ServiceMeshProps['backend'][];
const names = (ways: readonly Way[]) => ways.map(({ peer, name = '', port }) => `${peer} ${name} ${port}`);

describe.each(backends)('what is explained of a member on %j', (backend) => {
  it('is everybody who may call it and whom it may call, each at places in the output', () => {
    const { chart, target, isPublished, onCompose } = market(backend);
    const [web, api, db] = ['web', 'api', 'db'].map((name) => explained(chart, name).on(target));
    const everybody = isPublished ? ['everybody  8080'] : [];
    expect(names(web?.callers ?? [])).toEqual(['gateway acme.dev 8080', ...everybody]);
    expect(names(web?.callees ?? [])).toEqual([
      'workload api 8080',
      'workload api-v2 8080',
      'outside pay 443',
    ]);
    const monitoring = onCompose ? [] : ['monitoring  9100'];
    expect(names(api?.callers ?? [])).toEqual(['workload web 8080', ...monitoring]);
    const replicas = onCompose ? [] : ['workload db 5432'];
    expect(names(db?.callers ?? [])).toEqual([...replicas, 'workload api 5432', 'workload api-v2 5432']);
    const ways = [web, api, db].flatMap((each) => [...(each?.callers ?? []), ...(each?.callees ?? [])]);
    expect(ways.filter(({ saidBy }) => saidBy.length === 0)).toEqual([]);
    const { files } = explained(chart, 'web');
    for (const place of ways.flatMap(({ saidBy }) => saidBy))
      expect([place, lineIn(files, place)]).toEqual([place, place.line]);
  });
});

it('names each request with the rule that lets it in, and a wait with what it asks', () => {
  const { chart, api, web } = market('istio', {
    api: { readiness: httpGet('/ready?deep=1'), healthTool: 'curl', metrics: undefined },
  });
  web.calls(api, {
    http: [
      { methods: ['GET'], path: '/items' },
      { path: '/admin', pathType: 'Exact' },
    ],
  });
  web.startAfter(api);
  const policies = 'NetworkPolicy/api/spec/ingress/0, NetworkPolicy/web/spec/egress/1';
  expect(explained(chart, 'api').on('kubernetes').callers.map(shown)).toEqual([
    `workload web: requests {"methods":["GET"],"path":"/items","pathType":"Prefix"} at 8080 (AuthorizationPolicy/api/spec/rules/0, ${policies})`,
    `workload web: requests {"path":"/admin","pathType":"Exact"} at 8080 (AuthorizationPolicy/api/spec/rules/1, ${policies})`,
    `workload web: wait {"methods":["GET"],"path":"/ready","pathType":"Exact"} at 8080 (AuthorizationPolicy/api/spec/rules/2, ${policies})`,
  ]);
});

it('tells of calls of gRPC, of a mere wait, and of a version by its name', () => {
  const { chart, api, web, db } = market('cilium');
  web.calls(api, { grpc: [{ service: 'acme.Items', methods: ['Get'] }] });
  web.startAfter(db);
  expect(explained(chart, 'api-v2').on('kubernetes').callers.map(shown)).toEqual([
    'workload web: requests {"service":"acme.Items","methods":["Get"]} at 8080 (CiliumNetworkPolicy/api-v2/spec/ingress/0/toPorts/0/rules/http/0, CiliumNetworkPolicy/web/spec/egress/3/toPorts/0)',
    expect.stringMatching(/^monitoring /),
  ]);
  expect(explained(chart, 'db').on('kubernetes').callers.map(shown)).toContain(
    'workload web: wait at 5432 (CiliumNetworkPolicy/db/spec/ingress/3/toPorts/0, CiliumNetworkPolicy/web/spec/egress/1/toPorts/0)',
  );
});

it('finds nothing where a patch has taken it out of the output', () => {
  const { chart } = market('network-policy');
  const policies = chart.node.findAll().filter(ApiObject.isApiObject);
  const policy = policies.find(({ kind, name }) => kind === 'NetworkPolicy' && name === 'api');
  policy?.addJsonPatch(JsonPatch.replace('/spec/ingress', []));
  const { explanations } = explained(chart, 'api');
  const [way] = explanations[0]?.targets[0]?.callers ?? [];
  expect(way?.saidBy.map(({ object }) => object)).toEqual(['NetworkPolicy/web']);
});

it('says in text what is asked, and where it stands', () => {
  const place = (object: string, line: number) => ({ object, pointer: '', file: 'a.yaml', line });
  const callers: Way[] = [
    {
      ...{ peer: 'workload', name: 'web', port: 8080, protocol: 'tcp', may: 'requests' },
      http: { methods: ['GET', 'PUT'], path: '/items', pathType: 'Prefix', headers: { 'x-a': '1' } },
      saidBy: [place('AuthorizationPolicy/api', 12), place('NetworkPolicy/api', 7)],
    },
    {
      ...{ peer: 'workload', name: 'job', port: 8080, protocol: 'tcp', may: 'wait' },
      http: { methods: ['GET'], path: '/ready', pathType: 'Exact' },
      saidBy: [],
    },
    { peer: 'gateway', name: 'acme.dev', protocol: 'tcp', may: 'anything', saidBy: [place('A/b', 3)] },
    { peer: 'everybody', port: 53, protocol: 'udp', may: 'anything', saidBy: [place('A/b', 4)] },
    { peer: 'monitoring', port: 9100, protocol: 'tcp', may: 'anything', saidBy: [place('A/b', 5)] },
  ];
  const text = explanationText(
    {
      ...{ app: 'shop', environment: 'prod', member: 'api', construct: 'shop/api', mesh: 'mesh' },
      versions: ['api-v2'],
      targets: [
        { target: 'kubernetes', backend: 'istio', callers, callees: [] },
        { target: 'compose', callers: [], callees: [] },
      ],
    },
    (file) => `dist/${file}`,
  );
  expect(text).toBe(`\
api (shop/api), a member of the mesh "mesh", in prod
Its versions take calls of the same: api-v2

Kubernetes, by istio
  may be called by
    web: GET|PUT /items and below with x-a: 1, port 8080
      AuthorizationPolicy/api  dist/a.yaml:12
      NetworkPolicy/api        dist/a.yaml:7
    job: wait, by GET /ready, port 8080
      nothing in the output says so
    whoever brings acme.dev: anything, any port
      A/b  dist/a.yaml:3
    everybody: anything, port 53 of UDP
      A/b  dist/a.yaml:4
    monitoring: anything, port 9100
      A/b  dist/a.yaml:5
  may call
    nobody

Compose: the mesh is not on it; whoever reaches "api" may call it
`);
});

it('says of a target without the mesh that it lets everybody through', () => {
  const chart = new Chart(shop().node.root, 'inner', { namespace: 'shop' });
  const api = new WebApp(chart, 'api', { image, port: 8080 });
  new ServiceMesh(chart, 'mesh', { members: [api], backend: 'network-policy', targets: ['kubernetes'] });
  const { on } = explained(chart, 'api', ['kubernetes', 'swarm']);
  expect(on('kubernetes').backend).toBe('network-policy');
  expect(on('swarm')).toEqual({ target: 'swarm', callers: [], callees: [] });
});

it('tells of thousands of callers in time that grows as they do', () => {
  const time = (count: number): number => {
    const chart = new Chart(shop().node.root, 'inner', { namespace: 'shop' });
    const hub = new WebApp(chart, 'hub', { image, port: 8080 });
    const callers = Array.from({ length: count }, (_, index) => {
      return new WebApp(chart, `w${index}`, { image, port: 8080, calls: [hub] });
    });
    const members = [hub, ...callers];
    new ServiceMesh(chart, 'mesh', { members, backend: 'network-policy', targets: ['kubernetes'] });
    const { watcher, finish } = openReview({ explain: 'hub' }, () => undefined);
    synthesizeInto(chart.node.root, memoryOutput(), { out: 'dist', watcher, targets: ['kubernetes'] });
    const begin = process.cpuUsage().user;
    expect(finish('dist').explained?.explanations[0]?.targets[0]?.callers).toHaveLength(count);
    return process.cpuUsage().user - begin;
  };
  // What else the process does in that time, such as to collect garbage, adds to some of them alone.
  const least = (count: number) => Math.min(...[1, 2, 3].map(() => time(count)));
  const few = least(200);
  // Sixteen times the work where it were quadratic, and four times where it is not.
  expect(least(800) / few).toBeLessThan(10);
});

it('finds a member by its name and by the path of its construct, and its version by the name', () => {
  const { chart } = market('network-policy');
  const found = (name: string) => explained(chart, name).explanations.map(({ member }) => member);
  expect(['api', 'inner/api', 'api-v2', 'nobody'].map(found)).toEqual([['api'], ['api'], ['api-v2'], []]);
  expect(explained(chart, 'nobody').members).toEqual(['db', 'api', 'api-v2', 'web']);
});

it('says of proxies on Compose what they need: without any of it nobody gets through', () => {
  const { chart, api, web } = market({ compose: 'envoy' });
  web.calls(api, { http: [{ methods: ['GET'], path: '/items' }] });
  const { files, on } = explained(chart, 'api', ['compose']);
  const request = { host: 'api', port: 8080, method: 'GET', path: '/items/1' };
  expect(ask(readWorld(files), 'web', request)).toEqual(['api']);
  const [way] = on('compose').callers;
  expect(way?.saidBy.map(({ object }) => object)).toEqual([
    'mesh/api/envoy.json',
    'services.api.proxy',
    'services.web.proxy',
    'mesh/web/envoy.json',
  ]);
  for (const place of way?.saidBy ?? []) {
    const lines = (files.get(place.file) ?? '').split('\n');
    const world = () => readWorld(new Map([...files, [place.file, without(lines, place.line)]]));
    expect([place.object, outcome(() => ask(world(), 'web', request))]).not.toEqual([place.object, ['api']]);
  }
});

/** A file without what begins on a line: all that is further in, or that lies in its braces. */
function without(lines: readonly string[], line: number): string {
  const depth = (text = '') => text.length - text.trimStart().length;
  const first = lines[line - 1] ?? '';
  let end = line;
  while (depth(lines[end]) > depth(first)) end += 1;
  const isJson = first.trimEnd().endsWith('{');
  const rest = lines.slice(isJson ? end + 1 : end);
  const kept = [...lines.slice(0, line - 1), ...rest];
  const text = kept.join('\n');
  // A comma more or less is nothing to a reader of YAML, which JSON is.
  return isJson ? JSON.stringify(parse(text)) : text;
}

function outcome(asked: () => unknown): unknown {
  try {
    return asked();
  } catch {
    return 'failed';
  }
}
