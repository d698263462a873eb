import {
  App,
  type AppProps,
  Chart,
  CronJob,
  Job,
  ServiceMesh,
  type ServiceMeshProps,
  StatefulApp,
  WebApp,
  Worker,
} from 'lading';
import { collect } from '../../lib/constructs/tree/collect';
import { judgeMeshes } from '../../lib/passes/mesh-parity';
import { collectRows } from '../../lib/passes/parity-rows';
import { synthInMemory } from '../properties/apps-synth';
import { at, image, read, shop } from './make';

/** A window that asks an API, which has another version, and a database. */
function market(props: Partial<ServiceMeshProps> = {}) {
  const chart = shop();
  const db = new StatefulApp(chart, 'db', {
    image: 'ghcr.io/acme/db:1.0.0',
    port: 5432,
    storage: { '/data': '1Gi' },
  });
  const api = new WebApp(chart, 'api', {
    image,
    port: 8080,
    env: { DB: db.host },
    versions: { v2: { image: 'ghcr.io/acme/web:2.0.0', env: { NEW: 'yes' } } },
  });
  const web = new WebApp(chart, 'web', { image, port: 8080, env: { API: api.url() } });
  const mesh = new ServiceMesh(chart, 'mesh', {
    members: [web, api, db],
    backend: 'network-policy',
    ...props,
  });
  return { chart, db, api, web, mesh };
}

const callers = (policy: unknown) => {
  const rules: unknown = at(policy, 'spec', 'ingress');
  return Array.isArray(rules)
    ? rules.map((rule: unknown) => [
        at(rule, 'from', 0, 'podSelector', 'matchLabels', 'app.kubernetes.io/name'),
        at(rule, 'ports', 0, 'port'),
      ])
    : [];
};

describe('a version of a member', () => {
  it('is a workload and a Service of its own, under the account of the member', () => {
    const { objects, services } = read(market().chart);
    const pod = (name: string) => at(objects, `Deployment/${name}`, 'spec', 'template', 'spec');
    expect(at(pod('api-v2'), 'serviceAccountName')).toBe('api');
    expect(objects).not.toHaveProperty(['ServiceAccount/api-v2']);
    expect(at(pod('api-v2'), 'containers', 0, 'image')).toBe('ghcr.io/acme/web:2.0.0');
    expect(at(objects, 'Service/api-v2', 'spec', 'selector')).toEqual({ 'app.kubernetes.io/name': 'api-v2' });
    expect(at(objects, 'Service/api', 'spec', 'selector')).toEqual({ 'app.kubernetes.io/name': 'api' });
    expect(Object.keys(services)).toEqual(['db-volumes', 'db', 'api', 'api-v2', 'web']);
    expect(at(services['api-v2'], 'environment')).toEqual({ DB: 'db', NEW: 'yes' });
  });

  it('is given what the member is given later, unless it says something else', () => {
    const { chart, api } = market();
    api.addEnv('LATE', 'common').addEnv('NEW', 'common');
    const { services } = read(chart);
    expect(at(services.api, 'environment')).toMatchObject({ LATE: 'common', NEW: 'common' });
    expect(at(services['api-v2'], 'environment')).toMatchObject({ LATE: 'common', NEW: 'yes' });
  });

  it('is called by whoever calls the member, and calls what that calls', () => {
    const { objects, told } = read(market().chart);
    expect(told).toEqual([]);
    expect(callers(objects['NetworkPolicy/api-v2'])).toEqual([['web', 8080]]);
    expect(callers(objects['NetworkPolicy/db'])).toEqual([
      ['api', 5432],
      ['api-v2', 5432],
    ]);
  });

  it('has no way in from outside, and is built from an image of its own', () => {
    const chart = shop();
    new WebApp(chart, 'api', {
      image,
      build: './api',
      port: 8080,
      publish: 80,
      expose: 'api.acme.dev',
      versions: { v2: { image: 'ghcr.io/acme/web:2.0.0' } },
    });
    const { objects, services } = read(chart);
    expect(Object.keys(objects).filter((name) => /^(Ingress|Service)\//.test(name))).toEqual([
      'Service/api',
      'Service/api-public',
      'Ingress/api',
      'Service/api-v2',
    ]);
    expect(services['api-v2']).not.toHaveProperty('ports');
    expect(services['api-v2']).not.toHaveProperty('build');
  });
});

describe('a mesh', () => {
  it('lets members be called along the edges of the app alone', () => {
    const { objects, services } = read(market().chart);
    expect(callers(objects['NetworkPolicy/api'])).toEqual([['web', 8080]]);
    expect(callers(objects['NetworkPolicy/web'])).toEqual([]);
    expect(at(services.web, 'networks')).toEqual({ 'api-v2.web': {}, 'api.web': {} });
    expect(at(services.db, 'networks')).toEqual({
      'api-v2.db': { aliases: ['db-0'] },
      'api.db': { aliases: ['db-0'] },
    });
  });

  it('is on the targets that are named, and changes nothing on others', () => {
    const { objects, services } = read(market({ targets: ['kubernetes'] }).chart);
    expect(objects).toHaveProperty(['NetworkPolicy/api']);
    expect(services.web).not.toHaveProperty('networks');
  });

  it('is on every target unless somebody says otherwise, and an error where a target has nothing for it', () => {
    const networks = (props: Partial<ServiceMeshProps>) =>
      [...synthInMemory(market(props).chart.node.root, ['swarm']).files.values()].join().includes('api.web');
    expect([networks({}), networks({ targets: ['kubernetes', 'compose'] })]).toEqual([true, false]);
    const { app } = collect(market().chart.node.root);
    const told = judgeMeshes(app, 'swarm', undefined, collectRows());
    expect(told.map(({ code, fields }) => [code, fields])).toEqual([['mesh/wider', ['mesh.members']]]);
  });

  it('keeps what its chart says of a member that is isolated already', () => {
    const chart = new Chart(shop().node.root, 'inner', { network: 'isolated' });
    const web = new WebApp(chart, 'web', { image, port: 80 });
    new ServiceMesh(chart, 'mesh', { members: [web], backend: 'network-policy' });
    const { files } = read(chart);
    const text = files.get('kubernetes/inner.k8s.yaml') ?? '';
    expect(text.match(/kind: NetworkPolicy/g)).toHaveLength(1);
  });

  it('writes the policy of a member of another namespace where that is', () => {
    const data = new Chart(shop().node.root, 'data', { namespace: 'data' });
    const db = new WebApp(data, 'db', { image, port: 5432 });
    const chart = new Chart(data.node.root, 'front', { namespace: 'front' });
    const web = new WebApp(chart, 'web', { image, port: 80, env: { DB: db.host } });
    new ServiceMesh(chart, 'mesh', { members: [web, db], backend: 'network-policy' });
    const { objects } = read(chart);
    expect(at(objects, 'NetworkPolicy/db', 'metadata', 'namespace')).toBe('data');
  });

  it('takes workloads of every kind', () => {
    const { chart, api } = market();
    const members = [
      new Worker(chart, 'mailer', { image, env: { API: api.url() } }),
      new Job(chart, 'load', { image, env: { API: api.url() } }),
      new CronJob(chart, 'night', { image, schedule: '0 3 * * *' }),
    ];
    new ServiceMesh(chart, 'other', { members, backend: 'network-policy' });
    expect(read(chart).told).toEqual(['shop/mailer: mesh/not-a-member', 'shop/load: mesh/not-a-member']);
  });
});

describe('a caller', () => {
  it('that is no member is refused', () => {
    const { chart, api } = market();
    new Worker(chart, 'stranger', { image, calls: [api] });
    expect(read(chart).told).toEqual(['shop/stranger: mesh/not-a-member']);
  });

  it('that is no member is refused where it calls a version past its member', () => {
    const { chart, api } = market();
    new Worker(chart, 'stranger', { image, env: { API: api.versions.v2.url() } });
    expect(read(chart).told).toEqual(['shop/stranger: mesh/not-a-member']);
  });

  it('says what alone it asks, and is told where nobody keeps it to that', () => {
    const { chart, web, api } = market();
    web.calls(api, { http: [{ methods: ['GET'], path: '/items' }] });
    const { diagnostics } = read(chart);
    const wider = diagnostics.filter(({ code }) => code === 'mesh/wider');
    expect(wider.map(({ affected }) => affected[0]?.target).sort()).toEqual(['compose', 'kubernetes']);
    expect(wider.every(({ severity }) => severity === 'error')).toBe(true);
  });

  it('asks nothing that is not understood', () => {
    const { chart, web, api } = market();
    web.calls(api, { http: [{ methods: ['get'] }] });
    web.calls(api, { http: [{ path: '/a/../b' }] });
    expect(read(chart).told).toEqual(['shop/web: props/wrong-value', 'shop/web: props/wrong-value']);
  });
});

describe('what is said of proxies', () => {
  const options = { image: 'ghcr.io/acme/proxy:1.0.0' };
  const toldOf = (props: Partial<ServiceMeshProps>) =>
    read(market(props).chart).diagnostics.filter(({ code }) => code === 'mesh/other-proxy');

  it.each([
    ['envoy', 'haproxy'],
    ['haproxy', 'envoy'],
  ] as const)('is kept of %s, and told at its line of %s', (own, other) => {
    const props = { backend: { compose: own }, targets: ['compose'] } as const;
    expect(toldOf({ ...props, [own]: options })).toEqual([]);
    const [found, ...more] = toldOf({ ...props, [other]: options });
    expect(more).toEqual([]);
    expect(found).toMatchObject({ severity: 'warning', path: 'shop/mesh' });
    expect(found?.consequence).toMatch(`Nothing is made of \`${other}\``);
  });

  it('is told where there are none, as by default and where the mesh is not on Compose', () => {
    expect(toldOf({ envoy: options, haproxy: options }).map(({ message }) => message)).toEqual([
      'The mesh "mesh" has no proxies of Envoy on Compose: its backend there is `networks-only`.',
      'The mesh "mesh" has no proxies of HAProxy on Compose: its backend there is `networks-only`.',
    ]);
    const backend = { kubernetes: 'network-policy', compose: 'envoy' } as const;
    const [away] = toldOf({ backend, targets: ['kubernetes'], envoy: options });
    expect(away?.message).toContain('it is not there');
    const accepted = [{ code: 'mesh/other-proxy', reason: 'a test' }];
    expect(toldOf({ envoy: options, suppress: accepted }).map(({ suppressed }) => suppressed)).toEqual([
      'a test',
    ]);
  });
});

describe('what leads traffic to the proxies in pods', () => {
  const toldOf = (security: 'restricted' | 'baseline' | 'privileged', props: Partial<ServiceMeshProps>) => {
    const chart = new Chart(new App(), 'shop', { namespace: 'shop', security });
    const api = new WebApp(chart, 'api', { image, port: 8080 });
    new ServiceMesh(chart, 'mesh', { members: [api], backend: 'istio', targets: ['kubernetes'], ...props });
    return read(chart).told;
  };

  it.each(['istio', 'linkerd'] as const)(
    'is an init container without the plugin of %s, which a strict namespace refuses',
    (backend) => {
      expect(toldOf('restricted', { backend, cni: false })).toEqual(['shop/mesh: security/not-admitted']);
      expect(toldOf('baseline', { backend, cni: false })).toEqual(['shop/mesh: security/not-admitted']);
      expect(toldOf('privileged', { backend, cni: false })).toEqual([]);
      expect(toldOf('restricted', { backend, cni: true })).toEqual([]);
      expect(toldOf('restricted', { backend })).toEqual([]);
    },
  );

  it('is nothing to a mesh that has no proxies in pods', () => {
    expect(toldOf('restricted', { backend: 'cilium', cni: false })).toEqual(['shop/mesh: mesh/other-proxy']);
    expect(toldOf('restricted', { backend: 'istio-ambient', cni: true })).toEqual([
      'shop/mesh: mesh/other-proxy',
    ]);
  });
});

describe('what a backend cannot do', () => {
  it('is an error, unless its loss is accepted', () => {
    const { chart, mesh, api } = market();
    mesh.route(api, { split: { v2: 10 } });
    expect(read(chart).told).toEqual(['shop/mesh: mesh/impossible', 'shop/mesh: mesh/impossible']);
    const accepting = market({ onLoss: ['meshRoute.split'] });
    accepting.mesh.route(accepting.api, { split: { v2: 10 } });
    expect(read(accepting.chart).told).toEqual(['shop/mesh: mesh/lost', 'shop/mesh: mesh/lost']);
  });

  it('is a warning where nobody is let in and nothing goes another way by it', () => {
    const { diagnostics } = read(market({ telemetry: { accessLog: true } }).chart);
    expect(diagnostics.filter(({ code }) => code === 'mesh/lost').map(({ severity }) => severity)).toEqual([
      'warning',
      'warning',
    ]);
  });

  it('is an error wherever it is wider', () => {
    expect(read(market({ mtls: 'strict' }).chart).told).toEqual([
      'shop/mesh: mesh/wider',
      'shop/mesh: mesh/wider',
    ]);
    expect(read(market({ mtls: 'permissive' }).chart).told).toEqual([]);
  });
});

describe('what is not there', () => {
  const told = (change: (given: ReturnType<typeof market>) => unknown) => {
    const given = market({ backend: 'istio', targets: ['kubernetes'] });
    change(given);
    return read(given.chart)
      .diagnostics.filter(({ severity }) => severity === 'error')
      .map(({ code, suggestion }) => [code, suggestion]);
  };
  /** Whoever writes JavaScript has no compiler that knows the versions. */
  const unchecked = (name: string): Record<string, number> => ({ [name]: 10 });

  it.each<[string, (given: ReturnType<typeof market>) => unknown, unknown]>([
    ['a port that is asked', ({ web, api }) => web.calls(api, { port: 'htp' }), ['port/not-found', 'http']],
    [
      'a port of a route',
      ({ mesh, api }) => mesh.route(api, { port: 'htp', timeout: '1s' }),
      ['port/not-found', 'http'],
    ],
    [
      'a version that gets a part',
      ({ mesh, api }) => mesh.route(api, { split: unchecked('v3') }),
      ['props/wrong-value', 'v2'],
    ],
    [
      'a version that gets a copy',
      ({ mesh, web }) => Reflect.apply(mesh.route, mesh, [web, { mirror: { to: 'v2' } }]),
      ['props/wrong-value', undefined],
    ],
    [
      'a request that an earlier route has left',
      ({ mesh, api }) => mesh.route(api, { timeout: '1s' }).route(api, { retry: { attempts: 1 } }),
      ['props/wrong-value', undefined],
    ],
  ])('is told: %s', (_, change, expected) => {
    expect(told(change)).toEqual([expected]);
  });

  it('is a port of TCP where only one of UDP is', () => {
    const chart = shop();
    const ports = [
      { name: 'http', port: 80 },
      { name: 'quic', port: 443, protocol: 'udp' as const },
    ];
    const api = new WebApp(chart, 'api', { image, ports });
    const web = new WebApp(chart, 'web', { image, port: 80 });
    web.calls(api, { port: 'quic', http: [{ path: '/items' }] });
    const members = [web, api];
    const mesh = new ServiceMesh(chart, 'mesh', { members, backend: 'istio', targets: ['kubernetes'] });
    mesh.route(api, { port: 'quic', fault: { abort: { status: 503 } } });
    const codes = read(chart).told.filter((text) => text.includes('port/'));
    expect(codes).toEqual(['shop/web: port/not-found', 'shop/mesh: port/not-found']);
  });
});

describe('members', () => {
  function sharing(props: AppProps, mesh: Pick<ServiceMeshProps, 'targets'>): readonly string[] {
    const chart = shop(props);
    const one = new WebApp(chart, 'one', { image, port: 80 });
    const two = new WebApp(chart, 'two', { image, port: 80, serviceAccount: 'one' });
    new ServiceMesh(chart, 'mesh', { members: [one, two], backend: 'network-policy', ...mesh });
    return read(chart).told;
  }

  it('that share an account are refused', () => {
    expect(sharing({}, {})).toEqual(['shop/two: mesh/shared-account']);
  });

  it('may share one where no mesh is on Kubernetes, which alone knows accounts', () => {
    expect(sharing({ targets: ['compose'] }, {})).toEqual([]);
    expect(sharing({}, { targets: ['compose'] })).toEqual([]);
  });

  it('of two meshes are refused', () => {
    const { chart, api } = market();
    new ServiceMesh(chart, 'second', { members: [api], backend: 'network-policy' });
    expect(read(chart).told.filter((text) => text.includes('two-meshes'))).toEqual([
      'shop/second: mesh/two-meshes',
      'shop/second: mesh/two-meshes',
    ]);
  });
});
