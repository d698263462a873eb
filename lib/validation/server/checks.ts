import { apps } from './groups/apps';
import { common } from './groups/common';
import { policy } from './groups/policy';
import { checksIn, type GroupChecks } from './kind-checks';
import { otherChecks } from './other-checks';
import type { ServerCheck } from './server-check';

/** What most apps are made of; to look for others loads the checks of all. */
const groups: GroupChecks = { '': common, apps, policy };

const none: readonly ServerCheck[] = [];

/** The checks of a kind; none where the group is not the server's. */
export function serverChecks(group: string, kind: string): readonly ServerCheck[] {
  return checksIn(groups, group, kind) ?? (isBuiltIn(group) ? otherChecks(group, kind) : undefined) ?? none;
}

/** Those with a dot that are not Kubernetes' own are somebody's. */
function isBuiltIn(group: string): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io');
}
