import type { Origin } from '../../../lib/diagnostics/origin';
import type { AppModel } from '../../../lib/model/app';
import type { Service } from '../../../lib/model/service';
import { referenceRenamed } from '../../../lib/validation/rules/reference-renamed';
import { chart, container, origin, route, service, workload } from '../../model/parts';
import { check, deployment, type Given, placesOf, pod } from './check';

const scale = { type: 'range', min: 1, max: 2, cpu: 80 } as const;
const web = workload('web', { scale });
/** The same without an autoscaler. */
const unscaled = { ...web, scale: undefined };
const front = service(web);
const patchProperty = ['patch', 'it'];

/** A final object of ours that a patch has changed; `name` and `namespace` are those before. */
function patched(object: object, from: Origin = web.origin, name = 'web', namespace?: string): Given {
  return { object, source: { origin: from, own: true, patched: true, patchProperty, name, namespace } };
}

const object = (kind: string, name: string, namespace?: string) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace },
});
const account = (name: string, namespace?: string) => patched(object('ServiceAccount', name, namespace));
const configMap = (name: string) => patched(object('ConfigMap', name), web.origin, 'web-etc');
const serviceNamed = (name: string) => patched(object('Service', name));
const ingress = (name: string): Given => {
  const backend = { service: { name, port: { name: 'http' } } };
  const spec = { rules: [{ host: 'a.dev', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }] };
  return patched({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'web' }, spec });
};
const pods = (spec: object, parts: object = {}) => patched(deployment(pod({}, spec), parts));

function found(objects: readonly Given[], model: Partial<AppModel> = {}) {
  return check(referenceRenamed, { model: { workloads: [web], services: [front], ...model }, objects });
}

describe('reference/renamed', () => {
  test.each([
    ['a ServiceAccount', [account('other')], ['ServiceAccount/other/metadata/name', 'Deployment/web']],
    ['a ConfigMap', [configMap('mine')], ['ConfigMap/mine/metadata/name', 'Deployment/web']],
    [
      'a ServiceAccount’s namespace',
      [account('web', 'b')],
      ['ServiceAccount/web/metadata/namespace', 'Deployment/web'],
    ],
    [
      'a Deployment that is scaled',
      [patched(deployment(pod({}), { name: 'other' }))],
      ['Deployment/other/metadata/name', 'HorizontalPodAutoscaler/web'],
    ],
  ])('does not let a patch change %s', (_, objects, places) => {
    const findings = found(objects);
    expect(placesOf(findings)).toEqual(places);
    expect(findings[0]?.property).toEqual(patchProperty);
  });

  const mailer = (parts: object) => workload('mailer', parts);
  const api = [['http://', { kind: 'host', to: front }, ':80']] as const;
  test.each([
    ['has in its environment', mailer({ containers: [container({ env: { API: [...api[0]] } })] })],
    [
      'calls from another chart',
      mailer({
        containers: [container({ args: [[{ kind: 'url', to: front, path: '' }]] })],
        chart: chart('mail', { namespace: 'mail' }),
      }),
    ],
    ['waits for', mailer({ startAfter: [{ workload: web }] })],
  ])('does not let a patch rename a Service that a workload %s', (_, user) => {
    const findings = found([serviceNamed('other')], { workloads: [web, user] });
    expect(placesOf(findings)).toEqual(['Service/other/metadata/name', 'Deployment/mailer']);
  });

  const space = { name: 'data', size: 1024, accessMode: 'ReadWriteOnce' } as const;
  const mounting = (name: string) =>
    workload(name, { volumes: [{ type: 'claim', name: 'v', claim: space, made: 'here' }] });
  test('does not let a patch rename a claim that pods mount', () => {
    const [one, other] = [mounting('web'), mounting('mailer')];
    const given = patched(object('PersistentVolumeClaim', 'other'), one.origin, 'data');
    expect(placesOf(found([given], { workloads: [one, other] }))).toEqual([
      'PersistentVolumeClaim/other/metadata/name',
      'Deployment/web',
      'Deployment/mailer',
    ]);
    const volumes = [{ name: 'v', persistentVolumeClaim: { claimName: 'other' } }];
    expect(
      found([given, patched(deployment(pod({}, { volumes })), one.origin)], { workloads: [one] }),
    ).toEqual([]);
  });

  test('does not let a patch rename the Namespace of a chart', () => {
    const shop = chart('shop', { namespace: 'shop' });
    const given = patched(object('Namespace', 'other'), shop.origin, 'shop');
    const inside = workload('web', { chart: shop });
    expect(placesOf(found([given], { workloads: [inside, web] }))).toEqual([
      'Namespace/other/metadata/name',
      'Deployment/web',
    ]);
    expect(found([given], { workloads: [web] })).toEqual([]);
  });

  test('does not let a patch rename a Service that a route leads to', () => {
    const findings = found([serviceNamed('other')], { routes: [route(front)] });
    expect(placesOf(findings)).toEqual(['Service/other/metadata/name', 'Ingress/web']);
  });

  test('tells once of all who look for one name', () => {
    const user = mailer({ startAfter: [{ workload: web }] });
    const findings = found([serviceNamed('other')], { workloads: [web, user], routes: [route(front)] });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain('Ingress/web and 1 more still look');
  });

  const compose = (of: Service) => route(of, { targets: ['compose'] });
  test.each([
    ['a Service that nobody looks for', [serviceNamed('other')], {}],
    ['a Service whose route is on Compose alone', [serviceNamed('other')], { routes: [compose(front)] }],
    [
      'a Deployment that nothing scales',
      [patched(deployment(pod({}), { name: 'b' }))],
      { workloads: [unscaled] },
    ],
    ['a Service whose route follows', [serviceNamed('b'), ingress('b')], { routes: [route(front)] }],
    ['a ServiceAccount whose pods follow', [account('b'), pods({ serviceAccountName: 'b' })], {}],
    [
      'a ConfigMap whose pods follow',
      [configMap('b'), pods({ volumes: [{ name: 'etc', configMap: { name: 'b' } }] })],
      {},
    ],
    [
      'a ServiceAccount that moves with its pods',
      [account('web', 'b'), pods({ serviceAccountName: 'web' }, { namespace: 'b' })],
      { workloads: [unscaled] },
    ],
    [
      'a ServiceAccount whose name another object has',
      [account('b'), { object: object('ServiceAccount', 'web') }],
      {},
    ],
  ])('lets a patch rename %s', (_, objects, model) => {
    expect(found(objects, model)).toEqual([]);
  });

  test('still tells of pods that a patch has changed in another way', () => {
    expect(found([account('b'), pods({ serviceAccountName: 'web' })])).toHaveLength(1);
    const volumes = [{ name: 'etc', configMap: { name: 'web-etc-0123abcd' } }];
    expect(found([configMap('b'), pods({ volumes })])).toHaveLength(1);
  });

  test.each([
    ['a patch of something else', account('web')],
    ['the hash of a ConfigMap', configMap('web-etc-0123abcd')],
    [
      'an object of somebody else',
      { object: object('ServiceAccount', 'other'), source: { origin: origin('shop/x'), own: false } },
    ],
  ])('says nothing of %s', (_, given) => {
    expect(found([given])).toEqual([]);
  });
});
