import type { PropertyPath } from '../../diagnostics/property-path';
import type { Container, HealthTool, User } from '../../model/container';
import type { EnvSource } from '../../model/env-source';
import { healthToolIn } from '../../model/image-facts';
import { mapList } from '../../model/map-list';
import type { Port } from '../../model/port';
import type { Probe } from '../../model/probe';
import { parseMemory } from '../../model/quantity';
import { tcp } from '../probe';
import type { ContainerOwnProps, ContainerProps, PortProps } from '../props/container';
import type { ContainerDefaults } from '../props/defaults';
import type { EnvFromProps } from '../props/env-from';
import { layOver } from '../props/lay-over';
import type { ProbeProps } from '../props/probe';
import { modelOf } from '../tree/model-of';
import { buildBuild } from './build';
import { buildDevices } from './devices';
import { buildEnv } from './env';
import { buildHook, buildProbe } from './probe';
import { buildResources } from './resources';
import type { Stated } from './stated';
import { toText } from './text';
import { buildUlimits } from './ulimits';
import { buildMounts, type VolumeSet } from './volumes';

export interface ContainerContext {
  /** Name of the container, when its props give none. */
  readonly name: string;
  readonly property: PropertyPath;
  readonly defaults: ContainerDefaults;
  readonly volumes: VolumeSet;
}

/** Stands for «is anybody listening?», where the user has not said how to find out: reports treat it as a default. */
export const defaultReadiness: ProbeProps = tcp();

/** Reads a container's props, laid over what its surroundings say. */
export function buildContainer(given: Partial<ContainerProps>, context: ContainerContext): Container {
  const props = layOver<ContainerOwnProps>(context.defaults, given);
  const isDefault = props.readiness === defaultReadiness;
  const readiness = buildProbe(props.readiness);
  const { property, volumes } = context;
  const mounts = buildMounts(props.volumes ?? {}, volumes, property);
  return {
    name: props.name ?? context.name,
    property,
    image: toText(props.image ?? ''),
    build: buildBuild(props.build),
    develop: props.develop,
    pull: props.pull,
    command: props.command && mapList(props.command, toText),
    // Compose would take an empty list for «no command at all», Kubernetes for «as the image says».
    args: props.args?.length ? mapList(props.args, toText) : undefined,
    workingDir: props.workingDir,
    ports: buildPorts(props),
    env: buildEnv(props.env ?? {}, { mounts, volumes, property }),
    envFrom: props.envFrom?.length ? props.envFrom.flatMap(buildEnvSource) : undefined,
    mounts,
    resources: buildResources(props.resources),
    gpus: props.gpus,
    devices: props.devices?.length ? buildDevices(props.devices) : undefined,
    shmSize: props.shmSize === undefined ? undefined : parseMemory(props.shmSize),
    ulimits: props.ulimits && buildUlimits(props.ulimits),
    startup: buildProbe(props.startup),
    readiness,
    liveness: buildProbe(props.liveness),
    defaultReadiness: isDefault ? true : undefined,
    healthTool: props.healthTool ?? knownTool(props, readiness),
    healthCommand: props.healthCommand && mapList(props.healthCommand, toText),
    postStart: props.postStart && buildHook(props.postStart),
    preStop:
      props.preStop === undefined || props.preStop === false ? props.preStop : buildHook(props.preStop),
    user: buildUser(props.user),
    writableRoot: props.writableRoot,
    privileged: props.privileged,
    allowPrivilegeEscalation: props.allowPrivilegeEscalation,
    addCapabilities: props.addCapabilities,
  } satisfies Stated<Container, ContainerOwnProps, 'port' | 'volumes'>;
}

/** A program of a well-known image that asks its readiness probe; whoever builds an image knows what is in it. */
function knownTool(
  { image, build, healthCommand }: Partial<ContainerOwnProps>,
  readiness: Probe | undefined,
): HealthTool | undefined {
  const question = readiness?.action.type;
  if (image === undefined || build !== undefined || healthCommand !== undefined) return undefined;
  return question === 'httpGet' || question === 'tcp' ? healthToolIn(toText(image), question) : undefined;
}

function buildPorts(props: Pick<ContainerOwnProps, 'port' | 'ports'>): Port[] {
  const given = [...(props.port === undefined ? [] : [props.port]), ...(props.ports ?? [])];
  return mapList(given, (value) => {
    const port: PortProps = typeof value === 'number' ? { port: value } : value;
    const protocol = port.protocol ?? 'tcp';
    return {
      name: port.name ?? `${protocol}-${port.port}`,
      port: port.port,
      protocol,
      appProtocol: port.appProtocol,
    } satisfies Stated<Port, PortProps>;
  });
}

/** Nothing of a Config whose props were too wrong to say anything. */
function buildEnvSource({ config, secret, prefix, optional, envFile }: EnvFromProps): EnvSource | [] {
  const from = secret === undefined ? 'config' : 'secret';
  if (typeof config === 'object') {
    const made = modelOf(config)?.config;
    return made === undefined ? [] : { from, name: made.name, config: made, prefix, optional, envFile };
  }
  if (typeof secret === 'object') {
    const known = modelOf(secret)?.secret;
    return known === undefined ? [] : { from, name: known.name, secret: known, prefix, optional, envFile };
  }
  return { from, name: secret ?? config ?? '', prefix, optional, envFile };
}

function buildUser(value: number | string | undefined): User | undefined {
  if (value === undefined || value === 'image') return value;
  if (typeof value === 'number') return { uid: value, gid: value };
  const [uid = '', gid] = value.split(':');
  return gid === undefined ? { uid: Number(uid), gid: Number(uid) } : { uid: Number(uid), gid: Number(gid) };
}
