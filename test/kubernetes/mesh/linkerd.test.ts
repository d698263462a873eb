import { grpc, httpGet } from 'lading';
import { at, read } from '../../constructs/make';
import { marketOn } from './market';

const market = marketOn('linkerd');

const account = (name: string) => ({ identityRefs: [{ kind: 'ServiceAccount', name }] });
const targetOf = (policy: unknown) => at(policy, 'spec', 'targetRef');
const gateway = { namespace: 'ingress', labels: { app: 'nginx' }, serviceAccount: 'nginx' };

describe('Linkerd', () => {
  it('lets nobody in by default, and callers by their accounts', () => {
    const { objects, told } = read(market().chart);
    expect(told).toEqual([]);
    expect(at(objects, 'Server/db-5432', 'spec')).toEqual({
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'db' } },
      port: 5432,
      proxyProtocol: 'opaque',
      accessPolicy: 'deny',
    });
    expect(at(objects, 'Server/api-v2-8080', 'spec', 'proxyProtocol')).toBe('HTTP/1');
    expect(targetOf(objects['AuthorizationPolicy/db-5432'])).toEqual({
      group: 'policy.linkerd.io',
      kind: 'Server',
      name: 'db-5432',
    });
    expect(at(objects, 'MeshTLSAuthentication/db-5432', 'spec')).toEqual(account('api'));
    expect(at(objects, 'MeshTLSAuthentication/api-v2-8080', 'spec')).toEqual(account('web'));
    expect(objects).not.toHaveProperty(['AuthorizationPolicy/web-8080']);
    expect(at(objects, 'Deployment/web', 'spec', 'template', 'metadata', 'annotations')).toMatchObject({
      'linkerd.io/inject': 'enabled',
      'config.linkerd.io/default-inbound-policy': 'deny',
    });
  });

  it('tells requests apart by routes of the Server, and lets the kubelet ask what it probes', () => {
    const { chart, web, api } = market({}, { readiness: httpGet('/ready?full'), healthTool: 'curl' });
    web.calls(api, { http: [{ methods: ['GET'], path: '/items', host: 'api' }] });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    expect(at(objects, 'HTTPRoute/api-8080', 'spec')).toEqual({
      parentRefs: [{ group: 'policy.linkerd.io', kind: 'Server', name: 'api-8080' }],
      rules: [{ matches: [{ path: { type: 'Exact', value: '/ready' }, method: 'GET' }] }],
    });
    expect(at(objects, 'AuthorizationPolicy/api-8080-probe', 'spec', 'requiredAuthenticationRefs')).toEqual([
      { group: 'policy.linkerd.io', kind: 'NetworkAuthentication', name: 'mesh-probes' },
    ]);
    expect(at(objects, 'HTTPRoute/api-8080-2', 'spec')).toMatchObject({
      hostnames: ['api'],
      rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/items' }, method: 'GET' }] }],
    });
    expect(targetOf(objects['AuthorizationPolicy/api-8080-2'])).toMatchObject({ kind: 'HTTPRoute' });
    expect(at(objects, 'MeshTLSAuthentication/api-8080-2', 'spec')).toEqual(account('web'));
    expect(objects).not.toHaveProperty(['AuthorizationPolicy/api-8080']);
  });

  it('lets probes of gRPC in by a route, which Linkerd does not by itself', () => {
    const { objects, told } = read(
      market(
        {},
        { ports: [{ name: 'grpc', port: 9000 }], port: undefined, readiness: grpc(), healthCommand: ['x'] },
      ).chart,
    );
    expect(told).toEqual([]);
    expect(at(objects, 'HTTPRoute/api-9000', 'spec', 'rules', 0, 'matches', 0, 'path', 'value')).toBe(
      '/grpc.health.v1.Health/Check',
    );
    expect(at(objects, 'HTTPRoute/api-9000-2', 'spec', 'rules')).toEqual([{}]);
    expect(at(objects, 'MeshTLSAuthentication/api-9000-2', 'spec')).toEqual(account('web'));
    expect(at(objects, 'Service/api', 'spec', 'ports', 0, 'appProtocol')).toBe('kubernetes.io/h2c');
    expect(at(objects, 'Service/db', 'spec', 'ports', 0, 'appProtocol')).toBe('linkerd.io/opaque');
  });

  it('names callers by their whole identity where the trust domain is said', () => {
    const { objects } = read(market({ trustDomain: 'acme.dev' }).chart);
    expect(at(objects, 'MeshTLSAuthentication/db-5432', 'spec')).toEqual({
      identities: ['api.shop.serviceaccount.identity.linkerd.acme.dev'],
    });
  });

  it('tries again what may be sent twice, on a route of its own', () => {
    const { chart, mesh, api } = market();
    mesh.route(api, {
      split: { v2: 10 },
      timeout: '2s',
      retry: { attempts: 2, perTryTimeout: '500ms', on: ['5xx'] },
    });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    expect(at(objects, 'HTTPRoute/api-http', 'metadata', 'annotations')).toEqual({
      'retry.linkerd.io/http': '5xx',
      'retry.linkerd.io/limit': '2',
      'retry.linkerd.io/timeout': '0.5s',
    });
    const methods = at(objects, 'HTTPRoute/api-http', 'spec', 'rules', 0, 'matches');
    expect(methods).toEqual(
      ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE'].map((method) => ({ method })),
    );
    expect(at(objects, 'HTTPRoute/api-http-2', 'metadata', 'annotations')).toBeUndefined();
    expect(at(objects, 'HTTPRoute/api-http-2', 'spec', 'rules')).toEqual([
      {
        timeouts: { request: '2s' },
        backendRefs: [
          { name: 'api', port: 8080, weight: 90 },
          { name: 'api-v2', port: 8080, weight: 10 },
        ],
      },
    ]);
  });

  it('says when a replica is left alone, and how many requests a member takes', () => {
    const { chart, mesh, api } = market();
    mesh.upstream(api, { outlier: { consecutiveErrors: 3 } });
    mesh.rateLimit(api, { requests: 600, interval: '1m' });
    mesh.rateLimit(api, { requests: 2, per: 'caller' });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    for (const name of ['api', 'api-v2']) {
      expect(at(objects, `Service/${name}`, 'metadata', 'annotations')).toMatchObject({
        'balancer.linkerd.io/failure-accrual': 'consecutive',
        'balancer.linkerd.io/failure-accrual-consecutive-max-failures': '3',
      });
      expect(at(objects, `HTTPLocalRateLimitPolicy/${name}-8080`, 'spec')).toEqual({
        targetRef: { group: 'policy.linkerd.io', kind: 'Server', name: `${name}-8080` },
        total: { requestsPerSecond: 10 },
        identity: { requestsPerSecond: 2 },
      });
    }
  });

  it('lets the ingress controller in that the mesh names, also where requests are told apart', () => {
    const plain = read(market({ gateway }, { expose: 'api.acme.dev' }).chart);
    expect(plain.told).toEqual([]);
    expect(plain.objects).toHaveProperty(['Ingress/api']);
    for (const [name, member] of [
      ['api-gateway', 'api'],
      ['api-gateway-2', 'api-v2'],
    ])
      expect(targetOf(plain.objects[`AuthorizationPolicy/${name}`])).toMatchObject({
        kind: 'Server',
        name: `${member}-8080`,
      });
    expect(at(plain.objects, 'MeshTLSAuthentication/api-gateway', 'spec', 'identityRefs')).toEqual([
      { kind: 'ServiceAccount', name: 'nginx', namespace: 'ingress' },
    ]);
    const { chart, web, api } = market({ gateway }, { expose: 'api.acme.dev' });
    web.calls(api, { http: [{ path: '/items' }] });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    expect(targetOf(objects['AuthorizationPolicy/api-gateway'])).toMatchObject({
      kind: 'HTTPRoute',
      name: 'api-8080',
    });
    expect(at(objects, 'HTTPRoute/api-8080', 'spec', 'rules')).toEqual([{}]);
    expect(at(objects, 'MeshTLSAuthentication/api-8080-2', 'spec', 'identityRefs')).toHaveLength(2);
  });

  it.each<[string, (given: ReturnType<typeof market>) => unknown, string]>([
    ['copies', ({ mesh, api }) => mesh.route(api, { mirror: { to: 'v2' } }), 'impossible'],
    ['rewriting', ({ mesh, api }) => mesh.route(api, { rewrite: { path: '/a' } }), 'impossible'],
    ['balancing', ({ mesh, api }) => mesh.upstream(api, { loadBalancing: 'random' }), 'impossible'],
    [
      'spans of looking at replicas',
      ({ mesh, api }) => mesh.upstream(api, { outlier: { interval: 1 } }),
      'impossible',
    ],
    [
      'parts of requests in a second',
      ({ mesh, api }) => mesh.rateLimit(api, { requests: 1, interval: 60 }),
      'impossible',
    ],
    ['bursts', ({ mesh, api }) => mesh.rateLimit(api, { requests: 1, burst: 2 }), 'impossible'],
    [
      'tries of connections that fail',
      ({ mesh, api }) => mesh.route(api, { retry: { attempts: 1, on: ['connect-failure'] } }),
      'impossible',
    ],
    ['a slash at the end', ({ web, api }) => web.calls(api, { http: [{ path: '/items/' }] }), 'wider'],
  ])('refuses %s', (_, change, code) => {
    const given = market();
    change(given);
    const { told } = read(given.chart);
    expect(told.map((text) => text.replace(/^.*: mesh\//, ''))).toEqual([code]);
  });

  it.each([
    [{ path: '/items' }, ['api-8080-paths', 'api-v2-8080-paths']],
    [{ path: '/items', pathType: 'Exact' } as const, []],
    [{ path: '/' }, []],
  ])('lets nobody in by a path that hides where it leads, where somebody may ask %j', (asked, names) => {
    const { chart, web, api } = market();
    web.calls(api, { http: [asked] });
    const { objects, diagnostics } = read(chart);
    const hiding = Object.values(objects).filter(
      (object) =>
        at(object, 'spec', 'rules', 0, 'matches', 0, 'path', 'type') === 'RegularExpression' &&
        at(object, 'spec', 'hostnames') === undefined,
    );
    expect(hiding.map((object) => at(object, 'metadata', 'name'))).toEqual(names);
    const targets = Object.values(objects).map((object) => at(targetOf(object), 'name'));
    expect(targets.filter((name) => names.some((hidden) => hidden === name))).toEqual([]);
    const told = diagnostics.filter(({ message }) => message.includes('hide where they lead'));
    expect(told.map(({ code }) => code)).toEqual(names.length > 0 ? ['parity/approximated'] : []);
  });

  it('refuses such a path by every name that somebody may ask by, for a name ranks before a path', () => {
    const { chart, web, api } = market();
    web.calls(api, {
      http: [
        { path: '/items', host: 'shop.acme.dev' },
        { path: '/a', host: 'api' },
      ],
    });
    const { objects } = read(chart);
    expect(at(objects, 'HTTPRoute/api-8080-paths', 'spec', 'hostnames')).toBeUndefined();
    expect(at(objects, 'HTTPRoute/api-8080-paths-hosts', 'spec')).toEqual({
      parentRefs: [{ group: 'policy.linkerd.io', kind: 'Server', name: 'api-8080' }],
      hostnames: ['api', 'shop.acme.dev'],
      rules: at(objects, 'HTTPRoute/api-8080-paths', 'spec', 'rules'),
    });
  });

  it('names routes for exact paths so that they come first: Linkerd ranks a prefix of that length alike', () => {
    const { chart, web, api } = market();
    const paths = Array.from({ length: 6 }, (_, index) => `/${index}`);
    web.calls(api, { http: paths.flatMap((path) => [{ path }, { path, pathType: 'Exact' as const }]) });
    const { objects } = read(chart);
    const types = Object.keys(objects)
      .filter((key) => /^HTTPRoute\/api-8080(-\d+)?$/.test(key))
      .sort()
      .map((key) => at(objects, key, 'spec', 'rules', 0, 'matches', 0, 'path', 'type'));
    expect(types).toEqual([...Array(6).fill('Exact'), ...Array(6).fill('PathPrefix')]);
  });

  it('refuses host names where nobody says who brings them, and load balancers', () => {
    expect(read(market({}, { expose: 'api.acme.dev' }).chart).told).toContain('inner/api: mesh/impossible');
    expect(read(market({}, { publish: 80 }).chart).told).toEqual(['inner/api: mesh/impossible']);
  });

  it('takes a path with a slash at its end where it is meant exactly', () => {
    const { chart, web, api } = market();
    web.calls(api, { http: [{ path: '/items/', pathType: 'Exact' }] });
    expect(read(chart).told).toEqual([]);
  });
});
