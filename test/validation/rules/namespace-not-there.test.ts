import type { Existing } from '../../../lib/model/existing';
import { namespaceNotThere } from '../../../lib/validation/rules/namespace-not-there';
import { origin } from '../../model/parts';
import { check, deployment, type Given, pod } from './check';

const within = (namespace: string, file = 'kubernetes/shop.k8s.yaml'): Given => ({
  object: deployment(pod({}), { namespace }),
  source: { file },
});
const made = (name: string, file = 'kubernetes/shop.k8s.yaml'): Given => ({
  object: { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
  source: { file },
});
const told = (objects: readonly Given[], existing: readonly Existing[] = []) =>
  check(namespaceNotThere, { model: { existing }, objects }).map(
    ({ severity = 'note', affected = [], origin: { path } }) =>
      `${severity} at "${path}": ${affected.map(({ object }) => object).join(' ')}`,
  );

describe('namespace/not-there', () => {
  test('tells the app once of all namespaces that nobody makes', () => {
    expect(told([within('shop'), within('mail'), within('shop')])).toEqual([
      'note at "": Namespace/shop Namespace/mail',
    ]);
  });

  test('has nothing to say of those that are made, that exist, or that every cluster has', () => {
    const mail: Existing = {
      kind: 'existing',
      objectKind: 'Namespace',
      name: 'mail',
      origin: origin('mail'),
    };
    expect(told([made('shop'), within('shop')])).toEqual([]);
    expect(told([within('shop'), made('shop')])).toEqual([]);
    expect(told([within('mail')], [mail])).toEqual([]);
    expect(told([within('mail')], [{ ...mail, namespace: 'mail' }])).toEqual([]);
    expect(told([within('default'), within('kube-system')])).toEqual([]);
    expect(told([{ object: deployment(pod({})) }])).toEqual([]);
  });

  test('warns where the file of the Namespace comes after one that needs it', () => {
    const [api, shop] = ['kubernetes/api.k8s.yaml', 'kubernetes/shop.k8s.yaml'];
    expect(told([within('shop', api), made('shop', shop)])).toEqual([
      'warning at "shop/object-1": Namespace/shop',
    ]);
    expect(told([made('shop', api), within('shop', shop), within('shop', api)])).toEqual([]);
  });

  test('leaves --strict as it is', () => {
    expect(check(namespaceNotThere, { objects: [within('shop')] })[0]?.lenient).toBe(true);
  });
});
