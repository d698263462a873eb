import { httpGet, Ingress, Service, tcp, WebApp, Worker } from 'lading';
import { at, image, read, shop } from './make';

describe('a port that is looked up', () => {
  const udpFirst = { image, ports: [{ name: 'quic', port: 443, protocol: 'udp' } as const, 8080] };

  it('is one of TCP for whoever speaks HTTP', () => {
    const chart = shop();
    const web = new WebApp(chart, 'web', { ...udpFirst, expose: 'acme.dev' });
    new Worker(chart, 'last', { image, env: { URL: web.url() } });
    const { objects, services, told: found } = read(chart);
    expect(found).toEqual([]);
    const backend = ['spec', 'rules', 0, 'http', 'paths', 0, 'backend', 'service', 'port'];
    expect(at(objects['Ingress/web'], ...backend)).toEqual({ name: 'http' });
    expect(at(services, 'web', 'ports', 0)).toMatchObject({ target: 8080, protocol: 'tcp' });
    expect(at(services, 'last', 'environment')).toEqual({ URL: 'http://web:8080' });
    const container = at(objects['Deployment/web'], 'spec', 'template', 'spec', 'containers', 0);
    expect(at(container, 'readinessProbe', 'tcpSocket')).toEqual({ port: 8080 });
  });

  it('is of the protocol that its Service says', () => {
    const chart = shop();
    const selects = new WebApp(chart, 'web', udpFirst);
    const ports = (to: number | string, protocol: 'tcp' | 'udp') => [{ port: 443, to, protocol }];
    new Service(chart, 'a', { selects, ports: ports('quic', 'tcp') });
    new Service(chart, 'b', { selects, ports: ports(443, 'tcp') });
    new Service(chart, 'c', { selects, ports: ports('quic', 'udp') });
    new Service(chart, 'd', { selects, ports: ports(8080, 'tcp') });
    expect(read(chart).told).toEqual(['shop/a: port/not-found', 'shop/b: port/not-found']);
  });

  it('is none of UDP for a probe', () => {
    const chart = shop();
    new WebApp(chart, 'web', { ...udpFirst, readiness: tcp({ port: 'quic' }), healthTool: 'node' });
    new WebApp(chart, 'dns', {
      image,
      ports: [{ port: 53, protocol: 'udp' }],
      liveness: httpGet('/'),
      healthTool: 'node',
    });
    expect(read(chart).told).toEqual(['shop/web: probe/port-not-found', 'shop/dns: probe/port-not-found']);
  });

  it('is none of UDP for a route', () => {
    const chart = shop();
    const service = new WebApp(chart, 'web', udpFirst);
    new Ingress(chart, 'way', { service, host: 'acme.dev', port: 'quic' });
    expect(read(chart).told).toEqual(['shop/way: port/not-found']);
  });
});
