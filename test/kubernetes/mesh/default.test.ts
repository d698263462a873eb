import { Chart, grpc, ServiceMesh, type ServiceMeshProps, WebApp } from 'lading';
import { at, image, read, shop } from '../../constructs/make';
import { ask, readWorld } from '../../docker/mesh/envoy-verdict';
import { explained } from '../../review/mesh/explained';
import { marketIn, type Said } from './market';

/** What is written of a market where a web asks the API for items alone. */
function market(
  backend: ServiceMeshProps['backend'],
  mesh: Partial<ServiceMeshProps> & Said = {},
  asksAlone = true,
) {
  const { api, db, web, ...props } = mesh;
  const made = marketIn({ backend, ...props }, { api, db, web });
  if (asksAlone) made.web.calls(made.api, { http: [{ methods: ['GET'], path: '/items' }] });
  return { ...read(made.chart), chart: made.chart };
}

/** Of the objects of a kind, by their names. */
function ofKind(objects: Readonly<Record<string, unknown>>, kind: string): [string, unknown][] {
  return Object.entries(objects).filter(([name]) => name.startsWith(`${kind}/`));
}

const dryRun = { 'istio.io/dry-run': 'true' };

describe.each(['istio', 'istio-ambient'] as const)('a mesh on %s', (backend) => {
  it('tries its policies with `audit`, and refuses nobody beneath them', () => {
    const audited = market(backend, { default: 'audit' });
    const denied = market(backend);
    expect(audited.told).toEqual([]);
    const policies = ofKind(audited.objects, 'AuthorizationPolicy');
    expect(policies.length).toBeGreaterThan(4);
    for (const [name, policy] of policies) {
      expect([name, at(policy, 'metadata', 'annotations')]).toEqual([name, dryRun]);
      expect(at(policy, 'spec')).toEqual(at(denied.objects, name, 'spec'));
    }
    expect(ofKind(denied.objects, 'AuthorizationPolicy')).toHaveLength(policies.length);
    expect(ofKind(audited.objects, 'NetworkPolicy')).toEqual([]);
  });

  it('has none with `allow`, and takes no plain text all the same', () => {
    const { objects, told } = market(backend, { default: 'allow' }, false);
    expect(told).toEqual([]);
    expect(ofKind(objects, 'AuthorizationPolicy')).toEqual([]);
    expect(ofKind(objects, 'NetworkPolicy')).toEqual([]);
    expect(at(objects, 'PeerAuthentication/mesh', 'spec', 'mtls')).toEqual({ mode: 'STRICT' });
  });

  it.each(['audit', 'allow'] as const)(
    'opens no port to monitoring with `%s`: others may come too',
    (word) => {
      const network = { monitoring: { namespace: 'monitoring' } };
      const ports = [
        { name: 'http', port: 8080 },
        { name: 'told', port: 9100 },
      ];
      const api = { port: undefined, ports, metrics: { port: 9100, by: 'PodMonitor' } } as const;
      const { objects, told } = market(backend, { default: word, network, api }, false);
      expect(told).toEqual(['inner/api: network/no-monitoring']);
      expect(at(objects, 'PeerAuthentication/api', 'spec')).not.toHaveProperty('portLevelMtls');
    },
  );
});

describe('a mesh on Linkerd', () => {
  it('tells of whom its Servers would refuse with `audit`, also of requests that nobody may ask', () => {
    const { objects, told } = market('linkerd', { default: 'audit' });
    expect(told).toEqual([]);
    for (const [, server] of ofKind(objects, 'Server'))
      expect(at(server, 'spec', 'accessPolicy')).toBe('audit');
    // What no route fits would be answered with 404.
    expect(at(objects, 'HTTPRoute/api-8080', 'spec', 'rules')).toEqual([{}]);
    expect(at(objects, 'AuthorizationPolicy/api-8080-2', 'spec', 'targetRef')).toMatchObject({
      name: 'api-8080-2',
    });
    expect(objects).not.toHaveProperty(['AuthorizationPolicy/api-8080']);
    expect(ofKind(objects, 'NetworkPolicy')).toEqual([]);
  });

  it('takes whoever has an account with `allow`, or anybody where plain text is taken', () => {
    const policyOf = (mtls?: 'permissive') => {
      const { objects } = market('linkerd', { default: 'allow', mtls });
      expect(ofKind(objects, 'AuthorizationPolicy')).toEqual([]);
      return at(objects, 'Server/api-8080', 'spec', 'accessPolicy');
    };
    expect([policyOf(), policyOf('permissive')]).toEqual(['all-authenticated', 'all-unauthenticated']);
  });

  it('lets the kubelet ask by gRPC all the same', () => {
    const { objects } = market('linkerd', {
      default: 'allow',
      api: { readiness: grpc(), healthCommand: ['a'] },
    });
    expect(ofKind(objects, 'AuthorizationPolicy').map(([name]) => name)).toEqual([
      'AuthorizationPolicy/api-8080-probe',
      'AuthorizationPolicy/api-v2-8080-probe',
    ]);
    expect(at(objects, 'HTTPRoute/api-8080-2', 'spec', 'rules')).toEqual([{}]);
  });

  it('is not strict where it lets through whom it knows not', () => {
    const { told } = market('linkerd', { default: 'audit', mtls: 'strict' });
    expect(told).toContain('inner/mesh: mesh/wider');
  });
});

describe.each(['cilium', 'gateway-api', 'network-policy'] as const)('a mesh on %s', (backend) => {
  it('cannot tell of what it lets through', () => {
    expect(market(backend, { default: 'audit' }, false).told).toEqual(['inner/mesh: mesh/impossible']);
  });

  it('has no policies with `allow`, and keeps nobody to what alone is asked', () => {
    const { objects, told, diagnostics } = market(backend, { default: 'allow' });
    expect(told).toEqual([]);
    expect([...ofKind(objects, 'NetworkPolicy'), ...ofKind(objects, 'CiliumNetworkPolicy')]).toEqual([]);
    expect(diagnostics.filter(({ message }) => message.includes("`default: 'allow'`"))).toHaveLength(1);
  });
});

it('leaves a chart isolated that says so itself', () => {
  const chart = new Chart(shop().node.root, 'inner', { namespace: 'shop', network: 'isolated' });
  const api = new WebApp(chart, 'api', { image, port: 8080 });
  const web = new WebApp(chart, 'web', { image, port: 8080, env: { API: api.url() } });
  new ServiceMesh(chart, 'mesh', {
    members: [web, api],
    backend: 'cilium',
    default: 'allow',
    targets: ['kubernetes'],
  });
  const { objects } = read(chart);
  expect(at(objects, 'NetworkPolicy/api', 'spec', 'ingress')).toEqual([
    {
      from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'web' } } }],
      ports: [{ port: 8080, protocol: 'TCP' }],
    },
  ]);
});

describe('a mesh of proxies on Compose', () => {
  const request = { host: 'api', port: 8080, method: 'DELETE', path: '/admin' };
  const outcome = (word: ServiceMeshProps['default']) => {
    const { files, diagnostics } = market({ compose: 'envoy' }, { default: word, targets: ['compose'] });
    const notes = diagnostics.filter(({ message }) => message.startsWith('Members reach those'));
    return {
      verdict: ask(readWorld(files), 'web', request),
      notes: notes.length,
      text: files.get('compose/mesh/api/envoy.json'),
    };
  };

  it('refuses what nobody may ask, lets it through and tells of it, or lets it through', () => {
    const [deny, audit, allow] = [outcome('deny'), outcome('audit'), outcome('allow')];
    expect([deny.verdict, audit.verdict, allow.verdict]).toEqual(['forbidden', ['api'], ['api']]);
    expect([deny.notes, audit.notes, allow.notes]).toEqual([0, 1, 1]);
    expect(deny.text).not.toContain('shadow');
    expect(audit.text).toContain('"shadow_rules"');
    expect(audit.text).toContain('"direction": "not allowed"');
    expect(allow.text).not.toContain('shadow');
    expect(outcome(undefined).text).toBe(deny.text);
  });
});

describe('a mesh of networks on Compose', () => {
  const outcome = (word: ServiceMeshProps['default']) =>
    market({ compose: 'networks-only' }, { default: word, targets: ['compose'] }, false);

  it('cannot tell of what it lets through, and has no networks of its own with `allow`', () => {
    expect(outcome('audit').told).toEqual(['inner/mesh: mesh/impossible']);
    const { services, told } = outcome('allow');
    expect(told).toEqual([]);
    expect(['web', 'api'].map((name) => at(services, name, 'networks'))).toEqual([undefined, undefined]);
  });
});

it('is explained with what becomes of all other calls', () => {
  const onCompose = market({ compose: 'envoy' }, { default: 'audit', targets: ['compose'] });
  const [asked] = explained(onCompose.chart, 'api').on('compose').callers;
  expect(asked?.saidBy.map(({ object }) => object)).toContain('mesh/api/envoy.json');
  const { chart } = market('istio', { default: 'audit' });
  const { on } = explained(chart, 'api');
  expect(on('kubernetes').default).toBe('audit');
  const [way] = on('kubernetes').callers;
  expect(way?.saidBy.map(({ object }) => object)).toEqual(['AuthorizationPolicy/api']);
});
