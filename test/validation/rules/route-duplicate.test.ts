import { routeDuplicate } from '../../../lib/validation/rules/route-duplicate';
import { origin, route, service, workload } from '../../model/parts';
import { check, placesOf } from './check';

interface Parts {
  readonly host?: string;
  readonly paths?: readonly object[];
  readonly className?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly namespace?: string;
}

/** An Ingress with one rule: for `acme.dev` at the prefix `/`, unless it says otherwise. */
function ingress({ host = 'acme.dev', paths = [{}], className, annotations, namespace }: Parts = {}) {
  const rule = { host, http: { paths: paths.map((path) => ({ path: '/', pathType: 'Prefix', ...path })) } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web', namespace, annotations },
    spec: { ingressClassName: className, rules: [rule] },
  };
}

const at = (path: string, pathType = 'Prefix') => ingress({ paths: [{ path, pathType }] });
const withAnnotation = (key: string, value: string) => ingress({ annotations: { [key]: value } });
const both = (first: object, second: object) =>
  check(routeDuplicate, { objects: [{ object: first }, { object: second }] });

describe('route/duplicate', () => {
  test.each([
    ['two hosts', ingress(), ingress({ host: 'www.acme.dev' })],
    ['a host and a wildcard over it', ingress({ host: 'a.acme.dev' }), ingress({ host: '*.acme.dev' })],
    ['two paths', at('/'), at('/shop')],
    ['an exact path and a prefix', at('/shop', 'Exact'), at('/shop')],
    ['two exact paths that differ in a slash', at('/shop', 'Exact'), at('/shop/', 'Exact')],
    ['two classes', ingress({ className: 'inside' }), ingress({ className: 'outside' })],
    ['a canary', ingress(), withAnnotation('nginx.ingress.kubernetes.io/canary', 'true')],
    [
      'two entry points',
      withAnnotation('traefik.ingress.kubernetes.io/router.entrypoints', 'web'),
      withAnnotation('traefik.ingress.kubernetes.io/router.entrypoints', 'websecure'),
    ],
    [
      'two load balancers',
      withAnnotation('alb.ingress.kubernetes.io/group.name', 'inside'),
      withAnnotation('alb.ingress.kubernetes.io/group.name', 'outside'),
    ],
    ['no rule at all', { ...ingress(), spec: {} }, { ...ingress(), spec: { rules: [null] } }],
    ['another kind of the name', { ...ingress(), apiVersion: 'acme.dev/v1' }, ingress()],
  ])('takes %s', (_, first, second) => {
    expect(both(first, second)).toEqual([]);
  });

  test.each([
    ['in one namespace', ingress(), ingress()],
    ['in two namespaces', ingress({ namespace: 'a' }), ingress({ namespace: 'b' })],
    ['where annotations change nothing', ingress(), withAnnotation('acme.dev/owner', 'web')],
    ['as two prefixes that differ in a slash', at('/shop'), at('/shop/')],
    ['as two exact paths', at('/shop', 'Exact'), at('/shop', 'Exact')],
    ['for every host', ingress({ host: '' }), ingress({ host: '' })],
  ])('does not let two Ingresses take one path %s', (_, first, second) => {
    const findings = both(first, second);
    expect(placesOf(findings)).toEqual(['Ingress/web/spec/rules/0/http/paths/0']);
    expect(findings[0]?.origin.path).toBe('shop/object-1');
    expect(findings[0]?.related?.map(({ path }) => path)).toEqual(['shop/object-0']);
  });

  test('does not let one Ingress take one path twice', () => {
    const findings = check(routeDuplicate, { objects: [{ object: ingress({ paths: [{}, {}] }) }] });
    expect(placesOf(findings)).toEqual(['Ingress/web/spec/rules/0/http/paths/1']);
    expect(findings[0]?.related).toBeUndefined();
  });

  test.each([
    ['a warning where neither is ours, since the server takes both', false, false, 'warning'],
    ['an error where the first is ours', true, false, undefined],
    ['an error where the second is ours', false, true, undefined],
  ])('is %s', (_, first, second, severity) => {
    const objects = [first, second].map((own) => ({ object: ingress(), source: { own } }));
    expect(check(routeDuplicate, { objects }).map((finding) => finding.severity)).toEqual([severity]);
  });

  test('tells every path that is taken', () => {
    const twice = ingress({ paths: [{ path: '/a' }, { path: '/b' }] });
    expect(both(twice, twice)).toHaveLength(2);
  });

  const web = service(workload('web'), { origin: origin('shop/web') });
  test.each([
    ['`expose` of a WebApp', route(web, { host: 'acme.dev' }), ['expose']],
    ['`host` of an Ingress', route(web, { host: 'acme.dev', origin: origin('shop/more') }), ['host']],
  ])('points at the %s', (_, own, property) => {
    const source = { origin: own.origin, own: true };
    const objects = [{ object: ingress() }, { object: ingress(), source }];
    const findings = check(routeDuplicate, { model: { routes: [own] }, objects });
    expect(findings.map((finding) => finding.property)).toEqual([property]);
  });

  test('points at the patch that moves an Ingress to a host that is taken', () => {
    const own = route(web, { host: 'www.acme.dev' });
    const patchProperty = ['patch', 'ingress'];
    const source = { origin: own.origin, own: true, patched: true, patchProperty };
    const objects = [{ object: ingress() }, { object: ingress(), source }];
    const findings = check(routeDuplicate, { model: { routes: [own] }, objects });
    expect(findings.map((finding) => finding.property)).toEqual([patchProperty]);
  });
});
