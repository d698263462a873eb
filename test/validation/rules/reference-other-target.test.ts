import type { Target } from '../../../lib/model/target';
import { referenceOtherTarget } from '../../../lib/validation/rules/reference-other-target';
import { external, route, service, workload } from '../../model/parts';
import { check } from './check';

const [both, compose] = [workload('both'), workload('compose', { targets: ['compose'] })];

describe('reference/other-target', () => {
  test('takes calls between parts of the same targets, and from fewer to more', () => {
    const workloads = [
      workload('a', { calls: [service(both)] }),
      workload('b', { targets: ['compose'], calls: [service(both), service(compose)] }),
      workload('c', { calls: [external('db')] }),
    ];
    expect(check(referenceOtherTarget, { model: { workloads } })).toEqual([]);
  });

  test.each([
    ['a Service', service(compose)],
    ['a Service whose workload is missing there', service(compose, { targets: ['kubernetes', 'compose'] })],
    ['an external endpoint', external('db', { host: { compose: 'db' } })],
  ])('does not take a call to %s that is not on a target of the caller', (_, endpoint) => {
    const workloads = [workload('a', { calls: [service(both), endpoint] })];
    const findings = check(referenceOtherTarget, { model: { workloads } });
    expect(findings.map(({ property }) => property)).toEqual([['calls', 1]]);
    expect(findings[0]?.message).toContain('Kubernetes');
  });

  test('does not take a Service before a workload that is not on its target', () => {
    const services = [service(both), service(compose, { targets: ['kubernetes', 'compose'] })];
    const findings = check(referenceOtherTarget, { model: { services } });
    expect(findings.map(({ origin, property }) => [origin.path, property])).toEqual([
      ['shop/compose', ['targets']],
    ]);
  });

  test('does not take a route to a Service that is not on its target', () => {
    const front = service(compose);
    const routes = [route(front), route(front, { targets: ['kubernetes'] })];
    const findings = check(referenceOtherTarget, { model: { routes } });
    expect(findings.map(({ property }) => property)).toEqual([['expose']]);
  });

  test('has nothing to say of a target that the app is not written for', () => {
    const workloads = [
      workload('a', {
        targets: ['kubernetes', 'compose', 'swarm'],
        calls: [service(both), external('db', { host: { kubernetes: 'db', compose: 'db' } })],
      }),
      workload('b', {
        scheduling: { apartFrom: [{ workload: compose, required: true, over: 'nodes' }] },
      }),
    ];
    const services = [service(both, { targets: ['kubernetes', 'compose', 'swarm'] })];
    const model = { workloads, services, routes: [route(service(compose), { targets: ['kubernetes'] })] };
    const told = (targets: readonly Target[]) =>
      check(referenceOtherTarget, { model: { ...model, targets } }).map(({ property }) => property);
    expect(told(['compose'])).toEqual([]);
    expect(told(['compose', 'swarm'])).toEqual([['calls', 0], ['calls', 1], ['targets']]);
    expect(told(['kubernetes'])).toEqual([['scheduling', 'apartFrom', 0], ['expose']]);
  });
});
