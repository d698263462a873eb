import type { Config } from '../../model/config';
import type { External } from '../../model/external';
import type { Secret } from '../../model/secret';
import type { Service } from '../../model/service';
import type { Workload } from '../../model/workload';

/** Under one name for all copies of this package, so that each knows the constructs of the others. */
export const modelKey = Symbol.for('lading.model');

/** What people call the constructs of ours that others can name. */
export type ConstructName =
  | 'WebApp'
  | 'Worker'
  | 'Deployment'
  | 'StatefulApp'
  | 'Agent'
  | 'Pod'
  | 'Job'
  | 'CronJob'
  | 'Service'
  | 'Ingress'
  | 'External'
  | 'Existing'
  | 'Config'
  | 'Secret'
  | 'ServiceMesh';

/**
 * What a construct of ours is, and the parts of the model that it stands for: a WebApp for its workload and its Service.
 * A part is missing where it has none, and where its props were too wrong to say anything.
 */
export interface ConstructModel<N extends ConstructName = ConstructName> {
  readonly is: N;
  /**
   * What runs; of a Service, what it stands in front of.
   * @internal
   */
  readonly workload?: Workload;
  /** @internal */
  readonly service?: Service;
  /** @internal */
  readonly external?: External;
  /** @internal */
  readonly config?: Config;
  /** @internal */
  readonly secret?: Secret;
}

/** A construct that says what it is: one of those that are named, whichever copy of this package has made it. */
export interface Modelled<N extends ConstructName = ConstructName> {
  readonly [modelKey]: ConstructModel<N>;
}

function isModelled(value: unknown): value is Modelled {
  return typeof value === 'object' && value !== null && modelKey in value;
}

/** What a construct is, whichever copy of this package has made it; nothing for whatever else there is. */
export function modelOf(value: unknown): ConstructModel | undefined {
  return isModelled(value) ? value[modelKey] : undefined;
}
