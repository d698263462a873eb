import type { Diagnostic } from '../../diagnostics/diagnostic';

/** One thing that Lading works with, and where it was found. */
export interface Entry {
  /** `node`, `cdk8s`, `docker compose`, `config`, `output`. */
  readonly name: string;
  /** What there is to say of it: a version, the app's command. Missing where it was not found. */
  readonly found?: string;
  /** Where it lies. */
  readonly place?: string;
}

export interface Examined {
  readonly entries: readonly Entry[];
  readonly diagnostics: readonly Diagnostic[];
}
