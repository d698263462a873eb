import type { Container } from '../../../lib/model/container';
import type { Text } from '../../../lib/model/reference';
import { imageLittleMemory } from '../../../lib/validation/rules/image-little-memory';
import { container, workload } from '../../model/parts';
import { check } from './check';

const Mi = 1024 * 1024;

function run(image: Text, memory: number | 'none' | undefined, parts: Partial<Container> = {}) {
  const resources = { requests: {}, limits: memory === undefined ? {} : { memory } };
  const web = workload('web', { containers: [container({ image, resources, ...parts })] });
  return check(imageLittleMemory, { model: { workloads: [web] } });
}

describe('image/little-memory', () => {
  test.each([
    ['mysql:8.4', 256, 512],
    ['docker.io/library/mysql:8.4', 511, 512],
    ['mcr.microsoft.com/mssql/server:2022-latest', 1024, 2048],
    ['grafana/grafana:11', 128, 512],
    ['jenkins/jenkins:lts', 255, 256],
    ['quay.io/keycloak/keycloak:26', 512, 750],
    ['elasticsearch:9.0.0', 512, 1024],
    ['neo4j:5', 1024, 2048],
    ['sonarqube:community', 1024, 2048],
  ])('warns where %s has %i MiB, and says nothing at %i', (image, little, enough) => {
    expect(run(image, little * Mi).map(({ property }) => property)).toEqual([['resources', 'memory']]);
    expect(run(image, enough * Mi)).toEqual([]);
  });

  test.each([
    ['mongo:8', 256],
    ['apache/kafka:4.0.0', 1024],
    ['confluentinc/cp-kafka:8.0.0', 1024],
    ['cassandra:5', 1024],
    ['opensearchproject/opensearch:3', 1024],
    ['logstash:9.0.0', 1024],
    ['solr:9', 512],
    ['sonatype/nexus3:3.80.0', 2703],
  ])('warns where %s has its %i MiB of heap and nothing beside it', (image, heap) => {
    expect(run(image, heap * Mi)).toHaveLength(1);
    expect(run(image, heap * Mi + 1)).toEqual([]);
  });

  test('tells what it needs, and how to say that it takes less', () => {
    expect(run('apache/kafka:4.0.0', 512 * Mi)).toMatchObject([
      {
        message: 'The image "apache/kafka" needs more than 1Gi of memory, and may have 512Mi.',
        fix: "Give it more, `memory: '2Gi'`, or leave it out; or say how little it takes, with `KAFKA_HEAP_OPTS`.",
      },
    ]);
  });

  test.each([
    ['has no limit', 'none', {}],
    ['leaves it to the default', undefined, {}],
    ['is built', 256 * Mi, { build: { context: '.' } }],
    ['starts something else', 64 * Mi, { command: ['mysqldump'] }],
    ['lets the entry point start something else', 64 * Mi, { args: ['mysqldump', '--all-databases'] }],
  ] satisfies [string, number | 'none' | undefined, Partial<Container>][])(
    'says nothing of a container that %s',
    (_, memory, parts) => {
      expect(run('mysql:8.4', memory, parts)).toEqual([]);
    },
  );

  test.each([
    ['an option', ['--max-connections=10']],
    ['the server itself', ['mysqld', '--max-connections=10']],
  ])('warns where the arguments begin with %s', (_, args) => {
    expect(run('mysql:8.4', 256 * Mi, { args })).toHaveLength(1);
  });

  test.each([
    ['a variable says the size', { env: { KAFKA_HEAP_OPTS: '-Xmx256m' } }],
    ['variables come from elsewhere', { envFrom: [{ from: 'secret', name: 'kafka' }] }],
  ] satisfies [string, Partial<Container>][])('says nothing where %s', (_, parts) => {
    expect(run('apache/kafka:4.0.0', 512 * Mi, parts)).toEqual([]);
  });

  test.each(['acme/mysql', 'ghcr.io/acme/mysql:8', 'redis:7', 'constructor'])(
    'knows nothing of %s',
    (image) => {
      expect(run(image, Mi)).toEqual([]);
    },
  );
});
