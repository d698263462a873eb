import type { Scale } from '../../lib/model/scale';
import { workload } from '../model/parts';
import { objectsByKind } from './make';

const lower = (scale?: Scale) => objectsByKind(workload('api', { scale })).HorizontalPodAutoscaler;

const resource = (name: string, averageUtilization: number) => ({
  type: 'Resource',
  resource: { name, target: { type: 'Utilization', averageUtilization } },
});

test('a fixed number of replicas needs none', () => {
  expect(lower()).toBeUndefined();
  expect(lower({ type: 'fixed', replicas: 3 })).toBeUndefined();
});

test('a range is steered by the metrics that the user named', () => {
  expect(lower({ type: 'range', min: 2, max: 10, cpu: 70, memory: 90 })).toEqual({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'api', labels: { 'app.kubernetes.io/name': 'api' } },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' },
      minReplicas: 2,
      maxReplicas: 10,
      metrics: [resource('cpu', 70), resource('memory', 90)],
    },
  });
  expect(lower({ type: 'range', min: 1, max: 2, memory: 90 })).toMatchObject({
    spec: { metrics: [resource('memory', 90)] },
  });
});

test('a range without a metric is steered by 80 percent of the CPU, as Kubernetes does, and says so', () => {
  expect(lower({ type: 'range', min: 1, max: 2 })).toMatchObject({
    spec: { metrics: [resource('cpu', 80)] },
  });
});
