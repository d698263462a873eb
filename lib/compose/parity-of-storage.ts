import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import { approximated, kept } from '../model/treatment';

/** Docker deletes no volume by itself. */
function deleted({ value }: FieldContext): Treatment | undefined {
  if (value === 'Retain') return undefined;
  return approximated(
    'Volumes stay until `docker compose down -v` removes all of them, or `docker volume rm` one.',
  );
}

/** The rows of the parity table about what outlives the containers. */
export const storage = {
  'volume.claim.name': 'kept',
  'volume.existingClaim.name': 'kept',
  'volume.existingClaim.claim': 'kept',
  'claim.name': 'kept',
  'claim.size': approximated('A volume of Docker has no size: it grows until the disk is full.'),
  'claim.storageClass': kept(
    'Concerns Kubernetes alone: on Compose the volume lies on the disk of the host.',
  ),
  'claim.accessMode': ({ value }) =>
    value === 'ReadWriteOncePod'
      ? approximated('Docker lets every container mount a volume, also while another one does.')
      : undefined,
  'retention.whenDeleted': deleted,
  'retention.whenScaled': deleted,
} satisfies Partial<ParityTable>;
