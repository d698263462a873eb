import { type Container, type HealthTool, toolsFor } from './container';
import { postgresFolder, postgresImages } from './database';
import { repositoryOf, tagOf } from './image';
import type { Text } from './reference';

/** What a well-known image needs that the defaults do not give. */
export interface ImageNeeds {
  /** Folders that it writes to, and that it finds writable as root or as a user of its own only. */
  readonly writes: readonly string[];
  /** It works as any user, once these folders are volumes. */
  readonly anyUser?: boolean;
  /** An image of the same software that runs with the defaults. */
  readonly instead?: string;
}

/** Where a well-known image keeps what must not be lost. */
export interface Database {
  /** The folders that it expects a volume at, any of them. */
  readonly folders: readonly string[];
  /** The variable that says another folder. */
  readonly variable?: string;
  /** Its command says another folder: any volume may be the one. */
  readonly byCommand?: true;
  /** Several of it form one database, once they are told of each other. */
  readonly clusters?: true;
}

/** What is known of an image: a cache that begins empty each time keeps no data that anybody misses. */
interface ImageFacts extends Partial<ImageNeeds> {
  readonly data?: Database;
  /** The ports where HTTP is spoken, of a server that speaks something of its own at all others. */
  readonly http?: readonly number[];
  /** The scheme of the URLs that lead to what it speaks of its own. */
  readonly scheme?: string;
  /** HTTP is all that it speaks, whatever the port. */
  readonly onlyHttp?: true;
  /** Programs in it that can ask whether it is ready; of one on Debian or the like, what its variant on Alpine has is known too. */
  readonly tools?: readonly HealthTool[];
}

/** All that is on Debian, Ubuntu or Oracle Linux has bash. */
const bash: readonly HealthTool[] = ['bash'];
const busybox: readonly HealthTool[] = ['wget', 'nc'];
const withCurl: readonly HealthTool[] = ['curl', 'bash'];

const elasticsearch: ImageFacts = {
  tools: withCurl,
  http: [9200],
  writes: ['/usr/share/elasticsearch'],
  data: { folders: ['/usr/share/elasticsearch/data'], variable: 'path.data', clusters: true },
};

/** By repository: the official ones of Docker Hub without their host and `library/`. */
const facts: Readonly<Record<string, ImageFacts>> = {
  'apache/kafka': { http: [] },
  cassandra: {
    tools: bash,
    http: [],
    writes: ['/var/lib/cassandra', '/etc/cassandra'],
    data: { folders: ['/var/lib/cassandra'], clusters: true },
  },
  'clickhouse/clickhouse-server': {
    http: [8123],
    data: { folders: ['/var/lib/clickhouse'], clusters: true },
  },
  couchdb: {
    http: [5984],
    writes: ['/opt/couchdb/data', '/opt/couchdb/etc'],
    data: { folders: ['/opt/couchdb/data'], clusters: true },
  },
  'docker.elastic.co/elasticsearch/elasticsearch': elasticsearch,
  drupal: { tools: withCurl, writes: ['/var/run/apache2', '/var/www/html'] },
  elasticsearch,
  ghost: { tools: ['node'], writes: ['/var/lib/ghost/content'] },
  'grafana/grafana': { tools: busybox, onlyHttp: true, writes: ['/var/lib/grafana'], anyUser: true },
  httpd: { writes: ['/usr/local/apache2/logs'] },
  influxdb: {
    onlyHttp: true,
    writes: ['/var/lib/influxdb2', '/etc/influxdb2'],
    data: { folders: ['/var/lib/influxdb2', '/var/lib/influxdb', '/var/lib/influxdb3'], byCommand: true },
  },
  'jenkins/jenkins': { writes: ['/var/jenkins_home'] },
  joomla: { tools: withCurl, writes: ['/var/run/apache2', '/var/www/html'] },
  mariadb: {
    scheme: 'mysql',
    tools: bash,
    http: [],
    writes: ['/var/lib/mysql', '/run/mysqld'],
    data: { folders: ['/var/lib/mysql'] },
  },
  'mcr.microsoft.com/mssql/server': {
    http: [],
    data: { folders: ['/var/opt/mssql', '/var/opt/mssql/data'] },
  },
  'minio/minio': { onlyHttp: true, data: { folders: ['/data'], byCommand: true, clusters: true } },
  memcached: { tools: bash, http: [] },
  mongo: {
    scheme: 'mongodb',
    tools: bash,
    http: [],
    writes: ['/data/db', '/data/configdb'],
    data: { folders: ['/data/db'], clusters: true },
  },
  mysql: {
    scheme: 'mysql',
    tools: bash,
    http: [],
    writes: ['/var/lib/mysql', '/var/run/mysqld'],
    data: { folders: ['/var/lib/mysql'] },
  },
  nats: { scheme: 'nats', http: [8222] },
  neo4j: {
    scheme: 'bolt',
    http: [7474],
    writes: ['/data', '/logs', '/var/lib/neo4j'],
    data: { folders: ['/data'] },
  },
  'nginxinc/nginx-unprivileged': { tools: withCurl },
  node: { tools: ['node'] },
  nextcloud: { tools: withCurl, writes: ['/var/run/apache2', '/var/www/html'] },
  nginx: {
    tools: withCurl,
    writes: ['/var/cache/nginx', '/var/run'],
    instead: 'nginxinc/nginx-unprivileged',
  },
  'opensearchproject/opensearch': {
    tools: withCurl,
    http: [9200],
    data: { folders: ['/usr/share/opensearch/data'], clusters: true },
  },
  phpmyadmin: { tools: withCurl, writes: ['/var/run/apache2', '/etc/phpmyadmin'] },
  postgres: {
    scheme: 'postgresql',
    tools: bash,
    http: [],
    writes: ['/var/lib/postgresql/data', '/var/run/postgresql'],
  },
  'prom/prometheus': { tools: busybox, onlyHttp: true },
  python: { tools: ['python'] },
  'qdrant/qdrant': { http: [6333] },
  rabbitmq: {
    scheme: 'amqp',
    tools: bash,
    http: [15672],
    writes: ['/var/lib/rabbitmq', '/etc/rabbitmq'],
    data: { folders: ['/var/lib/rabbitmq', '/var/lib/rabbitmq/mnesia'], clusters: true },
  },
  redis: { scheme: 'redis', tools: bash, http: [], writes: ['/data'], anyUser: true },
  registry: { onlyHttp: true, writes: ['/var/lib/registry'], anyUser: true },
  valkey: { scheme: 'redis', tools: bash, http: [], writes: ['/data'], anyUser: true },
  'valkey/valkey': { scheme: 'redis', tools: bash, http: [], writes: ['/data'], anyUser: true },
  wordpress: { tools: withCurl, writes: ['/var/run/apache2', '/var/www/html'] },
  zookeeper: { tools: bash, http: [8080], writes: ['/data', '/datalog', '/conf'] },
};

/** Whoever builds an image, or starts something else in it, such as `pg_dump`, knows what that does. */
export function runsAsItIs({ build, command }: Pick<Container, 'build' | 'command'>): boolean {
  return build === undefined && command === undefined;
}

function factsOf(repository: string): ImageFacts | undefined {
  return Object.hasOwn(facts, repository) ? facts[repository] : undefined;
}

/** Numbers that others than HTTP are registered for, of servers that people run themselves. */
const otherProtocols: ReadonlySet<number> = new Set([
  ...[21, 22, 25, 53, 110, 143, 389, 465, 587, 636, 993, 995],
  ...[1433, 1521, 1883, 2181, 3306, 4222, 5222, 5432, 5671, 5672, 6379, 6432, 8883],
  ...[9042, 9092, 11211, 26257, 26379, 27017],
]);

/** What is known of the server in an image, of which PostgreSQL has several. */
function ownFacts(image: Text): ImageFacts | undefined {
  const repository = repositoryOf(image);
  return factsOf(postgresImages.has(repository) ? 'postgres' : repository);
}

/** What a server of that image speaks at a port: by what is known of the image, then by the number. */
export function spokenAt(image: Text, port: number): 'http' | 'tcp' | undefined {
  const known = ownFacts(image);
  if (known?.onlyHttp === true) return 'http';
  if (known?.http !== undefined) return known.http.includes(port) ? 'http' : 'tcp';
  return otherProtocols.has(port) ? 'tcp' : undefined;
}

/** What URLs of a few well-known numbers begin with. */
const schemes: Readonly<Record<number, string>> = {
  22: 'ssh',
  25: 'smtp',
  389: 'ldap',
  465: 'smtps',
  587: 'smtp',
  636: 'ldaps',
  1883: 'mqtt',
  3306: 'mysql',
  4222: 'nats',
  5432: 'postgresql',
  5671: 'amqps',
  5672: 'amqp',
  6379: 'redis',
  8883: 'mqtts',
  27017: 'mongodb',
};

/** The scheme of URLs to a port where something else than HTTP is spoken; `tcp` where it has none of its own. */
export function schemeAt(image: Text, port: number): string | undefined {
  if (spokenAt(image, port) !== 'tcp') return undefined;
  return schemes[port] ?? ownFacts(image)?.scheme ?? 'tcp';
}

/** A program that the image has, where we know of one that can ask such a question. */
export function healthToolIn(image: Text, question: 'httpGet' | 'tcp'): HealthTool | undefined {
  const known = ownFacts(image)?.tools;
  const tag = tagOf(image);
  if (known === undefined || /distroless|ubuntu/.test(tag)) return undefined;
  const tools = known.includes('bash') && tag.includes('alpine') ? busybox : known;
  return tools.find((tool) => toolsFor[question].includes(tool));
}

/** What the image needs, where we know it. */
export function needsOf(image: Text): ImageNeeds | undefined {
  const { writes, anyUser, instead } = factsOf(repositoryOf(image)) ?? {};
  return writes && { writes, anyUser, instead };
}

const oldPostgres: Database = { folders: [postgresFolder], variable: 'PGDATA' };
/** From 18 on its volume is one folder further up; we say where the data is below the old one, which it takes as well. */
const newPostgres: Database = { folders: [postgresFolder, '/var/lib/postgresql'], variable: 'PGDATA' };

/** What the image is, where it is a database that we know. */
export function databaseOf(image: Text): Database | undefined {
  const repository = repositoryOf(image);
  if (!postgresImages.has(repository)) return factsOf(repository)?.data;
  const version = /^(?:pg)?(\d+)/.exec(tagOf(image))?.[1];
  const isOld = repository === 'postgres' && version !== undefined && Number(version) < 18;
  return isOld ? oldPostgres : newPostgres;
}
