import type { KindChecks } from './kind-checks';
import type { ServerCheck } from './server-check';

/** By API group, the checks of its kinds: read when the first object of the group is met, for most apps have few. */
const groups: Readonly<Record<string, () => KindChecks>> = {
  ''() {
    const { core }: typeof import('./groups/core') = require('./groups/core');
    return core;
  },
  apps() {
    const { apps }: typeof import('./groups/apps') = require('./groups/apps');
    return apps;
  },
  batch() {
    const { batch }: typeof import('./groups/batch') = require('./groups/batch');
    return batch;
  },
  'networking.k8s.io'() {
    const { networking }: typeof import('./groups/networking') = require('./groups/networking');
    return networking;
  },
  policy() {
    const { policy }: typeof import('./groups/policy') = require('./groups/policy');
    return policy;
  },
  autoscaling() {
    const { autoscaling }: typeof import('./groups/autoscaling') = require('./groups/autoscaling');
    return autoscaling;
  },
  'rbac.authorization.k8s.io'() {
    const { rbac }: typeof import('./groups/rbac') = require('./groups/rbac');
    return rbac;
  },
  'storage.k8s.io'() {
    const { storage }: typeof import('./groups/storage') = require('./groups/storage');
    return storage;
  },
  'admissionregistration.k8s.io': extension,
  'apiextensions.k8s.io': extension,
  'apiregistration.k8s.io': extension,
  'discovery.k8s.io': extension,
  'flowcontrol.apiserver.k8s.io': extension,
  'node.k8s.io': extension,
};

function extension(): KindChecks {
  const { extension: kinds }: typeof import('./groups/extension') = require('./groups/extension');
  return kinds;
}

const none: readonly ServerCheck[] = [];

/** The checks of a kind; none where the group is not the server's. */
export function serverChecks(group: string, kind: string): readonly ServerCheck[] {
  const load = Object.hasOwn(groups, group) ? groups[group] : undefined;
  const kinds = load?.();
  return kinds !== undefined && Object.hasOwn(kinds, kind) ? (kinds[kind] ?? none) : none;
}
