import type { External } from './external';
import type { Service } from './service';

/** What a reference can point at: something with a host and ports. */
export type Endpoint = Service | External;
