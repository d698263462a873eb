import { appRegistry } from './constructs/run/app-registry';
import { synthesizeForCommandLine } from './constructs/run/command-line';
import { foundSoFar } from './constructs/run/found-so-far';
import { unendedRule } from './constructs/run/unended-rule';

Object.assign(appRegistry(), {
  synthesize: synthesizeForCommandLine,
  found: foundSoFar,
  unended: unendedRule,
});

export { Agent } from './constructs/agent';
export { App } from './constructs/app';
export { Chart } from './constructs/chart';
export { Config } from './constructs/config';
export { container } from './constructs/container';
export { CronJob } from './constructs/cron-job';
export { Deployment } from './constructs/deployment';
export { environments } from './constructs/environments';
export { Existing } from './constructs/existing';
export { External } from './constructs/external';
export { sleep } from './constructs/hook';
export { Ingress } from './constructs/ingress';
export { input } from './constructs/input';
export { Job } from './constructs/job';
export { Pod } from './constructs/pod';
export { exec, grpc, httpGet, tcp } from './constructs/probe';
export type {
  AgentOwnProps,
  AgentPatches,
  AgentProps,
  AgentRolloutProps,
} from './constructs/props/agent';
export type { AppProps, ClusterProps, ComposeProps, KubernetesProps } from './constructs/props/app';
export type { BindMountProps } from './constructs/props/bind-mount';
export type { BuildProps, BuildSecretProps } from './constructs/props/build';
export type { ChartProps } from './constructs/props/chart';
export type {
  ClaimProps,
  EphemeralClaimProps,
  ExistingClaimProps,
  VolumeDriverProps,
} from './constructs/props/claim';
export type { ConfigProps } from './constructs/props/config';
export type { ConfigKeysProps, SomeConfig } from './constructs/props/config-keys';
export type {
  Callable,
  MeshMember,
  Routable,
  Selectable,
  SomeSecret,
  Startable,
} from './constructs/props/constructs';
export type { ContainerProps, PortProps } from './constructs/props/container';
export type {
  CronJobOwnProps,
  CronJobPatches,
  CronJobProps,
  ScheduleOptions,
} from './constructs/props/cron-job';
export type { Defaults } from './constructs/props/defaults';
export type { DeploymentOptions, DeploymentPatches, DeploymentProps } from './constructs/props/deployment';
export type {
  DevelopProps,
  WatchExecProps,
  WatchProps,
  WatchRebuildProps,
  WatchSyncProps,
} from './constructs/props/develop';
export type { DeviceProps } from './constructs/props/device';
export type { DnsProps } from './constructs/props/dns';
export type { Duration } from './constructs/props/duration';
export type { EdgeCertificateProps, EdgeProxyProps } from './constructs/props/edge-proxy';
export type { EnvProps, EnvValue, SecretFileProps } from './constructs/props/env';
export type { EnvFromProps } from './constructs/props/env-from';
export type { ExistingPortProps, ExistingProps } from './constructs/props/existing';
export type { ExternalProps, ExternalServiceProps, PerTarget } from './constructs/props/external';
export type {
  ExternalSecretProps,
  RemoteKeyProps,
  SecretStoreProps,
} from './constructs/props/external-secret';
export type { HookProps } from './constructs/props/hook';
export type { AllowedHostPath, HostPathProps } from './constructs/props/host-path';
export type { AskProps, GrpcRequestProps, HttpRequestProps } from './constructs/props/http-request';
export type { ImagesProps } from './constructs/props/images';
export type {
  CertificateProps,
  ExposedPathProps,
  ExposeProps,
  GatewayProps,
  IngressProps,
  SplitBackendProps,
} from './constructs/props/ingress';
export type { JobCheckProps, JobOwnProps, JobPatches, JobProps, TaskOptions } from './constructs/props/job';
export type { FallbackProps, KedaProps } from './constructs/props/keda';
export type { LoggingProps } from './constructs/props/logging';
export type {
  FaultProps,
  HeaderChangesProps,
  MeshRouteProps,
  RetryProps,
} from './constructs/props/mesh-route';
export type { MetricsProps } from './constructs/props/metrics';
export type { NamespaceProps } from './constructs/props/namespace';
export type { Network, NetworkProps, PeerProps } from './constructs/props/network';
export type { MergePatch, OwnPatchOf, PatchOf } from './constructs/props/patch';
export type { PermissionProps, Verb } from './constructs/props/permission';
export type { PodOptions, PodOwnProps, PodPatches, PodProps } from './constructs/props/pod';
export type { PodSecurityProps } from './constructs/props/pod-security';
export type { PolicyProps } from './constructs/props/policy';
export type {
  GrpcOptions,
  HttpGetOptions,
  ProbeProps,
  ProbeTiming,
  TcpOptions,
} from './constructs/props/probe';
export type {
  FieldFilesProps,
  ProjectedProps,
  ProjectedSource,
  ServiceAccountTokenProps,
} from './constructs/props/projected';
export type {
  PublicServiceProps,
  Published,
  PublishedPortProps,
  PublishPortsProps,
  PublishProps,
} from './constructs/props/publish';
export type { Cpu, Memory } from './constructs/props/quantity';
export type { RateLimitProps } from './constructs/props/rate-limit';
export type { CountOrPercentage } from './constructs/props/replica-amount';
export type { Amount, ResourcesProps } from './constructs/props/resources';
export type { RolloutProps } from './constructs/props/rollout';
export type { RuleProps } from './constructs/props/rule';
export type { ScaleRange } from './constructs/props/scale';
export type {
  ExternalMetricProps,
  MetricAmount,
  ObjectMetricProps,
  PodsMetricProps,
  ScaleMetricProps,
} from './constructs/props/scale-metric';
export type {
  ScalingBehaviorProps,
  ScalingPolicyProps,
  ScalingRulesProps,
} from './constructs/props/scaling-behavior';
export type {
  PodAffinityProps,
  SchedulingProps,
  SpotProps,
  SpreadProps,
} from './constructs/props/scheduling';
export type { SecretKeySources, SecretProps } from './constructs/props/secret';
export type {
  ServicePortProps,
  ServiceProps,
  SessionAffinity,
  SessionAffinityProps,
} from './constructs/props/service';
export type {
  MeshBackendProps,
  ServiceMeshProps,
  TelemetryProps,
} from './constructs/props/service-mesh';
export type { InnerServiceProps, ServingPatches } from './constructs/props/serving';
export type {
  StatefulAppOptions,
  StatefulAppPatches,
  StatefulAppProps,
  StatefulRolloutProps,
} from './constructs/props/stateful-app';
export type { StorageProps } from './constructs/props/storage';
export type { OpenTelemetryProps } from './constructs/props/telemetry';
export type { TextValue } from './constructs/props/text';
export type { TolerationProps } from './constructs/props/toleration';
export type {
  CronTriggerProps,
  CustomTriggerProps,
  KafkaTriggerProps,
  PostgresqlTriggerProps,
  PrometheusTriggerProps,
  RabbitmqTriggerProps,
  RedisTriggerProps,
  SqsTriggerProps,
  TriggerProps,
} from './constructs/props/trigger';
export type {
  TriggerAuthenticationName,
  TriggerAuthenticationProps,
  TriggerLoginProps,
} from './constructs/props/trigger-authentication';
export type { UlimitProps, UlimitsProps } from './constructs/props/ulimits';
export type { HashProps, OutlierProps, PoolProps, UpstreamProps } from './constructs/props/upstream';
export type { UrlOptions } from './constructs/props/url';
export type { EmptyDirProps, MountProps, VolumeProps } from './constructs/props/volume';
export type {
  ConfigFilesProps,
  FileValue,
  ProjectFile,
  SecretFilesProps,
} from './constructs/props/volume-files';
export type { VersionProps, WebAppOptions, WebAppProps } from './constructs/props/web-app';
export type { WorkerProps } from './constructs/props/worker';
export type { ServiceAccountProps, WorkloadPatches, WorkloadProps } from './constructs/props/workload';
export type { PublicService } from './constructs/public-service';
export type { Reference } from './constructs/reference';
export { defineRule } from './constructs/rule';
export { Secret } from './constructs/secret';
export { Service } from './constructs/service';
export { ServiceMesh, type Versioned } from './constructs/service-mesh';
export { StatefulApp } from './constructs/stateful-app';
export { config, field, perTarget, secret, variable } from './constructs/values';
export {
  bindMount,
  claim,
  configFile,
  configFiles,
  emptyDir,
  ephemeralClaim,
  existingClaim,
  fieldFiles,
  fromFile,
  hostPath,
  projected,
  secretFile,
  secretFiles,
  serviceAccountToken,
} from './constructs/volume';
export { WebApp } from './constructs/web-app';
export { Worker } from './constructs/worker';
export type { Diagnostic } from './diagnostics/diagnostic';
export type { Affected } from './diagnostics/finding';
export type { Location } from './diagnostics/location';
export type { Suppression } from './diagnostics/origin';
export type { Severity } from './diagnostics/severity';
export { isSynthesisError, type SynthesisError } from './diagnostics/synthesis-error';
export type { AccessMode } from './model/claim';
export type { HealthTool, PullPolicy } from './model/container';
export type { ConcurrencyPolicy } from './model/cron-job';
export type {
  ContainerContext,
  CustomRule,
  ObjectContext,
  RuleContext,
  RuleObject,
  RuleProblem,
  RuleWorkload,
  RuleWorkloadContainer,
  ServiceContext,
} from './model/custom-rule';
export type { Losable, MeshBackendName, MeshTarget } from './model/mesh';
export type { JsonPatchOperation } from './model/patch';
export type { PolicyLevel, PolicyPreset, PolicySettings } from './model/policy';
export type { Protocol } from './model/port';
export type { SecretSources } from './model/reference';
export type { DisruptionBudget } from './model/rollout';
export type { SpotProvider, Topology } from './model/scheduling';
export type { ServiceType, TrafficPolicy } from './model/service';
export type { PodManagement } from './model/stateful-app';
export type { Target } from './model/target';
export type { RestartPolicy } from './model/workload';
