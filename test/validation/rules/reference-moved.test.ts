import { ApiObject, JsonPatch } from 'cdk8s';
import {
  App,
  Chart,
  configFile,
  exec,
  Service,
  WebApp,
  type WebAppProps,
  Worker,
  type WorkerProps,
} from 'lading';
import { at, image, read, shop } from '../../constructs/make';

type Patch = NonNullable<WebAppProps['patch']>;
const container = '/spec/template/spec/containers/0';
const replace = (path: string, value: unknown) => ({ op: 'replace', path, value }) as const;
const remove = (path: string) => ({ op: 'remove', path }) as const;

interface Case {
  readonly web?: Partial<WebAppProps>;
  readonly user?: Partial<WorkerProps>;
  /** What the user knows of the WebApp and of the Service `alias` in front of it. */
  readonly env?: (web: WebApp, alias: Service) => WorkerProps['env'];
  readonly make?: (web: WebApp) => void;
}

/** What is told: the objects that it affects, the one to blame first. */
function moved(patch: Patch, { web, user, env, make }: Case = {}): string[] {
  const chart = shop({ compose: { patch: { networks: { more: {} } } } });
  const ports = [8080, { name: 'admin', port: 9000 }];
  const app = new WebApp(chart, 'web', { image, ports, patch, ...web });
  const alias = new Service(chart, 'alias', { selects: app, ports: [{ port: 80, to: 'http' }] });
  new Worker(chart, 'user', { image, env: env?.(app, alias), ...user });
  make?.(app);
  return read(chart)
    .diagnostics.filter(({ code }) => code === 'reference/moved')
    .map(({ severity, affected }) => `${severity}: ${affected.map(({ object }) => object).join(' ')}`);
}

const url: Case['env'] = (web) => ({ URL: web.url() });

describe('a patch of a Service', () => {
  it.each<[string, Patch['service'], Case]>([
    ['its port', [replace('/spec/ports/0/port', 80)], { env: url }],
    ['its port, by its number', [replace('/spec/ports/0/port', 80)], { env: (web) => ({ P: web.port }) }],
    ['any of its ports', [remove('/spec/ports/1')], { env: (web) => ({ H: web.host }) }],
    [
      'the protocol',
      [{ op: 'add', path: '/spec/ports/1/protocol', value: 'UDP' }],
      { env: (web) => ({ P: web.portOf('admin') }) },
    ],
  ])('does not move %s, to which others connect', (_, service, more) => {
    expect(moved({ service }, more)).toEqual(['error: Service/web Deployment/user']);
    expect(moved({ service })).toEqual([]);
  });

  it('moves what nobody connects to', () => {
    const service = [replace('/spec/ports/1/port', 80)];
    expect(moved({ service }, { env: url })).toEqual([]);
    expect(moved({ service: [replace('/spec/ports/0/targetPort', 9000)] }, { env: url })).toEqual([]);
  });

  it('does not move a port that others wait at', () => {
    const chart = shop();
    const web = new WebApp(chart, 'web', {
      image,
      port: 80,
      patch: { service: [replace('/spec/ports/0/port', 81)] },
    });
    new Worker(chart, 'user', { image, startAfter: [web] });
    expect(read(chart).told).toContain('shop/web: reference/moved');
  });

  it('does not take a name that an Ingress leads to, unless the Ingress follows', () => {
    const service = [replace('/spec/ports/0/name', 'www')];
    const web = { expose: 'a.dev' };
    expect(moved({ service }, { web })).toEqual(['error: Service/web Ingress/web']);
    const port = '/spec/rules/0/http/paths/0/backend/service/port';
    const ingress = [replace(`${port}/name`, 'www')];
    expect(moved({}, { web: { ...web, patch: { service, ingress } } })).toEqual([]);
  });

  it('does not let clients come to ports at which no pod listens', () => {
    const chart = shop();
    const web = new WebApp(chart, 'web', { image, port: 8080 });
    const patch = { spec: { clusterIP: 'None' } };
    const door = new Service(chart, 'door', { selects: web, ports: [{ port: 80, to: 'http' }], patch });
    const same = new Service(chart, 'same', { selects: web, ports: [{ port: 8080, to: 'http' }], patch });
    new Worker(chart, 'user', { image, env: { DOOR: door.url(), SAME: same.url() } });
    expect(read(chart).told).toEqual(['shop/door: reference/moved']);
  });
});

describe('a patch of pods', () => {
  const renamed = replace(`${container}/ports/0/name`, 'www');
  const asked = replace(`${container}/readinessProbe/tcpSocket/port`, 'www');

  it('does not take the name of a port that Services lead to', () => {
    expect(moved({ deployment: [renamed, asked] })).toEqual([
      'error: Deployment/web Service/web Service/alias',
    ]);
    expect(moved({ deployment: [remove(`${container}/ports/1`)] })).toEqual([
      'error: Deployment/web Service/web',
    ]);
  });

  it('takes it where the Services follow', () => {
    const chart = shop();
    const service = [replace('/spec/ports/0/targetPort', 'www')];
    new WebApp(chart, 'web', { image, port: 8080, patch: { deployment: [renamed, asked], service } });
    expect(read(chart).told).toEqual([]);
  });

  it('does not change the kind that an autoscaler looks for, unless the autoscaler follows', () => {
    const deployment = [
      replace('/kind', 'StatefulSet'),
      { op: 'add', path: '/spec/serviceName', value: 'web' } as const,
      remove('/spec/strategy'),
    ];
    const scale = { min: 1, max: 2 };
    expect(moved({ deployment }, { web: { scale } })).toEqual([
      'error: StatefulSet/web HorizontalPodAutoscaler/web',
    ]);
    expect(moved({ deployment })).toEqual([]);
    const horizontalPodAutoscaler = { spec: { scaleTargetRef: { kind: 'StatefulSet' } } };
    expect(moved({}, { web: { scale, patch: { deployment, horizontalPodAutoscaler } } })).toEqual([]);
  });
});

describe('a patch of labels', () => {
  const selector = { matchLabels: { app: 'other' } };
  const labels = { 'app.kubernetes.io/name': null, app: 'other' };
  const deployment = [
    replace('/spec/selector', selector),
    replace('/spec/template/metadata/labels', { app: 'other' }),
  ];

  function told(patch: Patch, props: Partial<WorkerProps> = {}): string[] {
    const chart = new Chart(new App(), 'shop', { network: 'isolated' });
    new Worker(chart, 'web', { image, targets: ['kubernetes'], patch, ...props });
    return read(chart)
      .diagnostics.filter(({ severity }) => severity === 'error')
      .map(({ code, affected }) => `${code}: ${affected.map(({ object }) => object).join(' ')}`);
  }

  it('does not leave behind what isolates the pods, and what keeps some of them', () => {
    expect(told({ deployment }, { scale: 2 })).toEqual([
      'reference/moved: Deployment/web',
      'reference/moved: Deployment/web',
    ]);
    expect(told({ deployment, networkPolicy: [replace('/spec/podSelector', selector)] })).toEqual([]);
    const networkPolicy = { metadata: { labels: { a: 'b' } } };
    expect(told({ deployment, networkPolicy })).toEqual(['reference/moved: Deployment/web']);
    expect(told({ networkPolicy: [replace('/spec/podSelector', selector)] })).toEqual([
      'reference/moved: NetworkPolicy/web',
    ]);
    expect(told({ networkPolicy: [replace('/spec/podSelector', {})] })).toEqual([]);
  });

  it('is the server’s own matter where the controller is left behind', () => {
    expect(told({ deployment: { spec: { template: { metadata: { labels } } } } })).toEqual([
      'kubernetes/invalid: Deployment/web',
    ]);
  });
});

it('a patch of a ConfigMap does not take a file that pods mount by its name', () => {
  const patchFiles = (web: WebApp) => {
    const files = web.deployment.node.children.find(({ node }) => node.id.startsWith('ConfigMap'));
    const object = files && ApiObject.of(files);
    object?.addJsonPatch(JsonPatch.replace('/data', { other: 'a' }));
  };
  const volumes = { '/etc/web.ini': configFile('a') };
  expect(moved({}, { web: { volumes }, make: patchFiles })).toEqual([
    expect.stringMatching(/^error: ConfigMap\/web-/),
  ]);
});

describe('a patch of a Compose service', () => {
  const names: Case['env'] = (web, alias) => ({ URL: web.url(), ALIAS: alias.url() });

  it.each<[string, Patch['compose'], string[]]>([
    ['another network', { networks: ['more'] }, ['alias', 'web']],
    ['no alias', { networks: ['default'] }, ['alias']],
    ['none at all', { networks: null, network_mode: 'none' }, ['alias', 'web']],
    ['that of the host', { networks: null, network_mode: 'host' }, ['alias', 'web']],
  ])('does not take its names off the network on which others look for them: %s', (_, compose, lost) => {
    expect(moved({ compose }, { env: names })).toEqual(lost.map(() => 'error: services.web services.user'));
    expect(moved({ compose })).toEqual([]);
  });

  it.each<[string, Patch['compose'], Case]>([
    ['the default one stays', { networks: { default: {}, more: {} } }, { env: names }],
    ['the alias is the container’s name', { networks: null, container_name: 'alias' }, { env: names }],
    [
      'the others follow',
      { networks: { more: {} } },
      { env: url, user: { patch: { compose: { networks: ['more'] } } } },
    ],
    [
      'the others know the address',
      { networks: { more: {} } },
      { env: url, user: { patch: { compose: { extra_hosts: ['web=10.0.0.7'] } } } },
    ],
  ])('may do so where %s', (_, compose, more) => {
    expect(moved({ compose }, more)).toEqual([]);
  });

  it('is told of where it is the one who looks that has left', () => {
    const user = { patch: { compose: { networks: ['more'] } } };
    expect(moved({}, { env: url, user })).toEqual(['error: services.user services.user']);
  });

  it.each<[string, Patch['compose'], string]>([
    ['switches it off', { healthcheck: { disable: true } }, 'error'],
    ['says NONE', { healthcheck: { test: ['NONE'] } }, 'error'],
    ['leaves it to the image', { healthcheck: null }, 'warning'],
  ])('does not take the health check that others wait for: %s', (_, compose, severity) => {
    const chart = shop();
    const web = new WebApp(chart, 'web', { image, port: 80, readiness: exec(['true']), patch: { compose } });
    const told = () => read(chart).diagnostics.filter(({ code }) => code === 'reference/moved');
    expect(told()).toEqual([]);
    new Worker(chart, 'user', { image, startAfter: [web] });
    expect(told()).toMatchObject([
      { severity, affected: [{ object: 'services.web' }, { object: 'services.user' }] },
    ]);
    expect(at(read(chart).services.user, 'depends_on', 'web', 'condition')).toBe('service_healthy');
  });

  it('knows the networks of isolated workloads', () => {
    const told = (compose: Patch['compose']) => {
      const chart = new Chart(new App(), 'shop', { network: 'isolated' });
      const web = new WebApp(chart, 'web', { image, port: 80 });
      const alias = new Service(chart, 'alias', { selects: web, ports: [{ port: 80 }] });
      new Worker(chart, 'user', { image, env: names(web, alias), patch: { compose } });
      return read(chart).told;
    };
    expect(told({ init: true })).toEqual([]);
    expect(told({ networks: null })).toEqual(['shop/user: reference/moved', 'shop/user: reference/moved']);
  });

  it('does not hide under a profile what others rely on', () => {
    const told = (user: Partial<WorkerProps>) => {
      const chart = shop();
      const web = new WebApp(chart, 'web', {
        image,
        port: 80,
        readiness: exec(['true']),
        patch: { compose: { profiles: ['a', 'b'] } },
      });
      new Worker(chart, 'user', { image, startAfter: [web], ...user });
      return read(chart).told;
    };
    expect(told({})).toEqual(['shop/web: compose/invalid']);
    expect(told({ patch: { compose: { profiles: ['a'] } } })).toEqual([]);
    expect(told({ patch: { compose: { profiles: ['a', 'c'] } } })).toEqual(['shop/web: compose/invalid']);
    expect(told({ patch: { compose: { depends_on: { web: { required: false } } } } })).toEqual([]);
  });
});
