import type { Service, ServicePort } from '../../../lib/model/service';
import { portAlsoPublished } from '../../../lib/validation/rules/port-also-published';
import { origin, service, workload } from '../../model/parts';
import { check } from './check';

const web = workload('web');
const port = (name: string, number: number): ServicePort => ({
  name,
  port: number,
  to: name,
  protocol: 'tcp',
});
const both = [port('http', 80), port('admin', 9000)];

const found = (parts: Partial<Service>) =>
  check(portAlsoPublished, { model: { workloads: [web], services: [service(web, parts)] } });

describe('port/also-published', () => {
  test.each<[string, Partial<Service>]>([
    ['inside, with several ports', { ports: both }],
    ['for everyone, with one port', { type: 'LoadBalancer', ports: [port('http', 80)] }],
    [
      'for everyone, with the ports that the user has listed',
      { type: 'LoadBalancer', ports: both, origin: origin('shop/front') },
    ],
  ])('takes a Service %s', (_, parts) => {
    expect(found(parts)).toEqual([]);
  });

  test('finds the ports of a WebApp that are published beside the first', () => {
    expect(found({ type: 'LoadBalancer', ports: both })).toMatchObject([
      { code: 'port/also-published', origin: web.origin, property: ['publish'] },
    ]);
  });
});
