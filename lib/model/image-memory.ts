import type { Container } from './container';
import { repositoryOf } from './image';
import { runsAsItIs } from './image-facts';

const Mi = 1024 * 1024;
const Gi = 1024 * Mi;

/** What memory a well-known image needs, by its own documentation. */
export interface MemoryNeed {
  /** Bytes that it asks for at least. */
  readonly least: number;
  /**
   * They are a heap or a cache that the program takes for itself, whatever its limit: there has to be more. Their
   * documentation mostly says twice as much, which is the default.
   */
  readonly heap?: true;
  /** The variable that says another size: whoever sets it knows. */
  readonly variables?: readonly string[];
  /** The program of the image that is its server, where its arguments may begin with another one, such as `mysqldump`. */
  readonly server?: string;
}

const elasticsearch: MemoryNeed = { least: Gi, variables: ['ES_JAVA_OPTS'] };
const kafka: MemoryNeed = { least: Gi, heap: true, variables: ['KAFKA_HEAP_OPTS'] };
const logstash: MemoryNeed = { least: Gi, heap: true, variables: ['LS_JAVA_OPTS'] };

/**
 * By repository, as `image-facts.ts` names them:
 * - Cassandra: `cassandra-env.sh`, which takes the node's memory for its own, and never less than a heap of 1 GiB.
 * - Elasticsearch: «Start a single-node cluster in Docker», `docker run -m 1GB`; it sizes its heap by that.
 * - Grafana: «Install Grafana», minimum recommended memory 512 MB, since 10.
 * - Jenkins: «Installing Jenkins», minimum hardware 256 MB of RAM.
 * - Kafka: `kafka-server-start.sh`, `-Xmx1G -Xms1G`; Confluent's image runs the same script.
 * - Keycloak: «Running Keycloak in a container», at least 750 MB for a heap of 512 MB, which is 70 % of the limit.
 * - Logstash: `config/jvm.options`, `-Xms1g -Xmx1g`.
 * - MongoDB: «WiredTiger storage engine, memory use», a cache of 256 MB at least.
 * - MySQL: «How MySQL uses memory», the default configuration starts on a machine of about 512 MB.
 * - Neo4j: «System requirements», 2 GB minimum for personal use and development.
 * - Nexus: README of the image, `-Xms2703m -Xmx2703m`, and as much again beside the heap.
 * - OpenSearch: `config/jvm.options`, a heap of 1 GiB; half of the memory is to be heap.
 * - Solr: «JVM settings», a heap of 512 MB.
 * - SonarQube: «Prerequisites», at least 2 GB of RAM for a small instance.
 * - SQL Server: «Installation guidance for SQL Server on Linux», 2 GB; it ends by itself where there is less.
 */
const needs: Readonly<Record<string, MemoryNeed>> = {
  'apache/kafka': kafka,
  cassandra: { least: Gi, heap: true, variables: ['MAX_HEAP_SIZE'], server: 'cassandra' },
  'confluentinc/cp-kafka': kafka,
  'docker.elastic.co/elasticsearch/elasticsearch': elasticsearch,
  'docker.elastic.co/logstash/logstash': logstash,
  elasticsearch,
  'grafana/grafana': { least: 512 * Mi },
  'jenkins/jenkins': { least: 256 * Mi },
  logstash,
  'mcr.microsoft.com/mssql/server': { least: 2 * Gi },
  mongo: { least: 256 * Mi, heap: true, server: 'mongod' },
  mysql: { least: 512 * Mi, server: 'mysqld' },
  neo4j: {
    least: 2 * Gi,
    variables: ['NEO4J_server_memory_heap_max__size', 'NEO4J_dbms_memory_heap_max__size'],
  },
  'opensearchproject/opensearch': { least: Gi, heap: true, variables: ['OPENSEARCH_JAVA_OPTS'] },
  'quay.io/keycloak/keycloak': { least: 750 * Mi, variables: ['JAVA_OPTS_KC_HEAP'] },
  solr: { least: 512 * Mi, heap: true, variables: ['SOLR_HEAP', 'SOLR_JAVA_MEM'] },
  sonarqube: { least: 2 * Gi },
  'sonatype/nexus3': { least: 2703 * Mi, heap: true, variables: ['INSTALL4J_ADD_VM_PARAMS'] },
};

type Seen = Pick<Container, 'image' | 'build' | 'command' | 'args' | 'env'>;

/** What the container needs by what is known of its image, where nothing says that it runs otherwise. */
export function memoryNeedOf(container: Seen): MemoryNeed | undefined {
  const repository = repositoryOf(container.image);
  const need = Object.hasOwn(needs, repository) ? needs[repository] : undefined;
  if (need === undefined || !runsAsItIs(container) || runsAnother(container, need)) return undefined;
  return need.variables?.some((name) => name in container.env) ? undefined : need;
}

/** An entry point of a database starts whatever its arguments begin with, and its server where that is an option. */
function runsAnother({ args }: Seen, { server }: MemoryNeed): boolean {
  const [first] = args ?? [];
  return server !== undefined && typeof first === 'string' && !first.startsWith('-') && first !== server;
}

/** What such a container is given where nobody says how much. */
export function enoughFor({ least, heap }: MemoryNeed): number {
  return heap ? 2 * least : least;
}
