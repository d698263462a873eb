import type { ContainerOwnProps } from './container';
import type { DeploymentOptions } from './deployment';
import type { StatefulOptions } from './stateful-app';

/** All keys but some: one that is forgotten below does not compile. */
type All<T, But extends keyof T> = { readonly [K in Exclude<keyof Required<T>, But>]: T[K] };

/** What the construct says for all that it is made of. */
type OfConstruct = 'name' | 'suppress' | 'patch';

export interface SplitProps {
  readonly workload: All<DeploymentOptions, OfConstruct>;
  readonly container: All<ContainerOwnProps, 'name' | 'port' | 'ports' | 'readiness'>;
}

/**
 * Tells the props of a construct with one container apart: what is the container's, and what is the workload's. Name
 * and suppressions are the construct's own; patches, ports and readiness it adds itself. Key by key, and none twice:
 * leaving keys out of a copy is slow, and so is to replace some in one.
 */
export function splitProps(props: Partial<DeploymentOptions & ContainerOwnProps>): SplitProps {
  return {
    workload: {
      version: props.version,
      partOf: props.partOf,
      component: props.component,
      labels: props.labels,
      selector: props.selector,
      annotations: props.annotations,
      targets: props.targets,
      scale: props.scale,
      rollout: props.rollout,
      restart: props.restart,
      stopGracePeriod: props.stopGracePeriod,
      stopSignal: props.stopSignal,
      startAfter: props.startAfter,
      calls: props.calls,
      serviceAccount: props.serviceAccount,
      permissions: props.permissions,
      metrics: props.metrics,
      telemetry: props.telemetry,
      revisionHistoryLimit: props.revisionHistoryLimit,
      disruptionBudget: props.disruptionBudget,
      pullSecrets: props.pullSecrets,
      scheduling: props.scheduling,
      hostname: props.hostname,
      hostAliases: props.hostAliases,
      dns: props.dns,
      logging: props.logging,
      profiles: props.profiles,
      initContainers: props.initContainers,
      sidecars: props.sidecars,
    },
    container: containerOf(props),
  };
}

/** The same of a StatefulApp. */
export function splitStatefulProps(
  props: Partial<StatefulOptions & ContainerOwnProps>,
): Pick<SplitProps, 'container'> & { readonly workload: All<StatefulOptions, OfConstruct> } {
  return {
    workload: {
      version: props.version,
      partOf: props.partOf,
      component: props.component,
      labels: props.labels,
      selector: props.selector,
      annotations: props.annotations,
      targets: props.targets,
      storage: props.storage,
      scale: props.scale,
      podManagementPolicy: props.podManagementPolicy,
      rollout: props.rollout,
      retention: props.retention,
      restart: props.restart,
      stopGracePeriod: props.stopGracePeriod,
      stopSignal: props.stopSignal,
      startAfter: props.startAfter,
      calls: props.calls,
      serviceAccount: props.serviceAccount,
      permissions: props.permissions,
      metrics: props.metrics,
      telemetry: props.telemetry,
      revisionHistoryLimit: props.revisionHistoryLimit,
      disruptionBudget: props.disruptionBudget,
      scheduling: props.scheduling,
      hostname: props.hostname,
      hostAliases: props.hostAliases,
      dns: props.dns,
      logging: props.logging,
      profiles: props.profiles,
      pullSecrets: props.pullSecrets,
      initContainers: props.initContainers,
      sidecars: props.sidecars,
    },
    container: containerOf(props),
  };
}

function containerOf(props: Partial<ContainerOwnProps>): SplitProps['container'] {
  return {
    image: props.image ?? '',
    build: props.build,
    develop: props.develop,
    pull: props.pull,
    command: props.command,
    args: props.args,
    workingDir: props.workingDir,
    env: props.env,
    envFrom: props.envFrom,
    volumes: props.volumes,
    resources: props.resources,
    gpus: props.gpus,
    devices: props.devices,
    shmSize: props.shmSize,
    ulimits: props.ulimits,
    startup: props.startup,
    liveness: props.liveness,
    healthTool: props.healthTool,
    healthCommand: props.healthCommand,
    postStart: props.postStart,
    preStop: props.preStop,
    user: props.user,
    writableRoot: props.writableRoot,
    privileged: props.privileged,
    allowPrivilegeEscalation: props.allowPrivilegeEscalation,
    addCapabilities: props.addCapabilities,
  };
}
