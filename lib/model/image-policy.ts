/** Which images may run. */
export interface ImagePolicy {
  /** Registries, or places below one; all where it is missing. */
  readonly registries?: readonly string[];
  /** Each has to be named by its digest. */
  readonly digests: 'required' | 'optional';
}
