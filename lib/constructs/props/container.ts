import { type HealthTool, healthTools, type PullPolicy } from '../../model/container';
import { isPlainObject } from '../../model/json';
import { parseMarkers } from '../../model/marker';
import type { Protocol } from '../../model/port';
import { isReference, referenceData } from '../reference';
import { type BuildProps, build } from './build';
import { capability } from './capability';
import { commandArguments, commandLine } from './command';
import { type DevelopProps, develop } from './develop';
import { type DeviceProps, devices } from './device';
import { none, values } from './domain';
import { type EnvProps, env } from './env';
import { type EnvFromProps, envFrom } from './env-from';
import { asAbsolute } from './guess';
import { type HookProps, hook, preStop } from './hook';
import { unlessLost } from './lost-value';
import type { Meant } from './meant';
import { type OverDefaults, overDefaults } from './own-of-each';
import { type ProbeProps, probe } from './probe';
import { type Memory, someMemory } from './quantity';
import { type ResourcesProps, resources } from './resources';
import { object, type PropsTable, required, type Shape } from './shape';
import {
  boolean,
  either,
  integer,
  isNumber,
  isScalar,
  list,
  matching,
  oneOf,
  optional,
  otherwise,
  portNumber,
  record,
} from './shapes';
import { appProtocol, someName, somePortName } from './some-text';
import type { TextValue } from './text';
import { type UlimitsProps, ulimits } from './ulimits';
import { type MountProps, mount, mountPath, type VolumeProps } from './volume';

/** A port that a container listens on. */
export interface PortProps {
  /**
   * At most 15 characters. Default: what is spoken there, `http`, `https` or `grpc`, as far as the first TCP port of a
   * workload that serves tells it by a route, its probes or its image; else `tcp-<port>`. Meshes go by it.
   */
  readonly name?: string;
  /** From 1 to 65535. */
  readonly port: number;
  /** Default: `tcp`. */
  readonly protocol?: Protocol;
  /** What is spoken on it: `http`, `kubernetes.io/h2c`. */
  readonly appProtocol?: string;
}

/** What a container says of itself. */
export interface ContainerOwnProps {
  /** Default: the workload's name. */
  readonly name?: string;
  /** `registry/repository:tag`, or with a digest. */
  readonly image: TextValue;
  /** The folder that the image is built from, or how. Default: the image exists. */
  readonly build?: string | BuildProps;
  /**
   * What `docker compose watch` does when its sources change; Kubernetes watches none. Copying into the container needs a
   * root that can be written to: `compose: { writableRoot: true }`.
   */
  readonly develop?: DevelopProps;
  /** Default: `always` on Kubernetes, so that pull secrets are always checked; Compose's own on Compose. */
  readonly pull?: PullPolicy;
  /** Replaces the image's entrypoint and its command, without a shell. */
  readonly command?: readonly TextValue[];
  /** Replaces the image's command; an empty list is as good as none. */
  readonly args?: readonly TextValue[];
  /** The folder that the program starts in, an absolute path. Default: the image's. */
  readonly workingDir?: string;
  /** Short for one entry of `ports`. */
  readonly port?: number;
  /** The ports that the container listens on. Default: none. */
  readonly ports?: readonly (number | PortProps)[];
  /** Variables by name; a `secretFile()` is mounted, and its variable says where. Default: none. */
  readonly env?: EnvProps;
  /**
   * All variables of ConfigMaps and Secrets that exist: `[{ secret: 'db', envFile: 'db.env' }]`. Where two have the same
   * name the later one counts, and `env` before all.
   */
  readonly envFrom?: readonly EnvFromProps[];
  /** Path in the container → what is there. */
  readonly volumes?: Readonly<Record<string, VolumeProps | MountProps>>;
  /**
   * CPU, memory and disk. Each has a default, so that no container takes all that its node has. `'unlimited'`: what is
   * said of each by `{ limit: 'none' }`.
   */
  readonly resources?: 'unlimited' | ResourcesProps;
  /**
   * How many GPUs of NVIDIA's it has for itself; the nodes need NVIDIA's device plugin, Docker its container toolkit.
   * Default: none.
   */
  readonly gpus?: number;
  /**
   * Devices of the machine below that it may use: `/dev/ttyUSB0`, or as Docker writes them,
   * `/dev/ttyUSB0:/dev/tty0:rw`. Kubernetes has them by the name of a `resource` alone. Default: none.
   */
  readonly devices?: readonly (string | DeviceProps)[];
  /** The size of `/dev/shm`, memory that programs share; it counts against the limit of memory. Default: 64Mi. */
  readonly shmSize?: Memory;
  /** Linux' limits for each process: `{ nofile: 65536 }`. Kubernetes sets none. Default: the engine's. */
  readonly ulimits?: UlimitsProps;
  /** Until it says yes, the others are not asked. Default: none. `false`: none, whatever `defaults` say. */
  readonly startup?: ProbeProps | false;
  /**
   * Whether traffic may come; on Compose the health check, which dependants wait for. Default: a WebApp's first TCP port
   * takes connections. `false`: traffic comes as soon as the program runs.
   */
  readonly readiness?: ProbeProps | false;
  /** When it says no, the container is restarted. Default: none. `false`: none, whatever `defaults` say. */
  readonly liveness?: ProbeProps | false;
  /**
   * A program in the image that asks on Compose and Swarm: `curl` and `wget` HTTP probes, `bash` and `nc` TCP probes, `node`
   * and `python` both. `'sidecar'`: the image has none, so that on Compose a small service beside it asks those and gRPC in its
   * network, `<name>-health`, which dependants wait for. Default: what is known of a well-known image (`postgres`, `redis`,
   * `nginx` …) asks its readiness probe; else none.
   */
  readonly healthTool?: HealthTool;
  /**
   * Asked instead of the readiness probe on Compose, without a shell. It has the probe's timeout, and four seconds more
   * in which to start.
   */
  readonly healthCommand?: readonly TextValue[];
  /** Done right after the start, beside the program. Default: nothing. */
  readonly postStart?: Exclude<HookProps, { type: 'sleep' }>;
  /** Default: 5 s of sleep where the container has ports; `false` for none. */
  readonly preStop?: HookProps | false;
  /**
   * A user id, or `'<user id>:<group id>'`. Default: 10001:10001. `'image'`: whoever the image says, root perhaps;
   * the image then keeps its capabilities and a writable root, too.
   */
  readonly user?: number | string;
  /** Default: false, with a writable /tmp. */
  readonly writableRoot?: boolean;
  /** Default: false. */
  readonly privileged?: boolean;
  /**
   * Whether programs may gain privileges that the container has not started with, as `sudo` and other setuid programs do;
   * on Compose nothing bans `no-new-privileges` then. A pod that allows it meets the baseline profile of Pod Security and no
   * longer the restricted one. To become root usefully a program needs capabilities as well, which `user: 'image'` keeps.
   * Default: false, and true for what is privileged, to which Kubernetes cannot refuse it.
   */
  readonly allowPrivilegeEscalation?: boolean;
  /** Linux capabilities to give back, without `CAP_`: `NET_BIND_SERVICE`. Default: none. */
  readonly addCapabilities?: readonly string[];
}

/** One container: its image, and how it runs. `null` removes what `defaults` say of it. */
export interface ContainerProps extends OverDefaults<ContainerOwnProps> {}

const port = either(
  { when: isScalar, shape: portNumber },
  {
    when: isPlainObject,
    shape: object<PortProps>({
      name: somePortName,
      port: required(portNumber),
      protocol: oneOf(['tcp', 'udp', 'sctp']),
      appProtocol,
    }),
  },
);

/** `registry:port/path:tag@digest`, as the engine reads it; a reference within it is letters and digits here. */
const imagePattern =
  /^(?:[A-Za-z0-9.-]+(?::\d+)?\/)?[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*(?::\w[\w.-]{0,127})?(?:@[\w+.-]+:[0-9a-fA-F]{32,})?$/;
const imageExpected = "an image in lower case, such as 'ghcr.io/acme/web:1.4.2', or a reference";
const imageText = matching(imageExpected, (value) => imagePattern.test(value), none, asImage);
/** No image is called by a value that got lost. */
export const image: Shape = {
  expected: imageExpected,
  domain: values(
    ['ghcr.io/acme/web:1.0.0', 'acme/api:2'],
    [
      ...['nginx', 'localhost:5000/a', 'a__b:1', '10.0.0.1:80/x:y', `a:${'t'.repeat(128)}`],
      `a/b@sha256:${'0'.repeat(64)}`,
    ],
  ),
  check(value, at, report) {
    if (isReference(value)) return unlessLost(value, [referenceData(value)], at, report, true);
    if (typeof value !== 'string' || !imagePattern.test(value)) return imageText.check(value, at, report);
    return unlessLost(value, parseMarkers(value), at, report, true);
  },
};

function asImage(value: unknown): Meant | undefined {
  if (typeof value !== 'string') return undefined;
  const address = value.trim().replace(/^(?:https?|docker):\/\//, '');
  const suggestion = [address, address.toLowerCase()].find((each) => imagePattern.test(each));
  return suggestion === undefined ? undefined : { suggestion };
}

/** Numbers up to the largest that Linux and the engines agree on. */
const isUser = (value: string): boolean =>
  /^\d+(:\d+)?$/.test(value) && value.split(':').every((id) => Number(id) < 2 ** 31);
const userExpected = "a user id, '<user id>:<group id>', or 'image'";

function asUser(value: unknown): Meant | undefined {
  if (value === 'root') return { suggestion: '0' };
  if (typeof value !== 'string' || !/^[a-z_][-\w]*(?::[-\w]+)?$/i.test(value)) return undefined;
  return {
    fix: `A name is known to the image alone: \`docker run --rm <image> id ${value}\` tells its numbers.`,
  };
}

export const user = either(
  { when: isNumber, shape: integer(0, 2 ** 31 - 1) },
  {
    when: otherwise,
    shape: matching(
      userExpected,
      (value) => value === 'image' || isUser(value),
      values(['1000', '1000:2000', 'image'], ['0', '0:0', '2147483647:2147483647']),
      asUser,
    ),
  },
);

export const pull = oneOf(['always', 'missing', 'never']);
const healthTool = oneOf(healthTools);

const volumes = record(optional(mount), mountPath);
/** Nobody adds nothing. */
export const addedVolumes = record(mount, mountPath);

/** What a container's props may hold; WebApp and Worker have the same keys, and more. */
export const containerProps: PropsTable<ContainerOwnProps> = {
  name: someName,
  image: required(image),
  build,
  develop,
  pull,
  command: commandLine,
  args: commandArguments,
  workingDir: matching(
    "an absolute path, such as '/srv'",
    (value) => value.startsWith('/'),
    values(['/srv'], ['/', '/a b', '/$HOME', '/${X}', '//a', '/../a', '/é\n']),
    asAbsolute,
  ),
  port: portNumber,
  ports: list(port),
  env,
  envFrom,
  volumes,
  resources,
  gpus: { ...integer(1), domain: values([1, 2], [8]) },
  devices,
  shmSize: someMemory,
  ulimits,
  startup: probe,
  readiness: probe,
  liveness: probe,
  healthTool,
  healthCommand: commandLine,
  postStart: hook,
  preStop,
  user,
  writableRoot: boolean,
  privileged: boolean,
  allowPrivilegeEscalation: boolean,
  addCapabilities: list(capability),
};

export const containerShape = object<ContainerProps>(
  overDefaults(containerProps),
  'a container, such as container({ image })',
);
