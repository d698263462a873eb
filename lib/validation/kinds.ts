import { isBuiltInGroup } from './schema/kubernetes-index';

const clusterScoped: ReadonlySet<string> = new Set([
  'APIService',
  'CSIDriver',
  'CSINode',
  'CertificateSigningRequest',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterTrustBundle',
  'CustomResourceDefinition',
  'DeviceClass',
  'DeviceTaintRule',
  'FlowSchema',
  'IPAddress',
  'IngressClass',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'ResourceSlice',
  'RuntimeClass',
  'ServiceCIDR',
  'StorageClass',
  'StorageVersionMigration',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
  'VolumeAttributesClass',
]);

/** Groups of Kubernetes that are not in its own API server's schemas, but in every cluster. */
const aggregated: ReadonlySet<string> = new Set(['apiextensions.k8s.io', 'apiregistration.k8s.io']);

/** Whether objects of a kind have no namespace, whatever their metadata says. Custom kinds count as namespaced. */
export function isClusterScoped(group: string, kind: string): boolean {
  if (!clusterScoped.has(kind)) return false;
  return aggregated.has(group) || isBuiltInGroup(group === '' ? 'v1' : `${group}/v1`);
}

/** The API group of an `apiVersion`; the core's is empty. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** A kind as rules name it: with its API group, unless that is the core's. */
export type KindName =
  | 'ConfigMap'
  | 'Secret'
  | 'Service'
  | 'ServiceAccount'
  | 'apps/Deployment'
  | 'apps/StatefulSet'
  | 'autoscaling/HorizontalPodAutoscaler'
  | 'batch/CronJob'
  | 'batch/Job'
  | 'cilium.io/CiliumClusterwideNetworkPolicy'
  | 'cilium.io/CiliumNetworkPolicy'
  | 'keda.sh/ScaledObject'
  | 'networking.k8s.io/Ingress'
  | 'networking.k8s.io/NetworkPolicy'
  | 'policy/PodDisruptionBudget'
  | 'rbac.authorization.k8s.io/ClusterRole'
  | 'rbac.authorization.k8s.io/ClusterRoleBinding'
  | 'rbac.authorization.k8s.io/Role'
  | 'rbac.authorization.k8s.io/RoleBinding';

/** `Service`, `networking.k8s.io/Ingress`. */
export function kindName(group: string, kind: string): string {
  return group === '' ? kind : `${group}/${kind}`;
}
