import type { MeshBackend } from '../backend';
import { proxiesOf } from '../proxies';
import { capabilities } from './capabilities';
import { make } from './make';

/** A proxy beside each member, which alone it reaches and is reached by: mutual TLS, and a word about every request. */
export const envoy: MeshBackend = {
  capabilities,
  proxies: (mesh, project) => proxiesOf(mesh, project, make),
};
