import { lowerIngress } from '../../lib/kubernetes/ingress';
import { route, service, workload } from '../model/parts';

const api = service(workload('api'));

test('leads from a host name to the named port of a Service', () => {
  expect(JSON.stringify(lowerIngress(route(api)))).toBe(
    '{"apiVersion":"networking.k8s.io/v1","kind":"Ingress",' +
      '"metadata":{"name":"api","labels":{"app.kubernetes.io/name":"api"}},' +
      '"spec":{"rules":[{"host":"api.acme.dev","http":{"paths":[{"path":"/","pathType":"Prefix",' +
      '"backend":{"service":{"name":"api","port":{"name":"http"}}}}]}}]}}',
  );
});

test('names its class, its certificate and its annotations', () => {
  const secured = route(api, {
    className: 'nginx',
    tlsSecret: 'api-tls',
    path: '/v1',
    pathType: 'Exact',
    annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' },
  });
  const { metadata, spec } = lowerIngress(secured);
  expect(metadata?.annotations).toEqual({ 'cert-manager.io/cluster-issuer': 'letsencrypt' });
  expect(Object.keys(spec ?? {})).toEqual(['ingressClassName', 'tls', 'rules']);
  expect(spec).toMatchObject({
    ingressClassName: 'nginx',
    tls: [{ hosts: ['api.acme.dev'], secretName: 'api-tls' }],
    rules: [{ http: { paths: [{ path: '/v1', pathType: 'Exact' }] } }],
  });
});
