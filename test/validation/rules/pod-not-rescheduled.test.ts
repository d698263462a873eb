import type { Target } from '../../../lib/model/target';
import type { RestartPolicy, Workload } from '../../../lib/model/workload';
import { podNotRescheduled } from '../../../lib/validation/rules/pod-not-rescheduled';
import { workload } from '../../model/parts';
import { check } from './check';

function found(restart?: RestartPolicy, targets: readonly Target[] = ['kubernetes', 'compose']) {
  const pod: Workload = { ...workload('debug', { targets }), kind: 'pod', restart };
  return check(podNotRescheduled, { model: { workloads: [pod, workload('web')] } }).map(
    ({ origin }) => origin.path,
  );
}

test('a Pod that is meant to stay is gone with its node', () => {
  expect(found()).toEqual(['shop/debug']);
  expect(found('always')).toEqual(['shop/debug']);
});

test('one that ends by itself is not missed', () => {
  expect(found('no')).toEqual([]);
  expect(found('on-failure')).toEqual([]);
});

test('Compose starts its container again on the one machine that it has', () => {
  expect(found('always', ['compose'])).toEqual([]);
});
