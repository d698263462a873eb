import { claimName } from '../docker/claim';
import { replicaContext, type WorkloadContext } from '../docker/context';
import { escapeAll, escapeDollars } from '../docker/escaped';
import { lowerLabels } from '../docker/labels';
import { ordinalsOf } from '../docker/replicas';
import { type OwnedFolder, ownerName, type VolumeOwner } from '../docker/volume-owner';
import { mapList } from '../model/map-list';
import type { ComposeService } from './api.generated';
import { lowerDeploy } from './deploy';
import type { ComposeEntry } from './entry';

const Mi = 1024 * 1024;
const amounts = { cpu: 100, memory: 16 * Mi };
const resources = { requests: { memory: amounts.memory }, limits: amounts };

// What belongs to root is new. Owner and folders are arguments of the script, not text of it.
const script =
  'set -e; for folder; do mkdir -p "$folder"; ' +
  'if [ -O "$folder" ]; then chmod 2775 "$folder"; chown "$0" "$folder"; fi; done';

/**
 * The service that gives the volumes of a workload to its user before it starts, as `fsGroup` does on Kubernetes. It
 * may do that and nothing else; folders in volumes that it has given away it cannot make without a right of its own.
 */
export function lowerVolumeOwner(
  { owner, folders }: VolumeOwner,
  context: WorkloadContext,
  profiles: ComposeService['profiles'],
): ComposeEntry {
  const { project, workload, described } = context;
  const makesFolders = folders.some(({ folder }) => folder !== undefined);
  const owned = ownedIn(folders, context);
  const mounted = [...new Set(owned.map(({ source }) => source))];
  const service = {
    image: escapeDollars(project.prepared.app.kubernetes.waitImage),
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
    network_mode: escapeDollars('none'),
    deploy: lowerDeploy(1, resources),
    restart: escapeDollars('no'),
    profiles,
    user: escapeDollars('0:0'),
    read_only: true,
    cap_drop: escapeAll(['ALL']),
    cap_add: escapeAll(makesFolders ? ['CHOWN', 'DAC_OVERRIDE'] : ['CHOWN']),
    security_opt: escapeAll(['no-new-privileges:true']),
    labels: lowerLabels(context, undefined),
  } satisfies ComposeService;
  return { name: ownerName(workload), service, workload: described };
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
