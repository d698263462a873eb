import type { PropertyPath } from '../diagnostics/property-path';
import type { Build } from './build';
import type { Develop } from './develop';
import type { Device } from './device';
import type { EnvSource } from './env-source';
import type { Port } from './port';
import type { Probe } from './probe';
import type { Text } from './reference';
import type { Ulimits } from './ulimit';
import type { Mount } from './volume';

/** CPU in millicores, memory and storage in bytes. */
export interface ResourceAmounts {
  readonly cpu?: number;
  readonly memory?: number;
  readonly ephemeralStorage?: number;
}

/** The most of each: an amount, or all that there is. */
export type ResourceLimits = { readonly [K in keyof ResourceAmounts]: ResourceAmounts[K] | 'none' };

export interface Resources {
  readonly requests: ResourceAmounts;
  readonly limits: ResourceLimits;
}

/** A lifecycle hook of a container. */
export type Hook =
  | { readonly type: 'exec'; readonly command: readonly Text[] }
  | {
      readonly type: 'httpGet';
      readonly path: string;
      readonly port?: number | string;
      readonly scheme: 'HTTP' | 'HTTPS';
    }
  | { readonly type: 'sleep'; readonly duration: number };

/** Who a container runs as: fixed ids, or whoever the image says. */
export type User = { readonly uid: number; readonly gid?: number } | 'image';

/** A program inside the image that can ask a probe's question on Compose. */
export const healthTools = ['curl', 'wget', 'node', 'python', 'bash', 'nc', 'sidecar'] as const;
/** One of them: `curl` and `wget` ask HTTP probes, `bash` and `nc` TCP probes, `node` and `python` both. */
export type HealthTool = (typeof healthTools)[number];

/** The programs that can ask a question, by its kind. */
export const toolsFor: Readonly<Record<'httpGet' | 'tcp', readonly HealthTool[]>> = {
  httpGet: ['curl', 'wget', 'node', 'python'],
  tcp: ['node', 'python', 'bash', 'nc'],
};

/** When an image is pulled: each time, where it is not there yet, or never. */
export type PullPolicy = 'always' | 'missing' | 'never';

/** One container of a workload, as the user described it: what is missing has a default. */
export interface Container {
  readonly name: string;
  /** Where its props stand in the construct's: `[]` for a WebApp, `['containers', 0]` for a Deployment. */
  readonly property: PropertyPath;
  readonly image: Text;
  readonly build?: Build;
  readonly develop?: Develop;
  readonly pull?: PullPolicy;
  readonly command?: readonly Text[];
  readonly args?: readonly Text[];
  readonly workingDir?: string;
  readonly ports: Port[];
  readonly env: Record<string, Text>;
  /** In order: a later one, and `env` before all, has the last word on a name. */
  readonly envFrom?: readonly EnvSource[];
  readonly mounts: Mount[];
  readonly resources?: Resources;
  /** NVIDIA's. */
  readonly gpus?: number;
  readonly devices?: readonly Device[];
  /** Bytes of `/dev/shm`. */
  readonly shmSize?: number;
  readonly ulimits?: Ulimits;
  readonly startup?: Probe;
  readonly readiness?: Probe;
  readonly liveness?: Probe;
  /** The readiness probe is Lading's default, not the user's word. */
  readonly defaultReadiness?: boolean;
  readonly healthTool?: HealthTool;
  /** The user's own Compose health check, in exec form. */
  readonly healthCommand?: readonly Text[];
  readonly postStart?: Hook;
  readonly preStop?: Hook | false;
  readonly user?: User;
  readonly writableRoot?: boolean;
  readonly privileged?: boolean;
  /** Whether its programs may gain privileges that it has not started with, as setuid programs do. */
  readonly allowPrivilegeEscalation?: boolean;
  /** Linux capabilities given back after all are dropped, without `CAP_`. */
  readonly addCapabilities?: readonly string[];
}
