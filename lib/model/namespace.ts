import type { PartBase } from './part';

/** A namespace of the cluster that the app makes. */
export interface Namespace extends PartBase {
  readonly kind: 'namespace';
}
