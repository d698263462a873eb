import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import { runsToItsEnd } from '../model/task';
import { kept, notExpressible } from '../model/treatment';
import { isolationOn } from '../passes/isolation';
import { gatewayRouteKind } from './gateway-route';
import { isTold, type RouteOptions } from './ingress-annotations';
import { kinds } from './kinds';
import { ofBuild } from './parity-of-build';
import { ofHost } from './parity-of-host';
import { ofRollout } from './parity-of-rollout';
import { storage } from './parity-of-storage';
import { wholeSeconds } from './whole-seconds';

function hookSleep({ value }: FieldContext): Treatment | undefined {
  const duration =
    typeof value === 'object' && value !== null && 'duration' in value ? value.duration : value;
  return wholeSeconds(1)({ value: duration });
}

function restart({ value, workload }: FieldContext): Treatment | undefined {
  const ends = runsToItsEnd(workload) || workload?.kind === 'pod';
  return !ends && (value === 'no' || value === 'on-failure')
    ? {
        ...notExpressible(
          `A ${kinds[workload?.kind ?? 'deployment'].kind} starts its containers again whenever they end, also when they end well.`,
        ),
        severity: 'warning',
      }
    : undefined;
}

/** Without a default there is nothing to write, which is an error of its own. */
function variable({ value }: FieldContext): Treatment | undefined {
  const hasDefault =
    typeof value === 'object' && value !== null && 'default' in value && value.default !== undefined;
  return hasDefault
    ? {
        verdict: 'approximated',
        note: 'Kubernetes has no variables to fill in when it is applied: the default is written.',
      }
    : undefined;
}

const everywhere: readonly unknown[] = ['0.0.0.0', '::'];

/** Compose opens the port at one address; whoever asked for that does not want it open to everyone. */
function hostIp({ value, part }: FieldContext): Treatment | undefined {
  if (everywhere.includes(value)) return undefined;
  const opens = part?.kind === 'service' && part.type !== 'ClusterIP';
  const note = 'A Service binds no address of a host: its type says who may reach it.';
  if (!opens) return notExpressible(note);
  return {
    ...notExpressible(note),
    code: 'port/wider',
    fix: 'Publish it on Compose alone, `compose: { publish: … }`, or leave `hostIp` out where everyone may come.',
  };
}

/** Where nobody is isolated, a call needs no leave. */
function calls({ workload }: FieldContext): Treatment | undefined {
  return workload === undefined || isolationOn(workload, 'kubernetes') === undefined
    ? kept('Every call is allowed: no NetworkPolicy restricts traffic.')
    : undefined;
}

/** An Ingress says it in the words of its controller; a Gateway has words of its own for some. */
const ofController =
  (option: keyof RouteOptions) =>
  ({ part }: FieldContext): Treatment | undefined => {
    if (part?.kind !== 'route') return undefined;
    const { gateway, controller } = part;
    if (gateway !== undefined) {
      if (option === 'timeout' && gatewayRouteKind(part) === 'HTTPRoute') return undefined;
      return unsaid(`The standard channel of the Gateway API has no word for "${option}" of this route.`);
    }
    if (isTold(part, option)) return undefined;
    return unsaid(
      controller === undefined
        ? `Each Ingress controller has a word of its own for "${option}": name yours, \`controller: 'nginx'\`.`
        : `Lading knows no annotation of ${controller} for "${option}".`,
    );
  };

function unsaid(note: string): Treatment {
  return { ...notExpressible(note), severity: 'warning' };
}

/** An Ingress has no word for it, and each of its controllers another one. */
function shared({ part }: FieldContext): Treatment | undefined {
  if (part?.kind !== 'route' || part.gateway !== undefined) return undefined;
  const note =
    'An Ingress cannot share requests between workloads: all of them go to the first. A Gateway can, with `via`.';
  return { ...notExpressible(note), severity: 'warning' };
}

const limit = kept(
  'Written as it is, and none where there is `none`; a LimitRange of the namespace may set one then.',
);
const composeOnly = kept('Concerns Compose alone: Kubernetes asks the probe by itself.');

/** What Kubernetes does with every field of the model. */
export const parity: ParityTable = {
  'workload.name': 'kept',
  'workload.labels': 'kept',
  'workload.annotations': 'kept',
  'workload.targets': 'kept',
  'workload.containers': 'kept',
  'workload.initContainers': 'kept',
  'workload.sidecars': 'kept',
  'workload.restart': restart,
  'workload.schedule': 'kept',
  'workload.timeZone': 'kept',
  'workload.concurrencyPolicy': 'kept',
  'workload.startingDeadline': wholeSeconds(0),
  'workload.suspend': 'kept',
  'workload.successfulJobsHistoryLimit': 'kept',
  'workload.failedJobsHistoryLimit': 'kept',
  'workload.backoffLimit': 'kept',
  'workload.parallelism': 'kept',
  'workload.completions': 'kept',
  'workload.activeDeadline': wholeSeconds(1),
  'check.command': 'kept',
  'check.image': 'kept',
  'check.env': 'kept',
  'workload.ttlAfterFinished': wholeSeconds(0),
  'workload.stopGracePeriod': wholeSeconds(0),
  'workload.stopSignal': notExpressible(
    'Kubernetes sends the signal that the image names, SIGTERM by default.',
  ),
  'workload.startAfter': kept(
    'An init container waits until the Service of the other workload answers, or the Job has succeeded.',
  ),
  'workload.calls': calls,
  'workload.network': kept(
    'A NetworkPolicy for each workload; the network plugin of the cluster has to enforce them.',
  ),
  'workload.permissions': 'kept',
  'workload.metrics': kept(
    'Annotations of the pods, or a monitor, for which the operator of Prometheus has to be in the cluster.',
  ),
  'workload.pullSecrets': 'kept',
  ...ofHost,
  'scheduling.nodeSelector': 'kept',
  'scheduling.preferredNodes': 'kept',
  'scheduling.tolerations': 'kept',
  'scheduling.spread': 'kept',
  'scheduling.togetherWith': 'kept',
  'scheduling.apartFrom': 'kept',
  'scheduling.priorityClass': 'kept',
  'scheduling.runtimeClass': 'kept',
  'scheduling.spot': 'kept',
  'workload.identity.name': 'kept',
  'workload.identity.create': 'kept',
  'workload.identity.mountToken': 'kept',
  ...ofRollout,
  'container.name': 'kept',
  'container.image': 'kept',
  'container.pull': 'kept',
  'container.command': 'kept',
  'container.args': 'kept',
  'container.workingDir': 'kept',
  'container.healthTool': composeOnly,
  'container.healthCommand': composeOnly,
  'container.user': 'kept',
  'container.writableRoot': 'kept',
  'container.privileged': 'kept',
  'container.allowPrivilegeEscalation': 'kept',
  'container.addCapabilities': 'kept',
  ...ofBuild,
  'port.name': 'kept',
  'port.port': 'kept',
  'port.protocol': 'kept',
  'port.appProtocol': kept('Said by the Service in front of the port.'),
  'env.value': 'kept',
  'envFrom.config': 'kept',
  'envFrom.secret': 'kept',
  'envFrom.source': 'kept',
  'envFrom.prefix': 'kept',
  'envFrom.optional': 'kept',
  'envFrom.envFile': kept('Concerns Compose alone: Kubernetes has the object itself.'),
  'resources.requests.cpu': 'kept',
  'resources.requests.memory': 'kept',
  'resources.requests.ephemeralStorage': 'kept',
  'resources.limits.cpu': limit,
  'resources.limits.memory': limit,
  'resources.limits.ephemeralStorage': limit,
  'probe.startup': 'kept',
  'probe.readiness': 'kept',
  'probe.liveness': 'kept',
  'probe.initialDelay': wholeSeconds(0),
  'probe.period': wholeSeconds(1),
  'probe.timeout': wholeSeconds(1),
  'probe.failureThreshold': 'kept',
  'probe.successThreshold': 'kept',
  'probe.terminationGracePeriod': wholeSeconds(1),
  'probe.httpGet.path': 'kept',
  'probe.httpGet.port': 'kept',
  'probe.httpGet.scheme': 'kept',
  'probe.httpGet.headers': 'kept',
  'probe.tcp.port': 'kept',
  'probe.exec.command': 'kept',
  'probe.grpc.port': 'kept',
  'probe.grpc.service': 'kept',
  'postStart.exec': 'kept',
  'postStart.httpGet': 'kept',
  'postStart.sleep': hookSleep,
  'preStop.exec': 'kept',
  'preStop.httpGet': 'kept',
  'preStop.sleep': hookSleep,
  'preStop.none': 'kept',
  'mount.path': 'kept',
  'mount.volume': 'kept',
  'mount.file': 'kept',
  'mount.readOnly': 'kept',
  'volume.empty.name': 'kept',
  'volume.empty.medium': 'kept',
  'volume.empty.sizeLimit': 'kept',
  'volume.config.name': 'kept',
  'volume.config.configName': 'kept',
  'volume.config.files': 'kept',
  'volume.config.mode': 'kept',
  'volume.secret.name': 'kept',
  'volume.secret.secret': 'kept',
  'volume.secret.files': 'kept',
  'volume.secret.sources': 'kept',
  'volume.secret.mode': 'kept',
  ...storage,
  'file.text': 'kept',
  'file.file': 'kept',
  'reference.host': 'kept',
  'reference.port': 'kept',
  'reference.url': 'kept',
  'reference.secret': 'kept',
  'reference.config': 'kept',
  'reference.variable': variable,
  'reference.field': 'kept',
  'reference.perTarget': 'kept',
  'service.name': 'kept',
  'service.labels': 'kept',
  'service.annotations': 'kept',
  'service.targets': 'kept',
  'service.type': 'kept',
  'service.sessionAffinity': wholeSeconds(1),
  'service.externalTrafficPolicy': 'kept',
  'service.internalTrafficPolicy': 'kept',
  'service.headless': 'kept',
  'service.publishNotReadyAddresses': 'kept',
  'service.trafficDistribution': 'kept',
  'servicePort.name': 'kept',
  'servicePort.port': 'kept',
  'servicePort.to': 'kept',
  'servicePort.protocol': 'kept',
  'servicePort.appProtocol': 'kept',
  'servicePort.nodePort': 'kept',
  'servicePort.hostIp': hostIp,
  'route.name': 'kept',
  'route.labels': 'kept',
  'route.annotations': 'kept',
  'route.targets': 'kept',
  'route.host': 'kept',
  'route.otherHosts': 'kept',
  'route.path': 'kept',
  'route.pathType': 'kept',
  'route.otherPaths': 'kept',
  'route.weight': kept('It means something beside `split` alone, which says what becomes of it.'),
  'route.split': shared,
  'route.gateway': kept('The Gateway, and a controller for it, have to be in the cluster.'),
  'route.port': 'kept',
  'route.className': 'kept',
  'route.controller': kept('Its annotations say the options of the route.'),
  'route.tlsSecret': 'kept',
  'route.issuer': 'kept',
  'route.timeout': ofController('timeout'),
  'route.maxBodySize': ofController('maxBodySize'),
  'route.sticky': ofController('sticky'),
  'externalName.name': 'kept',
  'externalName.labels': 'kept',
  'externalName.annotations': 'kept',
  'config.name': 'kept',
  'config.labels': 'kept',
  'config.annotations': 'kept',
  'config.immutable': 'kept',
  'namespace.name': 'kept',
  'namespace.labels': 'kept',
  'namespace.annotations': 'kept',
  'namespace.podSecurity': 'kept',
  'namespace.quota': 'kept',
  'namespace.limitRange': 'kept',
  'namespace.targets': 'kept',
  'route.localPort': kept('Concerns Compose alone: the host name leads to the app on Kubernetes.'),
};
