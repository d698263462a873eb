import type { MeshBackend } from '../backend';
import { proxiesOf } from '../proxies';
import { capabilities } from './capabilities';
import { make } from './make';

/** As `envoy`, with proxies that are smaller, and keep a little less. */
export const haproxy: MeshBackend = {
  capabilities,
  proxies: (mesh, project) => proxiesOf(mesh, project, make),
};
