import { lowerDeployment } from '../../lib/kubernetes/deployment';
import type { Deployment } from '../../lib/model/deployment';
import { complete } from '../../lib/passes/complete';
import { chart, workload } from '../model/parts';
import { makePrepared } from '../passes/prepared';
import { noOthers } from './make';

const lower = (rest: Partial<Deployment> = {}) =>
  lowerDeployment(complete(workload('api', rest)), makePrepared(), noOthers);

test('the keys stand in the order that a person expects', () => {
  const deployment = lower({
    annotations: { note: 'x' },
    chart: chart('shop', { namespace: 'shop' }),
    rollout: { strategy: 'rolling', minReady: 5000, progressDeadline: 120_000 },
  });
  expect(Object.keys(deployment)).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
  expect(Object.keys(deployment.metadata ?? {})).toEqual(['name', 'namespace', 'labels', 'annotations']);
  expect(Object.keys(deployment.spec)).toEqual([
    'replicas',
    'selector',
    'strategy',
    'minReadySeconds',
    'progressDeadlineSeconds',
    'template',
  ]);
});

test('labels of the chart and the workload are on the object and its pods, sorted; the selector has its own', () => {
  const { metadata, spec } = lower({
    chart: chart('shop', { labels: { team: 'shop', tier: 'all' } }),
    labels: { zone: 'a', 'app.kubernetes.io/name': 'api', tier: 'web' },
    annotations: { note: 'x' },
  });
  const labels = '{"app.kubernetes.io/name":"api","team":"shop","tier":"web","zone":"a"}';
  expect(JSON.stringify(metadata?.labels)).toBe(labels);
  expect(JSON.stringify(spec.template.metadata?.labels)).toBe(labels);
  expect(spec.template.metadata?.annotations).toEqual({ note: 'x' });
  expect(spec.selector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'api' } });
});

test('changing what was lowered does not change the model', () => {
  const api = workload('api', { annotations: { note: 'x' } });
  const lowered = lowerDeployment(complete(api), makePrepared(), noOthers);
  Object.assign(lowered.metadata?.labels ?? {}, { extra: '1' });
  Object.assign(lowered.metadata?.annotations ?? {}, { extra: '1' });
  Object.assign(lowered.spec.selector.matchLabels ?? {}, { extra: '1' });
  expect(api).toMatchObject({
    labels: { 'app.kubernetes.io/name': 'api' },
    annotations: { note: 'x' },
    selector: { 'app.kubernetes.io/name': 'api' },
  });
  expect([api.labels, api.annotations, api.selector].map((map) => 'extra' in map)).toEqual([
    false,
    false,
    false,
  ]);
});

test('replicas are fixed, or an autoscaler has them', () => {
  expect(lower().spec.replicas).toBe(1);
  expect(lower({ scale: { type: 'fixed', replicas: 3 } }).spec.replicas).toBe(3);
  expect(lower({ scale: { type: 'fixed', replicas: 0 } }).spec.replicas).toBe(0);
  expect(lower({ scale: { type: 'range', min: 2, max: 4 } }).spec).not.toHaveProperty('replicas');
});

test('new replicas come before old ones go, unless the user says otherwise', () => {
  expect(lower().spec.strategy).toEqual({
    type: 'RollingUpdate',
    rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 },
  });
  expect(lower({ rollout: { strategy: 'rolling', maxSurge: 1 } }).spec.strategy?.rollingUpdate).toEqual({
    maxSurge: 1,
    maxUnavailable: 0,
  });
  expect(lower({ rollout: { strategy: 'recreate' } }).spec.strategy).toEqual({ type: 'Recreate' });
});

test('times of a rollout are whole seconds, rounded up', () => {
  expect(
    lower({ rollout: { strategy: 'rolling', minReady: 1200, progressDeadline: 90_500 } }).spec,
  ).toMatchObject({ minReadySeconds: 2, progressDeadlineSeconds: 91 });
});
