import type { OwnPlaces, OwnPlacesOf } from '../model/own-places';
import { rowOf } from '../model/read-json';
import type * as api from './api.generated';
import type { GatewayRouteSpec } from './gateway-api';
import type { ScaledObjectSpec } from './keda-api';
import { kinds, podTemplates } from './kinds';

// What concerns the cluster alone when a patch changes it: who an object is, which node a pod goes to, what the cluster
// keeps of it, and how traffic finds its way among nodes. All else changes what runs, with what, or who gets at it.

const container: OwnPlacesOf<api.Container> = {
  name: true,
  imagePullPolicy: true,
  resizePolicy: true,
  terminationMessagePath: true,
  terminationMessagePolicy: true,
};

const pod: OwnPlacesOf<api.PodSpec> = {
  // One host: where else could it go, and before whom?
  affinity: true,
  nodeName: true,
  nodeSelector: true,
  overhead: true,
  preemptionPolicy: true,
  priority: true,
  priorityClassName: true,
  schedulerName: true,
  schedulingGates: true,
  schedulingGroup: true,
  tolerations: true,
  topologySpreadConstraints: true,
  // Who it is to the API server, and to registries.
  automountServiceAccountToken: true,
  imagePullSecrets: true,
  serviceAccount: true,
  serviceAccountName: true,
  enableServiceLinks: true,
  readinessGates: true,
  containers: { '*': container },
  initContainers: { '*': container },
};

const podPlaces: OwnPlaces = { metadata: true, spec: pod };

const service: OwnPlacesOf<api.ServiceSpec> = {
  allocateLoadBalancerNodePorts: true,
  externalTrafficPolicy: true,
  healthCheckNodePort: true,
  internalTrafficPolicy: true,
  ipFamilies: true,
  ipFamilyPolicy: true,
  loadBalancerClass: true,
  loadBalancerIP: true,
  ports: { '*': { appProtocol: true, name: true, nodePort: true } },
  selector: true,
  sessionAffinity: true,
  sessionAffinityConfig: true,
  trafficDistribution: true,
};

const deployment: OwnPlacesOf<api.DeploymentSpec> = { revisionHistoryLimit: true, selector: true };
/** Whom it belongs to, and when a pod has another in its place. */
const job: OwnPlacesOf<api.JobSpec> = {
  managedBy: true,
  manualSelector: true,
  podReplacementPolicy: true,
  selector: true,
};
/** When runs begin, which is told where it is said, and how many of them are kept. */
const cronJob: OwnPlacesOf<api.CronJobSpec> = {
  concurrencyPolicy: true,
  failedJobsHistoryLimit: true,
  jobTemplate: { metadata: true, spec: job },
  schedule: true,
  startingDeadlineSeconds: true,
  successfulJobsHistoryLimit: true,
  suspend: true,
  timeZone: true,
};
const ingress: OwnPlacesOf<api.IngressSpec> = { ingressClassName: true };
// That Compose does not scale by itself is told where the scale is said.
const autoscaler: OwnPlacesOf<api.HorizontalPodAutoscalerSpec> = {
  behavior: true,
  maxReplicas: true,
  metrics: true,
  scaleTargetRef: true,
};

const scaledObject: OwnPlacesOf<ScaledObjectSpec> = {
  advanced: true,
  cooldownPeriod: true,
  fallback: true,
  maxReplicaCount: true,
  pollingInterval: true,
  scaleTargetRef: true,
  triggers: true,
};

/** Which disk of the cluster it is on. */
const claim: OwnPlacesOf<api.PersistentVolumeClaimSpec> = {
  selector: true,
  storageClassName: true,
  volumeAttributesClassName: true,
  volumeName: true,
};

const statefulSet: OwnPlacesOf<api.StatefulSetSpec> = {
  revisionHistoryLimit: true,
  selector: true,
  serviceName: true,
  volumeClaimTemplates: { '*': { metadata: true, spec: claim } },
};

const daemonSet: OwnPlacesOf<api.DaemonSetSpec> = { revisionHistoryLimit: true, selector: true };
/** Which Gateway brings the requests. */
const gatewayRoute: OwnPlacesOf<GatewayRouteSpec> = { parentRefs: true };

const specs: Readonly<Record<string, OwnPlaces>> = {
  CronJob: cronJob,
  DaemonSet: daemonSet,
  Deployment: deployment,
  GRPCRoute: gatewayRoute,
  HTTPRoute: gatewayRoute,
  HorizontalPodAutoscaler: autoscaler,
  Ingress: ingress,
  Job: job,
  PersistentVolumeClaim: claim,
  ScaledObject: scaledObject,
  Service: service,
  StatefulSet: statefulSet,
};

/** Objects that no other target has anything like. */
const alone: readonly string[] = [
  'LimitRange',
  'ResourceQuota',
  'ClusterRole',
  'ClusterRoleBinding',
  'Namespace',
  'PodDisruptionBudget',
  'Role',
  'RoleBinding',
  'ServiceAccount',
];

/** Where objects of a kind keep the template of their pods. */
const templates = new Map<string, readonly string[]>(Object.entries(podTemplates));
const known = new Map<string, OwnPlaces>();

/** The places in an object of a kind that mean nothing to other targets. */
export function ownPlacesOf(kind: string): OwnPlaces {
  const places = known.get(kind) ?? placesIn(kind);
  known.set(kind, places);
  return places;
}

function placesIn(kind: string): OwnPlaces {
  if (alone.includes(kind)) return true;
  const common: OwnPlaces = { apiVersion: true, metadata: true, spec: rowOf(specs, kind) ?? {} };
  const workload = Object.entries(kinds).find(([name, each]) => each.kind === kind && templates.has(name));
  const template = workload && templates.get(workload[0]);
  if (template === undefined) return common;
  return joined(
    common,
    template.reduceRight<OwnPlaces>((within, step) => ({ [step]: within }), podPlaces),
  );
}

function joined(one: OwnPlaces, other: OwnPlaces): OwnPlaces {
  if (one === true || other === true) return true;
  const all: Record<string, OwnPlaces | undefined> = { ...one };
  for (const [key, places = {}] of Object.entries(other)) all[key] = joined(all[key] ?? {}, places);
  return all;
}
