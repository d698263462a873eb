import { lowerPodSecurity } from '../../lib/kubernetes/security';
import type { Container } from '../../lib/model/container';
import { complete } from '../../lib/passes/complete';
import { container, port, workload } from '../model/parts';

/** The kernel settings of a pod with one such container, or with it as a sidecar. */
const settings = (given: Partial<Container>, list: 'containers' | 'sidecars' = 'containers') =>
  lowerPodSecurity(complete(workload('web', { [list]: [container(given)] }))).sysctls;

const lowPortsForAll = [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }];

describe('a port below 1024', () => {
  test.each<[string, Partial<Container>]>([
    ['the default user', { ports: [port(80)] }],
    ['another user', { ports: [port(8080), port(443)], user: { uid: 101 } }],
    ['root without capabilities', { ports: [port(80)], user: { uid: 0 } }],
    ['UDP', { ports: [{ name: 'dns', port: 53, protocol: 'udp' }] }],
  ])('is opened to %s', (_, given) => {
    expect(settings(given)).toEqual(lowPortsForAll);
    expect(settings(given, 'sidecars')).toEqual(lowPortsForAll);
  });

  test.each<[string, Partial<Container>]>([
    ['a port from 1024 on', { ports: [port(1024)] }],
    ['the user of the image, who may be root', { ports: [port(80)], user: 'image' }],
    ['a privileged container', { ports: [port(80)], privileged: true }],
    ['no port', {}],
  ])('needs nothing for %s', (_, given) => {
    expect(settings(given)).toBeUndefined();
  });
});
