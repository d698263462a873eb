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

  test('does not judge the Services of others', () => {
    const { object } = patchedService({ selector: { a: 'b' } });
    expect(check(selectorNoPods, { model: app(), objects: [{ object }] })).toEqual([]);
  });
});
