import type { Container } from '../../model/container';
import { repositoryOf } from '../../model/image';
import { type Database, databaseOf, runsAsItIs } from '../../model/image-facts';
import { type Mount, outlivesContainers } from '../../model/volume';
import { containersOf, type Workload } from '../../model/workload';
import type { Rule } from '../rule';

/** Databases whose data goes with the container. */
export const imageDataNotKept: Rule = {
  code: 'image/data-not-kept',
  model: ({ report }) => ({
    workload(workload) {
      for (const container of containersOf(workload)) {
        const database = runsAsItIs(container) ? databaseOf(container.image) : undefined;
        if (database === undefined || isKept(database, container, workload)) continue;
        const [folder] = database.folders;
        report({
          message: `The image "${repositoryOf(container.image)}" keeps its data in "${folder}", which is no volume that outlives the container.`,
          origin: workload.origin,
          property: [...container.property, 'image'],
          consequence: 'Every change and every restart on another node would begin with an empty database.',
          fix: `Make it a StatefulApp with storage: \`storage: { '${folder}': '10Gi' }\`; or mount a claim() there.`,
        });
      }
    },
  }),
};

function isKept(
  { folders, variable, byCommand }: Database,
  container: Container,
  { volumes }: Workload,
): boolean {
  const lasting = new Set(volumes.filter(outlivesContainers).map(({ name }) => name));
  const mounts = container.mounts.filter(({ volume, readOnly }) => !readOnly && lasting.has(volume));
  if (byCommand && mounts.length > 0) return true;
  const said = variable === undefined ? undefined : container.env[variable];
  if (said === undefined) return mounts.some(({ path }) => folders.includes(path));
  return typeof said !== 'string' || mounts.some((mount) => holds(mount, said));
}

function holds({ path }: Mount, folder: string): boolean {
  return folder === path || folder.startsWith(`${path}/`);
}
