import { dockerParity } from '../docker/parity';
import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import { approximated, kept, notExpressible } from '../model/treatment';

const noFolder: Treatment = {
  ...notExpressible('The nodes of a swarm have no folder of the project.'),
  code: 'volume/bind-mount',
  fix: 'Mount it on Compose alone, `compose: { volumes: … }`; or give its files to Swarm as configs: `swarm: { volumes: { … } }` with configFiles().',
};

/** Docker deletes no volume by itself. */
function deleted({ value }: FieldContext): Treatment | undefined {
  if (value === 'Retain') return undefined;
  return approximated('Volumes stay on their nodes until `docker volume rm` removes them there.');
}

function accessMode({ value }: FieldContext): Treatment | undefined {
  if (value === 'ReadWriteOncePod')
    return approximated('Docker lets every container mount a volume, also while another one does.');
  return value === 'ReadWriteMany'
    ? approximated(
        'Only the containers of one node share a volume of Docker, unless a driver keeps it elsewhere.',
      )
    : undefined;
}

/** The rows of the parity table about what outlives the containers. */
export const storage = {
  'volume.claim.name': 'kept',
  'volume.claim.ephemeral': dockerParity('swarm').ephemeral,
  'volume.projected.name': kept('Swarm mounts each file by itself.'),
  'volume.projected.fields': {
    ...notExpressible('Swarm has no pods: the files that hold fields of one are left out.'),
    severity: 'warning',
  },
  'volume.projected.tokens': {
    ...notExpressible('Swarm has no service accounts: the files that hold their tokens are left out.'),
    severity: 'warning',
  },
  'volume.projected.mode': kept('It is told of the files.'),
  'volume.existingClaim.name': 'kept',
  'volume.existingClaim.claim': 'kept',
  'claim.name': 'kept',
  'volume.bind.name': 'kept',
  'volume.bind.source': 'kept',
  'volume.bind.asFiles': noFolder,
  'volume.bind.configName': 'kept',
  'volume.hostPath.name': 'kept',
  'volume.hostPath.path': 'kept',
  'volume.hostPath.pathType': approximated(
    'Swarm makes nothing on its nodes, and looks only whether something is there.',
  ),
  'claim.size': approximated('A volume of Docker has no size: it grows until the disk is full.'),
  'claim.storageClass': approximated(
    'On Swarm a volume lies on the disk of the node that its service is held at, or where a driver that you name keeps it.',
  ),
  'claim.accessMode': accessMode,
  'claim.driver': 'kept',
  'retention.whenDeleted': deleted,
  'retention.whenScaled': deleted,
} satisfies Partial<ParityTable>;
