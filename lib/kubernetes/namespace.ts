import type { Namespace as ModelNamespace } from '../model/namespace';
import type { Namespace } from './api.generated';
import { kinds } from './kinds';
import { clusterMetadata } from './metadata';
import type { PlannedObject } from './planned';

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
  return { apiVersion: 'v1', kind: 'Namespace', metadata: clusterMetadata(namespace) };
}
