import { ApiObject } from 'cdk8s';
import { WebApp, type WebAppProps } from '../../lib';
import { changeOf, changesIn, diffOf, type Make } from './diff-of';

type Spec = Readonly<Record<string, unknown>>;

const made =
  (apiVersion: string, kind: string, rest: Spec): Make =>
  (chart) => {
    new ApiObject(chart, 'it', { apiVersion, kind, metadata: { name: 'it' }, ...rest });
  };

/** What is told of a change, and of its opposite. */
function bothWays(before: Make, after: Make): string[][] {
  return [diffOf(before, after), diffOf(after, before)].map((diff) =>
    changesIn(diff).flatMap(({ security }) =>
      security.map(({ verdict, message }) => `${verdict}: ${message}`),
    ),
  );
}

const more = 'widened: opens one way more';
const less = 'narrowed: opens one way less';
const of = (name: string) => ({ podSelector: { matchLabels: { app: name } } });

test.each<[string, Spec, Spec, string[], string[]]>([
  [
    'a direction of which nothing is said any more',
    { policyTypes: ['Ingress', 'Egress'], egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }] },
    { policyTypes: ['Ingress'] },
    ['widened: lets its pods call everybody'],
    ['narrowed: lets its pods call nobody but whom it lists'],
  ],
  [
    'whom a rule is about, where it is about everybody then',
    { ingress: [{ from: [of('a')], ports: [{ port: 80 }] }] },
    { ingress: [{ ports: [{ port: 80 }] }] },
    [more],
    [less],
  ],
  [
    'the ports of a rule',
    { ingress: [{ from: [of('a')], ports: [{ port: 80 }] }] },
    { ingress: [{ from: [of('a')] }] },
    [more],
    [less],
  ],
  [
    'one peer more',
    { ingress: [{ from: [of('a')] }] },
    { ingress: [{ from: [of('a'), of('b')] }] },
    [more],
    [less],
  ],
  [
    'another label of a peer',
    { ingress: [{ from: [of('a')] }] },
    { ingress: [{ from: [of('b')] }] },
    [more, less],
    [more, less],
  ],
  [
    'another range of addresses',
    { policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/16' } }] }] },
    { policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] },
    [more, less],
    [more, less],
  ],
  [
    'one rule as two, and a protocol that is the default',
    { ingress: [{ from: [of('a'), of('b')], ports: [{ port: 80 }] }] },
    {
      ingress: [
        { from: [of('b')], ports: [{ port: 80, protocol: 'TCP' }] },
        { from: [of('a')], ports: [{ port: 80 }] },
      ],
    },
    [],
    [],
  ],
  [
    'a rule that another one has within it',
    { ingress: [{ from: [of('a')] }] },
    { ingress: [{ from: [of('a')] }, { from: [of('a')], ports: [{ port: 80 }] }] },
    [],
    [],
  ],
])('of a NetworkPolicy: %s', (_, before, after, wider, narrower) => {
  const policy = (spec: Spec) =>
    made('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, ...spec } });
  expect(bothWays(policy(before), policy(after))).toEqual([wider, narrower]);
});

test('a policy that is about other pods says so', () => {
  const policy = (name: string) =>
    made('networking.k8s.io/v1', 'NetworkPolicy', { spec: { ...of(name), policyTypes: ['Ingress'] } });
  expect(bothWays(policy('a'), policy('b'))[0]).toEqual(['changed: is about others']);
});

test('Cilium: a request, a peer and what is denied are told by what they open', () => {
  const policy = (spec: Spec) =>
    made('cilium.io/v2', 'CiliumNetworkPolicy', { spec: { endpointSelector: {}, ...spec } });
  const asked = (...paths: string[]) => ({
    ingress: [
      {
        fromEndpoints: [{ matchLabels: { app: 'a' } }],
        toPorts: [
          {
            ports: [{ port: '80', protocol: 'TCP' }],
            rules: { http: paths.map((path) => ({ method: 'GET', path })) },
          },
        ],
      },
    ],
  });
  expect(bothWays(policy(asked('/a')), policy(asked('/a', '/b')))).toEqual([[more], [less]]);
  const denying = { ...asked('/a'), ingressDeny: [{ fromEntities: ['world'] }] };
  expect(bothWays(policy(asked('/a')), policy(denying))).toEqual([[less], [more]]);
});

test('Istio: one caller or one request more is wider, and of what refuses narrower', () => {
  const policy = (action: string, principals: readonly string[], methods?: readonly string[]) =>
    made('security.istio.io/v1', 'AuthorizationPolicy', {
      spec: {
        action,
        rules: [{ from: [{ source: { principals } }], to: methods && [{ operation: { methods } }] }],
      },
    });
  expect(bothWays(policy('ALLOW', ['a']), policy('ALLOW', ['a', 'b']))).toEqual([[more], [less]]);
  expect(bothWays(policy('DENY', ['a']), policy('DENY', ['a', 'b']))).toEqual([[less], [more]]);
  expect(bothWays(policy('ALLOW', ['a'], ['GET']), policy('ALLOW', ['a']))).toEqual([[more], [less]]);
  expect(bothWays(policy('ALLOW', ['a']), policy('DENY', ['a']))[0]).toEqual([
    'changed: is DENY instead of ALLOW',
  ]);
});

test('a role that loses the names that it is about may ask more', () => {
  const role = (rule: Spec) =>
    made('rbac.authorization.k8s.io/v1', 'Role', { rules: [{ apiGroups: [''], verbs: ['get'], ...rule }] });
  const [wider, narrower] = bothWays(
    role({ resources: ['secrets'], resourceNames: ['db'] }),
    role({ resources: ['secrets'] }),
  );
  expect([wider, narrower]).toEqual([
    ['widened: may ask more of the API server'],
    ['narrowed: may ask less of the API server'],
  ]);
  expect(bothWays(role({ resources: ['pods', 'nodes'] }), role({ resources: ['nodes', 'pods'] }))[0]).toEqual(
    [],
  );
});

const web =
  (more: Partial<WebAppProps>): Make =>
  (chart) => {
    new WebApp(chart, 'web', { image: 'acme/web:1.0.0', port: 8080, ...more });
  };

test('a container that comes with the usual protection narrows nothing, and one that goes widens nothing', () => {
  const ready = { initContainers: [{ name: 'prepare', image: 'acme/prepare:1.0.0' }] };
  expect(bothWays(web({}), web(ready))).toEqual([[], []]);
  const open = { initContainers: [{ name: 'prepare', image: 'acme/prepare:1.0.0', user: 0 }] };
  const [wider, narrower] = bothWays(
    web({ targets: ['kubernetes'] }),
    web({ ...open, targets: ['kubernetes'] }),
  );
  expect(wider).toEqual(['widened: runs as root']);
  expect(narrower).toEqual(['narrowed: runs as root no more']);
});

test('another port of the container behind the same one of the host opens nothing', () => {
  const [forth] = bothWays(
    web({ targets: ['compose'], publish: { port: 80, to: 8080 } }),
    web({ targets: ['compose'], port: 3000, publish: { port: 80, to: 3000 } }),
  );
  expect(forth).toEqual(['changed: leads port 80 to 3000']);
});

test('of two long values that begin alike it is shown where they differ', () => {
  const long = 'x'.repeat(200);
  const diff = diffOf(web({ env: { A: `${long}one` } }), web({ env: { A: `${long}two` } }));
  const [field] = changeOf(diff, 'kubernetes', 'Deployment/web').fields;
  expect(field).toMatchObject({ before: `…${'x'.repeat(30)}one`, after: `…${'x'.repeat(30)}two` });
});
