import { grpc, type ServiceMeshProps } from 'lading';
import { at, read } from '../../constructs/make';
import { marketIn, type Said } from './market';

const pods = { monitoring: { namespace: 'monitoring' } };
const from = [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }];
const tcp = (port: number) => ({ port, protocol: 'TCP' });

/** The API on a backend with metrics that pods of another namespace read, unless somebody says otherwise. */
function api(
  backend: ServiceMeshProps['backend'],
  metrics: NonNullable<Said['api']>['metrics'],
  more: Partial<ServiceMeshProps> & Said = {},
) {
  const { api: own, db, web, ...props } = more;
  const ports = [
    { name: 'http', port: 8080 },
    { name: 'told', port: 9100 },
  ];
  const said = { db, web, api: { port: undefined, ports, metrics, ...own } };
  const { told, objects } = read(marketIn({ backend, network: pods, ...props }, said).chart);
  const rules = (name: string) => at(objects, `AuthorizationPolicy/${name}`, 'spec', 'rules');
  const ingress = at(objects, 'NetworkPolicy/api', 'spec', 'ingress');
  return { told, objects, rules, ingress };
}

const suppress = [{ code: 'network/no-monitoring', reason: 'to see what is written' }] as const;
const monitor = { port: 9100, by: 'PodMonitor' } as const;
const open = { to: [{ operation: { ports: ['9100'] } }] };

describe.each(['istio', 'istio-ambient'] as const)('monitoring of members of %s', (backend) => {
  it('may come without a certificate where nobody else comes', () => {
    const { told, objects, rules, ingress } = api(backend, monitor);
    expect(told).toEqual([]);
    for (const name of ['api', 'api-v2']) {
      expect(at(objects, `PeerAuthentication/${name}`, 'spec')).toEqual({
        selector: { matchLabels: { 'app.kubernetes.io/name': name } },
        mtls: { mode: 'STRICT' },
        portLevelMtls: { 9100: { mode: 'PERMISSIVE' } },
      });
      expect(rules(name)).toEqual([
        { from: [{ source: { serviceAccounts: ['web'] } }], to: [{ operation: { ports: ['8080'] } }] },
        open,
      ]);
    }
    expect(ingress).toContainEqual({ from, ports: [tcp(9100)] });
    expect(objects).not.toHaveProperty(['PeerAuthentication/db']);
  });

  it('is known by its addresses where it has some', () => {
    const { rules } = api(backend, monitor, { network: { monitoring: { cidr: '10.9.0.0/16' } } });
    expect(rules('api')).toContainEqual({ from: [{ source: { ipBlocks: ['10.9.0.0/16'] } }], ...open });
  });

  it('needs no exception where plain text is taken anyway', () => {
    const { objects, rules } = api(backend, monitor, { mtls: 'permissive' });
    expect(objects).not.toHaveProperty(['PeerAuthentication/api']);
    expect(rules('api')).toContainEqual(open);
  });

  it('opens no port where others come, and says so', () => {
    const called = { ...monitor, port: 8080 };
    expect(api(backend, called).told).toEqual(['inner/api: network/no-monitoring']);
    const { told, objects, rules } = api(backend, called, { api: { suppress } });
    expect(told).toEqual([]);
    expect(rules('api')).toHaveLength(1);
    expect(at(objects, 'PeerAuthentication/api', 'spec')).not.toHaveProperty('portLevelMtls');
  });

  it('opens no port that the gateway leads to', () => {
    const web = { expose: 'acme.dev', metrics: { port: 8080, by: 'PodMonitor' } } as const;
    expect(api(backend, undefined, { web }).told).toEqual(['inner/web: network/no-monitoring']);
    const { objects } = api(backend, undefined, { web: { ...web, suppress } });
    expect(at(objects, 'PeerAuthentication/web', 'spec')).not.toHaveProperty('portLevelMtls');
  });

  it('takes replicas that find each other for nobody else', () => {
    const db = { scale: 2, ports: [{ name: 'metrics', port: 9187 }], port: undefined };
    const { objects, rules } = api(backend, undefined, { db, api: { env: {} } });
    expect(at(objects, 'PeerAuthentication/db', 'spec', 'portLevelMtls')).toEqual({
      9187: { mode: 'PERMISSIVE' },
    });
    expect(rules('db')).toContainEqual({ to: [{ operation: { ports: ['9187'] } }] });
  });
});

describe('monitoring beside a proxy of Istio', () => {
  const pod = (objects: unknown) =>
    at(objects, 'Deployment/api', 'spec', 'template', 'metadata', 'annotations');

  it('reads at the agent what annotations say, whoever calls the port', () => {
    const { told, objects, rules, ingress } = api('istio', 8080);
    expect(told).toEqual([]);
    expect(pod(objects)).toMatchObject({
      'prometheus.io/port': '8080',
      'prometheus.istio.io/merge-metrics': 'true',
    });
    expect(objects).not.toHaveProperty(['PeerAuthentication/api']);
    expect(rules('api')).toHaveLength(1);
    expect(ingress).toContainEqual({ from, ports: [tcp(15020)] });
  });

  it('reads at the member what the agent cannot ask', () => {
    const { objects, ingress } = api('istio', { port: 9100, scheme: 'https' });
    expect(pod(objects)).toMatchObject({ 'prometheus.istio.io/merge-metrics': 'false' });
    expect(at(objects, 'PeerAuthentication/api', 'spec', 'portLevelMtls')).toEqual({
      9100: { mode: 'PERMISSIVE' },
    });
    expect(ingress).toContainEqual({ from, ports: [tcp(9100)] });
  });

  it('reads what proxies measure, where somebody asks for it', () => {
    const { ingress } = api('istio', undefined, { telemetry: { metrics: true } });
    expect(ingress).toContainEqual({ from, ports: [tcp(15020)] });
    expect(api('istio', undefined).ingress).toHaveLength(1);
  });
});

describe('monitoring of members of Linkerd', () => {
  const authentication = {
    group: 'policy.linkerd.io',
    kind: 'NetworkAuthentication',
    name: 'api-monitoring',
  };

  it('may come without an account where nobody else comes', () => {
    const { told, objects, ingress } = api('linkerd', 9200);
    expect(told).toEqual([]);
    expect(at(objects, 'Server/api-9200', 'spec')).toMatchObject({ port: 9200, accessPolicy: 'deny' });
    expect(at(objects, 'AuthorizationPolicy/api-9200-monitoring', 'spec')).toEqual({
      targetRef: { group: 'policy.linkerd.io', kind: 'Server', name: 'api-9200' },
      requiredAuthenticationRefs: [authentication],
    });
    expect(at(objects, 'NetworkAuthentication/api-monitoring', 'spec')).toEqual({
      networks: [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }],
    });
    expect(ingress).toContainEqual({ from, ports: [tcp(9200)] });
  });

  it('is known by its addresses where it has some', () => {
    const { objects } = api('linkerd', 9200, { network: { monitoring: { cidr: '10.9.0.0/16' } } });
    expect(at(objects, 'NetworkAuthentication/api-monitoring', 'spec')).toEqual({
      networks: [{ cidr: '10.9.0.0/16' }],
    });
  });

  it('comes to the route that all requests fit, where probes have routes of their own', () => {
    const { objects } = api('linkerd', monitor, { api: { readiness: grpc({ port: 9100 }) } });
    const target = at(objects, 'AuthorizationPolicy/api-9100-monitoring', 'spec', 'targetRef');
    expect(target).toMatchObject({ kind: 'HTTPRoute', name: 'api-9100-2' });
    expect(at(objects, 'HTTPRoute/api-9100-2', 'spec', 'rules')).toEqual([{}]);
  });

  it('opens no port where others come, and says so', () => {
    expect(api('linkerd', 8080).told).toEqual(['inner/api: network/no-monitoring']);
    const { objects } = api('linkerd', 8080, { api: { suppress } });
    expect(objects).not.toHaveProperty(['AuthorizationPolicy/api-8080-monitoring']);
  });

  it('reads what proxies measure, where somebody asks for it', () => {
    const { ingress } = api('linkerd', undefined, { telemetry: { metrics: true } });
    expect(ingress).toContainEqual({ from, ports: [tcp(4191)] });
  });
});

it.each(['gateway-api', 'network-policy'] as const)(
  'monitoring of members on %s needs no more',
  (backend) => {
    const { told, ingress } = api(backend, 8080);
    expect(told).toEqual([]);
    expect(ingress).toContainEqual({ from, ports: [tcp(8080)] });
  },
);

it('monitoring of members on Cilium needs no more', () => {
  const { told, objects } = api('cilium', 8080);
  expect(told).toEqual([]);
  expect(at(objects, 'CiliumNetworkPolicy/api', 'spec', 'ingress')).toContainEqual({
    fromEndpoints: [{ matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'monitoring' } }],
    toPorts: [{ ports: [{ port: '8080', protocol: 'TCP' }] }],
  });
});
