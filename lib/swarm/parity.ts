import { dockerParity } from '../docker/parity';
import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import { approximated, kept, notExpressible, whenAny } from '../model/treatment';
import { isolationOn } from '../passes/isolation';
import { ofBuild } from './parity-of-build';
import { ofHost } from './parity-of-host';
import { schedulingParity } from './parity-of-scheduling';
import { ofSecurity } from './parity-of-security';
import { ofServices } from './parity-of-services';
import { storage } from './parity-of-storage';
import { ofTasks } from './parity-of-tasks';
import { ofVariables } from './parity-of-variables';
import { oneOnEachNode } from './placement';

const alike = dockerParity('swarm');
const scale = alike.scale('docker service scale');
const kubernetesOnly = kept('Concerns Kubernetes alone.');
const oneWord = kept('Swarm names no ports; values that refer to one get its number.');
const noHook: Treatment = {
  ...notExpressible('A stack has no hooks: the command is left out.'),
  severity: 'warning',
};
const noProgress = approximated(
  'Swarm waits for a new task as long as it takes: no rollout is given up for lack of time.',
);

/** Found by labels, or by an operator that there is none of. */
function metrics({ value }: FieldContext): Treatment {
  return Object(value).by === 'annotations'
    ? kept('Labels of the containers: whoever finds targets at the Engine reads them there.')
    : notExpressible('Swarm has no operator of Prometheus: a scraper there is told by its own file.');
}

function calls({ workload }: FieldContext): Treatment | undefined {
  return workload === undefined || isolationOn(workload, 'swarm') === undefined
    ? kept('All services of a stack share one network.')
    : undefined;
}

/** One check has to do for both. */
function readiness({ container }: FieldContext): Treatment {
  return container?.liveness === undefined
    ? approximated(
        'Swarm has one health check: what fails the readiness probe is killed and replaced, not only left without traffic.',
      )
    : approximated('Swarm has one health check, and asks the liveness probe: what is alive gets traffic.');
}

function startup({ container }: FieldContext): Treatment {
  return container?.liveness === undefined && container?.readiness === undefined
    ? notExpressible('Swarm asks no probe for the start alone.')
    : approximated('The time to start is when failures of the health check do not count on Swarm.');
}

function strategy({ value }: FieldContext): Treatment | undefined {
  return value === 'onDelete'
    ? notExpressible('Swarm changes a service when the stack is deployed.')
    : undefined;
}

function ofNodes({ value }: FieldContext): Treatment | undefined {
  return typeof value === 'string'
    ? approximated(
        'How many nodes a swarm has is not known: where a share of them is meant, one is changed at a time.',
      )
    : undefined;
}

/** Two of them must not meet at a node. */
function maxSurge({ value, workload }: FieldContext): Treatment | undefined {
  return value !== 0 && oneOnEachNode(workload?.scheduling ?? {})
    ? approximated('On Swarm old tasks go first where no two may be at one node.')
    : undefined;
}

/** Where more may run meanwhile, less need not. */
function maxUnavailable({ value, workload }: FieldContext): Treatment | undefined {
  const maxSurge = workload?.kind === 'deployment' ? workload.rollout?.maxSurge : undefined;
  return value === 0 || maxSurge === 0 || maxSurge === '0%'
    ? undefined
    : approximated(
        'Swarm starts new tasks before it stops old ones, or the other way round: where both is allowed, none is missing.',
      );
}

const ofConfig = kept('A stack has no object for configuration that could carry it.');

/** What Swarm does with every field of the model. */
export const parity: ParityTable = {
  'workload.name': 'kept',
  'workload.labels': 'kept',
  'workload.annotations': alike.annotations,
  'workload.targets': 'kept',
  'workload.containers': ({ value }) =>
    Array.isArray(value) && value.length > 1
      ? approximated('On Swarm each further container is a service of its own, with a network of its own.')
      : undefined,
  'workload.initContainers': whenAny(
    approximated(
      'On Swarm an init container is a job of its own, which runs beside the workload and once: that has to start again until it finds what it needs.',
    ),
  ),
  ...ofTasks,
  'workload.stopGracePeriod': 'kept',
  'workload.stopSignal': 'kept',
  'workload.startAfter': whenAny(
    approximated(
      'Swarm starts everything at once: what cannot do without another service has to wait for it, or to fail and be started again.',
    ),
  ),
  'workload.calls': calls,
  'workload.network': approximated(
    'On Swarm each two that talk share a network: whoever is called could call back, and at any port; what calls the outside, or is published to it, may go anywhere there.',
  ),
  'workload.pullSecrets': kept(
    'Concerns Kubernetes alone: Swarm takes the credentials that `docker stack deploy --with-registry-auth` hands on.',
  ),
  'workload.metrics': metrics,
  'workload.revisionHistoryLimit': approximated(
    'Swarm keeps one earlier version, which `docker service rollback` goes back to.',
  ),
  'workload.permissions': notExpressible(
    'In a swarm there is no API server: what a program asks of it finds nobody.',
  ),
  ...ofHost,
  ...schedulingParity,
  'workload.identity.name': kubernetesOnly,
  'workload.identity.create': kubernetesOnly,
  'workload.identity.mountToken': kubernetesOnly,
  'workload.disruptionBudget.maxUnavailable': kubernetesOnly,
  'workload.disruptionBudget.minAvailable': kubernetesOnly,
  'workload.disruptionBudget.none': kubernetesOnly,
  'scale.fixed.replicas': 'kept',
  'scale.range.min': alike.leastOne,
  'scale.range.max': scale,
  'scale.range.cpu': scale,
  'scale.range.memory': scale,
  'scale.range.metrics': scale,
  'scale.range.behavior': scale,
  'scale.range.keda': scale,
  'workload.podManagement': ({ value }) =>
    value === 'OrderedReady'
      ? approximated('On Swarm each replica is a service of its own: all start at once.')
      : undefined,
  'statefulRollout.strategy': strategy,
  'statefulRollout.partition': notExpressible('Swarm changes all replicas: it keeps none at what it runs.'),
  'statefulRollout.minReady': 'kept',
  'agentRollout.strategy': strategy,
  'agentRollout.maxSurge': ofNodes,
  'agentRollout.maxUnavailable': ofNodes,
  'agentRollout.minReady': 'kept',
  'rollout.strategy': 'kept',
  'rollout.maxSurge': maxSurge,
  'rollout.maxUnavailable': maxUnavailable,
  'rollout.minReady': 'kept',
  'rollout.progressDeadline': noProgress,
  'container.name': kept('The first container is the service of the workload; others add their name to it.'),
  'container.image': 'kept',
  'container.pull': kept('`docker stack deploy --resolve-image` says when images are looked up.'),
  'container.command': 'kept',
  'container.args': 'kept',
  'container.workingDir': 'kept',
  'container.healthTool': 'kept',
  'container.healthCommand': 'kept',
  ...ofSecurity,
  ...ofBuild,
  'port.name': oneWord,
  'port.port': 'kept',
  'port.protocol': 'kept',
  'port.appProtocol': kept('Swarm passes on what comes, whatever it speaks.'),
  'env.value': 'kept',
  ...ofVariables,
  'resources.requests.cpu': alike.least('cpu'),
  'resources.requests.memory': alike.least('memory'),
  'resources.requests.ephemeralStorage': approximated('Swarm reserves no disk.'),
  'resources.limits.cpu': alike.least('cpu'),
  'resources.limits.memory': alike.least('memory'),
  'resources.limits.ephemeralStorage': alike.diskLimit,
  'probe.startup': startup,
  'probe.readiness': readiness,
  'probe.liveness': 'kept',
  'probe.initialDelay': kept('Swarm asks from the start, and until then failures do not count.'),
  'probe.period': 'kept',
  'probe.timeout': 'kept',
  'probe.failureThreshold': 'kept',
  'probe.successThreshold': alike.successThreshold,
  'probe.terminationGracePeriod': approximated(
    'Swarm gives what failed its health check as long as any other.',
  ),
  'probe.httpGet.path': 'kept',
  'probe.httpGet.port': 'kept',
  'probe.httpGet.scheme': 'kept',
  'probe.httpGet.headers': 'kept',
  'probe.tcp.port': 'kept',
  'probe.exec.command': 'kept',
  'probe.grpc.port': 'kept',
  'probe.grpc.service': 'kept',
  'postStart.exec': noHook,
  'postStart.httpGet': noHook,
  'postStart.sleep': approximated('On Swarm the pause after the start is left out: nothing waits for it.'),
  'preStop.exec': noHook,
  'preStop.httpGet': noHook,
  'preStop.sleep': approximated(
    'Swarm takes a task out of its load balancer and stops it at once: the pause is left out.',
  ),
  'preStop.none': 'kept',
  'mount.path': 'kept',
  'mount.volume': 'kept',
  'mount.file': 'kept',
  'mount.readOnly': 'kept',
  'volume.empty.name': approximated('On Swarm no program can be run from scratch space.'),
  'volume.empty.medium': alike.medium,
  'volume.empty.sizeLimit': 'kept',
  'volume.config.name': 'kept',
  'volume.config.configName': 'kept',
  'volume.config.files': 'kept',
  'volume.config.mode': 'kept',
  'volume.secret.name': 'kept',
  'volume.secret.secret': 'kept',
  'volume.secret.files': 'kept',
  'volume.secret.mode': 'kept',
  ...storage,
  'file.text': 'kept',
  'file.file': 'kept',
  'reference.host': 'kept',
  'reference.port': 'kept',
  'reference.url': 'kept',
  'reference.config': kept(
    'Read from a variable of the environment, or written where the app makes it itself.',
  ),
  'reference.variable': 'kept',
  'reference.field': {
    ...notExpressible(
      'Swarm tells a container about itself by templates, which Lading does not write: the value is left out.',
    ),
    severity: 'warning',
  },
  'reference.perTarget': 'kept',
  ...ofServices,
  'config.name': 'kept',
  'config.labels': ofConfig,
  'config.annotations': ofConfig,
  'config.immutable': kept('No config of Swarm can be changed: another content is another one.'),
  'namespace.name': kubernetesOnly,
  'namespace.labels': kubernetesOnly,
  'namespace.annotations': kubernetesOnly,
  'namespace.podSecurity': kubernetesOnly,
  'namespace.quota': kubernetesOnly,
  'namespace.limitRange': kubernetesOnly,
  'namespace.targets': kubernetesOnly,
};
