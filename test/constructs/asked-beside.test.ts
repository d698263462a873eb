import {
  type AppProps,
  container,
  Deployment,
  exec,
  grpc,
  httpGet,
  StatefulApp,
  tcp,
  WebApp,
  type WebAppProps,
  Worker,
} from 'lading';
import { synthInMemory } from '../properties/apps-synth';
import { at, image, read, shop } from './make';

/** A WebApp whose image has no tool, and who waits for it. */
function run(props: Partial<WebAppProps>, app?: AppProps) {
  const chart = shop(app);
  const web = new WebApp(chart, 'web', { image, port: 8080, healthTool: 'sidecar', ...props });
  new Worker(chart, 'last', { image, startAfter: [web] });
  return read(chart);
}

describe('an image without tools', () => {
  it('is asked on Compose by a service in its network, which others wait for', () => {
    const { services, told } = run({ readiness: httpGet('/ready', { timeout: '2s', period: '7s' }) });
    expect(told).toEqual([]);
    expect(services.web).not.toHaveProperty('healthcheck');
    expect(services['web-health']).toMatchObject({
      image: 'busybox:1.37.0',
      network_mode: 'service:web',
      healthcheck: {
        test: ['CMD', 'wget', '-q', '-O', '/dev/null', '-T', '2', 'http://127.0.0.1:8080/ready'],
        interval: '7s',
        timeout: '6s',
      },
      user: '65534:65534',
      read_only: true,
      cap_drop: ['ALL'],
      restart: 'unless-stopped',
    });
    expect(at(services.last, 'depends_on')).toEqual({
      web: { condition: 'service_started' },
      'web-health': { condition: 'service_healthy' },
    });
  });

  it('is asked whether its port is open where nothing else is said', () => {
    const test = ['CMD', 'nc', '-z', '-w', '1', '127.0.0.1', '8080'];
    for (const readiness of [undefined, tcp()]) {
      const { services, diagnostics } = run({ readiness });
      expect(diagnostics).toEqual([]);
      expect(at(services['web-health'], 'healthcheck', 'test')).toEqual(test);
    }
  });

  it('is asked by gRPC where an image is named that can', () => {
    const readiness = grpc({ service: 'shop', timeout: '3s' });
    const { services, told } = run({ readiness }, { compose: { healthImage: 'acme/health:1' } });
    expect(told).toEqual([]);
    expect(services['web-health']).toMatchObject({ image: 'acme/health:1' });
    expect(at(services['web-health'], 'healthcheck', 'test')).toEqual([
      'CMD',
      'grpc_health_probe',
      '-addr=127.0.0.1:8080',
      '-service=shop',
      '-connect-timeout=3000ms',
      '-rpc-timeout=3000ms',
    ]);
    expect(run({ readiness }).told).toEqual([
      'shop/web: probe/no-health-tool',
      'shop/last: order/not-healthy',
    ]);
  });

  it('runs commands of its own itself', () => {
    for (const props of [{ readiness: exec(['ready']) }, { healthCommand: ['ready'] }]) {
      const { services } = run(props);
      expect(at(services.web, 'healthcheck', 'test')).toEqual(['CMD', 'ready']);
      expect(services).not.toHaveProperty('web-health');
      expect(at(services.last, 'depends_on')).toEqual({ web: { condition: 'service_healthy' } });
    }
  });

  it('is asked beside each replica of a StatefulApp, and beside each container', () => {
    const chart = shop({ targets: ['compose'] });
    const db = new StatefulApp(chart, 'db', {
      image,
      port: 80,
      scale: 2,
      storage: {},
      readiness: tcp(),
      healthTool: 'sidecar',
    });
    const two = new Deployment(chart, 'two', {
      containers: [
        container({ image, ports: [81], readiness: tcp(), healthTool: 'sidecar' }),
        container({ name: 'other', image, ports: [82], readiness: tcp(), healthTool: 'sidecar' }),
      ],
    });
    new Worker(chart, 'last', { image, startAfter: [db, two] });
    const { services, told } = read(chart);
    expect(told).toEqual([]);
    const networkOf = (name: string) => at(services[name], 'network_mode');
    expect(['db-health', 'db-1-health', 'two-health', 'two-other-health'].map(networkOf)).toEqual([
      'service:db',
      'service:db-1',
      'service:two',
      'service:two',
    ]);
    const waits = at(services.last, 'depends_on');
    for (const name of ['db-health', 'db-1-health', 'two-health', 'two-other-health'])
      expect(at(waits, name, 'condition')).toBe('service_healthy');
  });

  it('has a name that nobody else can have', () => {
    const chart = shop();
    new WebApp(chart, 'web', { image, port: 80, healthTool: 'sidecar' });
    new Worker(chart, 'web-health', { image });
    const { diagnostics } = synthInMemory(chart.node.root);
    expect(diagnostics.map(({ code, path }) => [code, path])).toContainEqual(['name/duplicate', 'shop/web']);
  });

  it('is told on Swarm, which has no such service, and concerns Kubernetes not at all', () => {
    const probes = { readiness: httpGet('/ready') };
    expect(run(probes, { targets: ['swarm'] }).told).toContain('shop/web: probe/no-health-tool');
    const asked = { ...probes, healthTool: 'curl' } as const;
    expect(run(probes).objects['Deployment/web']).toEqual(run(asked).objects['Deployment/web']);
  });
});
