import { Job, type WatchProps, WebApp, type WebAppProps } from 'lading';
import { at, image, read, shop } from './make';

function run(watch: readonly WatchProps[], props: Partial<WebAppProps> = {}) {
  const chart = shop();
  new WebApp(chart, 'web', { image, port: 8080, writableRoot: true, develop: { watch }, ...props });
  const { objects, services, told } = read(chart);
  return { told, objects, watched: at(services, 'web', 'develop', 'watch') };
}

const sync: WatchProps = { action: 'sync', path: './src/', target: '/app/src' };

it('starts paths at compose.yaml, wherever the output lies', () => {
  expect(run([sync, { action: 'restart', path: '../shared' }, { ...sync, path: '/srv' }])).toMatchObject({
    told: [],
    watched: [
      { action: 'sync', path: '../../src', target: '/app/src' },
      { action: 'restart', path: '../../../shared' },
      { action: 'sync', path: '/srv', target: '/app/src' },
    ],
  });
});

it('changes nothing on Kubernetes, and is no gap there', () => {
  expect(run([sync]).objects).toEqual(run([{ ...sync, path: './lib' }]).objects);
});

it.each<[unknown, string]>([
  [{ action: 'sync', path: 'src' }, 'props/missing'],
  [{ action: 'sync+exec', path: 'src', target: '/app' }, 'props/missing'],
  [{ action: 'sync', path: 'src', target: 'app' }, 'props/wrong-value'],
  [{ action: 'rebuild', path: 'src', target: '/app' }, 'props/unknown'],
  [{ action: 'synch', path: 'src' }, 'props/wrong-value'],
  [{ action: 'rebuild' }, 'props/missing'],
])('is refused where docker compose would refuse it: %j', (watch, code) => {
  const chart = shop();
  const props = { image, port: 8080, build: '.', develop: { watch: [watch] } };
  Reflect.construct(WebApp, [chart, 'web', props]);
  expect(read(chart).told).toContain(`shop/web: ${code}`);
});

it('is told where it could not work, on Compose alone', () => {
  const rebuild: WatchProps = { action: 'rebuild', path: '.' };
  expect(run([rebuild]).told).toEqual(['shop/web: develop/not-possible']);
  expect(run([sync], { writableRoot: false }).told).toEqual(['shop/web: develop/not-possible']);
  expect(run([sync], { writableRoot: false, compose: { writableRoot: true } }).told).toEqual([]);
  expect(run([rebuild], { targets: ['kubernetes'] }).told).toEqual([]);
});

it('is offered to a Job as to any other', () => {
  const chart = shop();
  new Job(chart, 'load', { image, develop: { watch: [{ action: 'restart', path: 'a' }] } });
  expect(at(read(chart).services, 'load', 'develop', 'watch')).toEqual([
    { action: 'restart', path: '../../a' },
  ]);
});
