import type { PartBase } from './part';
import type { Service } from './service';

/** HTTP from outside, by host name, to one port of a Service. */
export interface Route extends PartBase {
  readonly kind: 'route';
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
