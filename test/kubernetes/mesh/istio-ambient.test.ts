import { ApiObject } from 'cdk8s';
import { httpGet, ServiceMesh, type ServiceMeshProps, WebApp } from 'lading';
import { at, image, type Read, read } from '../../constructs/make';
import { marketIn } from './market';

/** With two databases, and an API that is asked whether it is ready. */
const market = (props: Partial<ServiceMeshProps> = {}) =>
  marketIn(
    { backend: 'istio-ambient', ...props },
    { api: { readiness: httpGet('/ready'), healthTool: 'curl' }, db: { scale: 2 } },
  );

const rules = (policy: unknown) => at(policy, 'spec', 'rules');
const label = (object: unknown, name: string) => at(object, 'metadata', 'labels', name);
const ofHiddenSlashes = (diagnostics: Read['diagnostics']) =>
  diagnostics.filter(({ message }) => message.includes('`%2F`')).map(({ code }) => code);
const fromAccount = (account: string, port: string) => ({
  from: [{ source: { serviceAccounts: [account] } }],
  to: [{ operation: { ports: [port] } }],
});

describe('Istio ambient', () => {
  it('needs no proxy where nobody looks into requests', () => {
    const { objects, told } = read(market().chart);
    expect(told).toEqual([]);
    expect(objects).not.toHaveProperty(['Gateway/mesh']);
    expect(label(objects['Service/api'], 'istio.io/use-waypoint')).toBeUndefined();
    expect(rules(objects['AuthorizationPolicy/api-v2'])).toEqual([fromAccount('web', '8080')]);
    expect(at(objects, 'PeerAuthentication/mesh', 'spec', 'mtls', 'mode')).toBe('STRICT');
    const pods = at(objects, 'Deployment/web', 'spec', 'template', 'metadata', 'labels');
    expect(pods).toMatchObject({ 'istio.io/dataplane-mode': 'ambient', 'sidecar.istio.io/inject': 'false' });
  });

  it('lets connections in where they arrive, and probes from where they come', () => {
    const { objects } = read(market().chart);
    const ingress = at(objects, 'NetworkPolicy/api', 'spec', 'ingress');
    expect(ingress).toMatchObject([
      { ports: [{ port: 15008, protocol: 'TCP' }] },
      {
        from: [
          { ipBlock: { cidr: '169.254.7.127/32' } },
          { ipBlock: { cidr: 'fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128' } },
        ],
      },
    ]);
    expect(at(objects, 'NetworkPolicy/web', 'spec', 'egress', 1, 'ports')).toEqual([
      { port: 15008, protocol: 'TCP' },
    ]);
  });

  it('leads through a waypoint whoever is asked for some requests alone, with its versions', () => {
    const { chart, web, api } = market();
    web.calls(api, { http: [{ methods: ['GET'], path: '/items' }] });
    const { objects, told, diagnostics } = read(chart);
    expect(told).toEqual([]);
    expect(at(objects, 'Gateway/mesh', 'spec')).toEqual({
      gatewayClassName: 'istio-waypoint',
      listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
    });
    for (const name of ['api', 'api-v2']) {
      expect(label(objects[`Service/${name}`], 'istio.io/use-waypoint')).toBe('mesh');
      expect(rules(objects[`AuthorizationPolicy/${name}`])).toEqual([fromAccount('mesh', '8080')]);
      expect(objects[`AuthorizationPolicy/${name}-service`]).toMatchObject({
        spec: {
          targetRefs: [{ group: '', kind: 'Service', name }],
          rules: [{ to: [{ operation: { methods: ['GET'], paths: ['/items', '/items/*'] } }] }],
        },
      });
    }
    expect(label(objects['Service/db'], 'istio.io/use-waypoint')).toBeUndefined();
    const waypoint = { matchLabels: { 'gateway.networking.k8s.io/gateway-name': 'mesh' } };
    expect(at(objects, 'NetworkPolicy/web', 'spec', 'egress', 1, 'to')).toEqual([{ podSelector: waypoint }]);
    expect(diagnostics.map(({ code }) => code)).toContain('parity/approximated');
  });

  it('refuses paths that hide a slash at the waypoint, where somebody is kept to what is below one', () => {
    const { chart, web, api } = market();
    web.calls(api, { http: [{ path: '/items' }] });
    const { objects, told, diagnostics } = read(chart);
    expect(told).toEqual([]);
    const filters = Object.keys(objects).filter((name) => name.startsWith('EnvoyFilter/'));
    expect(filters).toEqual(['EnvoyFilter/mesh-paths']);
    expect(at(objects, 'EnvoyFilter/mesh-paths', 'spec')).toMatchObject({
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'mesh' }],
      configPatches: [
        { patch: { value: { typed_config: { path_with_escaped_slashes_action: 'REJECT_REQUEST' } } } },
      ],
    });
    expect(ofHiddenSlashes(diagnostics)).toEqual(['parity/approximated']);
  });

  it.each([{ path: '/' }, { path: '/items', pathType: 'Exact' } as const, { methods: ['GET'] }])(
    'has no path to refuse where somebody asks %j',
    (asked) => {
      const { chart, web, api } = market();
      web.calls(api, { http: [asked] });
      const { objects, diagnostics } = read(chart);
      expect(Object.keys(objects).join()).not.toContain('EnvoyFilter');
      expect(ofHiddenSlashes(diagnostics)).toEqual([]);
    },
  );

  it('lets whoever only waits ask for that alone, which ztunnel cannot tell', () => {
    const { chart, web } = market();
    const other = new WebApp(chart, 'other', {
      image,
      port: 80,
      readiness: httpGet('/ready'),
      healthTool: 'curl',
      startAfter: [web],
    });
    const last = new WebApp(chart, 'last', { image, port: 80, startAfter: [other] });
    new ServiceMesh(chart, 'second', {
      members: [other, last],
      backend: 'istio-ambient',
      targets: ['kubernetes'],
    });
    const { objects } = read(chart);
    expect(label(objects['Service/other'], 'istio.io/use-waypoint')).toBe('second');
    expect(at(rules(objects['AuthorizationPolicy/other-service']), 0, 'to', 0, 'operation')).toEqual({
      ports: ['80'],
      methods: ['GET'],
      paths: ['/ready'],
    });
  });

  it('lets replicas find each other past the waypoint', () => {
    const { chart, mesh, db } = market();
    mesh.upstream(db, { loadBalancing: 'random' });
    const { objects } = read(chart);
    expect(rules(objects['AuthorizationPolicy/db'])).toEqual([
      fromAccount('mesh', '5432'),
      fromAccount('db', '5432'),
    ]);
  });

  it('names the waypoint by its whole name where the trust domain is said', () => {
    const { chart, web, api } = market({ trustDomain: 'acme.dev' });
    web.calls(api, { http: [{ path: '/items' }] });
    const { objects } = read(chart);
    expect(at(rules(objects['AuthorizationPolicy/api']), 0, 'from', 0, 'source')).toEqual({
      principals: ['acme.dev/ns/shop/sa/mesh'],
    });
  });

  it('writes routes as HTTPRoutes, and rewrites each prefix by itself', () => {
    const { chart, mesh, api } = market();
    mesh.route(api, { match: { path: '/v1', methods: ['GET', 'POST'] }, rewrite: { path: '/v2/' } });
    mesh.route(api, {
      match: { path: '/v1/new' },
      split: { v2: 10 },
      timeout: '1500ms',
      mirror: { to: 'v2', percent: 5 },
      headers: { request: { set: { 'x-by': 'mesh' } }, response: { remove: ['server'] } },
    });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    const plain = [{ name: 'api', port: 8080 }];
    const rewritten = (method: string, path: string, replacePrefixMatch: string) => ({
      matches: [{ path: { type: 'PathPrefix', value: path }, method }],
      filters: [
        { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch } } },
      ],
      backendRefs: plain,
    });
    expect(at(objects, 'HTTPRoute/api-http', 'spec')).toEqual({
      parentRefs: [{ group: '', kind: 'Service', name: 'api', port: 8080 }],
      rules: [
        rewritten('GET', '/v1', '/v2'),
        rewritten('POST', '/v1', '/v2'),
        rewritten('GET', '/v1/new', '/v2/new'),
        rewritten('POST', '/v1/new', '/v2/new'),
        {
          matches: [{ path: { type: 'PathPrefix', value: '/v1/new' } }],
          filters: [
            {
              type: 'RequestHeaderModifier',
              requestHeaderModifier: { set: [{ name: 'x-by', value: 'mesh' }] },
            },
            { type: 'ResponseHeaderModifier', responseHeaderModifier: { remove: ['server'] } },
            {
              type: 'RequestMirror',
              requestMirror: { backendRef: { name: 'api-v2', port: 8080 }, percent: 5 },
            },
          ],
          timeouts: { request: '1500ms' },
          backendRefs: [
            { ...plain[0], weight: 90 },
            { name: 'api-v2', port: 8080, weight: 10 },
          ],
        },
        { backendRefs: plain },
      ],
    });
  });

  it.each<[string, (given: ReturnType<typeof market>) => unknown, string]>([
    ['tries', ({ mesh, api }) => mesh.route(api, { retry: { attempts: 1 } }), 'impossible'],
    ['faults', ({ mesh, api }) => mesh.route(api, { fault: { abort: { status: 503 } } }), 'impossible'],
    ['routes of what speaks no HTTP', ({ mesh, db }) => mesh.route(db, { timeout: 1 }), 'impossible'],
    ['hosts', ({ mesh, api }) => mesh.route(api, { match: { host: 'a' }, timeout: 1 }), 'impossible'],
    [
      'methods of others',
      ({ mesh, api }) => mesh.route(api, { match: { methods: ['PURGE'] }, timeout: 1 }),
      'impossible',
    ],
    ['limits', ({ mesh, api }) => mesh.rateLimit(api, { requests: 1 }), 'impossible'],
  ])('refuses %s', (_, change, code) => {
    const given = market();
    change(given);
    const { told } = read(given.chart);
    expect(told.map((text) => text.replace(/^.*: mesh\//, ''))).toEqual([code]);
  });

  it('refuses routes that overlap in more ways than can be told apart', () => {
    const { chart, mesh, api } = market();
    for (let index = 0; index < 70; index += 1)
      mesh.route(api, { match: { path: `/${index}`, methods: ['GET', 'POST'] }, timeout: 1 });
    const { told } = read(chart);
    expect(new Set(told)).toEqual(new Set(['inner/mesh: mesh/impossible']));
  });

  it('has the objects that what is said later needs, also where somebody has looked before', () => {
    const { chart, web, api, mesh } = market();
    const kinds = () => mesh.node.children.map((child) => ApiObject.isApiObject(child) && child.kind);
    expect(kinds()).not.toContain('Gateway');
    web.calls(api, { http: [{ path: '/items' }] });
    expect(kinds()).toContain('Gateway');
    expect(read(chart).objects).toHaveProperty(['AuthorizationPolicy/api-v2-service']);
  });
});
