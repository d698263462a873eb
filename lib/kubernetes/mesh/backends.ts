import type { Mesh, MeshBackendName } from '../../model/mesh';
import type { MeshBackend } from './backend';
import { cilium } from './cilium';
import { gatewayApi } from './gateway-api';
import { istio } from './istio';
import { istioAmbient } from './istio-ambient';
import { linkerd } from './linkerd';
import { networkPolicy } from './network-policy';

/** Every backend on Kubernetes: one line for each. */
export const backends: { readonly [N in MeshBackendName<'kubernetes'>]: MeshBackend } = {
  istio,
  'istio-ambient': istioAmbient,
  linkerd,
  cilium,
  'gateway-api': gatewayApi,
  'network-policy': networkPolicy,
};

export function backendOf({ backend }: Mesh): MeshBackend {
  return backends[backend.kubernetes];
}
