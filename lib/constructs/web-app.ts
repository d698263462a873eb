import { Construct } from 'constructs';
import type { Origin } from '../diagnostics/origin';
import type { MemberVersion } from '../model/mesh';
import { Deployment } from './deployment';
import type { Ingress } from './ingress';
import { splitProps } from './props/split-props';
import { propsOfVersion } from './props/version';
import { type WebAppOwnProps, type WebAppProps, webAppShape } from './props/web-app';
import type { PublicService } from './public-service';
import { ServedConstruct, type ServedParts } from './served-construct';
import type { Service } from './service';
import { isWithoutPort, listening, missingPort, serve } from './serving';
import { appStateOf } from './tree/app-state';
import { nameBelowChart } from './tree/chart-model';
import { defaultsAt } from './tree/defaults';
import { type ConstructModel, modelKey } from './tree/model-of';
import type { WorkloadChanges } from './tree/mutators';
import { joinWorkloads } from './tree/mutators';
import { beginPart, speakFor } from './tree/part';
import { usableId } from './tree/usable-id';
import { linkViews, originOfVersion, originOfView, targetView, type View, viewsOf } from './tree/views';

/** A program that answers requests: its container, its replicas, and the Service in front of them. */
export class WebApp<V extends string = never> extends ServedConstruct {
  /** What runs. */
  public readonly deployment: Deployment;
  public readonly service: Service;
  public readonly publicService?: PublicService;
  public readonly ingress?: Ingress;
  /** Its versions beside itself. */
  public readonly versions: { readonly [P in V]: WebApp };
  /** @internal */
  public readonly changes: WorkloadChanges;
  protected readonly elsewhere: readonly ServedParts[];

  public constructor(scope: Construct, id: string, given: WebAppProps<V>) {
    super(scope, usableId(scope, id, WebApp));
    const { origin, props } = beginPart(this, WebApp, given, webAppShape);
    if (isWithoutPort(given, props))
      appStateOf(this).findings.push(missingPort(origin, 'A program that nobody calls is a Worker.'));
    const name = props.name ?? nameBelowChart(this);
    const [view, ...others] = viewsOf<WebAppOwnProps>(this, props, defaultsAt);
    speakFor(this, originOfView(origin, view));
    const { deployment, service, publicService, ingress } = partsOf(this, name, view);
    this.deployment = deployment;
    this.service = service;
    if (publicService !== undefined) this.publicService = publicService;
    if (ingress !== undefined) this.ingress = ingress;
    this.node.defaultChild = deployment;
    this.changes = deployment.changes;
    const elsewhere = others.map((other) => partsOf(targetView(this, origin, other), name, other));
    if (others.length > 0) {
      joinWorkloads(
        deployment.changes,
        elsewhere.map(({ changes }) => changes),
      );
      linkViews([this, ...elsewhere].flatMap((parts) => parts.service.model ?? []));
    }
    this.versions = versionsOf<V>(this, origin, props, name);
    this.elsewhere = props.versions === undefined ? elsewhere : [...elsewhere, ...joinVersions(this)];
  }

  /** What it is to those that take constructs: a name in a class would be another in a second copy of this package. */
  public get [modelKey](): ConstructModel<'WebApp'> {
    return { is: 'WebApp', workload: this.deployment.model, service: this.service.model };
  }
}

/** What a WebApp is made of, on the targets of one view. */
interface WebAppParts extends ServedParts {
  readonly service: Service;
  readonly deployment: Deployment;
}

/** Of most there are none. */
const none = Object.freeze({});

/** Each is a WebApp of its own, which speaks in the name of the member. */
function versionsOf<V extends string>(
  member: WebApp<V>,
  origin: Origin,
  props: Partial<WebAppProps<V>>,
  name: string,
): { readonly [P in V]: WebApp };
function versionsOf(
  member: WebApp,
  origin: Origin,
  props: Partial<WebAppProps<string>>,
  name: string,
): object {
  if (props.versions === undefined) return none;
  const { identity } = member.deployment.model;
  const serviceAccount = { ...identity, create: false };
  const made: Record<string, WebApp> = {};
  for (const [version, said] of Object.entries(props.versions)) {
    const place = new Construct(member, `version-${version}`);
    speakFor(place, originOfVersion(origin, version, said));
    const own = propsOfVersion<WebAppProps>(props, said);
    made[version] = new WebApp(place, version, { ...own, name: `${name}-${version}`, serviceAccount });
  }
  return made;
}

/** What is added to a member is added to its versions; they know of each other. */
function joinVersions(member: WebApp): readonly WebApp[] {
  const versions: readonly (readonly [string, WebApp])[] = Object.entries(member.versions);
  const { changes } = member;
  const known: Record<string, MemberVersion> = {};
  for (const [name, version] of versions) {
    const { workload, service } = version[modelKey];
    if (workload === undefined || service === undefined) continue;
    known[name] = { workload, service };
    for (const form of [version.changes, ...version.changes.others])
      form.model.mesh = { ...form.model.mesh, versionOf: changes.model };
  }
  for (const form of [changes, ...changes.others]) form.model.mesh = { ...form.model.mesh, versions: known };
  changes.others.push(...versions.flatMap(([, version]) => [version.changes, ...version.changes.others]));
  return versions.map(([, version]) => version);
}

function partsOf(scope: Construct, common: string, { targets, props }: View<WebAppOwnProps>): WebAppParts {
  const { patch, name = common } = props;
  const { workload, container } = splitProps(props);
  const { ports, readiness } = listening(props, true);
  // Own keys first: with those of a spread before them, Node 20 makes a new shape of object for each.
  const deployment = new Deployment(scope, 'deployment', {
    name,
    containers: [{ name: props.containerName, ports, readiness, ...container }],
    patch,
    ...workload,
    targets,
  });
  const { service, publicService, ingress } = serve(scope, deployment, props);
  return { deployment, changes: deployment.changes, service, publicService, ingress };
}
