import { nearest } from '../../diagnostics/did-you-mean';
import { apiResources } from '../../model/api-resources';
import { isPlainObject } from '../../model/json';
import { groupsOf, wholeOf } from '../../model/permission';
import { dnsSubdomain, isName } from '../../validation/name-classes';
import { values } from './domain';
import { nameOf, object, rejected, required, type Shape, showAt, wrongValue } from './shape';
import { boolean, list, matching, nonEmptyList, oneOf } from './shapes';

const verbs = [
  ...['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'],
  ...['use', 'bind', 'escalate', 'impersonate', 'approve', 'sign', 'attest', '*'],
] as const;

/** What is done with a resource; `*` is all of it. */
export type Verb =
  | 'get'
  | 'list'
  | 'watch'
  | 'create'
  | 'update'
  | 'patch'
  | 'delete'
  | 'deletecollection'
  | 'use'
  | 'bind'
  | 'escalate'
  | 'impersonate'
  | 'approve'
  | 'sign'
  | 'attest'
  | '*';

/** What a workload may ask of the API server of its cluster. */
export interface PermissionProps {
  /** By their plural, with a part behind a slash: `'pods'`, `'pods/log'`, `'deployments/scale'`. */
  readonly resources: readonly string[];
  readonly verbs: readonly Verb[];
  /** The groups that the resources are of; `''` is the core's. Default: those of Kubernetes' own resources. */
  readonly apiGroups?: readonly string[];
  /** Of which objects alone, by name. Default: of all. */
  readonly names?: readonly string[];
  /**
   * In every namespace, and of what is in none, as nodes are: a ClusterRole. Default: false, in the namespace of the
   * workload.
   */
  readonly clusterWide?: boolean;
}

const resource = matching(
  "a resource by its plural, such as 'pods', 'pods/log' or '*'",
  (value) => /^(?:\*|[a-z][a-z0-9-]*)(?:\/(?:\*|[a-z][a-z0-9]*))?$/.test(value),
  values(['pods', 'configmaps', 'deployments', 'leases'], ['pods/log', 'events', 'deployments/scale']),
  (value) => (typeof value === 'string' ? { suggestion: nearest(value, apiResources().keys()) } : undefined),
);
const apiGroup = matching(
  `'' for the core's, '*', or ${dnsSubdomain.says}`,
  (value) => value === '' || value === '*' || isName(value, dnsSubdomain),
  values(['', 'apps'], ['*', 'acme.dev', 'batch']),
);
/** Whatever stands in the path of a request. */
const objectName = matching(
  "a name without '/' and '%'",
  (value) => value !== '' && value !== '.' && value !== '..' && !/[/%]/.test(value),
  values(['web', 'settings'], ['a', 'A:b', 'a.b']),
);

const permission = object<PermissionProps>(
  {
    resources: required(nonEmptyList(resource)),
    verbs: required(nonEmptyList(oneOf(verbs))),
    apiGroups: nonEmptyList(apiGroup),
    names: nonEmptyList(objectName),
    clusterWide: boolean,
  },
  '{ resources, verbs, apiGroups?, names?, clusterWide? }',
);

/** Without their group, resources that are none of Kubernetes' own would be no resources at all, and nobody would notice. */
const permissionOfKnown: Shape = {
  ...permission,
  check(value, at, report) {
    const checked = permission.check(value, at, report);
    if (!isPlainObject(checked) || !Array.isArray(checked.resources) || !Array.isArray(checked.verbs))
      return rejected;
    if (checked.apiGroups !== undefined) return checked;
    const resources: readonly string[] = checked.resources;
    const unknown = resources.findIndex((each) => groupsOf([each]) === undefined);
    if (unknown < 0) return checked;
    const place = [...at, 'resources', unknown];
    const name = resources[unknown] ?? '';
    report({
      ...wrongValue(
        `${nameOf(place)} is ${showAt(name, place)}, which is no resource of Kubernetes itself: \`apiGroups\` has to say whose it is.`,
        place,
      ),
      suggestion: nearest(wholeOf(name), apiResources().keys()),
    });
    return rejected;
  },
};

export const permissions = list(permissionOfKnown);
