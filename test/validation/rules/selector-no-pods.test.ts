import type { Source } from '../../../lib/validation';
import { selectorNoPods } from '../../../lib/validation/rules/selector-no-pods';
import { app, chart, origin, service, workload } from '../../model/parts';
import { check, deployment, type Given, placesOf, pod } from './check';

const named = (name: string) => ({ 'app.kubernetes.io/name': name });

const web = workload('web', { labels: named('web') });
const front = service(web, { origin: origin('shop/front') });
const model = { workloads: [web, workload('api', { labels: named('api') })], services: [front] };

const serviceProperty = ['patch', 'service'];
const podProperty = ['patch', 'deployment'];

/** The final Service in front of `web`, after a patch. */
function patchedService(spec: object, metadata: object = {}): Given {
  const object = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', ...metadata }, spec };
  const source = { origin: front.origin, own: true, patched: true, patchProperty: serviceProperty };
  return { object, source };
}

/** A Deployment whose pods bear these labels. */
function pods(labels: object, source?: Partial<Source>, namespace?: string): Given {
  const spec = { template: { metadata: { labels }, spec: pod({}) } };
  return { object: { ...deployment({}), metadata: { name: 'web', namespace }, spec }, source };
}
const patchedPods = (labels: object, namespace?: string) =>
  pods(labels, { origin: web.origin, own: true, patched: true, patchProperty: podProperty }, namespace);

const found = (...objects: Given[]) => check(selectorNoPods, { model, objects });

describe('selector/no-pods', () => {
  test.each([
    ['finds its workload, whatever else a patch says', [patchedService({ selector: named('web') })]],
    ['finds another workload of the app', [patchedService({ selector: named('api') })]],
    ['finds the pods of somebody else', [patchedService({ selector: { a: 'b' } }), pods({ a: 'b', c: 'd' })]],
    ['has no selector', [patchedService({ selector: null })]],
    ['has an empty selector', [patchedService({ selector: {} })]],
    ['is another name for a host', [patchedService({ type: 'ExternalName', selector: { a: 'b' } })]],
    ['has moved with its pods', [patchedService({ selector: { a: 'b' } }), patchedPods({ a: 'b' })]],
    [
      'has moved to the namespace of its pods',
      [patchedService({ selector: named('web') }, { namespace: 'b' }), patchedPods(named('web'), 'b')],
    ],
    ['has pods with more labels', [patchedPods({ ...named('web'), team: 'a' })]],
  ])('takes a Service that %s', (_, objects) => {
    expect(found(...objects)).toEqual([]);
  });

  test.each([
    ['bear other labels', [patchedService({ selector: { a: 'b' } })], serviceProperty],
    ['lack one of the labels', [patchedService({ selector: { ...named('web'), a: 'b' } })], serviceProperty],
    [
      'are in another namespace',
      [patchedService({ selector: named('web') }, { namespace: 'b' })],
      serviceProperty,
    ],
    [
      'are somebody else’s in another namespace',
      [patchedService({ selector: { a: 'b' } }), pods({ a: 'b' }, undefined, 'b')],
      serviceProperty,
    ],
    ['have lost their labels', [patchedPods({ a: 'b' })], podProperty],
    ['have been moved to another namespace', [patchedPods(named('web'), 'b')], podProperty],
  ])('tells of a Service whose pods %s', (_, objects, property) => {
    const findings = found(...objects);
    expect(placesOf(findings)).toEqual(['Service/web/spec/selector']);
    expect(findings[0]?.property).toEqual(property);
  });

  test('blames the workload for pods that a patch of it has moved, and names the Service', () => {
    const findings = found(patchedPods({ a: 'b' }));
    expect(findings[0]?.origin).toBe(web.origin);
    expect(findings[0]?.related).toEqual([front.origin]);
  });

  test('counts the labels of a chart', () => {
    const labelled = workload('api', { chart: chart('shop', { labels: { team: 'a' } }) });
    const objects = [patchedService({ selector: { team: 'a' } })];
    expect(check(selectorNoPods, { model: { ...model, workloads: [web, labelled] }, objects })).toEqual([]);
  });

  test('counts no workload that is not on Kubernetes', () => {
    const local = workload('local', { labels: { a: 'b' }, targets: ['compose'] });
    const objects = [patchedService({ selector: { a: 'b' } })];
    expect(check(selectorNoPods, { model: { ...model, workloads: [web, local] }, objects })).toHaveLength(1);
  });

  test('says nothing of a Service of others whose pods are elsewhere', () => {
    const { object } = patchedService({ selector: { a: 'b' } });
    expect(check(selectorNoPods, { model: app(), objects: [{ object }] })).toEqual([]);
  });
});

describe('selector/no-pods of what is not ours', () => {
  const named = (kind: string, name: string, spec: object, namespace?: string): Given => {
    const apiVersion = kind === 'Service' ? 'v1' : 'policy/v1';
    return { object: { apiVersion, kind, metadata: { name, namespace }, spec } };
  };
  const front = (selector: object, more: object = {}, name = 'front') =>
    named('Service', name, { selector, ...more });
  const budget = (selector: object) => named('PodDisruptionBudget', 'front', { selector });
  const told = (...objects: Given[]) => check(selectorNoPods, { objects });

  const labels = { app: 'web', tier: 'front' };
  const custom = {
    apiVersion: 'acme.dev/v1',
    kind: 'Fleet',
    metadata: { name: 'fleet' },
    spec: { template: { metadata: { labels: { app: 'fleet' } } } },
  };

  test.each([
    ['finds pods', [front({ app: 'web' }), pods(labels)]],
    ['finds pods that come later', [pods(labels), front(labels)]],
    ['finds the pods of a custom kind', [front({ app: 'fleet' }), { object: custom }]],
    ['reminds of no pods that are there', [front({ app: 'mail' }), pods(labels)]],
    ['shares a label with the pods of something else', [front({ ...labels, app: 'mail' }), pods(labels)]],
    ['leads to sibling pods', [front({ app: 'web-2' }), pods({ app: 'web-1' })]],
    ['has no selector', [front({}, {}, 'web'), pods(labels)]],
    ['is another name for a host', [front({ app: 'wbe' }, { type: 'ExternalName' }), pods(labels)]],
    [
      'finds pods by expressions',
      [budget({ matchLabels: { app: 'wbe' }, matchExpressions: [] }), pods(labels)],
    ],
    ['takes all pods', [budget({}), pods(labels)]],
    ['is in another namespace', [named('Service', 'front', { selector: { app: 'wbe' } }, 'b'), pods(labels)]],
  ])('has nothing to say where it %s', (_, objects) => {
    expect(told(...objects)).toEqual([]);
  });

  test.each([
    ['is a slip away from the pods’', front({ app: 'wbe' })],
    ['asks for a label that they lack', front({ app: 'web', role: 'main' })],
    ['has one label right and a slip in the other', front({ app: 'web', tier: 'frnt' })],
    ['belongs to the Service of their name', front({ name: 'web' }, {}, 'web')],
  ])('tells of a selector that %s', (_, service) => {
    for (const findings of [told(service, pods(labels)), told(pods(labels), service)]) {
      expect(placesOf(findings)).toEqual([expect.stringMatching(/^Service\/\w+\/spec\/selector$/)]);
      expect(findings[0]?.related).toHaveLength(1);
    }
  });

  test('tells of a PodDisruptionBudget that protects nothing', () => {
    const findings = told(budget({ matchLabels: { app: 'wbe' } }), pods(labels));
    expect(placesOf(findings)).toEqual(['PodDisruptionBudget/front/spec/selector']);
  });

  test('tells of a PodDisruptionBudget of ours that a patch leads elsewhere', () => {
    const patched = { own: true, patched: true, patchProperty: ['patch'] };
    const { object } = budget({ matchLabels: { app: 'wbe' } });
    expect(told({ object, source: { own: true } }, pods(labels))).toEqual([]);
    const findings = told({ object, source: patched }, pods(labels));
    expect(findings.map(({ property }) => property)).toEqual([['patch']]);
  });

  const wall = (spec: object, namespace?: string, name = 'wall'): Given => ({
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name, namespace },
      spec,
    },
  });
  const by = (labels: object) => ({ podSelector: { matchLabels: labels } });
  const inSpace = (name: string, more: object = {}) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name, ...more } },
  });
  const monitor = (selector: object, namespaceSelector?: object): Given => ({
    object: {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name: 'metrics' },
      spec: { selector: { matchLabels: selector }, namespaceSelector, endpoints: [] },
    },
  });
  function ofIstio(group: string, kind: string, holder: string, field: string, namespace?: string): Given {
    const spec = { [holder]: { [field]: { app: 'wbe' } } };
    return { object: { apiVersion: `${group}.istio.io/v1`, kind, metadata: { name: 'm', namespace }, spec } };
  }
  const labelled = (given: object): Given => ({
    object: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'front', labels: given }, spec: {} },
  });

  test.each([
    ['a NetworkPolicy for pods', wall(by({ app: 'wbe' })), '/spec/podSelector'],
    [
      'a NetworkPolicy that lets in',
      wall({ podSelector: {}, ingress: [{ from: [by({ app: 'wbe' })] }] }),
      '/spec/ingress/0/from/0/podSelector',
    ],
    [
      'a NetworkPolicy that lets out',
      wall({ podSelector: {}, egress: [{}, { to: [{}, by({ app: 'wbe' })] }] }),
      '/spec/egress/1/to/1/podSelector',
    ],
    [
      'a policy of Istio',
      ofIstio('security', 'AuthorizationPolicy', 'selector', 'matchLabels'),
      '/spec/selector',
    ],
    [
      'the mTLS of Istio',
      ofIstio('security', 'PeerAuthentication', 'selector', 'matchLabels'),
      '/spec/selector',
    ],
    [
      'a Sidecar of Istio',
      ofIstio('networking', 'Sidecar', 'workloadSelector', 'labels'),
      '/spec/workloadSelector',
    ],
    [
      'a Server of Linkerd',
      {
        object: {
          apiVersion: 'policy.linkerd.io/v1beta3',
          kind: 'Server',
          metadata: { name: 'http' },
          spec: { ...by({ app: 'wbe' }), port: 80 },
        },
      },
      '/spec/podSelector',
    ],
    [
      'a PodMonitor',
      {
        object: {
          apiVersion: 'monitoring.coreos.com/v1',
          kind: 'PodMonitor',
          metadata: { name: 'm' },
          spec: { selector: { matchLabels: { app: 'wbe' } } },
        },
      },
      '/spec/selector',
    ],
  ])('tells of %s', (_, given, pointer) => {
    const findings = told(given, pods(labels));
    expect(placesOf(findings)).toEqual([expect.stringMatching(new RegExp(`^\\w+/\\w+${pointer}$`))]);
    expect(findings[0]?.related).toHaveLength(1);
    expect(told(given, pods({ app: 'wbe' }))).toEqual([]);
  });

  test('takes a policy where Istio lives for one of all namespaces', () => {
    const policy = (namespace: string) =>
      ofIstio('security', 'AuthorizationPolicy', 'selector', 'matchLabels', namespace);
    expect(told(policy('istio-system'), pods(labels, undefined, 'istio-system'))).toEqual([]);
    expect(told(policy('b'), pods(labels, undefined, 'b'))).toHaveLength(1);
  });

  test('looks for the peers of a NetworkPolicy in the namespace that it names', () => {
    const peer = (where: object) =>
      wall({ podSelector: {}, ingress: [{ from: [{ ...by({ app: 'wbe' }), ...where }] }] }, 'a');
    const there = pods(labels, undefined, 'b');
    expect(told(peer(inSpace('b')), there)).toHaveLength(1);
    expect(told(peer(inSpace('c')), there)).toEqual([]);
    expect(told(peer({}), there)).toEqual([]);
    // Whichever namespaces these are, nobody here knows.
    expect(told(peer(inSpace('b', { team: 'x' })), there)).toEqual([]);
    expect(told(peer({ namespaceSelector: {} }), there)).toEqual([]);
  });

  test('tells of no peer that is only called like the policy', () => {
    const other = by({ name: 'other' });
    const peer = wall({ podSelector: {}, ingress: [{ from: [other] }] }, undefined, 'web');
    expect(told(peer, pods(labels))).toEqual([]);
    expect(told(wall(other, undefined, 'web'), pods(labels))).toHaveLength(1);
  });

  test('tells of a ServiceMonitor that finds no Services', () => {
    const there = labelled({ app: 'web', team: 'a' });
    expect(told(monitor({ app: 'web' }), there)).toEqual([]);
    expect(told(monitor({ app: 'mail' }), there)).toEqual([]);
    expect(placesOf(told(monitor({ app: 'wbe' }), there))).toEqual(['ServiceMonitor/metrics/spec/selector']);
    expect(told(monitor({ app: 'wbe' }, { any: true }), there)).toEqual([]);
    expect(told(monitor({ app: 'wbe' }, { matchNames: ['b'] }), there)).toEqual([]);
  });
});
