import type { Rule } from '../rule';
import { composeInvalid } from './compose-invalid';
import { developNotPossible } from './develop-not-possible';
import { disruptionNeverAllowed } from './disruption-never-allowed';
import { imageDataNotKept } from './image-data-not-kept';
import { imageLittleMemory } from './image-little-memory';
import { imageNeedsLooserDefaults } from './image-needs-looser-defaults';
import { imageNoDigest } from './image-no-digest';
import { imageNotAllowed } from './image-not-allowed';
import { imageNotReplicated } from './image-not-replicated';
import { kubernetesInvalid } from './kubernetes-invalid';
import { kubernetesTooLarge } from './kubernetes-too-large';
import { labelInvalid } from './label-invalid';
import { meshOpaquePort } from './mesh-opaque-port';
import { nameDuplicate } from './name-duplicate';
import { nameInvalid } from './name-invalid';
import { namespaceNotThere } from './namespace-not-there';
import { networkNoIngressController } from './network-no-ingress-controller';
import { podNotRescheduled } from './pod-not-rescheduled';
import { portDuplicate } from './port-duplicate';
import { portHostTaken } from './port-host-taken';
import { portNodeRange } from './port-node-range';
import { portNotFound } from './port-not-found';
import { probePortNotFound } from './probe-port-not-found';
import { rbacEscalation } from './rbac-escalation';
import { rbacNoEffect } from './rbac-no-effect';
import { rbacNoNamespace } from './rbac-no-namespace';
import { rbacSecrets } from './rbac-secrets';
import { rbacWildcard } from './rbac-wildcard';
import { referenceKeyNotFound } from './reference-key-not-found';
import { referenceMoved } from './reference-moved';
import { referenceNoService } from './reference-no-service';
import { referenceNotFound } from './reference-not-found';
import { referenceOtherNamespace } from './reference-other-namespace';
import { referenceOtherTarget } from './reference-other-target';
import { referenceRenamed } from './reference-renamed';
import { resourcesNotAdmitted } from './resources-not-admitted';
import { resourcesRequestAboveLimit } from './resources-request-above-limit';
import { routeDuplicate } from './route-duplicate';
import { scaleNoRequest } from './scale-no-request';
import { scaleNoVariable } from './scale-no-variable';
import { secretInClear } from './secret-in-clear';
import { secretUndeclared } from './secret-undeclared';
import { securityNotAdmitted } from './security-not-admitted';
import { selectorNoPods } from './selector-no-pods';
import { selectorShared } from './selector-shared';
import { swarmInvalid } from './swarm-invalid';
import { volumeAccessMode } from './volume-access-mode';
import { volumeDuplicateMount } from './volume-duplicate-mount';
import { volumeMountWithoutVolume } from './volume-mount-without-volume';
import { volumeNestedMount } from './volume-nested-mount';
import { volumeNoRefresh } from './volume-no-refresh';
import { volumeNotPinned } from './volume-not-pinned';
import { volumeTwoOwners } from './volume-two-owners';

/** Every rule, in the order in which they look. */
export const rules: readonly Rule[] = [
  nameInvalid,
  nameDuplicate,
  labelInvalid,
  namespaceNotThere,
  portDuplicate,
  portNotFound,
  portHostTaken,
  portNodeRange,
  routeDuplicate,
  meshOpaquePort,
  networkNoIngressController,
  securityNotAdmitted,
  disruptionNeverAllowed,
  scaleNoRequest,
  scaleNoVariable,
  rbacWildcard,
  rbacEscalation,
  rbacSecrets,
  rbacNoEffect,
  rbacNoNamespace,
  probePortNotFound,
  volumeMountWithoutVolume,
  volumeDuplicateMount,
  volumeAccessMode,
  volumeTwoOwners,
  volumeNestedMount,
  volumeNoRefresh,
  volumeNotPinned,
  resourcesNotAdmitted,
  resourcesRequestAboveLimit,
  secretInClear,
  secretUndeclared,
  referenceKeyNotFound,
  referenceNotFound,
  developNotPossible,
  imageDataNotKept,
  imageNeedsLooserDefaults,
  imageLittleMemory,
  imageNoDigest,
  imageNotAllowed,
  imageNotReplicated,
  podNotRescheduled,
  referenceOtherTarget,
  referenceOtherNamespace,
  referenceNoService,
  referenceRenamed,
  referenceMoved,
  selectorNoPods,
  selectorShared,
  kubernetesInvalid,
  kubernetesTooLarge,
  composeInvalid,
  swarmInvalid,
];
