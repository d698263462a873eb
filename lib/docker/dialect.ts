import type { ProbeKind } from '../model/probe';
import type { SecretSources } from '../model/reference';
import type { Target } from '../model/target';

/** Where one target of Docker's finds a secret: a variable that it fills in, or a file that lies beside its manifest. */
export interface SecretSource {
  readonly variable?: string;
  readonly file?: string;
  /** It is there already, whoever has made it. */
  readonly external?: boolean;
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
  /** The probes that the health check may ask, the best first: what happens to a container that fails it decides. */
  readonly healthProbes: readonly Exclude<ProbeKind, 'startup'>[];
  /**
   * Whether the files of configs and secrets are objects of their own: with a name that says what is in them, and with
   * an owner and a mode for each container.
   */
  readonly fileObjects: boolean;
  /** Whether containers of one workload can have scratch space in common. */
  readonly sharesScratch: boolean;
  /** Whether a service can share the network of another, to ask whether that is ready. */
  readonly asksBeside: boolean;
  /** Whether a proxy of ours takes the requests for host names, where the app asks for one. */
  readonly proxiesRoutes: boolean;
  /** Whether a doubled `$` is a plain one within the default of a variable, too. */
  readonly escapesDefaults: boolean;
  sourceOf(sources: SecretSources | undefined): SecretSource | undefined;
}
