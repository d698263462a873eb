import type { Mesh } from '../../../model/mesh';
import type { Workload } from '../../../model/workload';
import type { Door } from '../../../passes/edges';
import { lowerMetadata } from '../../metadata';
import type { PlannedObject } from '../../planned';
import { sortKeys } from '../../sort-keys';
import { monitoredPorts, readAlone, tellUnread } from '../monitoring';
import { metadataIn, namespacesOf } from './authorization-policy';

const apiVersion = 'security.istio.io/v1';
const kind = 'PeerAuthentication';

/** Members take nothing in plain text, unless somebody lets them. */
export function planPeerAuthentications(mesh: Mesh): PlannedObject[] {
  return namespacesOf(mesh).map((namespace) => ({
    id: `${kind}${namespace === undefined ? '' : `-in-${namespace}`}`,
    apiVersion,
    kind,
    name: mesh.name,
    namespace,
    lower: () => ({
      apiVersion,
      kind,
      metadata: metadataIn(mesh, namespace),
      spec: { mtls: { mode: mesh.mtls === 'permissive' ? 'PERMISSIVE' : 'STRICT' } },
    }),
  }));
}

/** Ports where members take plain text nevertheless, because monitoring alone comes there. */
export function planReadings(mesh: Mesh, doorsOf: (member: Workload) => readonly Door[]): PlannedObject[] {
  if (mesh.mtls === 'permissive') return [];
  return mesh.members.flatMap((member) => {
    const ports = monitoredPorts(member, mesh, doorsOf(member));
    if (ports.length === 0 || !member.targets.includes('kubernetes')) return [];
    const { name, chart, selector } = member;
    const lower: PlannedObject['lower'] = (prepared) => {
      // Where nobody is refused, no policy of the member tells of it.
      if (mesh.default === 'allow') tellUnread(member, ports, prepared, `${kind}/${name}`);
      const open = readAlone(member, ports, prepared).map((port) => [port, { mode: 'PERMISSIVE' }]);
      return {
        apiVersion,
        kind,
        metadata: lowerMetadata(member),
        spec: {
          selector: { matchLabels: sortKeys(selector) },
          mtls: { mode: 'STRICT' },
          ...(open.length > 0 && { portLevelMtls: Object.fromEntries(open) }),
        },
      };
    };
    return [{ id: `${kind}-of-${name}`, apiVersion, kind, name, namespace: chart.namespace, lower }];
  });
}
