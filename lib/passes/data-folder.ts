import type { Container } from '../model/container';
import { postgresFolder, postgresImages } from '../model/database';
import { repositoryOf } from '../model/image';
import { isClaim, type Volume } from '../model/volume';

/**
 * PostgreSQL takes only an empty folder for a new database, and a new volume of a cluster mostly holds a folder of the
 * file system's own, `lost+found`: so it gets one below. The same on every target, that data may move between them.
 */
export function withDataFolder<C extends Pick<Container, 'env' | 'image' | 'mounts'>>(
  container: C,
  volumes: ReadonlyMap<string, Volume>,
): C {
  const { env, image, mounts } = container;
  if ('PGDATA' in env || !postgresImages.has(repositoryOf(image))) return container;
  const isVolume = mounts.some(({ path, file, volume }) => {
    const found = volumes.get(volume);
    return path === postgresFolder && file === undefined && found !== undefined && isClaim(found);
  });
  if (!isVolume) return container;
  return { ...container, env: { ...env, PGDATA: `${postgresFolder}/pgdata` } };
}
