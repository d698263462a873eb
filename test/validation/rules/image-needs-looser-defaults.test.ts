import type { Container } from '../../../lib/model/container';
import type { Deployment } from '../../../lib/model/deployment';
import type { Text } from '../../../lib/model/reference';
import { imageNeedsLooserDefaults } from '../../../lib/validation/rules/image-needs-looser-defaults';
import { container, workload } from '../../model/parts';
import { check } from './check';

function run(image: Text, parts: Partial<Container> = {}, more: Partial<Deployment> = {}) {
  const web = workload('web', { containers: [container({ image, ...parts })], ...more });
  return check(imageNeedsLooserDefaults, { model: { workloads: [web] } });
}

describe('image/needs-looser-defaults', () => {
  test.each([
    'nginx',
    'nginx:1.27',
    'nginx:1.27@sha256:abc',
    'docker.io/library/postgres:17',
    'library/mysql',
    'public.ecr.aws/docker/library/redis:7',
    'grafana/grafana:11',
  ])('warns of %s', (image) => {
    expect(run(image).map(({ property }) => property)).toEqual([['image']]);
  });

  test('warns of an image whose tag is a variable', () => {
    expect(run(['nginx:', { kind: 'variable', name: 'TAG' }])).toHaveLength(1);
  });

  test.each([
    'nginxinc/nginx-unprivileged:1.27',
    'acme/nginx',
    'localhost:5000/nginx',
    'ghcr.io/acme/postgres:1',
    'bitnami/redis',
    'constructor',
  ])('says nothing of %s', (image) => {
    expect(run(image)).toEqual([]);
  });

  test('says nothing where the whole image is a variable', () => {
    expect(run([{ kind: 'variable', name: 'IMAGE' }])).toEqual([]);
  });

  test.each([
    ['lets the image choose its user', { user: 'image' }],
    ['names a user', { user: { uid: 999 } }],
    ['builds the image', { build: { context: '.' } }],
    ['starts something else', { command: ['nginx-exporter'] }],
  ] satisfies [string, Partial<Container>][])('says nothing of a container that %s', (_, parts) => {
    expect(run('nginx', parts)).toEqual([]);
  });

  describe('of an image that runs as anybody', () => {
    const volumes = {
      volumes: [{ type: 'empty', name: 'data', medium: 'disk' }],
    } satisfies Partial<Deployment>;
    const mount = { path: '/data', volume: 'data', readOnly: false };

    test('says nothing once its folder is writable', () => {
      expect(run('redis:7', { mounts: [mount] }, volumes)).toEqual([]);
    });

    test.each([
      ['elsewhere', { ...mount, path: '/other' }],
      ['read-only', { ...mount, readOnly: true }],
    ])('warns where its volume is %s', (_, other) => {
      expect(run('redis:7', { mounts: [other] }, volumes)).toHaveLength(1);
    });
  });

  test('points at each container’s own image', () => {
    const sidecars = [container({ name: 'cache', image: 'redis', property: ['sidecars', 0] })];
    expect(run('acme/app:1', {}, { sidecars }).map(({ property }) => property)).toEqual([
      ['sidecars', 0, 'image'],
    ]);
  });
});
