import type { Container } from '../../../lib/model/container';
import type { Trigger } from '../../../lib/model/scale';
import { scaleNoVariable } from '../../../lib/validation/rules/scale-no-variable';
import { container, workload } from '../../model/parts';
import { check } from './check';

const trigger = (metadata: Record<string, string>): Trigger => ({ type: 'rabbitmq', metadata });
const reads = trigger({ queueName: 'mail', hostFromEnv: 'URL' });

function found(triggers: readonly Trigger[], first: Partial<Container>, parts: object = {}) {
  const scale = { type: 'range', min: 0, max: 3, keda: { triggers } } as const;
  const containers = [container(first), container({ name: 'other', env: { URL: 'amqp://queue' } })];
  return check(scaleNoVariable, {
    model: { workloads: [workload('mailer', { scale, containers, ...parts })] },
  });
}

test('a trigger finds its variables in the first container', () => {
  expect(found([trigger({}), reads], {}).map(({ property }) => property)).toEqual([
    ['scale', 'keda', 'triggers', 1, 'hostFromEnv'],
  ]);
  expect(found([reads], { env: { URI: 'a' } })[0]?.suggestion).toBe('URI');
  expect(found([reads], { env: { URL: 'amqp://queue' } })).toEqual([]);
});

test('nothing is said of variables that come from elsewhere, nor where there is no Kubernetes', () => {
  expect(found([reads], { envFrom: [{ from: 'secret', name: 'queue' }] })).toEqual([]);
  expect(found([reads], {}, { targets: ['compose'] })).toEqual([]);
});
