import { Deployment, External, ServiceMesh, type ServiceMeshProps, StatefulApp, WebApp } from 'lading';
import { allocateSubnets, parseRange, printSubnet } from '../../../lib/docker/mesh/subnets';
import { at, image, type Read, read, shop } from '../../constructs/make';
import { ask, readWorld, throughProxy } from './envoy-verdict';

interface Given {
  readonly mesh?: Partial<ServiceMeshProps>;
  readonly publish?: number;
  readonly asks?: boolean;
}

function market({ mesh: props, publish, asks = true }: Given = {}) {
  const chart = shop();
  const db = new WebApp(chart, 'db', { image, ports: [{ name: 'sql', port: 5432 }] });
  const api = new WebApp(chart, 'api', {
    image,
    ports: [{ name: 'http', port: 8080 }],
    env: { DB: db.host },
    versions: { v2: { scale: 1 } },
  });
  const web = new WebApp(chart, 'web', {
    image,
    ports: [{ name: 'http', port: 8080 }],
    env: { API: api.url() },
    publish,
  });
  if (asks) web.calls(api, { http: [{ methods: ['GET'], path: '/items' }] });
  const backend = { compose: 'envoy' } as const;
  const mesh = new ServiceMesh(chart, 'mesh', {
    members: [web, api, db],
    backend,
    targets: ['compose'],
    ...props,
  });
  return { chart, db, api, web, mesh };
}

function configOf({ files }: Read, proxy: string): unknown {
  return JSON.parse(files.get(`compose/mesh/${proxy}/envoy.json`) ?? '{}');
}

/** The routes of a listener for requests. */
function routes(found: Read, proxy: string, listener = 0): unknown {
  const config = at(configOf(found, proxy), 'static_resources', 'listeners', listener);
  const manager = at(config, 'filter_chains', 0, 'filters', 0, 'typed_config');
  return at(manager, 'route_config', 'virtual_hosts', 0, 'routes');
}

describe('Envoy on Compose', () => {
  it('gives a container one network, which it shares with its proxy alone', () => {
    const { services } = read(market().chart);
    expect(Object.keys(Object(at(services, 'api', 'networks')))).toEqual(['api.mesh.own']);
    const sharing = Object.entries(services).filter(
      ([, each]) => at(each, 'networks', 'api.mesh.own') !== undefined,
    );
    expect(sharing.map(([name]) => name)).toEqual(['api.proxy', 'api']);
    expect(at(services, 'api', 'depends_on', 'api.proxy')).toEqual({
      condition: 'service_healthy',
      restart: true,
    });
  });

  it('answers to the names of those whom a member calls, at the address that they share alone', () => {
    const found = read(market().chart);
    const own = at(found.services, 'web.proxy', 'networks', 'web.mesh.own');
    expect(at(own, 'aliases')).toEqual(['api', 'api-v2']);
    const first = at(configOf(found, 'web'), 'static_resources', 'listeners', 0, 'address', 'socket_address');
    expect(first).toEqual({ address: at(own, 'ipv4_address'), port_value: 8080 });
  });

  it('keeps a caller to what it asks, and refuses what hides a path', () => {
    const world = readWorld(read(market().chart).files);
    const of = (method: string, path: string) => ask(world, 'web', { host: 'api', port: 8080, method, path });
    expect(of('GET', '/items/1?all')).toEqual(['api']);
    expect([of('POST', '/items'), of('GET', '/itemsx'), of('GET', '/items/..%2fadmin')]).toEqual([
      'forbidden',
      'forbidden',
      'bad',
    ]);
    expect(ask(world, 'web', { host: 'db', port: 5432 })).toBe('no such name');
    expect(ask(world, 'api-v2', { host: 'db', port: 5432 })).toEqual(['db']);
  });

  it('splits, times out, and tries again what may be sent twice alone', () => {
    const { chart, mesh, api } = market();
    mesh.route(api, { split: { v2: 10 }, timeout: '2s', retry: { attempts: 2 } });
    const action = (index: number) => at(routes(read(chart), 'web'), index, 'route');
    expect(at(action(0), 'weighted_clusters', 'clusters')).toEqual([
      { name: 'api:8080', weight: 90 },
      { name: 'api-v2:8080', weight: 10 },
    ]);
    expect([at(action(0), 'timeout'), at(action(1), 'timeout')]).toEqual(['2s', '2s']);
    expect([at(action(0), 'retry_policy', 'num_retries'), at(action(1), 'retry_policy')]).toEqual([
      2,
      undefined,
    ]);
    const method = at(
      routes(read(chart), 'web'),
      0,
      'match',
      'headers',
      0,
      'string_match',
      'safe_regex',
      'regex',
    );
    expect(method).toBe('GET|HEAD|OPTIONS|TRACE|PUT|DELETE');
  });

  it('lets nothing run out or be tried again that nobody has said', () => {
    expect(routes(read(market().chart), 'web')).toEqual([
      { match: { prefix: '/' }, route: { cluster: 'api:8080', timeout: '0s' } },
    ]);
  });

  it('counts the requests of each caller by the name in its certificate', () => {
    const { chart, mesh, api } = market();
    mesh.rateLimit(api, { requests: 5, per: 'caller', burst: 7 });
    const chain = at(configOf(read(chart), 'api'), 'static_resources', 'listeners', 0, 'filter_chains', 0);
    const manager = at(chain, 'filters', 0, 'typed_config');
    expect(at(manager, 'http_filters', 1, 'typed_config', 'descriptors')).toEqual([
      {
        entries: [{ key: 'caller', value: 'spiffe://cluster.local/ns/default/sa/web' }],
        token_bucket: { max_tokens: 7, tokens_per_fill: 5, fill_interval: '1s' },
      },
    ]);
    expect(at(manager, 'early_header_mutation_extensions', 0, 'name')).toBe('caller');
  });

  it('brings what is published by one proxy, which alone owns the port', () => {
    const found = read(market({ publish: 8090 }).chart);
    expect(at(found.services, 'web', 'ports')).toBeUndefined();
    expect(at(found.services, 'mesh.ingress', 'ports')).toEqual([
      { target: 8090, published: '8090', protocol: 'tcp' },
    ]);
    expect(Object.keys(Object(at(found.services, 'mesh.ingress', 'networks')))).toEqual([
      'web.mesh.in',
      'mesh.ingress.outside',
    ]);
  });

  it('takes what the edge proxy brings for a host name, by the one that is at the edge of the mesh', () => {
    const chart = shop({ compose: { edge: true } });
    const web = new WebApp(chart, 'web', {
      image,
      ports: [{ name: 'http', port: 8080 }],
      expose: 'acme.dev',
    });
    const backend = { compose: 'envoy' } as const;
    new ServiceMesh(chart, 'mesh', { members: [web], backend, targets: ['compose'] });
    const { services, files, told } = read(chart);
    expect(told).toEqual([]);
    expect(at(services, 'mesh.ingress', 'ports')).toBeUndefined();
    const [, port] =
      /set \$upstream mesh\.ingress:(\d+);/.exec(files.get('compose/edge-proxy/nginx.conf') ?? '') ?? [];
    const ingress = readWorld(files).services.get('mesh.ingress');
    const request = { host: 'acme.dev', port: Number(port) };
    expect(ingress && throughProxy(readWorld(files), ingress, undefined, request)).toEqual(['web']);
    const shared = Object.keys(Object(at(services, 'edge-proxy', 'networks')));
    expect(shared.filter((name) => ingress?.networks.has(name))).toEqual(['mesh.ingress.outside']);
  });

  it('has an address more for the second of two that nothing tells apart on one port', () => {
    const { chart, web } = market({ asks: false });
    const cache = new StatefulApp(chart, 'cache', {
      image,
      ports: [{ name: 'data', port: 5432 }],
      storage: {},
    });
    web.calls(cache);
    const other = new WebApp(chart, 'other', { image, ports: [{ name: 'data', port: 5432 }] });
    web.calls(other);
    const { services, files } = read(chart);
    expect(ask(readWorld(files), 'web', { host: 'cache', port: 5432 })).toEqual(['cache']);
    expect(ask(readWorld(files), 'web', { host: 'other', port: 5432 })).toEqual(['other']);
    expect(Object.keys(Object(at(services, 'web', 'networks')))).toEqual(['web.mesh.own', 'web.mesh.own2']);
  });

  it('runs one replica of a member, and refuses more where somebody asks Compose alone for them', () => {
    const chart = shop({ targets: ['compose'] });
    const few = new WebApp(chart, 'few', { image, port: 80, scale: 3 });
    const many = new WebApp(chart, 'many', { image, port: 80, compose: { scale: 2 } });
    const versions = { v2: { image } };
    const split = new WebApp(chart, 'split', { image, port: 80, versions, compose: { scale: 2 } });
    const same = new Deployment(chart, 'same', {
      containers: [{ image, port: 80 }],
      compose: { replicas: 2 },
    });
    new ServiceMesh(chart, 'mesh', { members: [few, many, split, same], backend: { compose: 'envoy' } });
    expect(read(chart).told).toEqual([
      'shop/many: mesh/impossible',
      'shop/split: mesh/impossible',
      'shop/same: mesh/impossible',
    ]);
  });

  it('refuses what no proxy can carry: other protocols, addresses without a name, replicas with names', () => {
    const { chart, api } = market();
    const bank = new External(chart, 'bank', { host: '192.0.2.1', port: 443, scheme: 'https' });
    api.calls(bank);
    const mail = new External(chart, 'mail', { host: 'mail.example' });
    api.calls(mail);
    const dns = new WebApp(chart, 'dns', { image, ports: [{ name: 'dns', port: 53, protocol: 'udp' }] });
    api.calls(dns);
    const { diagnostics } = read(chart);
    const told = diagnostics.filter(({ code }) => code === 'mesh/impossible').map(({ message }) => message);
    expect(told.filter((message) => /"bank".*address has no name/.test(message))).toHaveLength(1);
    expect(told.filter((message) => /"mail".*port is not known/.test(message))).toHaveLength(1);
    expect(told.filter((message) => /"api" cannot call "dns" over UDP/.test(message))).toHaveLength(1);
  });
});

describe('the addresses of networks', () => {
  const range = parseRange('10.200.0.0/14');
  const wanted = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `w${index}`, containers: 3 }));

  it('are a part of the range for each, and of nobody else', () => {
    const all = [...wanted(300), ...wanted(40).map(({ name }) => ({ name: `${name}.in`, containers: 70 }))];
    const found = [...allocateSubnets(all, range, 'shop').values()].sort((a, b) => a.first - b.first);
    expect(found).toHaveLength(340);
    found.forEach((each, index) => {
      expect(each.first % each.size).toBe(0);
      expect(each.first).toBeGreaterThanOrEqual(
        (found[index - 1]?.first ?? range.first) + (found[index - 1]?.size ?? 0),
      );
    });
    expect(found.at(-1)?.first).toBeLessThan(range.first + range.size);
  });

  it('stay where they are when the app grows', () => {
    const before = allocateSubnets(wanted(10), range, 'shop');
    const after = allocateSubnets(wanted(30), range, 'shop');
    expect([...before].map(([name]) => after.get(name))).toEqual([...before.values()]);
    expect(printSubnet(after.get('w0') ?? range)).toBe('10.200.211.96/29');
  });

  it('run out where there are more networks than addresses', () => {
    expect(allocateSubnets(wanted(400), parseRange('10.0.0.0/20'), 'shop').size).toBe(256);
  });
});
