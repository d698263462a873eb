import {
  App,
  Chart,
  container,
  Deployment,
  type MetricsProps,
  type NetworkProps,
  Service,
  WebApp,
  Worker,
} from 'lading';
import { at, image, read } from './make';

const ports = [8080, { name: 'admin', port: 9090 }];

function web(metrics: number | string | MetricsProps, network?: NetworkProps) {
  const chart = new Chart(new App(), 'shop', { network });
  new WebApp(chart, 'web', { image, ports, metrics, annotations: { 'prometheus.io/path': '/mine' } });
  return read(chart);
}
const pod = ['spec', 'template', 'metadata', 'annotations'] as const;

describe('metrics', () => {
  it('are found by annotations of the pods, and by labels on Compose; what is said as such stays', () => {
    const { objects, services, told } = web('admin');
    const found = {
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': '9090',
      'prometheus.io/path': '/mine',
      'prometheus.io/scheme': 'http',
    };
    expect(at(objects['Deployment/web'], ...pod)).toEqual(found);
    expect(at(services.web, 'labels')).toMatchObject(found);
    expect(told).toEqual([]);
    expect(at(web(7070).objects['Deployment/web'], ...pod, 'prometheus.io/port')).toBe('7070');
  });

  it('are found by a monitor, at a port by its name, and then by no annotation', () => {
    const { objects, diagnostics } = web({
      port: 9090,
      by: 'PodMonitor',
      interval: '1m',
      labels: { release: 'a' },
    });
    expect(objects['PodMonitor/web']).toMatchObject({
      metadata: { labels: { 'app.kubernetes.io/name': 'web', release: 'a' } },
      spec: { podMetricsEndpoints: [{ port: 'admin', path: '/metrics', interval: '60s' }] },
    });
    expect(at(objects['Deployment/web'], ...pod, 'prometheus.io/scrape')).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toContain('parity/not-expressible');
  });

  it('are read behind one Service, however many lead to the program', () => {
    const { objects, told } = web({ port: 'admin', by: 'ServiceMonitor' });
    expect(at(objects['ServiceMonitor/web'], 'spec')).toMatchObject({
      selector: { matchLabels: { 'app.kubernetes.io/name': 'web' } },
      endpoints: [{ relabelings: [{ regex: 'web', action: 'keep' }] }],
    });
    expect(told).toEqual([]);
    const chart = new Chart(new App(), 'shop');
    const metrics: MetricsProps = { port: 9090, by: 'ServiceMonitor' };
    new Worker(chart, 'mailer', { image, ports: [9090], metrics });
    expect(read(chart).told).toEqual(['shop/mailer: selector/no-pods']);
  });

  it('are read by the name that the Service has for their port, where it is one of its own', () => {
    const chart = new Chart(new App(), 'shop');
    const metrics: MetricsProps = { port: 'prom', by: 'ServiceMonitor' };
    const containers = [container({ image, ports: [8080, { name: 'prom', port: 9102 }] })];
    const web = new Deployment(chart, 'web', { metrics, containers });
    new Service(chart, 'page', { selects: web, ports: [{ port: 80, to: 8080 }] });
    new Service(chart, 'stats', { selects: web, ports: [{ name: 'numbers', port: 81, to: 9102 }] });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    expect(at(objects['ServiceMonitor/web'], 'spec')).toEqual({
      selector: { matchLabels: at(objects['Service/stats'], 'metadata', 'labels') },
      endpoints: [
        {
          path: '/metrics',
          port: 'numbers',
          scheme: 'http',
          relabelings: [{ sourceLabels: ['__meta_kubernetes_service_name'], regex: 'stats', action: 'keep' }],
        },
      ],
    });
  });

  it.each<[number | string | MetricsProps]>([
    ['admn'],
    [{ port: 'admn' }],
    [{ port: 7070, by: 'PodMonitor' }],
  ])('want a port that a container lists: %j', (metrics) => {
    expect(web(metrics).told).toEqual(['shop/web: props/wrong-value']);
  });

  it('open the network to whoever is named, at that port alone', () => {
    const { objects } = web('admin', { monitoring: { namespace: 'monitoring' } });
    expect(at(objects['NetworkPolicy/web'], 'spec', 'ingress')).toEqual([
      {
        from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }],
        ports: [{ port: 9090, protocol: 'TCP' }],
      },
    ]);
  });

  it('are told where nobody may read them', () => {
    expect(web('admin', {}).told).toEqual(['shop/web: network/no-monitoring']);
    const chart = new Chart(new App(), 'shop', { network: 'isolated' });
    // A port of the name alone promises nothing, and what is published is open to everybody.
    new WebApp(chart, 'api', { image, ports: [8080, { name: 'metrics', port: 9090 }] });
    new WebApp(chart, 'page', { image, port: 8080, publish: 80, metrics: 8080 });
    expect(read(chart).told).toEqual([]);
  });
});
