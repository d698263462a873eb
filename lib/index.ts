import { registry } from './constructs/run/app-registry';
import { synthesizeAll } from './constructs/run/command-line';

registry().synthesize = synthesizeAll;

export { App, type AppProps, type ComposeProps, type KubernetesProps } from './constructs/app';
export { Chart, type ChartProps } from './constructs/chart';
export {
  type Amount,
  type BuildProps,
  type ContainerProps,
  container,
  type EnvProps,
  type PortProps,
  type ResourcesProps,
} from './constructs/container';
export type { Defaults } from './constructs/defaults';
export { Deployment, type DeploymentProps } from './constructs/deployment';
export { External, type ExternalProps, type PerTarget } from './constructs/external';
export { type HookProps, sleep } from './constructs/hook';
export { type ExposeProps, Ingress, type IngressProps } from './constructs/ingress';
export {
  type Duration,
  exec,
  type GrpcOptions,
  grpc,
  type HttpGetOptions,
  httpGet,
  type ProbeProps,
  type ProbeTiming,
  type TcpOptions,
  tcp,
} from './constructs/probe';
export type { Reference } from './constructs/reference';
export { Service, type ServicePortProps, type ServiceProps } from './constructs/service';
export type { TextValue } from './constructs/to-model/text';
export { config, field, perTarget, secret, variable } from './constructs/values';
export {
  type ConfigFilesProps,
  configFile,
  configFiles,
  type EmptyDirProps,
  emptyDir,
  type FileValue,
  fromFile,
  type MountProps,
  type ProjectFile,
  type SecretFilesProps,
  secretFiles,
  type VolumeProps,
} from './constructs/volume';
export { type PublishProps, WebApp, type WebAppOptions, type WebAppProps } from './constructs/web-app';
export { Worker, type WorkerProps } from './constructs/worker';
export type {
  Callable,
  MergePatch,
  PatchOf,
  RolloutProps,
  ScaleRange,
  ServiceAccountProps,
  Startable,
  WorkloadPatches,
  WorkloadProps,
} from './constructs/workload';
export type { Diagnostic } from './diagnostics/diagnostic';
export type { Affected, Severity } from './diagnostics/finding';
export type { Location } from './diagnostics/location';
export type { Suppression } from './diagnostics/origin';
export { isSynthesisError, type SynthesisError } from './diagnostics/synthesis-error';
export type { HealthTool, PullPolicy } from './model/container';
export type { JsonPatchOperation } from './model/patch';
export type { Protocol } from './model/port';
export type { SecretSources } from './model/reference';
export type { DisruptionBudget } from './model/rollout';
export type { ServiceType } from './model/service';
export type { Target } from './model/target';
export type { RestartPolicy } from './model/workload';
