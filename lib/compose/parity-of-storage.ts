import { dockerParity } from '../docker/parity';
import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import { approximated, kept, notExpressible } from '../model/treatment';

/** Docker deletes no volume by itself. */
function deleted({ value }: FieldContext): Treatment | undefined {
  if (value === 'Retain') return undefined;
  return approximated(
    'Volumes stay until `docker compose down -v` removes all of them, or `docker volume rm` one.',
  );
}

/** docker compose takes whatever it finds, and makes a folder of what is not there, where it is let. */
function pathType({ value }: FieldContext): Treatment | undefined {
  if (value === 'Directory' || value === 'DirectoryOrCreate') return undefined;
  return value === 'FileOrCreate'
    ? approximated('docker compose makes no file of the host: it has to be there.')
    : approximated('docker compose looks whether something is there, not what it is.');
}

/** The rows of the parity table about what outlives the containers. */
export const storage = {
  'volume.claim.name': 'kept',
  'volume.claim.ephemeral': dockerParity('compose').ephemeral,
  'volume.projected.name': kept('Compose mounts each file by itself.'),
  'volume.projected.fields': {
    ...notExpressible('Compose has no pods: the files that hold fields of one are left out.'),
    severity: 'warning',
  },
  'volume.projected.tokens': {
    ...notExpressible('Compose has no service accounts: the files that hold their tokens are left out.'),
    severity: 'warning',
  },
  'volume.projected.mode': kept('It is told of the files.'),
  'volume.existingClaim.name': 'kept',
  'volume.existingClaim.claim': 'kept',
  'claim.name': 'kept',
  'claim.size': approximated('A volume of Docker has no size: it grows until the disk is full.'),
  'claim.driver': 'kept',
  'claim.storageClass': kept(
    'Concerns Kubernetes alone: on Compose the volume lies on the disk of the host.',
  ),
  'claim.accessMode': ({ value }) =>
    value === 'ReadWriteOncePod'
      ? approximated('Docker lets every container mount a volume, also while another one does.')
      : undefined,
  'volume.bind.name': kept('Compose names no mounts of the host.'),
  'volume.bind.source': 'kept',
  'volume.bind.asFiles': kept('On Compose the folder itself is mounted: what changes in it is seen at once.'),
  'volume.bind.configName': 'kept',
  'volume.hostPath.name': kept('Compose names no mounts of the host.'),
  'volume.hostPath.path': kept('On Compose the host is the machine that runs Docker.'),
  'volume.hostPath.pathType': pathType,
  'retention.whenDeleted': deleted,
  'retention.whenScaled': deleted,
} satisfies Partial<ParityTable>;
