import type { PropertyPath } from '../diagnostics/property-path';
/** What docker compose has against a place of a service, and what to do about it. */
export interface Complaint {
  readonly message: string;
  readonly fix: string;
  /** From the top of the service: `['deploy', 'replicas']`. */
  readonly at: PropertyPath;
}

export type Complain = (complaint: Complaint) => void;
