import { autoscaling } from './groups/autoscaling';
import { batch } from './groups/batch';
import { core } from './groups/core';
import { extension } from './groups/extension';
import { networking } from './groups/networking';
import { rbac } from './groups/rbac';
import { storage } from './groups/storage';
import { checksIn, type GroupChecks } from './kind-checks';
import type { ServerCheck } from './server-check';

const groups: GroupChecks = {
  '': core,
  batch,
  'networking.k8s.io': networking,
  autoscaling,
  'rbac.authorization.k8s.io': rbac,
  'storage.k8s.io': storage,
  'admissionregistration.k8s.io': extension,
  'apiextensions.k8s.io': extension,
  'apiregistration.k8s.io': extension,
  'certificates.k8s.io': extension,
  'discovery.k8s.io': extension,
  'flowcontrol.apiserver.k8s.io': extension,
  'node.k8s.io': extension,
  'scheduling.k8s.io': extension,
};

/** The checks of a kind that not every app has. */
export function otherChecks(group: string, kind: string): readonly ServerCheck[] | undefined {
  return checksIn(groups, group, kind);
}
