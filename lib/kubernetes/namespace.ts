import type { Namespace as ModelNamespace } from '../model/namespace';
import { podSecurityLabel, podSecurityModes } from '../model/pod-security';
import type { Namespace } from './api.generated';
import { kinds } from './kinds';
import { clusterMetadata } from './metadata';
import type { PlannedObject } from './planned';
import { sortKeys } from './sort-keys';

export function planNamespace(namespace: ModelNamespace): readonly PlannedObject[] {
  const { apiVersion, kind } = kinds.namespace;
  const lower = () => lowerNamespace(namespace);
  return [
    {
      id: kind,
      apiVersion,
      kind,
      name: namespace.name,
      clusterScoped: true,
      main: true,
      patch: 'namespace',
      lower,
    },
  ];
}

/** It is in no namespace itself. */
function lowerNamespace(namespace: ModelNamespace): Namespace {
  const metadata = clusterMetadata(namespace);
  const security = securityLabels(namespace);
  // Labels of the user's have the last word.
  if (security !== undefined) metadata.labels = sortKeys({ ...security, ...metadata.labels });
  return { apiVersion: 'v1', kind: 'Namespace', metadata };
}

/** What pods in it have to meet, and by the standards of which version. */
function securityLabels({ podSecurity }: ModelNamespace): Record<string, string> | undefined {
  if (podSecurity === undefined) return undefined;
  const labels: Record<string, string> = {};
  for (const mode of podSecurityModes) {
    const level = podSecurity[mode];
    if (level === undefined) continue;
    labels[podSecurityLabel(mode)] = level;
    if (podSecurity.version !== undefined)
      labels[`${podSecurityLabel(mode)}-version`] = `v${podSecurity.version}`;
  }
  return labels;
}
