import {
  Agent,
  type Chart,
  CronJob,
  container,
  Deployment,
  emptyDir,
  httpGet,
  Job,
  Pod,
  Service,
  StatefulApp,
  tcp,
  WebApp,
  Worker,
} from 'lading';
import { at, image, read, shop } from './make';

/** What stands beside a container, whatever kind of workload that is of: both share scratch space with it. */
function beside() {
  const shared = emptyDir();
  return {
    volumes: { '/shared': shared },
    initContainers: [container({ name: 'fill', image, volumes: { '/out': shared } })],
    sidecars: [
      container({
        name: 'proxy',
        image,
        ports: [{ name: 'metrics', port: 9100 }],
        volumes: { '/in': { volume: shared, readOnly: true } },
        startup: tcp({ port: 'metrics', failureThreshold: 30 }),
        readiness: httpGet('/ready', { port: 'metrics' }),
        healthTool: 'wget',
      }),
    ],
  };
}

/** Each kind: how it is made, its object, and the way to its pod. */
const kinds: Readonly<Record<string, readonly [(chart: Chart) => unknown, string, readonly string[]]>> = {
  WebApp: [(chart) => new WebApp(chart, 'a', { image, port: 80, ...beside() }), 'Deployment', template()],
  Worker: [(chart) => new Worker(chart, 'a', { image, ...beside() }), 'Deployment', template()],
  Deployment: [
    (chart) => {
      const { volumes, ...others } = beside();
      return new Deployment(chart, 'a', { containers: [{ image, volumes }], ...others });
    },
    'Deployment',
    template(),
  ],
  StatefulApp: [
    (chart) => new StatefulApp(chart, 'a', { image, port: 80, ...beside() }),
    'StatefulSet',
    template(),
  ],
  Agent: [(chart) => new Agent(chart, 'a', { image, port: 80, ...beside() }), 'DaemonSet', template()],
  Pod: [
    (chart) => {
      const { volumes, ...others } = beside();
      const suppress = [{ code: 'pod/not-rescheduled', reason: 'a test' } as const];
      return new Pod(chart, 'a', { containers: [{ image, volumes }], suppress, ...others });
    },
    'Pod',
    ['spec'],
  ],
  Job: [(chart) => new Job(chart, 'a', { image, ...beside() }), 'Job', template()],
  CronJob: [
    (chart) => new CronJob(chart, 'a', { image, schedule: '@daily', ...beside() }),
    'CronJob',
    ['spec', 'jobTemplate', ...template()],
  ],
};

function template() {
  return ['spec', 'template', 'spec'];
}

function made(kind: string) {
  const [make, object = '', pod = []] = kinds[kind] ?? [];
  const chart = shop();
  make?.(chart);
  const out = read(chart);
  const found = Object.entries(out.objects).find(([name]) => name.startsWith(`${object}/`));
  return { ...out, pod: at(found?.[1], ...pod) };
}

describe.each(Object.keys(kinds))('beside the container of a %s', (kind) => {
  const { pod, services, told } = made(kind);

  it('stands whatever can, without a complaint', () => {
    expect(told).toEqual([]);
  });

  it('a step comes first and ends, and a native sidecar starts before it, is asked, and stays', () => {
    expect(at(pod, 'initContainers')).toMatchObject([
      { name: 'fill', volumeMounts: expect.arrayContaining([{ name: 'shared', mountPath: '/out' }]) },
      {
        name: 'proxy',
        restartPolicy: 'Always',
        ports: [{ name: 'metrics', containerPort: 9100 }],
        startupProbe: { tcpSocket: { port: 'metrics' } },
        readinessProbe: { httpGet: { path: '/ready', port: 'metrics' } },
        volumeMounts: expect.arrayContaining([{ name: 'shared', mountPath: '/in', readOnly: true }]),
      },
    ]);
    expect(at(pod, 'initContainers', 0)).not.toHaveProperty('restartPolicy');
    expect(at(pod, 'containers', 0, 'volumeMounts')).toEqual(
      expect.arrayContaining([{ name: 'shared', mountPath: '/shared' }]),
    );
    expect(at(pod, 'volumes')).toEqual(expect.arrayContaining([{ name: 'shared', emptyDir: {} }]));
  });

  it('and so it is on Compose, in one network and with one volume', () => {
    expect(at(services, 'a', 'depends_on', 'a-fill')).toEqual({
      condition: 'service_completed_successfully',
    });
    expect(at(services, 'a', 'expose')).toContain('9100');
    expect(at(services, 'a-proxy')).toMatchObject({
      network_mode: 'service:a',
      healthcheck: { test: expect.arrayContaining(['http://127.0.0.1:9100/ready']) },
    });
    const sources = ['a', 'a-fill', 'a-proxy'].map((name) => at(services, name, 'volumes', 0, 'source'));
    expect(new Set(sources)).toEqual(new Set([expect.any(String)]));
  });
});

describe('a port of a sidecar', () => {
  it.each(['WebApp', 'StatefulApp', 'Agent'])(
    'is on the Service of a %s, as it is reached on Compose',
    (kind) => {
      expect(at(made(kind).objects['Service/a'], 'spec', 'ports')).toMatchObject([
        { port: 80 },
        { name: 'metrics', port: 9100, targetPort: 9100 },
      ]);
    },
  );

  it('that comes later is there as well, under a name that is free', () => {
    const chart = shop();
    const web = new WebApp(chart, 'web', {
      image,
      ports: [{ name: 'http', port: 80 }],
      compose: { user: 1 },
    });
    web.addSidecar({ name: 'edge', image, ports: [{ name: 'http', port: 8443 }, { port: 80 }] });
    new Worker(chart, 'mailer', { image, env: { EDGE: web.url('/', 'edge-http') } });
    const { objects, services } = read(chart);
    expect(at(objects['Service/web'], 'spec', 'ports')).toMatchObject([
      { name: 'http', port: 80, targetPort: 'http' },
      { name: 'edge-http', port: 8443, targetPort: 8443 },
    ]);
    expect(at(services, 'mailer', 'environment')).toEqual({ EDGE: 'http://web:8443/' });
  });

  it.each([
    [
      'Deployment',
      (chart: Chart) => new Deployment(chart, 'a', { containers: [{ image }], sidecars: beside().sidecars }),
    ],
    [
      'Pod',
      (chart: Chart) =>
        new Pod(chart, 'a', { containers: [{ image }], restart: 'no', sidecars: beside().sidecars }),
    ],
  ])('is found by a Service that stands alone, in front of a %s', (_kind, make) => {
    const chart = shop();
    new Service(chart, 'front', { selects: make(chart), ports: [{ port: 90, to: 'metrics' }] });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    expect(at(objects['Service/front'], 'spec', 'ports')).toMatchObject([
      { port: 90, targetPort: 'metrics' },
    ]);
  });
});
