import { portHostTaken } from '../../../lib/validation/rules/port-host-taken';
import { check, deployment, placesOf, pod } from './check';

const image = 'acme/app:1';
const long = (published: string | number | undefined, more: object = {}) => ({
  image,
  ports: [{ target: 80, published, ...more }],
});
const short = (...ports: (string | number)[]) => ({ image, ports });

describe('port/host-taken on Compose', () => {
  test.each([
    ['two ports', long('80'), long('81')],
    ['two protocols', long('53'), long('53', { protocol: 'udp' })],
    ['two addresses', long('80', { host_ip: '127.0.0.1' }), long('80', { host_ip: '127.0.0.2' })],
    ['all addresses of both families', short('0.0.0.0:80:80'), short('[::]:80:80')],
    ['ports that the engine chooses', long(undefined), long('0')],
    ['one range for one port', long('8000-8010'), long('8000-8010')],
    ['a container port alone', short(80), short('80')],
    ['a variable', short('${PORT}:80'), short('${PORT}:80')],
    [
      'profiles that stand in for each other',
      { ...long('80'), profiles: ['a'] },
      { ...long('80'), profiles: ['b'] },
    ],
    ['a service that has a profile, and one that has none', long('80'), { ...long('80'), profiles: ['b'] }],
    ['a service without replicas', long('80'), { ...long('80'), deploy: { replicas: 0 } }],
    ['a service on the host’s own network', long('80'), { ...long('80'), network_mode: 'host' }],
  ])('takes %s', (_, a, b) => {
    expect(check(portHostTaken, { services: { a, b } })).toEqual([]);
  });

  test.each([
    ['in long form', long('80'), long(80)],
    ['in both forms', long('80'), short('80:8080')],
    ['at all addresses and at one', short('80:80'), short('127.0.0.1:80:80')],
    ['at any address of a family and at one', short('0.0.0.0:80:80'), short('127.0.0.1:80:80')],
    ['at one address', short('[::1]:80:80'), long('80', { host_ip: '::1' })],
    ['within ranges', short('80-82:80-82'), short('82:82/tcp')],
    ['within a profile', { ...long('80'), profiles: ['a', 'b'] }, { ...long('80'), profiles: ['b'] }],
  ])('does not take one port twice %s', (_, a, b) => {
    const findings = check(portHostTaken, { services: { a, b } });
    expect(placesOf(findings)).toEqual(['services.b/ports/0']);
    expect(findings[0]?.origin.path).toBe('shop/b');
    expect(findings[0]?.related?.map(({ path }) => path)).toEqual(['shop/a']);
  });

  test('does not take one port twice in a service', () => {
    const findings = check(portHostTaken, { services: { a: short('80:80', '80:81') } });
    expect(placesOf(findings)).toEqual(['services.a/ports/1']);
  });
});

describe('port/host-taken on Kubernetes', () => {
  const host = (hostPort: number, more: object = {}) => ({ containerPort: 80, hostPort, ...more });

  test.each([
    ['two ports', [host(80), host(81)]],
    ['two protocols', [host(80), host(80, { protocol: 'UDP' })]],
    [
      'two addresses, which the server tells apart as they are written',
      [host(80), host(80, { hostIP: '10.0.0.1' })],
    ],
    ['no host port', [host(0), host(0), { containerPort: 80 }]],
  ])('takes %s in a pod', (_, ports) => {
    expect(check(portHostTaken, { objects: [{ object: deployment(pod({ ports })) }] })).toEqual([]);
  });

  test('takes one port in an init container and in a container, which never meet', () => {
    const ports = [host(80)];
    const spec = pod({ ports }, { initContainers: [{ name: 'a', ports }] });
    expect(check(portHostTaken, { objects: [{ object: deployment(spec) }] })).toEqual([]);
  });

  test.each([
    ['Pod', 1],
    ['PodTemplate', 0],
  ])('counts the ports of a %s on its host’s network as the server does', (kind, count) => {
    const spec = pod({ ports: [{ containerPort: 80 }, { containerPort: 80 }] }, { hostNetwork: true });
    const object = { apiVersion: 'v1', kind, metadata: { name: 'a' }, spec, template: { spec } };
    expect(check(portHostTaken, { objects: [{ object }] })).toHaveLength(count);
  });

  test('does not take one host port twice in a pod', () => {
    const spec = {
      containers: [
        { name: 'a', ports: [host(80)] },
        { name: 'b', ports: [host(80, { protocol: 'TCP' })] },
      ],
    };
    const findings = check(portHostTaken, { objects: [{ object: deployment(spec) }] });
    expect(placesOf(findings)).toEqual(['Deployment/web/spec/template/spec/containers/1/ports/0/hostPort']);
  });
});
