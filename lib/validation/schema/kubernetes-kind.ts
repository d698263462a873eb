import { nearest } from '../../diagnostics/did-you-mean';
import { apiVersionsOf, isBuiltInGroup, kindsOf, kubernetesVersions, startOf } from './kubernetes-index';
import type { SchemaProblem } from './schema-problem';
import { withSuggestion } from './sentence';

/** `from 1.34`, `until 1.32`: where in the supported range something exists. */
export function existence(known: readonly string[]): string {
  const [first = ''] = known;
  const last = known.at(-1) ?? '';
  if (last === kubernetesVersions.at(-1)) return `from ${first}`;
  return first === kubernetesVersions[0] ? `until ${last}` : `from ${first} to ${last}`;
}

/** A path of the server is made of it. */
const groupVersion =
  /^(?:[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/)?[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;

export function isGroupVersion(apiVersion: string): boolean {
  return groupVersion.test(apiVersion);
}

/** What is wrong with the kind itself in the versions that do not have it. */
export function kindProblems(apiVersion: string, kind: string, without: readonly string[]): SchemaProblem[] {
  if (without.length > 0 && !isGroupVersion(apiVersion))
    return [
      {
        keyword: 'kind',
        versions: without,
        pointer: '/apiVersion',
        message: `"${apiVersion}" names no group and version`,
      },
    ];
  if (without.length === 0 || !isBuiltInGroup(apiVersion) || isList(kind)) return [];
  const missing = `Kubernetes has no kind "${kind}" in "${apiVersion}"`;
  const known = kubernetesVersions.filter((version) => startOf(apiVersion, kind, version) !== undefined);
  const common = { keyword: 'kind', versions: without };
  if (known.length > 0) {
    return [{ ...common, pointer: '/kind', message: `${missing} here: it has it ${existence(known)}` }];
  }
  const [elsewhere] = apiVersionsOf(kind);
  if (elsewhere !== undefined) {
    return [{ ...common, pointer: '/apiVersion', ...withSuggestion(missing, elsewhere) }];
  }
  return [{ ...common, pointer: '/kind', ...withSuggestion(missing, nearest(kind, kindsOf(apiVersion))) }];
}

/** Tools take lists of objects apart before a server sees them, so a list is no kind to judge. */
function isList(kind: string): boolean {
  return kind.endsWith('List');
}
