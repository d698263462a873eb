import { listIn, objectIn } from '../model/read-json';
import type { KubernetesObject } from './kubernetes-object';
import type { KubernetesChecks } from './rule';

/** What a Role or ClusterRole allows, one rule at a time. */
export interface RoleRule {
  readonly object: KubernetesObject;
  readonly pointer: string;
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Empty where it is about all of them. */
  readonly names: readonly string[];
}

/** Looks at every rule of every role. */
export function eachRoleRule(check: (rule: RoleRule) => void): KubernetesChecks {
  const look = (object: KubernetesObject): void => {
    for (const rule of rulesOf(object)) check(rule);
  };
  return {
    kinds: { 'rbac.authorization.k8s.io/Role': look, 'rbac.authorization.k8s.io/ClusterRole': look },
  };
}

function rulesOf(object: KubernetesObject): readonly RoleRule[] {
  return listIn(object.content.rules).map((each, index) => {
    const { apiGroups, resources, resourceNames, verbs } = objectIn(each);
    return {
      object,
      pointer: `/rules/${index}`,
      apiGroups: textsIn(apiGroups),
      resources: textsIn(resources),
      verbs: textsIn(verbs),
      names: textsIn(resourceNames),
    };
  });
}

/** The core's group is an empty text. */
function textsIn(value: unknown): readonly string[] {
  return listIn(value).filter((each) => typeof each === 'string');
}
