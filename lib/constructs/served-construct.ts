import { noEndpoint } from './external';
import type { Ingress } from './ingress';
import type { ContainerProps } from './props/container';
import type { UrlOptions } from './props/url';
import type { PublicService } from './public-service';
import { createReference, type Reference } from './reference';
import type { Service } from './service';
import { portsBeside, type Serving } from './serving';
import { buildServicePort } from './to-model/service';
import { lostInText } from './tree/lost-methods';
import type { WorkloadChanges } from './tree/mutators';
import { WorkloadConstruct } from './workload-construct';

/** A workload with what stands in front of it, on the targets of one view. */
export interface ServedParts extends Partial<Serving> {
  /** @internal */
  readonly changes: WorkloadChanges;
}

/** A part of an address, of whomever. */
type Address = { readonly kind: 'host' | 'port' } | { readonly kind: 'url'; readonly path: string };

/** A workload that others call by a name. */
export abstract class ServedConstruct extends WorkloadConstruct {
  /** What stands in front of it: inside the app, and for nobody else. Missing where it has no port. */
  public abstract readonly service?: Service;
  /** There when `publish` is given. */
  public abstract readonly publicService?: PublicService;
  /** There when `expose` is given. */
  public abstract readonly ingress?: Ingress;
  /** The same on the targets where they differ. */
  protected abstract readonly elsewhere: readonly ServedParts[];

  /** Also on the Services and the Ingress. */
  public override addLabel(key: string, value: string): this {
    super.addLabel(key, value);
    for (const { changes, service, publicService, ingress } of [this, ...this.elsewhere]) {
      // What cannot be a label was refused.
      const isTaken = typeof key === 'string' && changes.model.labels[key] === value;
      if (!isTaken || changes.says(['labels', key])) continue;
      for (const part of [service?.model, publicService?.model, ingress?.model]) {
        if (part !== undefined) part.labels[key] = value;
      }
    }
    return this;
  }

  /** Its ports are on the Service as well. */
  public override addSidecar(props: ContainerProps): this {
    super.addSidecar(props);
    for (const { changes, service } of [this, ...this.elsewhere]) {
      const ports = service?.model?.ports;
      ports?.push(...portsBeside(changes.model, ports).map(buildServicePort));
    }
    return this;
  }

  /** The name that other workloads reach it by. */
  public get host(): Reference {
    return this.service?.host ?? this.without({ kind: 'host' });
  }

  /** The first port, as other workloads reach it. */
  public get port(): Reference {
    return this.service?.port ?? this.without({ kind: 'port' });
  }

  /** A port by its name. */
  public portOf(name: string): Reference {
    return this.service?.portOf(name) ?? this.without({ kind: 'port' });
  }

  /** `<scheme>://<host>:<port><path>`, for the first port and what it speaks, or the port and the scheme that are named. */
  public url(path?: string, options?: string | UrlOptions): Reference {
    return this.service?.url(path, options) ?? this.without({ kind: 'url', path: '' });
  }

  /** What stands in the place of an address that there is not: whoever reads it tells. */
  private without(part: Address): Reference {
    const { name, origin } = this.changes.model;
    const wrong = {
      code: 'reference/no-service',
      message: `"${name}" has no address: it listens at no port, so that no Service leads to it.`,
      fix: `Give "${name}" a \`port\`.`,
    } as const;
    return createReference({ ...part, to: noEndpoint(name, origin), wrong });
  }
}

lostInText({ portOf: ServedConstruct.prototype.portOf, url: ServedConstruct.prototype.url });
