import type { AgentRollout } from './agent';
import type { Build } from './build';
import type { Claim } from './claim';
import type { Config } from './config';
import type { Container, Hook, ResourceAmounts } from './container';
import type { EnvSource } from './env-source';
import type { ExternalName } from './external-name';
import type { JobCheck } from './job';
import type { Namespace } from './namespace';
import type { Port } from './port';
import type { Probe, ProbeAction, ProbeKind } from './probe';
import type { Reference } from './reference';
import type { DisruptionBudget, Rollout } from './rollout';
import type { Route } from './route';
import type { Scale } from './scale';
import type { Scheduling } from './scheduling';
import type { Service, ServicePort } from './service';
import type { Retention, StatefulRollout } from './stateful-app';
import type { ClaimVolume, FileContent, Mount, ProjectedVolume, Volume } from './volume';
import type { Workload } from './workload';

/** The keys of each member of a union. */
type Keys<T> = T extends unknown ? Extract<keyof T, string> : never;
/** `<prefix>.<discriminant>.<field>` for a union that is told apart by `type`. */
type Tagged<Prefix extends string, T extends { readonly type: string }> = T extends unknown
  ? `${Prefix}.${T['type']}.${Exclude<Keys<T>, 'type' | 'property' | 'of'>}`
  : never;

/** What ties the model together, and is nothing that a target could lose. */
export type Structure =
  | 'kind'
  | 'origin'
  | 'chart'
  | 'selector'
  | 'selects'
  | 'published'
  | 'servicePatches'
  | 'proxied'
  | 'views'
  | 'mesh'
  | 'property'
  | 'made'
  | 'of';
type Nested =
  | 'scale'
  | 'containers'
  | 'initContainers'
  | 'sidecars'
  | 'volumes'
  | 'rollout'
  | 'retention'
  | 'check'
  | 'identity'
  | 'disruptionBudget'
  | 'scheduling';
type NestedInContainer =
  | 'build'
  | 'ports'
  | 'mounts'
  | 'resources'
  | 'postStart'
  | 'preStop'
  | 'env'
  | 'envFrom'
  | 'defaultReadiness'
  | ProbeKind;

/**
 * Every field of the model, by name. A target's parity table is a record over this type: a field that is added to
 * the model does not compile until each target says what becomes of it.
 */
export type Field =
  | `workload.${Exclude<Keys<Workload>, Structure | Nested>}`
  | `workload.${'containers' | 'initContainers' | 'sidecars'}`
  | `workload.identity.${Keys<Workload['identity']>}`
  | `workload.disruptionBudget.${Keys<DisruptionBudget> | 'none'}`
  | `scheduling.${Keys<Scheduling>}`
  | `rollout.${Keys<Rollout>}`
  | `statefulRollout.${Keys<StatefulRollout>}`
  | `agentRollout.${Keys<AgentRollout>}`
  | `check.${Keys<JobCheck>}`
  | `retention.${Keys<Retention>}`
  | Tagged<'scale', Scale>
  | `container.${Exclude<Keys<Container>, Structure | NestedInContainer>}`
  | `build.${Keys<Build>}`
  | `port.${Keys<Port>}`
  | `resources.${'requests' | 'limits'}.${Keys<ResourceAmounts>}`
  | `probe.${ProbeKind}`
  | `probe.${Exclude<Keys<Probe>, 'action'>}`
  | Tagged<'probe', ProbeAction>
  | `${'postStart' | 'preStop'}.${Hook['type']}`
  | 'preStop.none'
  | `mount.${Exclude<Keys<Mount>, 'property'>}`
  | Tagged<'volume', Exclude<Volume, ClaimVolume | ProjectedVolume>>
  | `volume.claim.${'name' | 'ephemeral'}`
  | `volume.projected.${Exclude<Keys<ProjectedVolume>, Structure | 'type' | 'files'>}`
  | `claim.${Keys<Claim>}`
  | `file.${FileContent['type']}`
  | 'env.value'
  | `envFrom.${'source' | Exclude<Keys<EnvSource>, 'from' | 'name'>}`
  | `reference.${Reference['kind']}`
  | `service.${Exclude<Keys<Service>, Structure | 'ports'>}`
  | `servicePort.${Keys<ServicePort>}`
  | `route.${Exclude<Keys<Route>, Structure | 'service'>}`
  | `config.${Exclude<Keys<Config>, Structure | 'data' | 'targets'>}`
  | `externalName.${Exclude<Keys<ExternalName>, Structure | 'to' | 'targets'>}`
  | `namespace.${Exclude<Keys<Namespace>, Structure>}`;
