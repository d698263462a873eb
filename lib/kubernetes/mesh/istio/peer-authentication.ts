import type { Mesh } from '../../../model/mesh';
import type { PlannedObject } from '../../planned';
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
