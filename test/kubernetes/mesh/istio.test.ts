import { Chart, Deployment, httpGet, Service, ServiceMesh, WebApp, Worker } from 'lading';
import { fewEnough } from '../../../lib/kubernetes/mesh/istio/authorization-policy';
import { at, image, read, shop } from '../../constructs/make';
import { marketOn } from './market';

const market = marketOn('istio');

const rules = (policy: unknown) => at(policy, 'spec', 'rules');
const http = (service: unknown) => at(service, 'spec', 'http');
const http0 = (service: unknown, ...path: (string | number)[]) => at(service, 'spec', 'http', 0, ...path);

describe('Istio', () => {
  it('refuses plain text, and everybody who is not named', () => {
    const { objects, told } = read(market().chart);
    expect(told).toEqual([]);
    expect(at(objects, 'PeerAuthentication/mesh', 'spec')).toEqual({ mtls: { mode: 'STRICT' } });
    expect(at(objects, 'AuthorizationPolicy/mesh', 'spec')).toEqual({});
    expect(rules(objects['AuthorizationPolicy/web'])).toEqual([]);
    const permissive = read(market({ mtls: 'permissive' }).chart);
    expect(at(permissive.objects, 'PeerAuthentication/mesh', 'spec', 'mtls', 'mode')).toBe('PERMISSIVE');
  });

  it('lets callers in by their accounts, at the ports that they call, once for all their versions', () => {
    const { objects } = read(market().chart);
    const rule = (account: string, port: string) => ({
      from: [{ source: { serviceAccounts: [account] } }],
      to: [{ operation: { ports: [port] } }],
    });
    expect(rules(objects['AuthorizationPolicy/api'])).toEqual([rule('web', '8080')]);
    expect(rules(objects['AuthorizationPolicy/api-v2'])).toEqual([rule('web', '8080')]);
    expect(rules(objects['AuthorizationPolicy/db'])).toEqual([rule('api', '5432')]);
    const named = read(market({ trustDomain: 'acme.dev' }).chart);
    expect(at(rules(named.objects['AuthorizationPolicy/db']), 0, 'from', 0, 'source')).toEqual({
      principals: ['acme.dev/ns/shop/sa/api'],
    });
  });

  it('names all who may ask the same in one rule where each by itself were more than Istio takes', () => {
    const chart = new Chart(shop().node.root, 'many', { namespace: 'shop' });
    const api = new WebApp(chart, 'api', { image, port: 8080 });
    const names = ['a', 'b', 'c'];
    const callers = names.map((name) => new Worker(chart, name, { image, env: { API: api.url() } }));
    const paths = Array.from({ length: 171 }, (_, index) => `/${index}`);
    for (const caller of callers)
      caller.calls(api, { http: paths.map((path) => ({ path, pathType: 'Exact' })) });
    new ServiceMesh(chart, 'mesh', { members: [api, ...callers], backend: 'istio', targets: ['kubernetes'] });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    const from = names.map((name) => ({ source: { serviceAccounts: [name] } }));
    expect(rules(objects['AuthorizationPolicy/api'])).toEqual(
      paths.map((path) => ({ from, to: [{ operation: { ports: ['8080'], paths: [path] } }] })),
    );
  });

  it('names more callers than Istio takes in a rule in several, and none of them twice', () => {
    const to = [{ operation: { ports: ['8080'] } }];
    const callers = Array.from({ length: 600 }, (_, index) => ({
      source: { serviceAccounts: [`w-${index}`] },
    }));
    const all = fewEnough([{ to }, ...callers.map((caller) => ({ from: [caller], to })), { to }]);
    expect(all.map(({ from }) => from?.length)).toEqual([undefined, 512, 88]);
    expect(all.flatMap(({ from = [] }) => from)).toEqual(callers);
  });

  it('keeps a caller to what it asks', () => {
    const { chart, web, api } = market();
    web.calls(api, {
      http: [
        { methods: ['GET'], path: '/items', host: 'api' },
        { path: '/one', pathType: 'Exact', headers: { 'x-tenant': 'acme' } },
        { path: '/' },
      ],
    });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    for (const name of ['api', 'api-v2']) {
      const found = rules(objects[`AuthorizationPolicy/${name}`]);
      expect(at(found, 0, 'to', 0, 'operation')).toEqual({
        ports: ['8080'],
        methods: ['GET'],
        paths: ['/items', '/items/*'],
        hosts: ['api', 'api:*'],
      });
      expect(at(found, 1)).toMatchObject({
        to: [{ operation: { ports: ['8080'], paths: ['/one'] } }],
        when: [{ key: 'request.headers[x-tenant]', values: ['acme'] }],
      });
      expect(at(found, 2, 'to', 0, 'operation')).toEqual({ ports: ['8080'] });
    }
  });

  it('keeps a caller to methods of gRPC, and learns from that what is spoken', () => {
    const { chart, web, api } = market({}, { ports: [{ name: 'rpc', port: 9000 }], port: undefined });
    web.calls(api, { grpc: [{ service: 'acme.Pay', methods: ['Charge'] }, { service: 'acme.Log' }] });
    const { objects } = read(chart);
    const paths = [0, 1].map((index) =>
      at(rules(objects['AuthorizationPolicy/api']), index, 'to', 0, 'operation'),
    );
    expect(paths).toEqual([
      { ports: ['9000'], methods: ['POST'], paths: ['/acme.Pay/Charge'] },
      { ports: ['9000'], methods: ['POST'], paths: ['/acme.Log/*'] },
    ]);
    // What a member is asked, its versions are asked as well.
    for (const name of ['api', 'api-v2']) {
      expect(at(objects, `Service/${name}`, 'spec', 'ports', 0)).toMatchObject({
        name: 'rpc',
        appProtocol: 'grpc',
      });
      expect(http(objects[`VirtualService/${name}`])).toHaveLength(1);
    }
  });

  it('opens what is waited for as exactly that, and waits for an answer, not for the proxy', () => {
    const { chart, web, api, db } = market({}, { readiness: httpGet('/ready') });
    web.calls(api, { http: [{ path: '/items' }] }).startAfter(api, db);
    web.calls(db);
    const { objects } = read(chart);
    expect(at(rules(objects['AuthorizationPolicy/api']), 1, 'to', 0, 'operation')).toEqual({
      ports: ['8080'],
      methods: ['GET'],
      paths: ['/ready'],
    });
    const init = at(objects, 'Deployment/web', 'spec', 'template', 'spec', 'initContainers');
    expect(at(init, 0, 'command', 2)).toMatch(/^until wget /);
    expect(at(init, 0, 'command', 5)).toBe('/ready');
    expect(at(init, 1, 'command', 2)).toMatch(/timeout 2 nc/);
  });

  it('lets somebody who waits, and does no more, ask for readiness alone', () => {
    const { chart, api, web } = market({}, { readiness: httpGet('/ready?deep=1') });
    const late = new WebApp(chart, 'late', { image, port: 8080, startAfter: [api] });
    const early = new WebApp(chart, 'early', {
      image,
      port: 8080,
      env: { API: api.host },
      startAfter: [api],
    });
    new ServiceMesh(chart, 'second', { members: [late, early], backend: 'istio', targets: ['kubernetes'] });
    web.startAfter(late);
    const found = rules(read(chart).objects['AuthorizationPolicy/api']);
    const operations = [0, 1, 2].map((index) => at(found, index, 'to', 0, 'operation'));
    expect(operations).toEqual([
      { ports: ['8080'] },
      { ports: ['8080'], methods: ['GET'], paths: ['/ready'] },
      { ports: ['8080'] },
    ]);
    // Of what answers no HTTP, a connection tells.
    expect(at(rules(read(chart).objects['AuthorizationPolicy/late']), 0, 'to', 0)).toEqual({
      operation: { ports: ['8080'] },
    });
  });

  it('sends nothing twice unless somebody asks for it', () => {
    const { objects } = read(market().chart);
    for (const name of ['web', 'api', 'api-v2'])
      expect(http(objects[`VirtualService/${name}`])).toMatchObject([{ retries: { attempts: 0 } }]);
    expect(at(objects, 'VirtualService/db', 'spec', 'tcp', 0, 'route', 0, 'destination')).toEqual({
      host: 'db.shop.svc.cluster.local',
      port: { number: 5432 },
    });
  });

  it('splits among Services, and tries again what may be sent twice alone', () => {
    const { chart, mesh, api } = market();
    mesh.route(api, { split: { v2: 10 }, timeout: '2s', retry: { attempts: 2, perTryTimeout: '500ms' } });
    const { objects } = read(chart);
    const found = http(objects['VirtualService/api']);
    const split = [
      { destination: { host: 'api.shop.svc.cluster.local', port: { number: 8080 } }, weight: 90 },
      { destination: { host: 'api-v2.shop.svc.cluster.local', port: { number: 8080 } }, weight: 10 },
    ];
    expect(found).toEqual([
      {
        match: [{ method: { regex: 'GET|HEAD|OPTIONS|TRACE|PUT|DELETE' } }],
        route: split,
        retries: {
          attempts: 2,
          perTryTimeout: '0.5s',
          retryOn: 'connect-failure,refused-stream,unavailable,503',
        },
        timeout: '2s',
      },
      { route: split, retries: { attempts: 0 }, timeout: '2s' },
    ]);
  });

  it('matches a path and what is below it, and takes its place where it is rewritten', () => {
    const { chart, mesh, api } = market();
    mesh.route(api, {
      match: { methods: ['POST', 'PUT'], path: '/v1', headers: { 'X-Tenant': 'acme' } },
      retry: { attempts: 1 },
      rewrite: { path: '/v2', host: 'api.acme.dev' },
      mirror: { to: 'v2', percent: 5 },
      fault: { delay: { duration: '1s', percent: 10 }, abort: { status: 503 } },
      headers: { request: { set: { 'x-by': 'mesh' }, remove: ['cookie'] } },
    });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    const found = objects['VirtualService/api'];
    const common = { headers: { 'x-tenant': { exact: 'acme' } } };
    expect(http0(found, 'match')).toEqual([
      { method: { regex: 'PUT' }, ...common, uri: { exact: '/v1' } },
      { method: { regex: 'PUT' }, ...common, uri: { prefix: '/v1/' } },
    ]);
    expect(http0(found)).toMatchObject({
      rewrite: { uriRegexRewrite: { match: '^/v1(/.*)?$', rewrite: '/v2\\1' }, authority: 'api.acme.dev' },
      mirrors: [
        {
          destination: { host: 'api-v2.shop.svc.cluster.local', port: { number: 8080 } },
          percentage: { value: 5 },
        },
      ],
      fault: {
        delay: { percentage: { value: 10 }, fixedDelay: '1s' },
        abort: { percentage: { value: 100 }, httpStatus: 503 },
      },
      headers: { request: { set: { 'x-by': 'mesh' }, remove: ['cookie'] } },
    });
    expect(at(found, 'spec', 'http', 1, 'match', 0, 'method')).toEqual({ regex: 'POST|PUT' });
    expect(at(found, 'spec', 'http', 2)).toEqual({
      route: [{ destination: { host: 'api.shop.svc.cluster.local', port: { number: 8080 } } }],
      retries: { attempts: 0 },
    });
  });

  it('makes connections to a member and its versions as is said, before routes lead there', () => {
    const { chart, mesh, api } = market();
    mesh.upstream(api, { loadBalancing: { hash: { cookie: 'sid', ttl: '1h' } }, locality: 'prefer-local' });
    mesh.upstream(api, { outlier: { interval: '5s' }, pool: { maxRequests: 10, idleTimeout: '1m' } });
    const { objects } = read(chart);
    const policy = {
      loadBalancer: {
        consistentHash: { httpCookie: { name: 'sid', ttl: '3600s' } },
        localityLbSetting: { enabled: true },
      },
      connectionPool: { http: { http2MaxRequests: 10, idleTimeout: '60s' } },
      outlierDetection: { consecutive5xxErrors: 5, interval: '5s', maxEjectionPercent: 100 },
    };
    for (const name of ['api', 'api-v2'])
      expect(at(objects, `DestinationRule/${name}`, 'spec', 'trafficPolicy')).toEqual(policy);
    const order = Object.keys(objects);
    expect(order.indexOf('DestinationRule/api-v2')).toBeLessThan(order.indexOf('VirtualService/web'));
  });

  it.each([
    [2, undefined, 50],
    [3, undefined, 34],
    [20, undefined, 10],
    [{ min: 4, max: 40 }, undefined, 25],
    [4, 60, 60],
  ])('leaves one of %j replicas alone, where %s percent may be', (scale, said, maxEjectionPercent) => {
    const { chart, mesh, api } = market({}, { scale });
    mesh.upstream(api, { outlier: { maxEjectionPercent: said } });
    const rule = read(chart).objects['DestinationRule/api'];
    expect(at(rule, 'spec', 'trafficPolicy', 'outlierDetection', 'maxEjectionPercent')).toBe(
      maxEjectionPercent,
    );
  });

  it('refuses paths that hide a slash where somebody is kept to what is below one', () => {
    const { chart, web, api } = market();
    web.calls(api, { http: [{ path: '/items' }] });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    const filters = Object.keys(objects).filter((name) => name.startsWith('EnvoyFilter/'));
    expect(filters).toEqual(['EnvoyFilter/api-paths', 'EnvoyFilter/api-v2-paths']);
    expect(at(objects, 'EnvoyFilter/api-v2-paths', 'spec')).toMatchObject({
      workloadSelector: { labels: { 'app.kubernetes.io/name': 'api-v2' } },
      configPatches: [
        {
          match: { context: 'SIDECAR_INBOUND' },
          patch: { value: { typed_config: { path_with_escaped_slashes_action: 'REJECT_REQUEST' } } },
        },
      ],
    });
  });

  it.each([{ path: '/' }, { path: '/items', pathType: 'Exact' } as const, { methods: ['GET'] }])(
    'has nothing to refuse where somebody asks %j',
    (asked) => {
      const { chart, web, api } = market();
      web.calls(api, { http: [asked] });
      expect(Object.keys(read(chart).objects).join()).not.toContain('EnvoyFilter');
    },
  );

  it('brings requests for a host name by its gateway, split as those from inside', () => {
    const { chart, mesh, api } = market(
      {},
      { expose: { host: 'api.acme.dev', path: '/v1', tls: 'api-tls' } },
    );
    mesh.route(api, { match: { path: '/v1/new' }, split: { v2: 100 } });
    mesh.route(api, { match: { path: '/v2' }, timeout: '1s' });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    expect(objects).not.toHaveProperty(['Ingress/api']);
    expect(at(objects, 'Gateway/api', 'spec', 'servers', 1)).toEqual({
      port: { number: 443, name: 'https', protocol: 'HTTPS' },
      hosts: ['api.acme.dev'],
      tls: { mode: 'SIMPLE', credentialName: 'api-tls' },
    });
    const matches = [0, 1, 2].map((index) => at(http(objects['VirtualService/api-gateway']), index, 'match'));
    expect(matches).toEqual([
      [{ uri: { exact: '/v1/new' } }, { uri: { prefix: '/v1/new/' } }],
      [{ uri: { exact: '/v1' } }, { uri: { prefix: '/v1/' } }],
      undefined,
    ]);
    const gateway = { principals: ['cluster.local/ns/istio-system/sa/istio-ingressgateway-service-account'] };
    expect(at(rules(objects['AuthorizationPolicy/api-v2']), 1, 'from', 0, 'source')).toEqual(gateway);
    expect(at(objects, 'NetworkPolicy/api-v2', 'spec', 'ingress', 1, 'from', 0)).toMatchObject({
      podSelector: { matchLabels: { istio: 'ingressgateway' } },
    });
  });

  it('puts proxies into the pods of members, and lets these reach their control plane', () => {
    const { objects } = read(market().chart);
    const pods = at(objects, 'StatefulSet/db', 'spec', 'template', 'metadata');
    expect(pods).toMatchObject({
      labels: { 'sidecar.istio.io/inject': 'true' },
      annotations: { 'sidecar.istio.io/nativeSidecar': 'true' },
    });
    expect(at(objects, 'StatefulSet/db', 'metadata', 'labels')).not.toHaveProperty([
      'sidecar.istio.io/inject',
    ]);
    expect(JSON.stringify(at(objects, 'NetworkPolicy/db', 'spec', 'egress'))).toContain('15012');
  });

  it('knows each Service of a member, and what is spoken on each of its ports', () => {
    const chart = new Chart(shop().node.root, 'inner', { namespace: 'shop' });
    const ports = [
      { name: 'web', port: 8080 },
      { name: 'http-admin', port: 9090 },
    ];
    const api = new Deployment(chart, 'api', {
      containers: [{ image, ports, readiness: httpGet('/', { port: 'web' }) }],
    });
    new Service(chart, 'front', {
      selects: api,
      ports: [
        { port: 80, to: 'web' },
        { port: 90, to: 9090 },
      ],
    });
    new ServiceMesh(chart, 'mesh', { members: [api], backend: 'istio' });
    const { objects } = read(chart);
    expect(at(objects, 'Service/front', 'spec', 'ports')).toMatchObject([
      { port: 80, appProtocol: 'http' },
      { port: 90, appProtocol: 'http' },
    ]);
    expect(http(objects['VirtualService/front'])).toMatchObject([
      { match: [{ port: 80 }] },
      { match: [{ port: 90 }] },
    ]);
  });

  it('takes a port for the same one behind each Service that leads there', () => {
    const chart = new Chart(shop().node.root, 'inner', { namespace: 'shop' });
    const api = new Deployment(chart, 'api', {
      containers: [{ image, ports: [{ name: 'main', port: 80 }] }],
    });
    const [asked] = ['front', 'back'].map(
      (id) => new Service(chart, id, { selects: api, ports: [{ name: id, port: 80, to: 'main' }] }),
    );
    const web = new WebApp(chart, 'web', { image, port: 8080 });
    if (asked !== undefined) web.calls(asked, { http: [{ path: '/items' }] });
    new ServiceMesh(chart, 'mesh', { members: [api, web], backend: 'istio', targets: ['kubernetes'] });
    const { objects } = read(chart);
    for (const name of ['front', 'back'])
      expect(at(objects, `Service/${name}`, 'spec', 'ports', 0, 'appProtocol')).toBe('http');
  });

  it.each<[string, (given: ReturnType<typeof market>) => unknown, string[]]>([
    ['a route of what speaks no HTTP', ({ mesh, db }) => mesh.route(db, { timeout: '1s' }), ['impossible']],
    [
      'a pattern in a header',
      ({ web, api }) => web.calls(api, { http: [{ headers: { a: '*' } }] }),
      ['wider'],
    ],
    [
      'warming up at random',
      ({ mesh, api }) => mesh.upstream(api, { loadBalancing: 'random', warmup: '10s' }),
      ['impossible'],
    ],
    ['a limit of connections', ({ mesh, db }) => mesh.rateLimit(db, { requests: 1 }), ['impossible']],
    [
      'a limit that Envoy does not count by',
      ({ mesh, api }) => mesh.rateLimit(api, { requests: 1, interval: '10ms' }),
      ['impossible'],
    ],
  ])('refuses %s', (_, change, codes) => {
    const given = market();
    change(given);
    const { told } = read(given.chart);
    expect(told.map((text) => text.replace(/^.*: mesh\//, ''))).toEqual(codes);
  });

  it('limits requests to a member and its versions, behind whoever refuses callers', () => {
    const { chart, mesh, api } = market();
    mesh.rateLimit(api, { requests: 1000, interval: '10s', burst: 2000 });
    mesh.rateLimit(api, { requests: 7 });
    mesh.rateLimit(api, { requests: 50, per: 'caller' });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    expect(objects).not.toHaveProperty(['EnvoyFilter/db']);
    for (const name of ['api', 'api-v2']) {
      const spec = at(objects, `EnvoyFilter/${name}`, 'spec');
      expect(at(spec, 'workloadSelector')).toEqual({ labels: { 'app.kubernetes.io/name': name } });
      const patches = [0, 1, 2].map((index) => at(spec, 'configPatches', index));
      expect(at(spec, 'configPatches')).toHaveLength(3);
      for (const patch of patches)
        expect(at(patch, 'match')).toMatchObject({
          context: 'SIDECAR_INBOUND',
          listener: { filterChain: { destinationPort: 8080 } },
        });
      const [total, named, each] = patches.map((patch) => at(patch, 'patch', 'value', 'typed_config'));
      // The last word counts.
      expect(at(total, 'token_bucket')).toEqual({ max_tokens: 7, tokens_per_fill: 7, fill_interval: '1s' });
      expect(at(named, 'mutations', 'request_mutations', 0)).toEqual({ remove: 'x-mesh-caller' });
      expect(at(each, 'descriptors')).toEqual([
        {
          entries: [{ key: 'caller' }],
          token_bucket: { max_tokens: 50, tokens_per_fill: 50, fill_interval: '1s' },
        },
      ]);
    }
  });

  it('counts for no caller whom nobody knows', () => {
    const { chart, mesh, api } = market({ mtls: 'permissive' });
    mesh.rateLimit(api, { requests: 1, per: 'caller' });
    expect(read(chart).told).toEqual(['inner/mesh: mesh/impossible']);
  });

  it('refuses a load balancer in front of a member, and two gateways for one host name', () => {
    expect(read(market({}, { publish: 80 }).chart).told).toEqual(['inner/api: mesh/impossible']);
    const { chart, api, web } = market({}, { expose: 'api.acme.dev' });
    const other = new WebApp(chart, 'other', {
      image,
      port: 80,
      expose: { host: 'api.acme.dev', path: '/x' },
    });
    new ServiceMesh(chart, 'second', { members: [other], backend: 'istio', targets: ['kubernetes'] });
    expect(read(chart).told).toEqual(expect.arrayContaining(['inner/other: mesh/impossible']));
    expect([api, web]).toHaveLength(2);
  });
});
