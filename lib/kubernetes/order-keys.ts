import { isObject, type JsonObject } from '../model/json';
import type { KubernetesObject } from './api.generated';
import type { ExternalSecret } from './external-secrets-api';
import type { GatewayRoute } from './gateway-api';
import type { ScaledObject, TriggerAuthentication } from './keda-api';
import type { PodMonitor, ServiceMonitor } from './prometheus-api';

/** Every key that an object of ours can have, at any depth; maps with keys of the user's apart. */
type KeyIn<T> = T extends readonly (infer Item)[]
  ? KeyIn<Item>
  : T extends object
    ? string extends keyof T
      ? never
      : (keyof T & string) | { [K in keyof T]-?: KeyIn<NonNullable<T[K]>> }[keyof T]
    : never;
type Key =
  | KeyIn<
      | KubernetesObject
      | ScaledObject
      | TriggerAuthentication
      | GatewayRoute
      | PodMonitor
      | ServiceMonitor
      | ExternalSecret
    >
  | 'cpu'
  | 'memory'
  | 'ephemeral-storage';

/**
 * The keys that Lading writes and a few of their neighbours, as a person expects them. One list serves all objects,
 * since no two of them want the same keys in opposite order.
 */
const known = [
  ...[
    'apiVersion',
    'apiGroup',
    'kind',
    'metadata',
    'type',
    'name',
    'generateName',
    'namespace',
    'labels',
    'annotations',
  ],
  // A workload, what stands in front of it and beside it.
  ...[
    'clusterIP',
    'externalName',
    'scaleTargetRef',
    'minReplicas',
    'maxReplicas',
    'metrics',
    'minReplicaCount',
    'maxReplicaCount',
    'pollingInterval',
    'cooldownPeriod',
    'fallback',
    'advanced',
    'triggers',
    'describedObject',
    'metric',
    'behavior',
    'scaleUp',
    'scaleDown',
    'stabilizationWindowSeconds',
    'selectPolicy',
    'policies',
    'metricType',
    'authenticationRef',
    'podIdentity',
    'secretTargetRef',
    'refreshInterval',
    'refreshPolicy',
    'secretStoreRef',
    'secretKey',
    'remoteRef',
    'replicas',
    'revisionHistoryLimit',
  ],
  ...['maxSurge', 'minAvailable', 'maxUnavailable', 'selector', 'strategy', 'rollingUpdate'],
  ...['sessionAffinity', 'sessionAffinityConfig', 'externalTrafficPolicy', 'internalTrafficPolicy'],
  'trafficDistribution',
  ...['publishNotReadyAddresses', 'serviceName', 'podManagementPolicy', 'updateStrategy', 'partition'],
  ...['minReadySeconds', 'progressDeadlineSeconds', 'unhealthyPodEvictionPolicy'],
  ...['schedule', 'timeZone', 'concurrencyPolicy', 'startingDeadlineSeconds', 'suspend'],
  ...['successfulJobsHistoryLimit', 'failedJobsHistoryLimit', 'jobTemplate'],
  ...['parallelism', 'completions', 'backoffLimit', 'activeDeadlineSeconds', 'ttlSecondsAfterFinished'],
  ...['spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted', 'whenScaled', 'template'],
  'volumeClaimTemplates',
  ...['parentRefs', 'sectionName', 'ip', 'hostnames', 'matches', 'timeouts', 'backendRefs'],
  ...['ingressClassName', 'tls', 'rules', 'hosts', 'host', 'http', 'resource', 'target'],
  ...['accessModes', 'storageClassName'],
  ...[
    'namespaceSelector',
    'podSelector',
    'policyTypes',
    'ingress',
    'egress',
    'from',
    'to',
    'ipBlock',
    'cidr',
  ],
  // A container.
  ...['image', 'imagePullPolicy', 'restartPolicy', 'command', 'args', 'workingDir', 'ports'],
  ...['envFrom', 'env', 'key', 'parameter', 'operator', 'value', 'valueFrom', 'path', 'pathType', 'backend'],
  ...['containerPort', 'port', 'targetPort', 'protocol', 'appProtocol', 'nodePort', 'service'],
  ...[
    'scheme',
    'httpHeaders',
    'apiGroups',
    'resources',
    'requests',
    'limits',
    'cpu',
    'memory',
    'ephemeral-storage',
  ],
  ...['volumeMounts', 'mountPath', 'subPath', 'readOnly', 'startupProbe', 'readinessProbe', 'livenessProbe'],
  ...['httpGet', 'tcpSocket', 'exec', 'grpc', 'sleep', 'initialDelaySeconds', 'periodSeconds'],
  ...['timeoutSeconds', 'failureThreshold', 'successThreshold', 'lifecycle', 'postStart', 'preStop'],
  // A pod.
  ...['serviceAccountName', 'automountServiceAccountToken', 'enableServiceLinks', 'imagePullSecrets'],
  ...['securityContext', 'terminationGracePeriodSeconds', 'initContainers', 'containers', 'volumes'],
  ...['hostname', 'hostAliases', 'dnsConfig', 'nameservers', 'searches', 'options'],
  ...['nodeSelector', 'affinity', 'tolerations', 'topologySpreadConstraints', 'priorityClassName'],
  ...['runtimeClassName', 'nodeAffinity', 'podAffinity', 'podAntiAffinity'],
  ...['requiredDuringSchedulingIgnoredDuringExecution', 'preferredDuringSchedulingIgnoredDuringExecution'],
  ...['nodeSelectorTerms', 'weight', 'preference', 'podAffinityTerm', 'matchExpressions', 'values'],
  ...['effect', 'tolerationSeconds', 'maxSkew', 'topologyKey', 'whenUnsatisfiable', 'labelSelector'],
  ...['matchLabelKeys', 'namespaces'],
  ...['runAsNonRoot', 'runAsUser', 'runAsGroup', 'privileged', 'allowPrivilegeEscalation'],
  ...[
    'readOnlyRootFilesystem',
    'capabilities',
    'add',
    'drop',
    'fsGroup',
    'fsGroupChangePolicy',
    'seccompProfile',
  ],
  ...[
    'emptyDir',
    'configMap',
    'secret',
    'persistentVolumeClaim',
    'claimName',
    'ephemeral',
    'volumeClaimTemplate',
    'projected',
    'medium',
    'sizeLimit',
    'secretName',
    'defaultMode',
    'sources',
    'downwardAPI',
    'serviceAccountToken',
    'audience',
    'expirationSeconds',
    'items',
  ],
  // Where somebody reads.
  ...['podMetricsEndpoints', 'endpoints', 'interval', 'relabelings', 'sourceLabels', 'regex', 'action'],
  // What somebody may do.
  ...['resourceNames', 'verbs', 'roleRef', 'subjects'],
  ...['immutable', 'data', 'stringData', 'binaryData', 'status'],
] as const satisfies readonly Key[];

const ranks: ReadonlyMap<string, number> = new Map(known.map((key, rank) => [key, rank]));

/** Their keys are the user's own words: the order they came in is as good as any. */
const verbatim = new Set([
  'labels',
  'annotations',
  'matchLabels',
  'nodeSelector',
  'data',
  'stringData',
  'binaryData',
]);

/**
 * Puts the keys of any Kubernetes object into the order that Lading's own objects have, at every depth. Keys that it
 * does not know come after those it does, in the order given. The object itself stays as it is.
 */
export function orderKeys(object: JsonObject): Record<string, unknown> {
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(object).sort(byRank)) ordered[key] = orderValue(object[key], key);
  return ordered;
}

function byRank(one: string, other: string): number {
  return (ranks.get(one) ?? known.length) - (ranks.get(other) ?? known.length);
}

function orderValue(value: unknown, key: string): unknown {
  // As a list it is no map of the user's words: those of an ExternalSecret.
  if (Array.isArray(value))
    return value.map((item: unknown) => orderValue(item, key === 'data' ? 'items' : key));
  if (key === 'triggers' && isObject(value) && 'type' in value) return orderTrigger(value);
  return isObject(value) && !isVerbatim(key, value) ? orderKeys(value) : value;
}

/** What KEDA calls the metadata of a trigger is not who it is, but the settings of its type, in the user's words. */
function orderTrigger({ type, metadata, ...others }: JsonObject): Record<string, unknown> {
  const ordered: Record<string, unknown> = { type, ...orderKeys(others) };
  if (metadata !== undefined) ordered.metadata = metadata;
  return ordered;
}

/** A selector is a plain map of labels in a Service, and a structure everywhere else. */
function isVerbatim(key: string, value: JsonObject): boolean {
  if (key === 'selector') return !('matchLabels' in value || 'matchExpressions' in value);
  return verbatim.has(key);
}
