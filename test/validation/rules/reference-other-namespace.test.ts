import type { AppModel } from '../../../lib/model/app';
import { referenceOtherNamespace } from '../../../lib/validation/rules/reference-other-namespace';
import { chart, route, service, workload } from '../../model/parts';
import { check } from './check';

const shop = chart('shop', { namespace: 'shop' });
const mail = chart('mail', { namespace: 'mail' });
const loose = chart('loose');
const api = workload('api', { chart: shop });
const told = (model: Partial<AppModel>) =>
  check(referenceOtherNamespace, { model }).map(({ property, related }) => [property, related?.[0]?.path]);

describe('reference/other-namespace', () => {
  test('takes what stays in one namespace, whatever its chart', () => {
    const services = [service(api), service(api, { chart: chart('other', { namespace: 'shop' }) })];
    const apart = service(workload('web', { chart: loose }), { chart: chart('loose-too') });
    const routes = services.map((each) => route(each));
    expect(told({ services: [...services, apart], routes })).toEqual([]);
  });

  test.each([mail, loose])('does not take a Service of another namespace', (elsewhere) => {
    expect(told({ services: [service(api, { chart: elsewhere })] })).toEqual([[['selects'], 'shop/api']]);
  });

  test('does not take a Service with a namespace before pods without', () => {
    const services = [service(workload('web', { chart: loose }), { chart: shop })];
    expect(told({ services })).toHaveLength(1);
  });

  test('does not take a route to a Service of another namespace', () => {
    expect(told({ routes: [route(service(api), { chart: mail })] })).toEqual([[['service'], 'shop/api']]);
  });

  test('has nothing to say of what is on Compose alone', () => {
    const there = service(api, { chart: mail, targets: ['compose'] });
    expect(
      told({ services: [there], routes: [route(service(api), { chart: mail, targets: ['compose'] })] }),
    ).toEqual([]);
  });
});
