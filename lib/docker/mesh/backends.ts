import type { Mesh, MeshBackendName } from '../../model/mesh';
import type { MeshBackend } from './backend';
import { envoy } from './envoy';
import { haproxy } from './haproxy';
import { networksOnly } from './networks-only';

/** Every backend on Compose: one line for each. */
export const backends: { readonly [N in MeshBackendName<'compose'>]: MeshBackend } = {
  envoy,
  haproxy,
  'networks-only': networksOnly,
};

export function backendOf({ backend }: Mesh): MeshBackend {
  return backends[backend.compose];
}
