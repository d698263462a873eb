import type { AccessMode } from '../../../lib/model/claim';
import type { ClaimVolume } from '../../../lib/model/volume';
import type { Workload } from '../../../lib/model/workload';
import { volumeAccessMode } from '../../../lib/validation/rules/volume-access-mode';
import { job, workload } from '../../model/parts';
import { check } from './check';

function claimed(accessMode: AccessMode): ClaimVolume {
  const claim = { name: 'data', size: 1, accessMode };
  return { type: 'claim', name: 'data', property: ['volumes', '/data'], claim, made: 'here' };
}

function found(workloads: readonly Workload[]) {
  return check(volumeAccessMode, { model: { workloads } }).map(({ severity, property, origin }) => [
    severity,
    origin?.path,
    property,
  ]);
}

const property = ['volumes', '/data'];
const two = { type: 'fixed', replicas: 2 } as const;

test('one replica mounts what it likes, and any number what many may', () => {
  expect(found([workload('web', { volumes: [claimed('ReadWriteOncePod')] })])).toEqual([]);
  expect(found([workload('web', { scale: two, volumes: [claimed('ReadWriteMany')] })])).toEqual([]);
});

test('several replicas, or as many as an autoscaler may make, may be on several nodes', () => {
  const range = { type: 'range', min: 1, max: 2 } as const;
  for (const scale of [two, range]) {
    expect(found([workload('web', { scale, volumes: [claimed('ReadWriteOnce')] })])).toEqual([
      ['warning', 'shop/web', property],
    ]);
  }
});

test('of several pods with a claim of one pod, all but one wait', () => {
  expect(found([workload('web', { scale: two, volumes: [claimed('ReadWriteOncePod')] })])).toEqual([
    ['error', 'shop/web', property],
  ]);
});

test('another workload that mounts the same claim is another pod, unless it is elsewhere', () => {
  const volumes = [claimed('ReadWriteOnce')];
  const away = workload('c', { volumes, targets: ['compose'] });
  expect(found([workload('a', { volumes }), workload('b', { volumes }), away])).toEqual([
    ['warning', 'shop/b', property],
  ]);
});

describe('what runs to its end', () => {
  const once = [claimed('ReadWriteOnce')];

  test('has as many pods at a time as it runs at once, and no more than have to succeed', () => {
    expect(found([job('one', { volumes: once, completions: 3 })])).toEqual([]);
    expect(found([job('one', { volumes: once, parallelism: 3, completions: 1 })])).toEqual([]);
    expect(found([job('many', { volumes: once, parallelism: 3 })])).toEqual([
      ['warning', 'shop/many', property],
    ]);
  });

  test('makes room for the next one: no pod waits forever, but for one that stays', () => {
    const volumes = [claimed('ReadWriteOncePod')];
    expect(found([job('many', { volumes, parallelism: 2 })])).toEqual([['warning', 'shop/many', property]]);
    expect(found([job('a', { volumes }), job('b', { volumes })])).toEqual([['warning', 'shop/b', property]]);
    expect(found([workload('a', { volumes }), job('b', { volumes })])).toEqual([
      ['error', 'shop/b', property],
    ]);
  });
});
