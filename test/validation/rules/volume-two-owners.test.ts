import { type Chart, claim, existingClaim, WebApp, Worker, type WorkerProps } from 'lading';
import { image, read, shop } from '../../constructs/make';

const uploads = () => claim({ name: 'uploads', size: '1Gi', accessMode: 'ReadWriteMany' });

/** What is told where a WebApp of the user 1000 and a Worker share a claim. */
function told(props: Partial<WorkerProps>, shared = uploads()) {
  const chart = shop();
  new WebApp(chart, 'a', { image, port: 80, user: 1000, volumes: { '/data': shared } });
  new Worker(chart, 'b', { image, volumes: { '/data': shared }, ...props });
  return read(chart).told.filter((each) => each.includes('volume/'));
}

test('two workloads of two groups that write to one claim take it from each other', () => {
  expect(told({ user: 2000 })).toEqual(['shop/b: volume/two-owners']);
  expect(told({})).toEqual(['shop/b: volume/two-owners']);
});

test('of one group both may write, and who reads or knows its own way takes nothing', () => {
  expect(told({ user: 1000 })).toEqual([]);
  expect(told({ user: '2000:1000' })).toEqual([]);
  expect(told({ user: 'image' })).toEqual([]);
  const shared = uploads();
  expect(told({ user: 2000, volumes: { '/data': { volume: shared, readOnly: true } } }, shared)).toEqual([]);
  expect(told({ user: 2000, volumes: { '/data': existingClaim('theirs') } })).toEqual([]);
});

test('claims of their own are nobody else to take', () => {
  const chart: Chart = shop();
  new WebApp(chart, 'a', { image, port: 80, user: 1000, volumes: { '/data': claim({ size: '1Gi' }) } });
  new Worker(chart, 'b', { image, user: 2000, volumes: { '/data': claim({ size: '1Gi' }) } });
  expect(read(chart).told).toEqual([]);
});
