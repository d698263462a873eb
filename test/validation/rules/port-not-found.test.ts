import type { Existing } from '../../../lib/model/existing';
import type { Port } from '../../../lib/model/port';
import { portNotFound } from '../../../lib/validation/rules/port-not-found';
import { container, origin, route, service, workload } from '../../model/parts';
import { check, deployment, type Given, placesOf, pod } from './check';

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

  test('does not let a route lead to a port that the Service does not have', () => {
    const front = leadingTo('http', http);
    const [good, bad] = [route(front, { port: 'main' }), route(front, { port: 'man' })];
    const findings = check(portNotFound, { model: { routes: [good, bad] } });
    expect(findings.map(({ property, suggestion }) => [property, suggestion])).toEqual([
      [['expose'], 'main'],
    ]);
  });
});

describe('port/not-found of final objects', () => {
  const front = (ports: object[], more: object = {}): Given => ({
    object: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'front' },
      spec: { selector: { app: 'web' }, ports, ...more },
    },
  });
  const to = (targetPort: unknown, protocol?: string) => front([{ port: 80, targetPort, protocol }]);
  const pods = (...ports: object[]): Given => ({ object: deployment(pod({ ports })) });
  const http8080 = { name: 'http', containerPort: 8080 };
  const told = (...objects: Given[]) => check(portNotFound, { objects });

  test.each([
    ['a name that the pods have', [to('http'), pods(http8080)]],
    ['a number that the pods have', [to(8080), pods(http8080)]],
    ['pods that come later', [pods(http8080), to('http')]],
    ['pods from elsewhere', [to('nowhere')]],
    ['a number, where the pods name no port at all', [to(9090), pods()]],
    [
      'a number without an address of its own',
      [front([{ port: 80, targetPort: 9090 }], { clusterIP: 'None' }), pods(http8080)],
    ],
    [
      'pods of which some have it',
      [
        to('metrics'),
        pods(http8080),
        {
          object: {
            ...deployment(pod({ ports: [{ name: 'metrics', containerPort: 1 }] })),
            kind: 'StatefulSet',
          },
        },
      ],
    ],
  ])('lets a Service of others lead to %s', (_, objects) => {
    expect(told(...objects)).toEqual([]);
  });

  test.each([
    ['a name that no container has', to('htp'), 'targetPort', 'http'],
    ['a number that no container opens', to(9090), 'targetPort', undefined],
    ['its own number, which no container opens', front([{ port: 80 }]), 'port', undefined],
    ['a port of another protocol', to('http', 'UDP'), 'targetPort', undefined],
  ])('warns of a Service of others that leads to %s', (_, service, field, suggestion) => {
    for (const findings of [told(service, pods(http8080)), told(pods(http8080), service)]) {
      expect(placesOf(findings)).toEqual([`Service/front/spec/ports/0/${field}`]);
      expect(findings[0]?.severity).toBe('warning');
      expect(findings[0]?.suggestion).toBe(suggestion);
    }
  });

  test('tells of each use by itself where several lead to the same pods', () => {
    const ports = [8080, 9090, 'http', 'htp', 'metrics'].map((targetPort) => ({ port: 80, targetPort }));
    const metrics = deployment(pod({ ports: [{ name: 'metrics', containerPort: 1 }] }));
    const other = { object: { ...metrics, kind: 'StatefulSet' } };
    const findings = told(front(ports), pods(http8080), other, to(9091));
    expect(placesOf(findings)).toEqual([
      'Service/front/spec/ports/1/targetPort',
      'Service/front/spec/ports/3/targetPort',
      'Service/front/spec/ports/0/targetPort',
    ]);
  });

  test('goes by the final Service where a patch has changed ours', () => {
    const web = leadingTo('http', http);
    const source = {
      name: 'web',
      origin: web.origin,
      own: true,
      patched: true,
      patchProperty: ['patch', 'service'],
    };
    const model = { services: [web], workloads: [web.selects] };
    const run = (port: unknown) =>
      check(portNotFound, { model, objects: [{ ...to(port), source }, pods(http8080)] });
    expect(run(8080)).toEqual([]);
    expect(run('htp').map(({ severity, property }) => [severity, property])).toEqual([
      [undefined, ['patch', 'service']],
    ]);
    const mended = { services: [leadingTo('htp', http)] };
    const objects = [{ ...to('http'), source: { ...source, origin: mended.services[0]?.origin } }];
    expect(check(portNotFound, { model: mended, objects: [...objects, pods(http8080)] })).toEqual([]);
  });

  const way = (...backends: object[]): Given => ({
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'way' },
      spec: {
        defaultBackend: backends[0],
        rules: [{ http: { paths: backends.map((backend) => ({ path: '/', pathType: 'Prefix', backend })) } }],
      },
    },
  });
  const backend = (port: object, name = 'front') => ({ service: { name, port } });
  const http80 = front([{ name: 'http', port: 80, targetPort: 'http' }]);

  test.each([
    ['a port by its name', way(backend({ name: 'http' }))],
    ['a port by its number', way(backend({ number: 80 }))],
    ['a Service from elsewhere', way(backend({ number: 1 }, 'other'))],
    ['where an annotation says', way(backend({ name: 'use-annotation' }))],
  ])('lets an Ingress lead to %s', (_, ingress) => {
    expect(told(ingress, http80)).toEqual([]);
  });

  test.each([
    ['name', { name: 'htp' }],
    ['number', { number: 8080 }],
  ])('warns of an Ingress of others that leads to a %s which the Service does not have', (field, port) => {
    for (const findings of [told(way(backend(port)), http80), told(http80, way(backend(port)))]) {
      expect(placesOf(findings)).toEqual([
        `Ingress/way/spec/defaultBackend/service/port/${field}`,
        `Ingress/way/spec/rules/0/http/paths/0/backend/service/port/${field}`,
      ]);
    }
  });

  test('knows the ports of a Service that is declared to exist', () => {
    const existing: Existing = {
      kind: 'existing',
      objectKind: 'Service',
      name: 'front',
      origin: origin('shop/front'),
      ports: [{ port: 80, name: 'http' }],
    };
    const run = (port: object) =>
      check(portNotFound, { model: { existing: [existing] }, objects: [way(backend(port))] });
    expect(run({ name: 'http' })).toEqual([]);
    expect(run({ number: 81 })).not.toEqual([]);
  });

  const route = (...backendRefs: object[]): Given => ({
    object: {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'way' },
      spec: { rules: [{ backendRefs }] },
    },
  });
  const webhook = (port?: number, name = 'front'): Given => ({
    object: {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'MutatingWebhookConfiguration',
      metadata: { name: 'hook' },
      webhooks: [{ name: 'a.acme.dev', clientConfig: { service: { name, namespace: '', port } } }],
    },
  });
  const monitor = (kind: 'ServiceMonitor' | 'PodMonitor', port: string, labels: object): Given => ({
    object: {
      apiVersion: 'monitoring.coreos.com/v1',
      kind,
      metadata: { name: 'metrics' },
      spec: {
        selector: { matchLabels: labels },
        [kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints']: [{ port }],
      },
    },
  });
  const labelled: Given = {
    object: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'front', labels: { team: 'a' } },
      spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
    },
  };
  const policy = (direction: 'ingress' | 'egress', port: unknown, ...peers: object[]): Given => ({
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'wall' },
      spec: {
        podSelector: direction === 'ingress' ? { matchLabels: { app: 'web' } } : {},
        [direction]: [{ [direction === 'ingress' ? 'from' : 'to']: peers, ports: [{ port }] }],
      },
    },
  });
  const web = { podSelector: { matchLabels: { app: 'web' } } };

  test.each([
    ['an HTTPRoute to a port of the Service', [route({ name: 'front', port: 80 }), http80]],
    ['an HTTPRoute to a Service from elsewhere', [route({ name: 'mail', port: 81 }), http80]],
    ['an HTTPRoute to what is no Service', [route({ kind: 'Bucket', name: 'front', port: 81 }), http80]],
    ['a webhook at a port of the Service', [webhook(80), http80]],
    ['a webhook at a Service from elsewhere', [webhook(81, 'mail'), http80]],
    [
      'a ServiceMonitor of a port of the Service',
      [monitor('ServiceMonitor', 'http', { team: 'a' }), labelled],
    ],
    ['a PodMonitor of a port of the pods', [monitor('PodMonitor', 'http', { app: 'web' }), pods(http8080)]],
    ['a policy for a port of its pods', [policy('ingress', 'http', web), pods(http8080)]],
    ['a policy for a number, which anything may listen at', [policy('ingress', 9090), pods(http8080)]],
    [
      'a policy for a port that one of several peers may have',
      [policy('egress', 'dns', web, {}), pods(http8080)],
    ],
  ])('takes %s', (_, objects) => {
    expect(told(...objects)).toEqual([]);
  });

  test.each([
    ['an HTTPRoute', [route({ name: 'front', port: 81 }), http80], '/spec/rules/0/backendRefs/0/port'],
    ['a webhook', [webhook(8443), http80], '/webhooks/0/clientConfig/service/port'],
    ['a webhook that says no port', [webhook(), http80], '/webhooks/0/clientConfig/service'],
    [
      'a ServiceMonitor',
      [monitor('ServiceMonitor', 'htp', { team: 'a' }), labelled],
      '/spec/endpoints/0/port',
    ],
    [
      'a PodMonitor',
      [monitor('PodMonitor', 'htp', { app: 'web' }), pods(http8080)],
      '/spec/podMetricsEndpoints/0/port',
    ],
    ['the pods of a policy', [policy('ingress', 'htp'), pods(http8080)], '/spec/ingress/0/ports/0/port'],
    ['the peer of a policy', [policy('egress', 'htp', web), pods(http8080)], '/spec/egress/0/ports/0/port'],
  ])('warns of a port that is not there, asked for by %s', (_, objects, pointer) => {
    const findings = told(...objects);
    expect(placesOf(findings)).toEqual([expect.stringMatching(new RegExp(`${pointer}$`))]);
    expect(findings[0]?.severity).toBe('warning');
  });
});
