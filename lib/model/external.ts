import type { Origin } from '../diagnostics/origin';
import type { ExternalName } from './external-name';
import type { Text } from './reference';
import type { Target } from './target';

/** An endpoint outside of the app: a managed service on one target, perhaps a workload on the other. */
export interface External {
  readonly kind: 'external';
  readonly name: string;
  readonly origin: Origin;
  readonly host: Readonly<Partial<Record<Target, Text>>>;
  readonly port: Readonly<Partial<Record<Target, Text>>>;
  /** `http`, `https`, `postgres`: the scheme of its URLs. */
  readonly scheme: string;
  /** The ranges of addresses behind its name in a cluster, where somebody says them. */
  readonly addresses?: readonly string[];
  /** What it is called within the app, where it has such a name. */
  readonly alias?: ExternalName;
}
