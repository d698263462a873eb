import { App, Chart, Deployment, exec, httpGet, tcp, WebApp, type WebAppProps, Worker } from 'lading';
import { at, image, read, shop } from './make';

const asked = { startup: tcp(), readiness: httpGet('/ready'), liveness: exec(['alive']) } as const;
const off = { startup: false, readiness: false, liveness: false } as const;

const probesOf = (object: unknown) => {
  const container = at(object, 'spec', 'template', 'spec', 'containers', 0);
  return ['startupProbe', 'readinessProbe', 'livenessProbe'].map((key) => at(container, key));
};
const none = [undefined, undefined, undefined];

function web(props: Partial<WebAppProps>, defaults = {}) {
  const chart = new Chart(new App({ defaults: { ...asked, healthTool: 'curl' } }), 'shop', { defaults });
  const db = new WebApp(chart, 'web', { image, port: 8080, ...props });
  new Worker(chart, 'waits', { image, ...off, startAfter: [db] });
  const { objects, services, diagnostics, told } = read(chart);
  return { probes: probesOf(objects['Deployment/web']), services, diagnostics, told };
}

describe('a probe that is false', () => {
  it('is not asked, whatever defaults and a WebApp itself would ask', () => {
    const { probes, services } = web(off);
    expect(probes).toEqual(none);
    expect(services.web).not.toHaveProperty('healthcheck');
  });

  it('holds for all below where a chart says so, and each workload can ask again', () => {
    expect(web({}, off).probes).toEqual(none);
    const { probes, services } = web({ readiness: httpGet('/own') }, off);
    expect(probes).toEqual([undefined, expect.objectContaining({ httpGet: expect.anything() }), undefined]);
    expect(services.web).toHaveProperty('healthcheck');
  });

  it('is more than null, which leaves a WebApp the default of its own', () => {
    const { probes } = web({ startup: null, readiness: null, liveness: null });
    expect(probes).toEqual([undefined, expect.objectContaining({ tcpSocket: { port: 8080 } }), undefined]);
  });

  it('can differ between targets', () => {
    const { probes, services, told } = web({ kubernetes: off });
    expect(probes).toEqual(none);
    expect(services.web).toHaveProperty('healthcheck');
    expect(services.waits).toMatchObject({ depends_on: { web: { condition: 'service_healthy' } } });
    expect(told).toEqual([]);
  });

  it('makes Compose wait for less than Kubernetes does, which is told', () => {
    const { services, told, diagnostics } = web(off);
    expect(services.waits).toMatchObject({ depends_on: { web: { condition: 'service_started' } } });
    expect(told).toEqual(['shop/waits: order/not-healthy']);
    expect(diagnostics.find(({ code }) => code === 'order/not-healthy')?.fix).toMatch(/a readiness probe/);
  });

  it('leaves a health command of Compose alone', () => {
    const { probes, services, told } = web({ ...off, healthCommand: ['ok'] });
    expect(probes).toEqual(none);
    expect(services.web).toMatchObject({ healthcheck: { test: ['CMD', 'ok'] } });
    expect(told).toEqual([]);
  });

  it('is taken by a container as well, and says nothing of what is spoken on its port', () => {
    const chart = shop();
    new Deployment(chart, 'plain', { containers: [{ image, port: 80, ...off }] });
    new WebApp(chart, 'web', { image, port: 80, readiness: false });
    new WebApp(chart, 'grpc', { image, port: 80, readiness: false, liveness: { type: 'grpc' } });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    expect(probesOf(objects['Deployment/plain'])).toEqual(none);
    const names = ['web', 'grpc'].map((name) => at(objects, `Service/${name}`, 'spec', 'ports', 0, 'name'));
    expect(names).toEqual(['http', 'grpc']);
  });

  it.each([true, 'off', 0])('is not %j', (readiness) => {
    const chart = shop();
    new WebApp(chart, 'web', { image, port: 80, readiness: readiness as never });
    expect(read(chart).told).toEqual(['shop/web: props/wrong-type']);
  });
});

test('nobody asks an init container, which runs to its end, though Kubernetes alone has a note for it', () => {
  const chart = shop();
  const first = { name: 'first', image, ...asked, healthTool: 'curl' } as const;
  new Worker(chart, 'jobs', {
    image,
    initContainers: [first, { ...first, name: 'next', healthCommand: ['a'] }],
  });
  const { services } = read(chart);
  expect(services['jobs-first']).not.toHaveProperty('healthcheck');
  expect(services['jobs-next']).not.toHaveProperty('healthcheck');
});
