import { lowerJob } from '../../lib/kubernetes/job';
import type { Job } from '../../lib/model/job';
import { complete } from '../../lib/passes/complete';
import { codes, job, workload } from '../model/parts';
import { makePrepared } from '../passes/prepared';
import { noOthers, objectsByKind } from './make';

const lower = (rest: Partial<Job> = {}) => lowerJob(complete(job('migrate', rest)), makePrepared(), noOthers);
const nameOf = (rest: Partial<Job> = {}) => lower(rest).metadata?.name;

test('says how often it is tried, and that another pod takes over from one that failed', () => {
  const { spec } = lower();
  expect(spec).toMatchObject({ backoffLimit: 6, template: { spec: { restartPolicy: 'Never' } } });
  expect(Object.keys(spec ?? {})).toEqual(['backoffLimit', 'template']);
});

test('says everything that is asked of it, in whole seconds', () => {
  const { spec } = lower({
    restart: 'on-failure',
    backoffLimit: 0,
    parallelism: 2,
    completions: 4,
    activeDeadline: 1500,
    ttlAfterFinished: 0,
  });
  expect(spec).toMatchObject({
    parallelism: 2,
    completions: 4,
    backoffLimit: 0,
    activeDeadlineSeconds: 2,
    ttlSecondsAfterFinished: 0,
    template: { spec: { restartPolicy: 'OnFailure' } },
  });
});

describe('its name', () => {
  test('ends with the hash of what cannot be changed while it is there', () => {
    expect(nameOf()).toMatch(/^migrate-[0-9a-f]{8}$/);
    const [container] = job('migrate').containers;
    if (container === undefined) throw new Error('a Job has a container');
    expect(nameOf({ containers: [{ ...container, image: 'acme/app:2' }] })).not.toBe(nameOf());
    expect(nameOf({ completions: 2 })).not.toBe(nameOf());
    expect(nameOf({ labels: { team: 'shop' } })).not.toBe(nameOf());
  });

  test('stays the same where the API server would take the change', () => {
    const changed = { backoffLimit: 1, parallelism: 3, activeDeadline: 60_000, ttlAfterFinished: 1000 };
    expect(nameOf(changed)).toBe(nameOf());
  });
});

test('stays where somebody asks for it, which is told where it should go', () => {
  const migrate = job('migrate', { ttlAfterFinished: 1000 });
  const waiting = workload('api', { startAfter: [{ workload: migrate }] });
  const prepared = makePrepared({ workloads: [migrate, waiting] });
  expect(objectsByKind(migrate, prepared).Job).not.toHaveProperty('spec.ttlSecondsAfterFinished');
  expect(codes(prepared)).toEqual(['parity/approximated']);
  expect(prepared.findings[0]?.property).toEqual(['ttlAfterFinished']);
});
