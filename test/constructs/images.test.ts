import { ApiObject } from 'cdk8s';
import { App, Chart, Worker } from 'lading';
import { targets } from '../../lib/model/target';
import { read } from './make';

const images = { registries: ['ghcr.io/acme'] };

describe('the images that may run', () => {
  it('are told of once for all targets, at the construct, where the chart goes before the app', () => {
    const app = new App({ name: 'app', images });
    const shop = new Chart(app, 'shop');
    const tools = new Chart(app, 'tools', { images: { registries: ['docker.io'] } });
    new Worker(shop, 'one', { image: 'acme/one:1' });
    new Worker(shop, 'two', { image: 'ghcr.io/acme/two:1' });
    new Worker(tools, 'three', { image: 'acme/three:1' });
    new Worker(tools, 'four', { image: 'ghcr.io/acme/four:1', targets: ['compose'] });
    expect(read(shop).told).toEqual(['shop/one: image/not-allowed', 'tools/four: image/not-allowed']);
  });

  it('are told of on each target by itself', () => {
    for (const target of targets) {
      const shop = new Chart(
        new App({ images: { ...images, digests: 'required' }, targets: [target] }),
        'shop',
      );
      new Worker(shop, 'one', { image: 'acme/one:1' });
      expect([target, [...read(shop).told].sort()]).toEqual([
        target,
        ['shop/one: image/no-digest', 'shop/one: image/not-allowed'],
      ]);
    }
  });

  it('are also those of plain objects', () => {
    const shop = new Chart(new App({ images }), 'shop');
    new ApiObject(shop, 'plain', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'plain' },
      spec: { containers: [{ name: 'a', image: 'redis' }] },
    });

    expect(read(shop).told).toContain('shop/plain: image/not-allowed');
  });

  it('are built ones on Compose, whatever they are called', () => {
    const shop = new Chart(new App({ images }), 'shop');
    new Worker(shop, 'one', { image: 'acme/one:1', build: '.', targets: ['compose'] });
    expect(read(shop).told).toEqual([]);
  });
});
