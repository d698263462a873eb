import { Chart, External, ServiceMesh, WebApp } from 'lading';
import { at, image, read, shop } from '../../constructs/make';
import { marketOn } from './market';

const market = marketOn('cilium');

const pods = (name: string) => ({ matchLabels: { 'app.kubernetes.io/name': name } });
const tcp = (port: string) => ({ port, protocol: 'TCP' });
const policy = (objects: Readonly<Record<string, unknown>>, name: string, ...path: (string | number)[]) =>
  at(objects, `CiliumNetworkPolicy/${name}`, 'spec', ...path);

describe('Cilium', () => {
  it('lets callers in at the ports that they call, and out to those alone', () => {
    const { objects, told } = read(market().chart);
    expect(told).toEqual([]);
    expect(policy(objects, 'api-v2', 'ingress')).toEqual([
      { fromEndpoints: [pods('web')], toPorts: [{ ports: [tcp('8080')] }] },
    ]);
    expect(policy(objects, 'web', 'ingress')).toEqual([{}]);
    expect(policy(objects, 'web', 'egress')).toEqual([
      {
        toEndpoints: [
          { matchLabels: { 'k8s-app': 'kube-dns', 'k8s:io.kubernetes.pod.namespace': 'kube-system' } },
        ],
        toPorts: [
          { ports: [{ port: '53', protocol: 'UDP' }, tcp('53')], rules: { dns: [{ matchPattern: '*' }] } },
        ],
      },
      { toEndpoints: [pods('api')], toPorts: [{ ports: [tcp('8080')] }] },
      { toEndpoints: [pods('api-v2')], toPorts: [{ ports: [tcp('8080')] }] },
    ]);
    expect(Object.keys(objects).filter((name) => name.startsWith('NetworkPolicy/'))).toEqual([]);
  });

  it('keeps a caller to what it asks, as patterns of the whole', () => {
    const { chart, web, api } = market();
    web.calls(api, {
      http: [
        { methods: ['GET', 'HEAD'], path: '/a.b', host: 'api', headers: { 'x-tenant': 'acme' } },
        { path: '/one', pathType: 'Exact' },
      ],
      grpc: [{ service: 'acme.Pay', methods: ['Charge'] }, { service: 'acme.Log' }],
    });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    expect(policy(objects, 'api', 'ingress', 0, 'toPorts')).toEqual([
      {
        ports: [tcp('8080')],
        rules: {
          http: [
            {
              method: '^(GET|HEAD)$',
              path: '^/a\\.b(/[^?]*)?([?].*)?$',
              host: '^api(:[0-9]+)?$',
              headerMatches: [{ name: 'x-tenant', value: 'acme' }],
            },
            { path: '^/one([?].*)?$' },
            { method: '^POST$', path: '^/acme\\.Pay/(Charge)$' },
            { method: '^POST$', path: '^/acme\\.Log/[^/?]+$' },
          ],
        },
      },
    ]);
  });

  it('knows what is outside by name, and the API server', () => {
    const { chart, web } = market();
    const mail = new External(chart, 'mail', { host: 'mail.acme.dev', port: 587 });
    web.calls(mail);
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    expect(policy(objects, 'web', 'egress', 3)).toEqual({
      toFQDNs: [{ matchName: 'mail.acme.dev' }],
      toPorts: [{ ports: [tcp('587')] }],
    });
    const asking = read(market({}, { permissions: [{ resources: ['pods'], verbs: ['get'] }] }).chart);
    expect(asking.told).toEqual([]);
    expect(policy(asking.objects, 'api', 'egress', 1)).toEqual({ toEntities: ['kube-apiserver'] });
  });

  it('leaves an isolated chart no NetworkPolicy that would let more through', () => {
    const chart = new Chart(shop().node.root, 'inner', { namespace: 'shop', network: 'isolated' });
    const api = new WebApp(chart, 'api', { image, port: 8080 });
    const web = new WebApp(chart, 'web', { image, port: 8080, env: { API: api.url() } });
    new ServiceMesh(chart, 'mesh', { members: [api, web], backend: 'cilium', targets: ['kubernetes'] });
    const { objects } = read(chart);
    expect(at(objects, 'NetworkPolicy/api', 'spec')).toMatchObject({ ingress: [], egress: [] });
  });

  it('lets in who brings requests for host names: its own ingress, or whoever is named; and everybody to what is published', () => {
    const own = read(market({}, { expose: { host: 'api.acme.dev', className: 'cilium' } }).chart);
    expect(own.told).toEqual([]);
    expect(policy(own.objects, 'api', 'ingress', 1)).toEqual({
      fromEntities: ['ingress'],
      toPorts: [{ ports: [tcp('8080')] }],
    });
    const other = read(
      market({ network: { ingressController: { namespace: 'nginx' } } }, { expose: 'api.acme.dev' }).chart,
    );
    expect(policy(other.objects, 'api', 'ingress', 1)).toEqual({
      fromEndpoints: [{ matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'nginx' } }],
      toPorts: [{ ports: [tcp('8080')] }],
    });
    expect(policy(read(market({}, { publish: 80 }).chart).objects, 'api', 'ingress', 1)).toMatchObject({
      fromEntities: ['all'],
    });
  });

  it('shares requests out as a Service says, and leads them by routes', () => {
    const { chart, mesh, api } = market();
    mesh.upstream(api, { loadBalancing: 'least-request' }).route(api, { split: { v2: 10 } });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    expect(at(objects, 'Service/api', 'metadata', 'annotations')).toEqual({
      'service.cilium.io/lb-l7': 'enabled',
      'service.cilium.io/lb-l7-algorithm': 'least_request',
    });
    expect(objects).toHaveProperty(['HTTPRoute/api-http']);
  });

  it.each<[string, (given: ReturnType<typeof market>) => unknown]>([
    ['tries', ({ mesh, api }) => mesh.route(api, { retry: { attempts: 1 } })],
    [
      'sharing by a header',
      ({ mesh, api }) => mesh.upstream(api, { loadBalancing: { hash: { header: 'a' } } }),
    ],
    ['limits', ({ mesh, api }) => mesh.rateLimit(api, { requests: 1 })],
  ])('refuses %s', (_, change) => {
    const given = market();
    change(given);
    expect(read(given.chart).told).toEqual(['inner/mesh: mesh/impossible']);
  });
});
