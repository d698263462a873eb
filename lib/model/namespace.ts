import type { PartBase } from './part';
import type { PodSecurity } from './pod-security';
import type { LimitRange, Quota } from './quota';

/** A namespace of the cluster that the app makes. */
export interface Namespace extends PartBase {
  readonly kind: 'namespace';
  readonly podSecurity?: PodSecurity;
  readonly quota?: Quota;
  readonly limitRange?: LimitRange;
}
