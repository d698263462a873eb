import type { SecretSources } from '../model/reference';
import type { Target } from '../model/target';

/** Where one target of Docker's finds a secret: a variable that it fills in, or a file that lies beside its manifest. */
export interface SecretSource {
  readonly variable?: string;
  readonly file?: string;
  readonly development?: string;
}

/** What a target of Docker's says of itself, for all that is lowered alike. */
export interface Dialect {
  readonly target: Target;
  /** What people call it. */
  readonly label: string;
  /** What people call all that it runs together, in which names are unique: `Compose project`. */
  readonly whole: string;
  /** Where people give a variable its value: `in .env`. */
  readonly setVariables: string;
  /** The probe that the health check asks: what happens to a container that fails it decides. */
  readonly healthProbe: 'readiness' | 'liveness';
  sourceOf(sources: SecretSources | undefined): SecretSource | undefined;
}
