import { lowerService } from '../../lib/kubernetes/service';
import type { Service } from '../../lib/model/service';
import { chart, container, port, service, workload } from '../model/parts';
import { makePrepared } from '../passes/prepared';

const lower = (rest: Partial<Service> = {}, selects = workload('api')) =>
  lowerService(service(selects, rest), makePrepared());

test('leads from its ports to those of the pods', () => {
  const shop = chart('shop', { namespace: 'shop' });
  expect(JSON.stringify(lower({ chart: shop, type: 'LoadBalancer' }))).toBe(
    '{"apiVersion":"v1","kind":"Service",' +
      '"metadata":{"name":"api","namespace":"shop","labels":{"app.kubernetes.io/name":"api"}},' +
      '"spec":{"type":"LoadBalancer","selector":{"app.kubernetes.io/name":"api"},' +
      '"ports":[{"name":"http","port":80,"targetPort":"http"}]}}',
  );
});

test('writes what a port has beyond that', () => {
  const ports = [
    { name: 'dns', port: 53, to: 'dns', protocol: 'udp', appProtocol: 'dns', nodePort: 30053 },
  ] as const;
  expect(lower({ type: 'NodePort', ports: [...ports] }).spec?.ports).toEqual([
    { name: 'dns', port: 53, targetPort: 'dns', protocol: 'UDP', appProtocol: 'dns', nodePort: 30053 },
  ]);
});

test.each([8080, 'http'])('says the appProtocol of the container port %p that it leads to', (to) => {
  const spoken = container({ ports: [port(8080, { appProtocol: 'kubernetes.io/h2c' })] });
  const ports = [{ name: 'web', port: 80, to, protocol: 'tcp' }] as const;
  for (const place of [{ containers: [spoken] }, { sidecars: [spoken] }]) {
    expect(lower({ ports: [...ports] }, workload('api', place)).spec?.ports).toEqual([
      { name: 'web', port: 80, targetPort: to, appProtocol: 'kubernetes.io/h2c' },
    ]);
  }
});
