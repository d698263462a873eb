import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import { kept, notExpressible } from '../model/treatment';

/** No cluster has the folder of whoever writes the app. */
function ownFolder({ value }: FieldContext): Treatment | undefined {
  if (value === true) return undefined;
  return {
    ...notExpressible(
      'A folder of the project lies on the machine of whoever has it: no cluster can mount it.',
    ),
    code: 'volume/bind-mount',
    fix: 'Mount it on Compose alone, `compose: { volumes: … }`; or let its files become a ConfigMap: `bindMount(…, { asFiles: true })`.',
  };
}

/** The rows of the parity table about what lies on a disk. */
export const storage = {
  'volume.claim.name': 'kept',
  'volume.claim.ephemeral': 'kept',
  'volume.projected.name': 'kept',
  'volume.projected.fields': 'kept',
  'volume.projected.tokens': 'kept',
  'volume.projected.mode': 'kept',
  'volume.existingClaim.name': 'kept',
  'volume.existingClaim.claim': 'kept',
  'claim.name': 'kept',
  'claim.size': 'kept',
  'claim.storageClass': 'kept',
  'claim.accessMode': 'kept',
  'claim.driver': kept('The StorageClass says what provides the space.'),
  'volume.bind.name': 'kept',
  'volume.bind.source': 'kept',
  'volume.bind.asFiles': ownFolder,
  'volume.bind.configName': 'kept',
  'volume.hostPath.name': 'kept',
  'volume.hostPath.path': 'kept',
  'volume.hostPath.pathType': 'kept',
} satisfies Partial<ParityTable>;
