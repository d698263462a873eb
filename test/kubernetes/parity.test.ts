import { parity } from '../../lib/kubernetes/parity';
import type { Field } from '../../lib/model/fields';

function verdict(field: Field, value?: unknown) {
  const entry = parity[field];
  const treatment = typeof entry === 'function' ? entry({ value }) : entry;
  return treatment === undefined || treatment === 'kept' ? 'kept' : treatment.verdict;
}

test.each<[Field, unknown, string]>([
  ['workload.restart', 'always', 'kept'],
  ['workload.restart', 'unless-stopped', 'kept'],
  ['workload.restart', 'on-failure', 'not-expressible'],
  ['workload.restart', 'no', 'not-expressible'],
  ['workload.stopSignal', 'SIGINT', 'not-expressible'],
  ['workload.stopGracePeriod', 30_000, 'kept'],
  ['workload.stopGracePeriod', 1500, 'approximated'],
  ['probe.initialDelay', 0, 'kept'],
  ['probe.period', 500, 'approximated'],
  ['probe.period', 0, 'approximated'],
  ['probe.timeout', 1000, 'kept'],
  ['preStop.sleep', { type: 'sleep', duration: 5000 }, 'kept'],
  ['preStop.sleep', { type: 'sleep', duration: 0 }, 'approximated'],
  ['postStart.sleep', { type: 'sleep', duration: 1001 }, 'approximated'],
  ['reference.variable', { kind: 'variable', name: 'TAG', default: '1' }, 'approximated'],
  ['reference.variable', { kind: 'variable', name: 'TAG' }, 'kept'],
  ['servicePort.hostIp', '127.0.0.1', 'not-expressible'],
  ['container.healthTool', 'curl', 'kept'],
  ['build.context', './api', 'kept'],
])('%s of %j is %s', (field, value, expected) => {
  expect(verdict(field, value)).toBe(expected);
});

test('every note is one sentence', () => {
  const samples = [undefined, 1, 'no', { duration: 1 }, { default: '' }];
  for (const entry of Object.values(parity)) {
    for (const value of samples) {
      const treatment = typeof entry === 'function' ? entry({ value }) : entry;
      if (treatment !== undefined && treatment !== 'kept') expect(treatment.note).toMatch(/^[A-Z].*[^.]\.$/);
    }
  }
});
