import type { PropertyPath } from '../../diagnostics/property-path';
import type { KubernetesObject } from '../kubernetes-object';

/** What the server has against a place of the object, and what to do about it. */
export interface Complaint {
  readonly message: string;
  readonly fix: string;
  /** From the top of the object: `['spec', 'strategy']`. */
  readonly at: PropertyPath;
}

/** One thing that the API server looks at; most objects give no complaint. */
export type ServerCheck<T extends KubernetesObject = KubernetesObject> = (
  object: T,
  complain: (complaint: Complaint) => void,
) => void;
