import { apps } from './groups/apps';
import { autoscaling } from './groups/autoscaling';
import { batch } from './groups/batch';
import { core } from './groups/core';
import { extension } from './groups/extension';
import { networking } from './groups/networking';
import { policy } from './groups/policy';
import { rbac } from './groups/rbac';
import { storage } from './groups/storage';
import type { KindChecks } from './kind-checks';
import type { ServerCheck } from './server-check';

/** By API group, the checks of its kinds. */
const groups: Readonly<Record<string, KindChecks>> = {
  '': core,
  apps,
  batch,
  'networking.k8s.io': networking,
  policy,
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

const none: readonly ServerCheck[] = [];

/** The checks of a kind; none where the group is not the server's. */
export function serverChecks(group: string, kind: string): readonly ServerCheck[] {
  const kinds = Object.hasOwn(groups, group) ? groups[group] : undefined;
  return kinds !== undefined && Object.hasOwn(kinds, kind) ? (kinds[kind] ?? none) : none;
}
