import { dockerParity } from '../docker/parity';
import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import { approximated, kept, notExpressible, whenAny } from '../model/treatment';
import { isolationOn } from '../passes/isolation';
import { ofAccess } from './parity-of-access';
import { ofBuild } from './parity-of-build';
import { ofHost } from './parity-of-host';
import { routes } from './parity-of-routes';
import { schedulingParity } from './parity-of-scheduling';
import { storage } from './parity-of-storage';
import { ofTasks } from './parity-of-tasks';
import { ofVariables } from './parity-of-variables';

const alike = dockerParity('compose');
const scale = alike.scale('docker compose up --scale');
const kubernetesOnly = kept('Concerns Kubernetes alone.');
const rollout = approximated(
  'Compose stops the old containers of a service before it starts the new ones: a short interruption.',
);
const oneWord = kept('Compose names no ports; values that refer to one get its number.');
const oneHost = kept('Compose runs everything on one host: no traffic could go to another.');
const serviceMetadata = kept('Compose has no object of its own for a Service that could carry it.');
const fileMode = approximated(
  'docker compose mounts the file as it lies beside compose.yaml: the permissions it has there count.',
);

/** A copy is for everybody to read, and to run or not. */
function copyMode({ value }: FieldContext): Treatment | undefined {
  const isKept = typeof value === 'number' && (value & 0o444) === 0o444 && [0, 0o111].includes(value & 0o111);
  return isKept ? undefined : fileMode;
}

/** One number for both bounds asks for what the limit gives. */
const reservation =
  (amount: 'cpu' | 'ephemeralStorage') =>
  ({ value, container }: FieldContext): Treatment | undefined =>
    value === container?.resources?.limits[amount]
      ? undefined
      : approximated('docker compose reserves no CPU and no disk: only the limits count.');

function calls({ workload }: FieldContext): Treatment | undefined {
  return workload === undefined || isolationOn(workload, 'compose') === undefined
    ? kept('All services of a Compose project share one network.')
    : undefined;
}

/** Without a readiness probe there is no health check whose start period could grow. */
function startup({ container }: FieldContext): Treatment {
  return container?.readiness === undefined
    ? notExpressible('Compose asks readiness probes only: nothing tells it that the container has started.')
    : approximated(
        'Compose asks the readiness probe alone; the time to start is when its failures do not count.',
      );
}

/** What Compose does with every field of the model. */
export const parity: ParityTable = {
  'workload.name': 'kept',
  'workload.labels': 'kept',
  'workload.annotations': alike.annotations,
  'workload.targets': 'kept',
  'workload.containers': ({ value }) =>
    Array.isArray(value) && value.length > 1
      ? approximated('On Compose each further container is a service of its own in the network of the first.')
      : undefined,
  'workload.initContainers': whenAny(
    approximated('On Compose an init container runs once for the service, not once for each replica.'),
  ),
  ...ofTasks,
  'workload.stopGracePeriod': 'kept',
  'workload.stopSignal': 'kept',
  'workload.startAfter': 'kept',
  'workload.calls': calls,
  'workload.network': approximated(
    'On Compose each two that talk share a network: whoever is called could call back, and at any port; what calls the outside, or is published to it, may go anywhere there.',
  ),
  ...ofAccess,
  'workload.pullSecrets': kept('Concerns Kubernetes alone: Compose uses the credentials of `docker login`.'),
  ...ofHost,
  ...schedulingParity,
  'workload.revisionHistoryLimit': kept(
    'Compose keeps no earlier versions: the file that it is started with says what runs.',
  ),
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
  'workload.podManagement': 'kept',
  'statefulRollout.strategy': rollout,
  'statefulRollout.partition': notExpressible(
    'docker compose changes all replicas at once: it keeps none at what it runs.',
  ),
  'statefulRollout.minReady': rollout,
  'agentRollout.strategy': rollout,
  'agentRollout.maxSurge': rollout,
  'agentRollout.maxUnavailable': rollout,
  'agentRollout.minReady': rollout,
  'rollout.strategy': ({ value }) => (value === 'recreate' ? undefined : rollout),
  'rollout.maxSurge': rollout,
  'rollout.maxUnavailable': rollout,
  'rollout.minReady': rollout,
  'rollout.progressDeadline': rollout,
  'container.name': kept('The first container is the service of the workload; others add their name to it.'),
  'container.image': 'kept',
  'container.pull': 'kept',
  'container.command': 'kept',
  'container.args': 'kept',
  'container.workingDir': 'kept',
  'container.healthTool': 'kept',
  'container.healthCommand': 'kept',
  'container.user': 'kept',
  'container.writableRoot': 'kept',
  'container.privileged': 'kept',
  'container.allowPrivilegeEscalation': 'kept',
  'container.addCapabilities': 'kept',
  ...ofBuild,
  'port.name': oneWord,
  'port.port': 'kept',
  'port.protocol': 'kept',
  'port.appProtocol': kept('Compose says it for published ports alone.'),
  'env.value': 'kept',
  ...ofVariables,
  'resources.requests.cpu': reservation('cpu'),
  'resources.requests.memory': alike.least('memory'),
  'resources.requests.ephemeralStorage': reservation('ephemeralStorage'),
  'resources.limits.cpu': alike.least('cpu'),
  'resources.limits.memory': alike.least('memory'),
  'resources.limits.ephemeralStorage': alike.diskLimit,
  'probe.startup': startup,
  'probe.readiness': kept('It becomes the health check, which gates those that start after the workload.'),
  'probe.liveness': notExpressible(
    'Compose restarts a container that ends, never one that stops answering: the liveness probe is not asked.',
  ),
  'probe.initialDelay': kept('Compose asks from the start, and until then failures do not count.'),
  'probe.period': 'kept',
  'probe.timeout': 'kept',
  'probe.failureThreshold': 'kept',
  'probe.successThreshold': alike.successThreshold,
  'probe.terminationGracePeriod': approximated('Compose stops no container for a failed probe.'),
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
  'postStart.sleep': approximated('On Compose the pause after the start is left out: nothing waits for it.'),
  'preStop.exec': approximated(
    'Compose runs it when it stops the container itself, not when the machine shuts down.',
  ),
  'preStop.httpGet': approximated(
    'Compose runs it when it stops the container itself, not when the machine shuts down.',
  ),
  'preStop.sleep': kept('Concerns load balancers, of which Compose has none: the pause is left out.'),
  'preStop.none': 'kept',
  'mount.path': 'kept',
  'mount.volume': 'kept',
  'mount.file': 'kept',
  'mount.readOnly': 'kept',
  'volume.empty.name': 'kept',
  'volume.empty.medium': alike.medium,
  'volume.empty.sizeLimit': 'kept',
  'volume.config.name': 'kept',
  'volume.config.configName': 'kept',
  'volume.config.files': 'kept',
  'volume.config.mode': copyMode,
  'volume.secret.name': 'kept',
  'volume.secret.secret': 'kept',
  'volume.secret.files': 'kept',
  'volume.secret.mode': fileMode,
  ...storage,
  'file.text': 'kept',
  'file.file': 'kept',
  'reference.host': 'kept',
  'reference.port': 'kept',
  'reference.url': 'kept',
  'reference.config': kept('Read from a variable of `.env`, or written where the app makes it itself.'),
  'reference.variable': 'kept',
  'reference.field': {
    ...notExpressible('Compose cannot tell a container about itself: the value is left out.'),
    severity: 'warning',
  },
  'reference.perTarget': 'kept',
  'service.name': 'kept',
  'service.labels': serviceMetadata,
  'service.annotations': serviceMetadata,
  'service.targets': 'kept',
  'service.type': alike.serviceType,
  'service.sessionAffinity': kept(
    'One container answers its clients itself. Where several run, Compose cannot keep a client at one of them, which is told.',
  ),
  'service.externalTrafficPolicy': oneHost,
  'service.internalTrafficPolicy': oneHost,
  'service.headless': kept('On Compose every name leads to the containers themselves.'),
  'service.publishNotReadyAddresses': kept('On Compose names lead to containers, healthy or not.'),
  'service.trafficDistribution': oneHost,
  'servicePort.name': oneWord,
  'servicePort.port': kept(
    'On Compose clients connect to the container port; values that refer to it say so.',
  ),
  'servicePort.to': 'kept',
  'servicePort.protocol': 'kept',
  'servicePort.appProtocol': kept('Compose says it for published ports alone.'),
  'servicePort.nodePort': 'kept',
  'servicePort.hostIp': 'kept',
  ...routes,
  'externalName.name': alike.externalName,
  'externalName.labels': serviceMetadata,
  'externalName.annotations': serviceMetadata,
  'config.name': 'kept',
  'config.labels': kept('Compose has no object for configuration that could carry it.'),
  'config.annotations': kept('Compose has no object for configuration that could carry it.'),
  'config.immutable': kept('What is written beside compose.yaml is read when a container is made.'),
};
