import type { Container } from '../../../lib/model/container';
import type { Scale } from '../../../lib/model/scale';
import { imageNotReplicated } from '../../../lib/validation/rules/image-not-replicated';
import { container, workload } from '../../model/parts';
import { check } from './check';

const three: Scale = { type: 'fixed', replicas: 3 };

function found(image: string, scale?: Scale, parts: Partial<Container> = {}) {
  const workloads = [workload('db', { containers: [container({ image, ...parts })], scale })];
  return check(imageNotReplicated, { model: { workloads } }).map(({ property }) => property);
}

test('several replicas are several databases, also where an autoscaler makes them', () => {
  expect(found('postgres:17', three)).toEqual([['scale']]);
  expect(found('mysql', { type: 'range', min: 1, max: 2 })).toEqual([['scale']]);
});

test('one is one, and what forms one by itself is fine', () => {
  expect(found('postgres:17')).toEqual([]);
  for (const image of ['cassandra:5', 'mongo:7', 'acme/api:1']) expect(found(image, three)).toEqual([]);
});

test('whoever starts something else in it, or builds it, knows what that does', () => {
  expect(found('postgres:17', three, { command: ['patroni'] })).toEqual([]);
  expect(found('postgres:17', three, { build: { context: '.' } })).toEqual([]);
});
