import type { AppProps as Cdk8sAppProps } from 'cdk8s';
import type { ComposeFile } from '../../compose/api.generated';
import type { Suppression } from '../../diagnostics/origin';
import type { Unescaped } from '../../docker/escaped';
import { type IpFamily, ipFamilies } from '../../model/cluster';
import type { PodSecurityLevel } from '../../model/pod-security';
import type { PolicyPreset } from '../../model/policy';
import type { Target } from '../../model/target';
import type { StackFile } from '../../swarm/api.generated';
import { parseVersions } from '../../validation/versions';
import { type Defaults, defaultsShape } from './defaults';
import { like, values } from './domain';
import { type EdgeProxyProps, edgeProxy } from './edge-proxy';
import { type AllowedHostPath, allowedHostPaths } from './host-path';
import { type ImagesProps, images } from './images';
import { type Network, network } from './network';
import { type PatchOf, patch } from './patch';
import { securityLevel } from './pod-security';
import { type PolicyProps, policy } from './policy';
import { guarded, object } from './shape';
import { anything, boolean, list, nonEmptyList, nonEmptyString, oneOf, record } from './shapes';
import { someName } from './some-text';
import { suppress, targets } from './workload';

/** For editors, which complete them; what there really is stands with the schemas. */
type KnownVersion = '1.31' | '1.32' | '1.33' | '1.34' | '1.35' | '1.36' | '1.37';

/** What is known of the cluster that an app is for: some of what a server refuses depends on it. */
export interface ClusterProps {
  /**
   * The families of addresses that Services get there; one is a cluster of a single stack. Default: nothing is known, and a
   * Service may ask for any.
   */
  readonly ipFamilies?: readonly IpFamily[];
  /**
   * Feature gates of the API server, by name: on or off. With any, those that are off by default count as off unless they stand
   * here. Default: nothing is known, and any field may be used.
   */
  readonly featureGates?: Readonly<Record<string, boolean>>;
}

/** What the Kubernetes manifests of the whole app have in common. */
export interface KubernetesProps {
  /**
   * Minor versions that every object must be valid for: `'1.36'` or `'1.35-1.37'`, from 1.31 to 1.37.
   * Default: 1.35-1.37.
   */
  readonly versions?: KnownVersion | `${KnownVersion}-1.37` | (string & Record<never, never>);
  /**
   * Image with `sh` and `nc`, for init containers that wait for another workload; on Compose with `chmod` and `chown`,
   * for giving new volumes to their user. Default: busybox.
   */
  readonly waitImage?: string;
  /** Image with `sh` and `curl`, for init containers that wait for a Job. Default: curlimages/curl. */
  readonly jobWaitImage?: string;
  /** What is known of the cluster, beside its version. Default: nothing. */
  readonly cluster?: ClusterProps;
}

/** What the Compose file of the whole app has beside its services. */
export interface ComposeProps {
  /** The project's name. Default: the app's name. */
  readonly name?: string;
  /** The oldest docker compose that the output must work with. Default: 5.3. */
  readonly floor?: string;
  /**
   * The file in which people keep the values of variables and secrets, relative to the project's folder: `.env`. docker
   * compose finds it only when it is told, `docker compose --env-file .env -f dist/compose/compose.yaml up`.
   * Default: `.env` beside compose.yaml, which it finds by itself.
   */
  readonly envFile?: string;
  /**
   * Image with `wget` and `nc`, and with `grpc_health_probe` where gRPC is asked, of the service that asks containers whose
   * `healthTool` is `'sidecar'`. Default: `waitImage`, which asks HTTP and TCP.
   */
  readonly healthImage?: string;
  /**
   * A proxy that takes the requests for all host names, `expose`, as an Ingress controller does: `http://acme.dev.localhost:8080`.
   * Default: each has a port of localhost of its own.
   */
  readonly edge?: boolean | EdgeProxyProps;
  /** A change to the final file, services excepted: those have patches of their own. */
  readonly patch?: PatchOf<Unescaped<Omit<ComposeFile, 'services'>>>;
}

/** What the stack of Swarm of the whole app has beside its services. */
export interface SwarmProps {
  /**
   * What the names of its configs and secrets begin with, for those belong to the whole swarm; and the name that
   * `docker stack deploy` is told. Default: the app's name, with its environment behind it.
   */
  readonly name?: string;
  /** Whether what its services say to each other between nodes is encrypted, which costs time. Default: false. */
  readonly encrypted?: boolean;
  /** A change to the final file, services excepted: those have patches of their own. */
  readonly patch?: PatchOf<Unescaped<Omit<StackFile, 'services'>>>;
}

/** What an app says about itself; all of it may be left out. `outdir` is the folder of the output: `dist`. */
export interface AppProps extends Cdk8sAppProps {
  /** Default: the id of the only chart, else `app`. */
  readonly name?: string;
  /** What paths in the app are relative to. Default: the working directory. */
  readonly projectFolder?: string;
  /** What is written where the command line names no target. Default: `['kubernetes', 'compose']`. */
  readonly targets?: readonly Target[];
  readonly kubernetes?: KubernetesProps;
  readonly compose?: ComposeProps;
  readonly swarm?: SwarmProps;
  /** Who may talk to whom, in every chart that does not say it itself. Default: `'open'`, everybody to everybody. */
  readonly network?: Network;
  /** What workloads may mount of their hosts, `hostPath()`, in every chart that does not say it itself. Default: nothing. */
  readonly allowedHostPaths?: readonly AllowedHostPath[];
  /** Which images may run, in every chart that does not say it itself. Default: all. */
  readonly images?: ImagesProps;
  /**
   * The Pod Security Standard that the namespaces of its charts enforce: `'restricted'`, which all defaults meet, `'baseline'` or
   * `'privileged'`. Pods that would be refused there are errors, `security/not-admitted`; a Namespace that is made says it
   * in its labels. Default: nothing is known of them.
   */
  readonly security?: PodSecurityLevel;
  /**
   * Which policy rules look at all that is written, and what they do: a preset, or one and what differs from it. What
   * `cdk8s.yaml` and the command line say is laid over it. Default: `'recommended'`.
   */
  readonly policy?: PolicyPreset | PolicyProps;
  /** What workloads take where their own props, and those of their chart, are silent. */
  readonly defaults?: Defaults;
  /** Findings that are accepted in the whole app, each with the reason. */
  readonly suppress?: readonly Suppression[];
}

const versions = guarded(
  "a minor version such as '1.36', or a range such as '1.35-1.37', from 1.31 to 1.37",
  (value) => typeof value === 'string' && parseVersions(value) !== undefined,
  values(['1.35-1.37', '1.31-1.37', '1.34-1.37'], ['1.31', '1.34-1.35']),
);
const floor = guarded(
  "a version such as '5.3'",
  (value) => typeof value === 'string' && /^\d+\.\d+$/.test(value),
  values(['5.3'], ['5.0', '2.20', '99.0']),
);

const envFile = guarded(
  'the path of a file, of letters, digits, ".", "_", "-" and "/"',
  (value) => typeof value === 'string' && /^[\w./-]*[\w.-]$/.test(value),
  values(['.env', '../.env'], ['a', '/a-b/_.c']),
);

export const appShape = object<AppProps>({
  outdir: like(nonEmptyString, ['dist']),
  outputFileExtension: like(nonEmptyString, ['.yaml', '.k8s.yaml']),
  yamlOutputType: anything,
  recordConstructMetadata: boolean,
  resolvers: list(anything),
  name: someName,
  projectFolder: like(nonEmptyString, ['.']),
  targets,
  kubernetes: object<KubernetesProps>({
    versions,
    waitImage: like(nonEmptyString, ['acme/wait:1'], ['a b', 'A']),
    jobWaitImage: like(nonEmptyString, ['acme/wait-for-job:1'], ['a b', 'A']),
    cluster: object<ClusterProps>({
      ipFamilies: nonEmptyList(oneOf(ipFamilies)),
      featureGates: record(boolean),
    }),
  }),
  compose: object<ComposeProps>({
    name: someName,
    floor,
    envFile,
    healthImage: like(nonEmptyString, ['acme/health:1'], ['a b', 'A']),
    edge: edgeProxy,
    patch,
  }),
  swarm: object<SwarmProps>({ name: someName, encrypted: boolean, patch }),
  network,
  security: securityLevel,
  policy,
  allowedHostPaths,
  images,
  defaults: defaultsShape,
  suppress,
});
