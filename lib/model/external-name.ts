import type { External } from './external';
import type { PartBase } from './part';

/** A name of the app's own for a host outside of it. */
export interface ExternalName extends PartBase {
  readonly kind: 'externalName';
  readonly to: External;
}
