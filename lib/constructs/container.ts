import type { HealthTool, PullPolicy } from '../model/container';
import type { Protocol } from '../model/port';
import type { HookProps } from './hook';
import type { ProbeProps } from './probe';
import type { TextValue } from './to-model/text';
import type { MountProps, VolumeProps } from './volume';

/** How an image is built; paths are relative to the project's folder. Kubernetes needs the image to be pushed. */
export interface BuildProps {
  /** The folder that the build starts in, relative to the project's; an address of a repository, too. */
  readonly context: string;
  /** Path within the context. Default: `Dockerfile`. */
  readonly dockerfile?: string;
  /** The stage to build. Default: the last. */
  readonly target?: string;
  /** Build arguments by name. */
  readonly args?: Readonly<Record<string, TextValue>>;
}

/** A port that a container listens on. */
export interface PortProps {
  /** Default: `http` where the construct serves HTTP, else `tcp-<port>`. At most 15 characters. */
  readonly name?: string;
  /** From 1 to 65535. */
  readonly port: number;
  /** Default: `tcp`. */
  readonly protocol?: Protocol;
  /** What is spoken on it: `http`, `kubernetes.io/h2c`. */
  readonly appProtocol?: string;
}

/** CPU: `'250m'` or a number of cores. Memory and storage: `'256Mi'` or bytes. One value is request and limit. */
export type Amount =
  | number
  | string
  | { readonly request?: number | string; readonly limit?: number | string };

/** What a container asks for (request), and the most that it gets (limit). */
export interface ResourcesProps {
  /** Default: request 100m, limit 1. */
  readonly cpu?: Amount;
  /** Default: 256Mi for both. */
  readonly memory?: Amount;
  /** Default: request 64Mi, limit 1Gi. */
  readonly ephemeralStorage?: Amount;
}

/** Environment variables by name; references are resolved for each target. */
export type EnvProps = Readonly<Record<string, TextValue>>;

/** One container: its image, and how it runs. */
export interface ContainerProps {
  /** Default: the workload's name. */
  readonly name?: string;
  /** `registry/repository:tag`, or with a digest. */
  readonly image: TextValue;
  /** The folder that the image is built from, or how. Default: the image exists. */
  readonly build?: string | BuildProps;
  /** Default: `always` on Kubernetes, so that pull secrets are always checked; Compose's own on Compose. */
  readonly pull?: PullPolicy;
  /** Replaces the image's entrypoint and its command, without a shell. */
  readonly command?: readonly TextValue[];
  /** Replaces the image's command. */
  readonly args?: readonly TextValue[];
  /** The folder that the program starts in. Default: the image's. */
  readonly workingDir?: string;
  /** Short for one entry of `ports`. */
  readonly port?: number;
  /** The ports that the container listens on. Default: none. */
  readonly ports?: readonly (number | PortProps)[];
  readonly env?: EnvProps;
  /** Path in the container → what is there. */
  readonly volumes?: Readonly<Record<string, VolumeProps | MountProps>>;
  /** CPU, memory and disk. Each has a default, so that no container takes all that its node has. */
  readonly resources?: ResourcesProps;
  /** Until it says yes, the others are not asked. */
  readonly startup?: ProbeProps;
  /** Whether traffic may come; on Compose the health check, which dependants wait for. */
  readonly readiness?: ProbeProps;
  /** When it says no, the container is restarted. */
  readonly liveness?: ProbeProps;
  /** A program in the image that asks HTTP and TCP probes on Compose. */
  readonly healthTool?: HealthTool;
  /** Asked instead of the readiness probe on Compose, without a shell. */
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
  /** Linux capabilities to give back, without `CAP_`: `NET_BIND_SERVICE`. Default: none. */
  readonly addCapabilities?: readonly string[];
}

/** A container's definition, to be kept in a variable, shared or passed around. */
export function container(props: ContainerProps): ContainerProps {
  return props;
}
