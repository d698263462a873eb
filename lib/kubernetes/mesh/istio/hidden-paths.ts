import { denies, type Mesh } from '../../../model/mesh';
import { onTarget } from '../../../model/views';
import type { Workload } from '../../../model/workload';
import { serviceBehind } from '../../../passes/start-after';
import { lowerMetadata } from '../../metadata';
import type { PlannedObject } from '../../planned';
import { sortKeys } from '../../sort-keys';
import { isBelow } from '../request-match';
import { metadataIn, namespacesOf } from './authorization-policy';

const apiVersion = 'networking.istio.io/v1alpha3';
const kind = 'EnvoyFilter';
const manager = 'envoy.filters.network.http_connection_manager';

/**
 * A slash that is hidden as `%2F` is none to Istio as it is installed, and one to many servers: whoever may ask for what is
 * below `/items` would get `/admin` by `/items/..%2Fadmin`. Where somebody is kept to paths, such requests are refused.
 */
export function planHiddenPaths(mesh: Mesh): PlannedObject[] {
  if (!denies(mesh)) return [];
  return [...membersByPath(mesh)].map((member) => ({
    id: `${kind}-${member.name}-paths`,
    apiVersion,
    kind,
    name: `${member.name}-paths`,
    namespace: member.chart.namespace,
    lower: () => ({
      apiVersion,
      kind,
      metadata: lowerMetadata(member, `${member.name}-paths`),
      spec: {
        workloadSelector: { labels: sortKeys(member.selector) },
        configPatches: [refusing('SIDECAR_INBOUND')],
      },
    }),
  }));
}

/** The same at the waypoint, which is one for all that it leads to in a namespace: nobody there gets such a path. */
export function planHiddenPathsAtWaypoints(mesh: Mesh): PlannedObject[] {
  if (!denies(mesh)) return [];
  return namespacesOf({ ...mesh, members: [...membersByPath(mesh)] }).map((namespace) => ({
    id: `${kind}-paths${namespace === undefined ? '' : `-in-${namespace}`}`,
    apiVersion,
    kind,
    name: `${mesh.name}-paths`,
    namespace,
    lower: () => ({
      apiVersion,
      kind,
      metadata: { ...metadataIn(mesh, namespace), name: `${mesh.name}-paths` },
      spec: {
        targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: mesh.name }],
        // As of 1.31 a waypoint's listeners count as those of a sidecar; Istio has begun to give them a context of their own.
        configPatches: [refusing('ANY')],
      },
    }),
  }));
}

const refusing = (context: string) => ({
  applyTo: 'NETWORK_FILTER',
  match: { context, listener: { filterChain: { filter: { name: manager } } } },
  patch: {
    operation: 'MERGE',
    value: {
      name: manager,
      typed_config: {
        '@type':
          'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
        path_with_escaped_slashes_action: 'REJECT_REQUEST',
      },
    },
  },
});

/** Those of whom somebody asks what is below a path alone, and their versions; in the order of the mesh. */
function membersByPath({ members }: Mesh): ReadonlySet<Workload> {
  const asked = new Set<Workload>();
  for (const { mesh } of members)
    for (const { to, http = [] } of mesh?.asks ?? []) {
      const service = to.kind === 'service' ? to : serviceBehind('kubernetes', to);
      if (service !== undefined && http.some(isBelow)) asked.add(onTarget(service.selects, 'kubernetes'));
    }
  const isAsked = (member: Workload) => {
    const own = onTarget(member, 'kubernetes');
    const base = own.mesh?.versionOf;
    return asked.has(own) || (base !== undefined && asked.has(onTarget(base, 'kubernetes')));
  };
  return new Set(members.filter((member) => member.targets.includes('kubernetes') && isAsked(member)));
}
