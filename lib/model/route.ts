import type { Origin } from '../diagnostics/origin';
import type { ChartModel } from './app';
import type { Service } from './service';
import type { Target } from './target';

/** HTTP from outside, by host name, to one port of a Service. */
export interface Route {
  readonly kind: 'route';
  readonly name: string;
  readonly origin: Origin;
  readonly chart: ChartModel;
  readonly targets: readonly Target[];
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly host: string;
  readonly path: string;
  readonly pathType: 'Prefix' | 'Exact';
  readonly service: Service;
  /** The Service port's name. */
  readonly port: string;
  readonly className?: string;
  /** Name of the Secret that holds the certificate. */
  readonly tlsSecret?: string;
  /** The localhost port that Compose publishes instead; allocated from the name when it is not given. */
  readonly localPort?: number;
}
