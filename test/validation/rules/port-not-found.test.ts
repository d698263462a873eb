import type { Port } from '../../../lib/model/port';
import { portNotFound } from '../../../lib/validation/rules/port-not-found';
import { container, route, service, workload } from '../../model/parts';
import { check, deployment, pod } from './check';

const http: Port = { name: 'http', port: 8080, protocol: 'tcp' };

function leadingTo(to: number | string, ...ports: Port[]) {
  const web = workload('web', { containers: [container({ ports })] });
  return service(web, { ports: [{ name: 'main', port: 80, to, protocol: 'tcp' }] });
}

describe('port/not-found', () => {
  test.each([
    ['a name', leadingTo('http', http)],
    ['a number', leadingTo(8080, http)],
  ])('lets a Service lead to a port by %s', (_, front) => {
    expect(check(portNotFound, { model: { services: [front] } })).toEqual([]);
  });

  test('lets a Service lead to a port of a sidecar', () => {
    const web = workload('web', { sidecars: [container({ name: 'proxy', ports: [http] })] });
    const front = service(web, { ports: [{ name: 'main', port: 80, to: 'http', protocol: 'tcp' }] });
    expect(check(portNotFound, { model: { services: [front] } })).toEqual([]);
  });

  test.each([
    ['a name that no container has', leadingTo('htp', http), 'http'],
    ['a number that no container opens', leadingTo(8081, http), undefined],
    ['a workload without ports', leadingTo(8080), undefined],
  ])('does not let a Service lead to %s', (_, front, suggestion) => {
    const findings = check(portNotFound, { model: { services: [front] } });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ property: ['ports', 0, 'to'] });
    expect(findings[0]?.suggestion).toBe(suggestion);
  });

  test('counts ports that a patch adds', () => {
    const front = leadingTo('metrics', http);
    const patched = { object: deployment(pod({ ports: [{ name: 'metrics', containerPort: 9090 }] })) };
    const source = { origin: front.selects.origin, own: true, patched: true };
    const model = { services: [front], workloads: [front.selects] };
    expect(check(portNotFound, { model, objects: [{ ...patched, source }] })).toEqual([]);
  });

  test('does not judge the Services of others: a server takes them, and their pods may come from elsewhere', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'a' },
      spec: { selector: { app: 'a' }, ports: [{ port: 80, targetPort: 'nowhere' }] },
    };
    expect(check(portNotFound, { objects: [{ object }] })).toEqual([]);
  });

  test('does not let a route lead to a port that the Service does not have', () => {
    const front = leadingTo('http', http);
    const [good, bad] = [route(front, { port: 'main' }), route(front, { port: 'man' })];
    const findings = check(portNotFound, { model: { routes: [good, bad] } });
    expect(findings.map(({ property, suggestion }) => [property, suggestion])).toEqual([
      [['expose'], 'main'],
    ]);
  });
});
