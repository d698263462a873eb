import { mapList } from '../model/map-list';
import { claimName } from './claim';
import { replicaContext, type WorkloadContext } from './context';
import { type Escaped, escapeAll, escapeDollars } from './escaped';
import { ordinalsOf } from './replicas';
import type { VolumeMount } from './volume';
import type { OwnedFolder, VolumeOwner } from './volume-owner';

const Mi = 1024 * 1024;
const amounts = { cpu: 100, memory: 16 * Mi };
const ownerResources = { requests: { memory: amounts.memory }, limits: amounts };

// What belongs to root is new. Owner and folders are arguments of the script, not text of it.
const script =
  'set -e; for folder; do mkdir -p "$folder"; ' +
  'if [ -O "$folder" ]; then chmod 2775 "$folder"; chown "$0" "$folder"; fi; done';

/** What gives volumes to their user: a service has these keys of it, and whatever it is on its target beside them. */
export interface OwnerContainer {
  readonly runs: {
    readonly image: Escaped;
    readonly entrypoint: Escaped[];
    readonly volumes: VolumeMount[];
  };
  readonly resources: typeof ownerResources;
  readonly rights: {
    readonly user: Escaped;
    readonly read_only: true;
    readonly cap_drop: Escaped[];
    readonly cap_add: Escaped[];
  };
}

/** It may do that and nothing else; folders in volumes that it has given away it cannot make without a right of its own. */
export function lowerOwnerContainer(
  { owner, folders }: VolumeOwner,
  context: WorkloadContext,
): OwnerContainer {
  const makesFolders = folders.some(({ folder }) => folder !== undefined);
  const owned = ownedIn(folders, context);
  const mounted = [...new Set(owned.map(({ source }) => source))];
  return {
    runs: {
      image: escapeDollars(context.project.prepared.app.kubernetes.waitImage),
      entrypoint: escapeAll([
        'sh',
        '-c',
        script,
        `${owner.uid}:${owner.gid}`,
        ...owned.map(({ path }) => path),
      ]),
      volumes: mapList(mounted, (source) => ({
        type: 'volume' as const,
        source: escapeDollars(source),
        target: escapeDollars(pathOf(source)),
        volume: { nocopy: true },
      })),
    },
    resources: ownerResources,
    rights: {
      user: escapeDollars('0:0'),
      read_only: true,
      cap_drop: escapeAll(['ALL']),
      cap_add: escapeAll(makesFolders ? ['CHOWN', 'DAC_OVERRIDE'] : ['CHOWN']),
    },
  };
}

/** A folder of a named volume, and where the service sees it. */
interface Owned {
  readonly source: string;
  readonly path: string;
}

/** The folders of all replicas. */
function ownedIn(folders: readonly OwnedFolder[], context: WorkloadContext): readonly Owned[] {
  const owned = new Map<string, Owned>();
  const contexts = ordinalsOf(context.workload)?.map((ordinal) => replicaContext(context, ordinal));
  for (const each of contexts ?? [context]) {
    for (const { volume, folder } of folders) {
      const source = claimName(volume, each);
      const path = folder === undefined ? pathOf(source) : `${pathOf(source)}/${folder}`;
      owned.set(path, { source, path });
    }
  }
  return [...owned.values()];
}

function pathOf(source: string): string {
  return `/volumes/${source}`;
}
