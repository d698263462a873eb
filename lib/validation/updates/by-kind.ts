import { claimUpdate } from './claim';
import { quotaUpdate, roleUpdate } from './cluster';
import { dataUpdate, secretUpdate } from './data';
import { definitionUpdate } from './definition';
import { fixed, unsaid } from './fixed';
import { jobUpdate } from './job';
import { podUpdate } from './pod';
import { serviceUpdate } from './service';
import type { UpdateCheck } from './update';
import { nodeUpdate, volumeUpdate } from './volume';
import { deploymentUpdate, selectorUpdate, statefulSetUpdate } from './workloads';

interface Kind {
  readonly check: UpdateCheck;
  /** What it costs to delete an object and make it anew. */
  readonly recreate: string;
}

const top = (fields: Readonly<Record<string, unknown>>) => fixed({ within: 'top', fields });
const wholeSpec = top({ spec: unsaid });
const stops = 'Its pods stop before new ones start.';
const gap = 'What it does is missing in between.';

/** The kinds of which a server refuses changes, by API group and kind. */
export const byKind: Readonly<Record<string, Kind>> = {
  '/ConfigMap': { check: dataUpdate, recreate: 'Pods that start in between do not find it.' },
  '/PersistentVolume': {
    check: volumeUpdate,
    recreate: 'Its claim is lost, and with it what leads to its data.',
  },
  '/PersistentVolumeClaim': { check: claimUpdate, recreate: 'Its data is lost, unless the volume is kept.' },
  '/Pod': { check: podUpdate, recreate: 'What it does stops, and starts anew.' },
  '/ResourceQuota': {
    check: quotaUpdate,
    recreate: 'Nothing is limited in between.',
  },
  '/Secret': { check: secretUpdate, recreate: 'Pods that start in between do not find it.' },
  '/Service': {
    check: serviceUpdate,
    recreate: 'Nobody reaches its pods in between, and it gets another address.',
  },
  'apiextensions.k8s.io/CustomResourceDefinition': {
    check: definitionUpdate,
    recreate: 'All its resources are deleted with it.',
  },
  'apps/ControllerRevision': { check: top({ data: unsaid }), recreate: gap },
  'apps/DaemonSet': { check: selectorUpdate, recreate: stops },
  'apps/Deployment': { check: deploymentUpdate, recreate: stops },
  'apps/ReplicaSet': { check: selectorUpdate, recreate: stops },
  'apps/StatefulSet': {
    check: statefulSetUpdate,
    recreate:
      'Its pods stop before new ones start, unless it is deleted with --cascade=orphan; claims and data stay.',
  },
  'batch/Job': {
    check: jobUpdate,
    recreate: 'It runs from its beginning, also where it has come to its end.',
  },
  'discovery.k8s.io/EndpointSlice': { check: top({ addressType: unsaid }), recreate: gap },
  'networking.k8s.io/IngressClass': { check: fixed({ fields: { controller: unsaid } }), recreate: gap },
  'node.k8s.io/RuntimeClass': {
    check: top({ handler: unsaid }),
    recreate: 'Pods that name it cannot be made in between.',
  },
  'rbac.authorization.k8s.io/ClusterRoleBinding': {
    check: roleUpdate,
    recreate: 'Nobody has its permissions in between.',
  },
  'rbac.authorization.k8s.io/RoleBinding': {
    check: roleUpdate,
    recreate: 'Nobody has its permissions in between.',
  },
  'resource.k8s.io/ResourceClaim': { check: wholeSpec, recreate: gap },
  'resource.k8s.io/ResourceClaimTemplate': { check: wholeSpec, recreate: gap },
  'scheduling.k8s.io/PriorityClass': {
    check: top({ value: unsaid, preemptionPolicy: 'PreemptLowerPriority' }),
    recreate: 'Pods that name it cannot be made in between.',
  },
  'storage.k8s.io/CSIDriver': {
    check: fixed({ fields: { attachRequired: true, volumeLifecycleModes: ['Persistent'] } }),
    recreate: gap,
  },
  'storage.k8s.io/CSINode': { check: nodeUpdate, recreate: gap },
  'storage.k8s.io/CSIStorageCapacity': {
    check: top({ nodeTopology: unsaid, storageClassName: unsaid }),
    recreate: gap,
  },
  'storage.k8s.io/StorageClass': {
    check: top({
      provisioner: unsaid,
      parameters: unsaid,
      reclaimPolicy: 'Delete',
      volumeBindingMode: 'Immediate',
    }),
    recreate: 'Claims that are made in between wait; volumes that are there stay as they are.',
  },
  'storage.k8s.io/VolumeAttachment': { check: wholeSpec, recreate: gap },
  'storage.k8s.io/VolumeAttributesClass': {
    check: top({ driverName: unsaid, parameters: unsaid }),
    recreate: 'Volumes that are there stay as they are.',
  },
};
