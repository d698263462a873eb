import { referenceNoService } from '../../../lib/validation/rules/reference-no-service';
import { external, service, workload } from '../../model/parts';
import { check } from './check';

describe('reference/no-service', () => {
  test('takes calls to Services with a port and to external endpoints', () => {
    const calls = [service(workload('api')), external('db', { port: {} })];
    expect(check(referenceNoService, { model: { workloads: [workload('a', { calls })] } })).toEqual([]);
  });

  test('does not take a call to a Service without a port', () => {
    const calls = [service(workload('api')), service(workload('worker'), { ports: [] })];
    const findings = check(referenceNoService, { model: { workloads: [workload('a', { calls })] } });
    expect(findings.map(({ property, related }) => [property, related?.[0]?.path])).toEqual([
      [['calls', 1], 'shop/worker'],
    ]);
  });
});
