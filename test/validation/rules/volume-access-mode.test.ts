import type { AccessMode } from '../../../lib/model/claim';
import type { Deployment } from '../../../lib/model/deployment';
import type { ClaimVolume } from '../../../lib/model/volume';
import { volumeAccessMode } from '../../../lib/validation/rules/volume-access-mode';
import { workload } from '../../model/parts';
import { check } from './check';

function claimed(accessMode: AccessMode): ClaimVolume {
  const claim = { name: 'data', size: 1, accessMode };
  return { type: 'claim', name: 'data', property: ['volumes', '/data'], claim, made: 'here' };
}

function found(workloads: readonly Deployment[]) {
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
      [undefined, 'shop/web', property],
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
    [undefined, 'shop/b', property],
  ]);
});
