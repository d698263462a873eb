import { apiResources } from './api-resources';

/** What a workload may ask of the API server: to do this with these resources. */
export interface Permission {
  /** By their plural, with a part behind a slash where one is meant: `pods`, `pods/log`. */
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** The groups that the resources are of; the core's is empty. */
  readonly apiGroups: readonly string[];
  /** Of which objects alone; missing for all of them. */
  readonly names?: readonly string[];
  /** In every namespace, and of what is in none; else in the workload's own. */
  readonly clusterWide: boolean;
}

/** The groups that resources are of, each once; undefined for those that are none of Kubernetes' own. */
export function groupsOf(resources: readonly string[]): readonly string[] | undefined {
  const groups = new Set<string>();
  for (const resource of resources) {
    const known = resource === '*' ? undefined : apiResources().get(wholeOf(resource));
    if (known === undefined) return undefined;
    for (const group of known.groups) groups.add(group);
  }
  return [...groups];
}

/** The resource that something is a part of: `pods` of `pods/log`. */
export function wholeOf(resource: string): string {
  const [whole = ''] = resource.split('/');
  return whole;
}
