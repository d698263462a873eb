import { imageNoDigest } from '../../../lib/validation/rules/image-no-digest';
import { chart, origin } from '../../model/parts';
import { check, deployment, placesOf, pod } from './check';

const shop = origin('shop');
const model = { charts: [chart('shop', { origin: shop, images: { digests: 'required' } })] };
const source = { origin: origin('shop/web', { parent: shop }) };
const running = (...images: string[]) => ({
  object: deployment(
    pod({ image: images[0] }, { initContainers: images.slice(1).map((image) => ({ name: 'a', image })) }),
  ),
  source,
});

describe('image/no-digest', () => {
  test.each(['web@sha256:0', 'ghcr.io/acme/web:1@sha256:0'])('takes %s', (image) => {
    expect(check(imageNoDigest, { model, objects: [running(image)] })).toEqual([]);
  });

  test.each(['web', 'ghcr.io/acme/web:1'])('does not take %s, whoever has written the pod', (image) => {
    const findings = check(imageNoDigest, { model, objects: [running('web@sha256:0', image)] });
    expect(placesOf(findings)).toEqual(['Deployment/web/spec/template/spec/initContainers/0/image']);
  });

  test('asks nothing where nobody says which images may run', () => {
    const charts = [chart('shop', { origin: shop })];
    expect(check(imageNoDigest, { model: { charts }, objects: [running('web')] })).toEqual([]);
  });
});
