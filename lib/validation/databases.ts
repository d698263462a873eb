import { postgresFolder, postgresImages } from '../model/database';
import { repositoryOf, tagOf } from '../model/image';
import type { Text } from '../model/reference';

/** Where a well-known image keeps what must not be lost. */
export interface Database {
  /** The folders that it expects a volume at, any of them. */
  readonly folders: readonly string[];
  /** The variable that says another folder. */
  readonly variable?: string;
  /** Several of it form one database, once they are told of each other. */
  readonly clusters?: true;
}

/** By repository: the official ones of Docker Hub without their host and `library/`. */
const databases: Readonly<Record<string, Database>> = {
  cassandra: { folders: ['/var/lib/cassandra'], clusters: true },
  'clickhouse/clickhouse-server': { folders: ['/var/lib/clickhouse'], clusters: true },
  couchdb: { folders: ['/opt/couchdb/data'], clusters: true },
  mariadb: { folders: ['/var/lib/mysql'] },
  'mcr.microsoft.com/mssql/server': { folders: ['/var/opt/mssql'] },
  mongo: { folders: ['/data/db'], clusters: true },
  mysql: { folders: ['/var/lib/mysql'] },
  neo4j: { folders: ['/data'] },
};

const oldPostgres: Database = { folders: [postgresFolder], variable: 'PGDATA' };
/** From 18 on its volume is one folder further up; we say where the data is below the old one, which it takes as well. */
const newPostgres: Database = { folders: [postgresFolder, '/var/lib/postgresql'], variable: 'PGDATA' };

/** What the image is, where it is a database that we know. */
export function databaseOf(image: Text): Database | undefined {
  const repository = repositoryOf(image);
  if (postgresImages.has(repository)) {
    const version = /^(?:pg)?(\d+)/.exec(tagOf(image))?.[1];
    return repository === 'postgres' && version !== undefined && Number(version) < 18
      ? oldPostgres
      : newPostgres;
  }
  return Object.hasOwn(databases, repository) ? databases[repository] : undefined;
}
