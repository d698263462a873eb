import type { PropertyPath } from '../../diagnostics/property-path';
import type { IpFamily } from '../../model/cluster';
import type { KubernetesObject } from '../kubernetes-object';
import type { Reason } from './reasons';

/**
 * Tells what the server has against a place of the object.
 * @param steps from the pointer on: `['spec', 'strategy']` from the top, whose pointer is empty.
 * @param message one sentence that says what would be taken, where the fix does not.
 */
export type Refuse = (
  reason: Reason,
  pointer: string,
  steps: PropertyPath,
  message: string,
  fix?: string,
) => void;

/** The minors of the oldest and the newest version that the object is for: `34` for 1.34. */
export interface Minors {
  readonly oldest: number;
  readonly newest: number;
}

/** The servers that an object is for. */
export interface ServerContext extends Minors {
  /** Undefined where nobody has said which families of addresses the cluster has. */
  readonly ipFamilies?: readonly IpFamily[];
  /** What somebody has said of a feature gate; undefined where nobody has. */
  gate(name: string): boolean | undefined;
  /** Addresses have to be written as a server writes them itself. */
  readonly isStrict: boolean;
}

/** One thing that the API server looks at; most objects give no complaint. */
export type ServerCheck<T extends KubernetesObject = KubernetesObject> = (
  object: T,
  refuse: Refuse,
  context: ServerContext,
) => void;
