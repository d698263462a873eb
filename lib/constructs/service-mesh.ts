import { Construct } from 'constructs';
import { diagnose } from '../diagnostics/diagnose';
import { captureSite } from '../diagnostics/location';
import type { Origin } from '../diagnostics/origin';
import { synthesisError } from '../diagnostics/synthesis-error';
import type { Mesh } from '../model/mesh';
import type { Service } from '../model/service';
import { type Callable, callable } from './props/constructs';
import { type MeshRouteProps, meshRouteShape } from './props/mesh-route';
import { type RateLimitProps, rateLimitShape } from './props/rate-limit';
import { readProps } from './props/read-props';
import { type ServiceMeshProps, serviceMeshShape } from './props/service-mesh';
import type { Shape } from './props/shape';
import { type UpstreamProps, upstreamShape } from './props/upstream';
import { buildMesh, buildMeshRoute, buildRateLimit, buildUpstream } from './to-model/mesh';
import { appStateOf, touch } from './tree/app-state';
import { chartModelOf, nameBelowChart } from './tree/chart-model';
import { lostText } from './tree/lost-text';
import { join, membersOf, servicesOf } from './tree/membership';
import { type ConstructModel, modelKey, modelOf } from './tree/model-of';
import { contribute } from './tree/model-parts';
import type { PartObjects } from './tree/our-object';
import { beginPart } from './tree/part';
import { planObjects, putOffObjects } from './tree/part-objects';
import { reportProblems } from './tree/problems';
import { usableId } from './tree/usable-id';

/** Something that has versions beside itself, by name. */
export interface Versioned<V extends string> extends Callable {
  readonly versions?: { readonly [P in V]: unknown };
}

/**
 * Who may call whom, and how: members that take connections from each other alone, along the references in their values
 * and what `calls` says. A backend keeps its word: one word chooses it, and whatever it cannot keep is an error.
 */
export class ServiceMesh extends Construct {
  /** @internal */
  public readonly model: Mesh;
  private readonly objects: PartObjects;

  public constructor(scope: Construct, id: string, given: ServiceMeshProps) {
    super(scope, usableId(scope, id, ServiceMesh));
    const { origin, props } = beginPart(this, ServiceMesh, given, serviceMeshShape);
    const listed = membersOf((props.members ?? []).map((member) => modelOf(member)?.workload));
    const members = listed.filter(({ mesh }) => mesh?.in === undefined);
    const services = servicesOf(props.members ?? [], members);
    const name = props.name ?? nameBelowChart(this);
    this.model = buildMesh({ name, origin, chart: chartModelOf(this), members, services }, props);
    const { findings } = appStateOf(this);
    for (const member of listed) findings.push(...join(member, this.model));
    contribute(this, this.model);
    this.objects = planObjects(this, this.model, { values: {}, at: () => [] });
  }

  /** What it is to those that take constructs: a name in a class would be another in a second copy of this package. */
  public get [modelKey](): ConstructModel<'ServiceMesh'> {
    return { is: 'ServiceMesh' };
  }

  /** Of no use in a text: it has no address. `value/lost` tells where it ends up. */
  public override toString(): string {
    return lostText(this);
  }

  /**
   * How requests to a member travel: a part of them to another version, with a timeout, tried again, with a copy … Of
   * several routes to one member the first whose `match` fits counts.
   */
  public route<V extends string = never>(to: Versioned<V>, props: MeshRouteProps<NoInfer<V>>): this;
  public route(to: Callable, props: MeshRouteProps): this {
    return this.add(to, props, meshRouteShape, (service, read, origin) => {
      this.model.routes.push(buildMeshRoute(service, read, origin));
    });
  }

  /** How connections to a member are made: to which replica, how many, and when one is left alone. */
  public upstream(to: Callable, props: UpstreamProps): this {
    return this.add(to, props, upstreamShape, (service, read, origin) => {
      this.model.upstreams.push(buildUpstream(service, read, origin));
    });
  }

  /** How many requests a member takes. */
  public rateLimit(to: Callable, props: RateLimitProps): this {
    return this.add(to, props, rateLimitShape, (service, { requests, ...read }, origin) => {
      if (requests === undefined) return;
      this.model.rateLimits.push(buildRateLimit(service, { requests, ...read }, origin));
    });
  }

  /** Reads what a method was given, and adds it where it can be used. */
  private add<P>(
    to: Callable,
    given: P,
    shape: Shape,
    build: (service: Service, props: Partial<P>, origin: Origin) => void,
  ): this {
    const origin = { ...this.model.origin, site: captureSite(this.add) };
    if (this.node.locked) throw lockedError(this.model, origin);
    touch(this);
    const whom = readProps(to, callable, ['to']);
    const { props, problems } = readProps(given, shape);
    reportProblems(this, origin, [...whom.problems, ...problems]);
    const service = whom.problems.length > 0 ? undefined : this.memberBehind(to, origin);
    if (service === undefined) return this;
    build(service, props, origin);
    // What is added may need an object of its own: where somebody has looked at them, it comes after those.
    if (this.objects.made.size > 0) putOffObjects(this.objects);
    return this;
  }

  private memberBehind(to: Callable, origin: Origin): Service | undefined {
    const { service } = modelOf(to) ?? {};
    if (service !== undefined && this.model.members.includes(service.selects)) return service;
    appStateOf(this).findings.push({
      code: 'mesh/not-a-member',
      message: `${service === undefined ? 'What it leads to' : `"${service.name}"`} is no member of the mesh "${this.model.name}".`,
      origin,
      consequence: 'Nothing that is said of it here would be kept.',
      fix: 'List it among `members`.',
    });
    return undefined;
  }
}

function lockedError({ name }: Mesh, origin: Origin): Error {
  const message = `"${name}" was changed after synthesis had begun.`;
  return synthesisError(diagnose([{ code: 'model/locked', message, origin }]));
}
