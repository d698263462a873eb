import type { Container } from '../../../lib/model/container';
import type { Watch } from '../../../lib/model/develop';
import { developNotPossible } from '../../../lib/validation/rules/develop-not-possible';
import { container, workload } from '../../model/parts';
import { check } from './check';

const sync: Watch = { action: 'sync', path: 'src', target: '/app/src' };
const rebuild: Watch = { action: 'rebuild', path: '.' };

function found(watch: readonly Watch[], parts: Partial<Container> = {}) {
  const workloads = [workload('web', { containers: [container({ develop: { watch }, ...parts })] })];
  return check(developNotPossible, { model: { workloads } }).map(({ property }) => property);
}

test('nothing can be copied into a root that is read-only, by default or by word', () => {
  const place = ['develop', 'watch', 1, 'action'];
  expect(found([{ action: 'restart', path: 'a' }, sync])).toEqual([place]);
  expect(found([{ action: 'restart', path: 'a' }, sync], { user: 'image', writableRoot: false })).toEqual([
    place,
  ]);
});

test('a root that can be written to takes what is copied', () => {
  for (const parts of [{ writableRoot: true }, { user: 'image' }, { privileged: true }] as const)
    expect(found([sync], parts)).toEqual([]);
});

test('what is built again has to say how', () => {
  expect(found([rebuild])).toEqual([['develop', 'watch', 0, 'action']]);
  expect(found([rebuild], { build: { context: '.' } })).toEqual([]);
});

test('what Compose does not run is watched by nobody', () => {
  const workloads = [
    workload('web', { targets: ['kubernetes'], containers: [container({ develop: { watch: [rebuild] } })] }),
  ];
  expect(check(developNotPossible, { model: { workloads } })).toEqual([]);
});
