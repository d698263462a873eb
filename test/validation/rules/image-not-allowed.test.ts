import { imageNotAllowed } from '../../../lib/validation/rules/image-not-allowed';
import { chart, origin } from '../../model/parts';
import { check, deployment, placesOf, pod } from './check';

const shop = origin('shop');
const model = {
  charts: [
    chart('shop', {
      origin: shop,
      images: { registries: ['ghcr.io/acme', 'docker.io/library'], digests: 'optional' },
    }),
  ],
};
const source = { origin: origin('shop/web', { parent: shop }) };
const running = (...images: string[]) => ({
  object: deployment(
    pod({ image: images[0] }, { initContainers: images.slice(1).map((image) => ({ name: 'a', image })) }),
  ),
  source,
});

describe('image/not-allowed', () => {
  test.each([
    'ghcr.io/acme/web:1',
    'ghcr.io/acme/a/b@sha256:0',
    'redis:7',
    'docker.io/library/redis',
    'index.docker.io/library/redis',
  ])('takes %s', (image) => {
    expect(check(imageNotAllowed, { model, objects: [running(image)] })).toEqual([]);
  });

  test.each([
    'ghcr.io/acmee/web:1',
    'ghcr.io/other',
    'acme/web',
    'localhost:5000/acme/web:1',
    'quay.io/acme/web',
  ])('does not take %s, whoever has written the pod', (image) => {
    const findings = check(imageNotAllowed, { model, objects: [running('ghcr.io/acme/web:1', image)] });
    expect(placesOf(findings)).toEqual(['Deployment/web/spec/template/spec/initContainers/0/image']);
  });

  test('asks nothing where nobody says which images may run', () => {
    const charts = [chart('shop', { origin: shop })];
    expect(check(imageNotAllowed, { model: { charts }, objects: [running('ghcr.io/acmee/web:1')] })).toEqual(
      [],
    );
  });
});
