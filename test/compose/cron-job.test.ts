import { codes, cronJob, workload } from '../model/parts';
import { lower, makeWorld } from './make';

const report = cronJob('report', { backoffLimit: 2 });

test('never starts by itself: it stands behind a profile, and is one container that ends', () => {
  const world = makeWorld({ workloads: [report, workload('web')] });
  expect(lower(report, world)).toMatchObject({ profiles: ['jobs'], restart: 'on-failure:2' });
  // The parity table has the word on it.
  expect(codes(world)).toEqual([]);
});
