import { App, Chart, type Defaults, Worker, type WorkerProps } from 'lading';
import { at, image, read } from './make';

function worker(appDefaults: Defaults, chartDefaults: Defaults, props: Partial<WorkerProps> = {}) {
  const chart = new Chart(new App({ defaults: appDefaults }), 'shop', { defaults: chartDefaults });
  new Worker(chart, 'worker', { image, ...props });
  const { objects, services, told } = read(chart);
  const deployment = objects['Deployment/worker'];
  const pod = at(deployment, 'spec', 'template', 'spec');
  return { deployment, pod, container: at(pod, 'containers', 0), service: services.worker, told };
}

describe('defaults', () => {
  it('of the chart go before those of the app, and the workload’s own props before both', () => {
    const user = (app: number, chart?: number, own?: number) =>
      at(worker({ user: app }, { user: chart }, { user: own }).service, 'user');
    expect([user(1001), user(1001, 1002), user(1001, 1002, 1003)]).toEqual([
      '1001:1001',
      '1002:1002',
      '1003:1003',
    ]);
  });

  it('that a chart leaves open are the app’s', () => {
    const { pod, container, service } = worker(
      { pull: 'missing', stopGracePeriod: '7s', pullSecrets: ['registry'], writableRoot: true },
      { stopGracePeriod: undefined },
    );
    expect(at(container, 'imagePullPolicy')).toBe('IfNotPresent');
    expect(at(pod, 'terminationGracePeriodSeconds')).toBe(7);
    expect(at(pod, 'imagePullSecrets')).toEqual([{ name: 'registry' }]);
    expect(at(service, 'read_only')).toBeUndefined();
  });

  it('of labels, annotations and resources add up, key by key', () => {
    const { deployment, container } = worker(
      { labels: { a: 'app', b: 'app' }, resources: { cpu: '100m', memory: '64Mi' } },
      { labels: { b: 'chart' }, annotations: { n: 'chart' }, resources: { memory: '96Mi' } },
      { labels: { c: 'own' }, resources: { cpu: '200m' } },
    );
    expect(at(deployment, 'metadata', 'labels')).toEqual({
      a: 'app',
      b: 'chart',
      c: 'own',
      'app.kubernetes.io/name': 'worker',
    });
    expect(at(deployment, 'metadata', 'annotations')).toEqual({ n: 'chart' });
    expect(at(container, 'resources', 'limits')).toMatchObject({ cpu: '200m', memory: '96Mi' });
  });

  it('stand where a workload gives a key that is undefined', () => {
    const { container, service } = worker(
      { resources: { cpu: '300m', memory: '64Mi' }, healthTool: 'curl' },
      { resources: { cpu: undefined } },
      { resources: { cpu: undefined, memory: '96Mi' }, user: undefined },
    );
    expect(at(container, 'resources', 'limits')).toMatchObject({ cpu: '300m', memory: '96Mi' });
    expect(at(service, 'user')).toBe('10001:10001');
  });

  it('may limit a whole chart to one target', () => {
    const { deployment, service } = worker({}, { targets: ['compose'] });
    expect(deployment).toBeUndefined();
    expect(service).toMatchObject({ image });
  });

  it('are stated and secure where nobody says anything', () => {
    const { pod, service, told } = worker({}, {});
    expect(told).toEqual([]);
    expect(pod).toMatchObject({ automountServiceAccountToken: false, serviceAccountName: 'worker' });
    expect(service).toMatchObject({ user: '10001:10001', read_only: true, cap_drop: ['ALL'] });
  });
});
