import type { Container } from '../../../lib/model/container';
import type { Volume } from '../../../lib/model/volume';
import { imageDataNotKept } from '../../../lib/validation/rules/image-data-not-kept';
import { container, workload } from '../../model/parts';
import { check } from './check';

const claim: Volume = { type: 'existingClaim', name: 'data', claim: 'data' };
const scratch: Volume = { type: 'empty', name: 'scratch', medium: 'disk' };

function isTold(image: string, at?: string, parts: Partial<Container> = {}, volume = 'data'): boolean {
  const mounts = at === undefined ? [] : [{ path: at, volume, readOnly: false }];
  const containers = [container({ image, mounts, ...parts })];
  const workloads = [workload('db', { containers, volumes: [claim, scratch] })];
  return check(imageDataNotKept, { model: { workloads } }).length > 0;
}

const folder = '/var/lib/postgresql/data';

test.each([
  'postgres:17.2',
  'docker.io/library/mysql',
  'mariadb:11',
  'mongo:7',
  'pgvector/pgvector:pg16',
  'elasticsearch:8.17.0',
  'rabbitmq:4',
  'minio/minio',
])('%s has to keep its data somewhere', (image) => expect(isTold(image)).toBe(true));

test.each(['redis:7', 'valkey/valkey:8', 'memcached:1', 'nginx', 'acme/postgres', 'ghcr.io/acme/mysql:8'])(
  'of %s nobody knows that',
  (image) => expect(isTold(image)).toBe(false),
);

test('what outlives the container keeps it, and scratch space does not', () => {
  expect(isTold('postgres:17', folder)).toBe(false);
  expect(isTold('postgres:17', folder, {}, 'scratch')).toBe(true);
  expect(isTold('postgres:17', '/data')).toBe(true);
});

test('a volume further up is hidden by the one of the image, up to PostgreSQL 17', () => {
  expect(isTold('postgres:17', '/var/lib/postgresql')).toBe(true);
  expect(isTold('postgres:18', '/var/lib/postgresql')).toBe(false);
  expect(isTold('postgres', '/var/lib/postgresql')).toBe(false);
});

test('the folder is where the variable says', () => {
  expect(isTold('postgres:17', '/pg', { env: { PGDATA: '/pg/data' } })).toBe(false);
  expect(isTold('postgres:17', folder, { env: { PGDATA: '/pg' } })).toBe(true);
});

test('the folder of MinIO is where its command says', () => {
  expect(isTold('minio/minio', '/srv')).toBe(false);
  expect(isTold('minio/minio', '/srv', {}, 'scratch')).toBe(true);
});

test('whoever builds the image, or starts something else in it, knows what that does', () => {
  expect(isTold('postgres:17', undefined, { build: { context: '.' } })).toBe(false);
  expect(isTold('postgres:17', undefined, { command: ['pg_dump'] })).toBe(false);
});
