import type { ResourceAmounts } from './container';

/** The most of everything that a namespace holds, all of its pods together. */
export interface Quota {
  /** CPU in millicores, memory and storage in bytes. */
  readonly requests?: ResourceAmounts & { readonly storage?: number };
  readonly limits?: ResourceAmounts;
  /** How many objects of a resource, by the name that Kubernetes counts it under: `pods`, `count/jobs.batch`. */
  readonly objects?: Readonly<Record<string, number>>;
}

/** What each container of a namespace gets that says nothing, and what it may say. */
export interface LimitRange {
  readonly default?: ResourceAmounts;
  readonly defaultRequest?: ResourceAmounts;
  readonly min?: ResourceAmounts;
  readonly max?: ResourceAmounts;
}
