import { indexPorts } from '../../lib/passes/port-index';
import { container, port, service, workload } from '../model/parts';

const dns = [
  port(53, { name: 'dns', protocol: 'tcp' }),
  port(53, { name: 'dns-udp', protocol: 'udp' }),
  port(80, { name: '53', protocol: 'tcp' }),
];

test.each([
  ['one container', { containers: [container({ ports: dns })] }],
  ['several', { containers: dns.map((each) => container({ ports: [each] })) }],
  ['a sidecar', { containers: [container()], sidecars: [container({ ports: dns })] }],
])('finds a port of %s by its number or its name, within a protocol', (_, parts) => {
  const { behind } = indexPorts();
  const owner = workload('dns', parts);
  expect(behind({ to: 53, protocol: 'udp' }, owner)?.name).toBe('dns-udp');
  expect(behind({ to: 'dns-udp', protocol: 'tcp' }, owner)).toBeUndefined();
  expect(behind({ to: 53, protocol: 'tcp' }, owner)?.name).toBe('dns');
  expect(behind({ to: '53', protocol: 'tcp' }, owner)?.port).toBe(80);
});

test('finds the only port of a workload, and no other', () => {
  const { behind } = indexPorts();
  const owner = workload('web', { containers: [container({ ports: [port(8080)] })] });
  expect(behind({ to: 'http', protocol: 'tcp' }, owner)?.port).toBe(8080);
  expect(behind({ to: 8081, protocol: 'tcp' }, owner)).toBeUndefined();
  expect(behind({ to: 8080, protocol: 'udp' }, owner)).toBeUndefined();
});

test('finds the first port of a name that a Service has', () => {
  const { named } = indexPorts();
  const ports = ['a', 'b', 'b'].map((name, index) => ({
    name,
    port: index,
    to: 80,
    protocol: 'tcp' as const,
  }));
  const front = service(workload('web'), { ports });
  expect(named(front, 'b')?.port).toBe(1);
  expect(named(front, 'a')?.port).toBe(0);
  expect(named(front, 'c')).toBeUndefined();
});
