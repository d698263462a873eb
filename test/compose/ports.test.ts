import type { Service } from '../../lib/model/service';
import { codes, container, port, route, service, workload } from '../model/parts';
import { lower, lowerAll, makeWorld } from './make';

const web = workload('web', {
  containers: [container({ ports: [port(8080), port(53, { name: 'dns', protocol: 'udp' })] })],
});
const portsOf = (front: Service) => lower(web, makeWorld({ services: [front] })).ports;

test('container ports are exposed, with their protocol where it is not TCP', () => {
  expect(lower(web)).toMatchObject({ expose: ['8080', '53/udp'] });
  expect(lower(web).ports).toBeUndefined();
});

test('a ClusterIP Service publishes nothing', () => {
  expect(portsOf(service(web))).toBeUndefined();
});

test('a LoadBalancer publishes its ports, and leads to those of the container', () => {
  const front = service(web, {
    type: 'LoadBalancer',
    ports: [
      { name: 'http', port: 80, to: 'http', protocol: 'tcp', appProtocol: 'http' },
      { name: 'dns', port: 53, to: 53, protocol: 'udp', hostIp: '10.0.0.1' },
    ],
  });
  expect(portsOf(front)).toEqual([
    { target: 8080, published: '80', protocol: 'tcp', app_protocol: 'http' },
    { target: 53, published: '53', host_ip: '10.0.0.1', protocol: 'udp' },
  ]);
});

test('a NodePort Service publishes the node ports that are fixed', () => {
  const front = service(web, {
    type: 'NodePort',
    ports: [
      { name: 'http', port: 80, to: 'http', protocol: 'tcp', nodePort: 30080 },
      { name: 'dns', port: 53, to: 53, protocol: 'udp' },
    ],
  });
  expect(portsOf(front)).toEqual([{ target: 8080, published: '30080', protocol: 'tcp' }]);
});

test('a route publishes its local port for this machine alone', () => {
  const front = service(web);
  expect(lower(web, makeWorld({ services: [front], routes: [route(front)] })).ports).toEqual([
    { target: 8080, published: '20123', host_ip: '127.0.0.1', protocol: 'tcp' },
  ]);
});

test('what is not on Compose publishes nothing there', () => {
  const front = service(web, { type: 'LoadBalancer', targets: ['kubernetes'] });
  expect(portsOf(front)).toBeUndefined();
  const here = service(web);
  const elsewhere = route(here, { targets: ['kubernetes'] });
  expect(lower(web, makeWorld({ services: [here], routes: [elsewhere] })).ports).toBeUndefined();
});

test('one replica runs where a port of the host is published', () => {
  const three = workload('web', { scale: { type: 'fixed', replicas: 3 } });
  const world = makeWorld({ services: [service(three, { type: 'LoadBalancer' })] });
  expect(lower(three, world)).toMatchObject({ deploy: { replicas: 1 } });
  expect(world.findings).toMatchObject([{ code: 'parity/approximated', property: ['scale'] }]);
});

test('one replica runs beside a sidecar, whose ports its owner exposes', () => {
  const sidecar = container({ name: 'proxy', ports: [port(9000)] });
  const proxied = workload('web', { scale: { type: 'fixed', replicas: 3 }, sidecars: [sidecar] });
  const world = makeWorld();
  const services = lowerAll(proxied, world);
  expect(services.web).toMatchObject({ deploy: { replicas: 1 }, expose: ['9000'] });
  expect(services['web-proxy']).toMatchObject({ network_mode: 'service:web', deploy: { replicas: 1 } });
  expect(services['web-proxy']?.expose).toBeUndefined();
  expect(codes(world)).toEqual(['parity/approximated']);
});

test('otherwise as many run as the app says, and of a range the lowest number', () => {
  const world = makeWorld();
  expect(lower(workload('web', { scale: { type: 'fixed', replicas: 3 } }), world)).toMatchObject({
    deploy: { replicas: 3 },
  });
  expect(lower(workload('web', { scale: { type: 'range', min: 2, max: 9 } }), world)).toMatchObject({
    deploy: { replicas: 2 },
  });
  expect(codes(world)).toEqual([]);
});
