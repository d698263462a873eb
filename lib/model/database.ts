/** Images of PostgreSQL that keep their data where the official one does. */
export const postgresImages: ReadonlySet<string> = new Set([
  'postgres',
  'pgvector/pgvector',
  'postgis/postgis',
  'timescale/timescaledb',
]);

/** Where those images expect a volume, up to PostgreSQL 17. */
export const postgresFolder = '/var/lib/postgresql/data';
