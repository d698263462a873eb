import { ApiObject } from 'cdk8s';
import {
  Chart,
  External,
  type HttpRequestProps,
  Ingress,
  ServiceMesh,
  type ServiceMeshProps,
  WebApp,
  type WebAppProps,
  Worker,
} from '../../lib';
import type { Diff } from '../../lib/review';
import { changesIn, diffOf, type Make } from './diff-of';

const image = 'ghcr.io/acme/web:1.4.2';
const web =
  (more: Partial<WebAppProps> = {}): Make =>
  (chart) => {
    new WebApp(chart, 'web', { image, port: 8080, ...more });
  };

function told(diff: Diff): string[] {
  return changesIn(diff).flatMap(({ target, object, security }) =>
    security.map(({ verdict, message }) => `${verdict}: ${target} ${object} ${message}`),
  );
}

test.each([
  [
    'a root that can be written to',
    { writableRoot: true },
    [
      'widened: kubernetes Deployment/web writes to its root',
      'widened: compose services.web writes to its root',
      'widened: swarm services.web writes to its root',
    ],
  ],
  [
    'root',
    { user: 0 },
    [
      'widened: kubernetes Deployment/web runs as root',
      'widened: compose services.web runs as root',
      'widened: swarm services.web runs as root',
    ],
  ],
  [
    'a capability',
    { addCapabilities: ['NET_BIND_SERVICE'] },
    [
      'widened: kubernetes Deployment/web capability NET_BIND_SERVICE',
      'widened: compose services.web capability NET_BIND_SERVICE',
      'widened: swarm services.web capability NET_BIND_SERVICE',
    ],
  ],
  [
    'a published port',
    { publish: 80 },
    [
      'widened: kubernetes Service/web-public is reachable from outside of the cluster',
      'widened: compose services.web publishes port 80 to everybody',
      'widened: swarm services.web publishes port 80 to everybody',
    ],
  ],
] satisfies [string, Partial<WebAppProps>, string[]][])(
  '%s is wider, and less of it is not',
  (_, more, expected) => {
    expect(told(diffOf(web(), web(more)))).toEqual(expect.arrayContaining(expected));
    const back = told(diffOf(web(more), web()));
    expect(back.filter((each) => each.startsWith('widened'))).toEqual([]);
    expect(back.some((each) => each.startsWith('narrowed'))).toBe(true);
  },
);

test('a port that was for this machine alone and is for everybody is wider', () => {
  const diff = diffOf(
    web({ publish: { port: 80, hostIp: '127.0.0.1' }, targets: ['compose'] }),
    web({ publish: 80, targets: ['compose'] }),
  );
  expect(told(diff)).toEqual(['widened: compose services.web publishes port 80 to everybody']);
});

test('another port that is published is told on each target, and so is one more and one less', () => {
  expect(told(diffOf(web({ publish: 80 }), web({ publish: 81 })))).toEqual([
    'changed: compose services.web publishes port 81 instead of 80',
    'changed: swarm services.web publishes port 81 instead of 80',
    'changed: kubernetes Service/web-public port 81 is reachable from outside of the cluster instead of 80',
  ]);
  const services =
    (...ports: number[]): Make =>
    (chart) => {
      new ApiObject(chart, 'edge', {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'edge' },
        spec: { type: 'NodePort', ports: ports.map((port) => ({ name: `p${port}`, port })) },
      });
    };
  expect(told(diffOf(services(80), services(80, 81)))).toEqual([
    'widened: kubernetes Service/edge port 81 is reachable from outside of the cluster',
  ]);
  expect(told(diffOf(services(80, 81), services(80)))).toEqual([
    'narrowed: kubernetes Service/edge port 81 is reachable from outside of the cluster no more',
  ]);
});

test('another host is told, and a host that is gone as well', () => {
  const exposed =
    (host: string): Make =>
    (chart) => {
      const web = new WebApp(chart, 'web', { image, port: 8080 });
      new Ingress(chart, 'route', { service: web, host, targets: ['kubernetes'] });
    };
  expect(told(diffOf(exposed('a.acme.dev'), exposed('b.acme.dev')))).toEqual([
    'widened: kubernetes Ingress/route answers for b.acme.dev',
    'narrowed: kubernetes Ingress/route answers for a.acme.dev no more',
  ]);
});

test('more that may be asked of the API server is wider', () => {
  const asking =
    (verbs: readonly ('get' | 'list' | 'delete')[]): Make =>
    (chart) => {
      new Worker(chart, 'operator', {
        image,
        targets: ['kubernetes'],
        permissions: [{ resources: ['pods'], verbs: [...verbs] }],
      });
    };
  expect(told(diffOf(asking(['get']), asking(['get', 'delete'])))).toEqual([
    'widened: kubernetes Role/operator may ask more of the API server',
  ]);
  expect(told(diffOf(asking(['get', 'delete']), asking(['get'])))).toEqual([
    'narrowed: kubernetes Role/operator may ask less of the API server',
  ]);
});

test('a policy that is gone is wider', () => {
  const isolated =
    (network: 'isolated' | 'open'): Make =>
    (_, app) => {
      const inner = new Chart(app, 'inner', { network });
      new Worker(inner, 'a', { image, targets: ['kubernetes'] });
    };
  expect(told(diffOf(isolated('isolated'), isolated('open')))).toEqual([
    'widened: kubernetes NetworkPolicy/a is gone, and what it refused with it',
  ]);
});

/** A mesh whose web asks the API for items, and its metrics. */
const meshed =
  (
    backend: 'istio' | 'linkerd',
    mesh: Partial<ServiceMeshProps> = {},
    paths: readonly string[] = ['/items'],
  ): Make =>
  (_, app) => {
    const inner = new Chart(app, 'inner', { namespace: 'shop' });
    const api = new WebApp(inner, 'api', {
      image,
      ports: [
        { name: 'http', port: 8080 },
        { name: 'metrics', port: 9100 },
      ],
    });
    const web = new WebApp(inner, 'web', { image, port: 8080 });
    web.calls(api, { http: paths.map((path) => ({ path })) });
    new ServiceMesh(inner, 'mesh', {
      members: [web, api],
      backend,
      targets: ['kubernetes'],
      suppress: [{ code: 'network/no-monitoring', reason: 'a test' }],
      ...mesh,
    });
  };

/** What is told of a change and of its opposite, but for NetworkPolicies. */
const bothWays = (before: Make, after: Make) =>
  [diffOf(before, after), diffOf(after, before)].map((diff) =>
    told(diff).filter((text) => !text.includes(' NetworkPolicy/')),
  );

test('a mesh that refuses nobody any more is wider, on Istio and on Linkerd', () => {
  const istio = bothWays(meshed('istio'), meshed('istio', { default: 'audit' }));
  const refusing = ['api', 'mesh', 'web'].map((name) => `kubernetes AuthorizationPolicy/${name}`);
  expect(istio.map((each) => [...each].sort())).toEqual([
    refusing.map((each) => `widened: ${each} refuses nobody any more, and tells of it`),
    refusing.map((each) => `narrowed: ${each} refuses what it does not list`),
  ]);
  const [wider = [], narrower = []] = bothWays(meshed('linkerd'), meshed('linkerd', { default: 'audit' }));
  expect(wider).toContain('widened: kubernetes Server/api-8080 lets in by itself: audit instead of deny');
  expect(narrower).toContain('narrowed: kubernetes Server/api-8080 lets in by itself: deny instead of audit');
});

test('a policy of Linkerd more lets somebody in, for it refuses nobody', () => {
  const [wider = [], narrower = []] = bothWays(
    meshed('linkerd'),
    meshed('linkerd', {}, ['/items', '/orders']),
  );
  expect(wider).toEqual(['widened: kubernetes AuthorizationPolicy/api-8080-2 lets one more in']);
  expect(narrower).toEqual(['narrowed: kubernetes AuthorizationPolicy/api-8080-2 lets nobody in any more']);
});

test('a route of Linkerd for more requests is wider, and one that refuses paths is where it is gone', () => {
  const [wider = [], narrower = []] = bothWays(meshed('linkerd'), meshed('linkerd', {}, ['/']));
  expect(wider.sort()).toEqual(
    [
      'widened: kubernetes HTTPRoute/api-8080-paths is gone, and what it refused with it',
      'widened: kubernetes HTTPRoute/api-8080 lets more requests through',
    ].sort(),
  );
  expect(narrower).toEqual(['narrowed: kubernetes HTTPRoute/api-8080 lets fewer requests through']);
});

test('a host name of a route of Linkerd is no name that anybody answers for', () => {
  const asking =
    (host: string): Make =>
    (_, app) => {
      const inner = new Chart(app, 'inner', { namespace: 'shop' });
      const api = new WebApp(inner, 'api', { image, port: 8080 });
      const web = new WebApp(inner, 'web', { image, port: 8080 });
      web.calls(api, { http: [{ path: '/items', host }] });
      new ServiceMesh(inner, 'mesh', { members: [web, api], backend: 'linkerd', targets: ['kubernetes'] });
    };
  const [found = []] = bothWays(asking('api'), asking('orders'));
  expect(found.filter((text) => text.includes('answers'))).toEqual([]);
  expect(found).toContain('widened: kubernetes HTTPRoute/api-8080 lets more requests through');
});

test('a port that takes plain text is wider, though the rest takes none', () => {
  const network = { monitoring: { namespace: 'monitoring' } };
  const [wider = [], narrower = []] = bothWays(meshed('istio'), meshed('istio', { network }));
  expect(wider).toContain(
    'widened: kubernetes PeerAuthentication/api takes what no mutual TLS protects at port 9100',
  );
  expect(narrower).toContain(
    'narrowed: kubernetes PeerAuthentication/api takes mutual TLS alone at port 9100',
  );
});

describe('on Compose the proxy of a member says whom it lets in', () => {
  const bank = { host: 'bank.example', port: 443, scheme: 'tcp' };
  /** A member that is called, for some requests alone where there are some; and what else is said. */
  const mesh =
    (program: 'envoy' | 'haproxy', asks: readonly HttpRequestProps[] | undefined, more: More = {}): Make =>
    (chart) => {
      const { speaks = 'http', leaves = false, ...props } = more;
      const ports = [{ name: speaks, port: 8080 }];
      const api = new WebApp(chart, 'api', { image, ports, targets: ['compose'] });
      const web = new Worker(chart, 'web', { image, targets: ['compose'] });
      if (asks !== undefined) web.calls(api, asks.length === 0 ? {} : { http: asks });
      if (leaves) web.calls(new External(chart, 'bank', bank));
      new ServiceMesh(chart, 'mesh', {
        members: [web, api],
        backend: { compose: program },
        targets: ['compose'],
        ...props,
      });
    };
  interface More extends Partial<ServiceMeshProps> {
    readonly speaks?: string;
    readonly leaves?: boolean;
  }
  const both = (before: Make, after: Make, file: string) =>
    [diffOf(before, after), diffOf(after, before)].map((diff) =>
      told(diff)
        .filter((text) => text.includes(file))
        .map((text) => text.replace('compose compose/mesh/', '')),
    );
  const paths = (...all: readonly string[]) => all.map((path) => ({ path }));

  describe.each([
    ['envoy', 'envoy.json'],
    ['haproxy', 'haproxy.cfg'],
  ] as const)('%s', (program, name) => {
    const file = `api/${name}`;
    const of = (asks?: readonly HttpRequestProps[], more?: More) => mesh(program, asks, more);
    const wider = `widened: ${file} lets more requests of web in at 8080.api.mesh`;
    const narrower = `narrowed: ${file} lets fewer requests of web in at 8080.api.mesh`;

    test('a caller more, at a door of HTTP and at one of TCP', () => {
      const told = [
        [`widened: ${file} lets web in at 8080.api.mesh`],
        [`narrowed: ${file} lets web in at 8080.api.mesh no more`],
      ];
      expect(both(of(), of([]), file)).toEqual(told);
      expect(both(of(undefined, { speaks: 'tcp' }), of([], { speaks: 'tcp' }), file)).toEqual(told);
    });

    test.each<[string, readonly HttpRequestProps[], readonly HttpRequestProps[]]>([
      ['a path more', paths('/a'), paths('/a', '/b')],
      ['a method more', [{ methods: ['GET'] }], [{ methods: ['GET', 'POST'] }]],
      ['any method', [{ methods: ['GET'], path: '/a' }], paths('/a')],
      ['what lies above a path', paths('/a/b'), paths('/a')],
      ['what lies below a path', [{ path: '/a', pathType: 'Exact' }], paths('/a')],
      ['a host that is not asked for', [{ path: '/a', host: 'api' }], paths('/a')],
      ['a header that is not asked for', [{ path: '/a', headers: { 'X-Tenant': 'acme' } }], paths('/a')],
      ['everything', paths('/a'), []],
    ])('%s, which is nothing less', (_, less, more) => {
      expect(both(of(less), of(more), file)).toEqual([[wider], [narrower]]);
    });

    test('another path, which is more and less', () => {
      expect(both(of(paths('/a')), of(paths('/ab')), file)).toEqual([
        [wider, narrower],
        [wider, narrower],
      ]);
    });

    test('the same in another order, and a path that another one holds, are nothing', () => {
      expect(both(of(paths('/a', '/b')), of(paths('/b', '/a', '/a/c')), file)).toEqual([[], []]);
    });

    test('a door at which nobody is refused any more', () => {
      const told = [
        [`widened: ${file} refuses nobody any more at 8080.api.mesh, and tells of it`],
        [`narrowed: ${file} refuses what it does not list at 8080.api.mesh`],
      ];
      expect(both(of(paths('/a')), of(paths('/a'), { default: 'audit' }), file)).toEqual(told);
      const tcp = { speaks: 'tcp' };
      expect(both(of([], tcp), of([], { ...tcp, default: 'audit' }), file)).toEqual(told);
    });

    test('a way out, where a mesh had none', () => {
      const [told] = both(of([]), of([], { leaves: true }), 'mesh.egress/');
      expect(told).toEqual([`widened: mesh.egress/${name} lets web in at 443.bank.example`]);
    });
  });

  test('proxies of another program are compared by what they let in', () => {
    const asks = [
      { methods: ['GET', 'POST'], path: '/a', host: 'api', headers: { 'X-Tenant': 'acme' } },
      { path: '/b', pathType: 'Exact' },
    ] as const;
    const [first] = asks;
    const from = (less: Make, more: Make) =>
      [diffOf(less, more), diffOf(more, less)].map((diff) =>
        told(diff).filter((text) => text.includes('mesh/')),
      );
    expect(from(mesh('envoy', asks), mesh('haproxy', asks))).toEqual([[], []]);
    expect(from(mesh('envoy', [first]), mesh('haproxy', asks))).toEqual([
      ['widened: compose compose/mesh/api/haproxy.cfg lets more requests of web in at 8080.api.mesh'],
      ['narrowed: compose compose/mesh/api/envoy.json lets fewer requests of web in at 8080.api.mesh'],
    ]);
  });
});

test('what is new with the usual protection is nothing to be told of', () => {
  expect(told(diffOf(() => undefined, web()))).toEqual([]);
});

test('secrets are in no answer', () => {
  const secretly =
    (value: string): Make =>
    (chart) => {
      new Worker(chart, 'a', {
        image,
        env: { DB_PASSWORD: value, URL: `https://u:${value}@example.org` },
        suppress: [{ code: 'secret/in-clear', reason: 'a test' }],
      });
    };
  const text = JSON.stringify(diffOf(secretly('hunter2secret'), secretly('correcthorse')));
  expect(text).not.toMatch(/hunter2secret|correcthorse/);
});

describe('services that networks alone keep apart', () => {
  const onDocker = (all: readonly string[] = []) => all.filter((each) => !each.includes('kubernetes')).sort();
  const isolated =
    (
      more: (chart: Chart) => void = () => undefined,
      props: { webToDb?: boolean; out?: boolean } = {},
    ): Make =>
    (_, app) => {
      const chart = new Chart(app, 'inner', { network: 'isolated' });
      const db = new WebApp(chart, 'db', { image, port: 5432 });
      const api = new WebApp(chart, 'api', { image, port: 8080, env: { DB: db.url() } });
      const bank = new External(chart, 'bank', { host: 'bank.acme.dev', port: 443 });
      const env = {
        API: api.url(),
        ...(props.webToDb && { DB: db.url() }),
        ...(props.out && { BANK: bank.host }),
      };
      new WebApp(chart, 'web', { image, port: 8080, env });
      more(chart);
    };

  it('are told to meet as soon as one calls another, and no more after that', () => {
    const [wider, narrower] = bothWays(isolated(), isolated(undefined, { webToDb: true }));
    expect(onDocker(wider)).toEqual(
      ['compose', 'swarm'].flatMap((target) => [
        `widened: ${target} services.db shares a network with web`,
        `widened: ${target} services.web shares a network with db`,
      ]),
    );
    expect(onDocker(narrower)).toEqual(
      ['compose', 'swarm'].flatMap((target) => [
        `narrowed: ${target} services.db shares no network with web any more`,
        `narrowed: ${target} services.web shares no network with db any more`,
      ]),
    );
  });

  it('are told to meet one that is new, and to reach what is outside', () => {
    const job: Make = isolated((chart) => {
      new Worker(chart, 'job', { image, env: { API: 'http://api:8080' } });
    });
    expect(onDocker(told(diffOf(isolated(), job)))).toEqual([]);
    const caller = (chart: Chart) => {
      const api = chart.node.findChild('api');
      if (api instanceof WebApp) new Worker(chart, 'job', { image, env: { API: api.url() } });
    };
    expect(onDocker(told(diffOf(isolated(), isolated(caller))))).toEqual([
      'widened: compose services.api shares a network with job',
      'widened: swarm services.api shares a network with job',
    ]);
    const [wider, narrower] = bothWays(isolated(), isolated(undefined, { out: true }));
    expect(wider).toContain('widened: compose services.web reaches what is outside');
    expect(narrower).toContain('narrowed: compose services.web reaches what is outside no more');
  });

  it('are told to meet everybody where nothing is isolated any more, and nothing of who is open anyway', () => {
    const open: Make = (_, app) => {
      const chart = new Chart(app, 'inner', {});
      for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) new Worker(chart, name, { image });
    };
    const shut: Make = (_, app) => {
      const chart = new Chart(app, 'inner', { network: 'isolated' });
      for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) new Worker(chart, name, { image });
    };
    const [wider] = bothWays(shut, open);
    expect(onDocker(wider)).toContain(
      'widened: compose services.a shares a network with b, c, d, e, f and 1 more',
    );
    const more: Make = (_, app) => {
      open(_, app);
      const chart = new Chart(app, 'more', {});
      new Worker(chart, 'h', { image });
    };
    expect(told(diffOf(open, more))).toEqual([]);
  });
});
