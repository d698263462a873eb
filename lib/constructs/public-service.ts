import { Construct } from 'constructs';
import { settle } from '../diagnostics/settle';
import type * as api from '../kubernetes/api.generated';
import type { Service } from '../model/service';
import type { Workload } from '../model/workload';
import type { PatchOf } from './props/patch';
import type { Published } from './props/publish';
import type { SessionAffinity } from './props/service';
import { buildPublished, originOfPublished, publicServiceOf } from './to-model/publish';
import { buildService } from './to-model/service';
import { appStateOf } from './tree/app-state';
import { lostText } from './tree/lost-text';
import { contribute } from './tree/model-parts';
import { inheritOrigin } from './tree/origin';
import { planObjects } from './tree/part-objects';

/** What a WebApp says of the Service that is there for everyone. */
interface PublicServiceParts {
  readonly publish: Published;
  readonly selects: Workload;
  readonly labels?: Readonly<Record<string, string>>;
  readonly sessionAffinity?: SessionAffinity;
  readonly patch?: PatchOf<api.Service>;
}

/**
 * The Service that `publish` makes, for whoever is outside: a load balancer on Kubernetes, ports of the host on Compose.
 * Nothing in the app calls it, so it has no `host`.
 */
export class PublicService extends Construct {
  /** @internal */
  public readonly model: Service;

  /** @internal */
  public constructor(
    scope: Construct,
    id: string,
    { publish, selects, labels, sessionAffinity, patch }: PublicServiceParts,
  ) {
    super(scope, id);
    inheritOrigin(this, selects.origin);
    const origin = originOfPublished(selects.origin, publish);
    const { findings } = appStateOf(this);
    const ports = buildPublished(publish, selects, (finding) =>
      findings.push(settle({ ...finding, origin })),
    );
    const { name = `${selects.name}-public`, type = 'LoadBalancer', ...options } = publicServiceOf(publish);
    const { name: program, targets } = selects;
    const identity = { origin, name, program, selects, targets, ports, published: true };
    this.model = buildService(this, identity, { type, labels, sessionAffinity, ...options });
    contribute(this, this.model);
    planObjects(this, this.model, { values: { service: patch }, at: () => ['patch', 'publicService'] });
  }

  /** Of no use in a text: `value/lost` tells where it ends up. */
  public override toString(): string {
    return lostText(this, PublicService.name);
  }
}
