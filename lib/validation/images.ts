import { repositoryOf } from '../model/image';
import type { Text } from '../model/reference';

/** What a well-known image needs that the defaults do not give. */
export interface ImageNeeds {
  /** Folders that it writes to, and that it finds writable as root or as a user of its own only. */
  readonly writes: readonly string[];
  /** It works as any user, once these folders are volumes. */
  readonly anyUser?: boolean;
  /** An image of the same software that runs with the defaults. */
  readonly instead?: string;
}

/** By repository: the official ones of Docker Hub without their host and `library/`. */
const needs: Readonly<Record<string, ImageNeeds>> = {
  cassandra: { writes: ['/var/lib/cassandra', '/etc/cassandra'] },
  couchdb: { writes: ['/opt/couchdb/data', '/opt/couchdb/etc'] },
  drupal: { writes: ['/var/run/apache2', '/var/www/html'] },
  elasticsearch: { writes: ['/usr/share/elasticsearch'] },
  ghost: { writes: ['/var/lib/ghost/content'] },
  'grafana/grafana': { writes: ['/var/lib/grafana'], anyUser: true },
  httpd: { writes: ['/usr/local/apache2/logs'] },
  influxdb: { writes: ['/var/lib/influxdb2', '/etc/influxdb2'] },
  'jenkins/jenkins': { writes: ['/var/jenkins_home'] },
  joomla: { writes: ['/var/run/apache2', '/var/www/html'] },
  mariadb: { writes: ['/var/lib/mysql', '/run/mysqld'] },
  mongo: { writes: ['/data/db', '/data/configdb'] },
  mysql: { writes: ['/var/lib/mysql', '/var/run/mysqld'] },
  neo4j: { writes: ['/data', '/logs', '/var/lib/neo4j'] },
  nextcloud: { writes: ['/var/run/apache2', '/var/www/html'] },
  nginx: { writes: ['/var/cache/nginx', '/var/run'], instead: 'nginxinc/nginx-unprivileged' },
  phpmyadmin: { writes: ['/var/run/apache2', '/etc/phpmyadmin'] },
  postgres: { writes: ['/var/lib/postgresql/data', '/var/run/postgresql'] },
  rabbitmq: { writes: ['/var/lib/rabbitmq', '/etc/rabbitmq'] },
  redis: { writes: ['/data'], anyUser: true },
  registry: { writes: ['/var/lib/registry'], anyUser: true },
  valkey: { writes: ['/data'], anyUser: true },
  'valkey/valkey': { writes: ['/data'], anyUser: true },
  wordpress: { writes: ['/var/run/apache2', '/var/www/html'] },
  zookeeper: { writes: ['/data', '/datalog', '/conf'] },
};

export function needsOf(image: Text): ImageNeeds | undefined {
  const repository = repositoryOf(image);
  return Object.hasOwn(needs, repository) ? needs[repository] : undefined;
}
