import type { MeshBackend } from '../backend';
import { capabilities } from './capabilities';
import { proxiesOf } from './proxies';

/** A proxy beside each member, which alone it reaches and is reached by: mutual TLS, and a word about every request. */
export const envoy: MeshBackend = { capabilities, proxies: proxiesOf };
