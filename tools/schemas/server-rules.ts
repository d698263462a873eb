import { percentPattern } from '../../lib/validation/schema/grammar';

/**
 * What the API server enforces of a field and its published OpenAPI does not say.
 *
 * A key is `group.version.Definition.field`. On a list or a map the rule holds for each element.
 * Only what every supported server refuses may stand here: where a list grew, `since` names the first
 * minor that knows the value (feature-gated values count as known), and what a server merely warns about,
 * or checks in some cases only, is left to the semantic rules.
 */
export interface ServerRule {
  /** The first minor that looks at the field by default; older ones drop it unread. */
  from?: string;
  /** The closed list of values, by the first minor that knows them. */
  values?: Readonly<Record<string, readonly string[]>>;
  /** Whether `""` means "not given", as it does for every field that the server defaults. */
  empty?: boolean;
  pattern?: string;
  minimum?: number;
  maximum?: number;
}

const always = '1.31';
/** A closed list where `""` is as good as leaving the field out, since the server fills in a default. */
const one = (...values: string[]): ServerRule => ({ values: { [always]: values }, empty: true });
/** A closed list where `""` is one more wrong value. */
export const exactly = (...values: string[]): ServerRule => ({ values: { [always]: values }, empty: false });
const since = (minor: string, values: string[], rule: ServerRule): ServerRule => ({
  ...rule,
  values: { ...rule.values, [minor]: values },
});
const from = (minor: string, rule: ServerRule): ServerRule => ({ ...rule, from: minor });
const between = (minimum: number, maximum: number): ServerRule => ({ minimum, maximum });
const atLeast = (minimum: number): ServerRule => ({ minimum });

const port = between(1, 65535);
const portOrUnset = between(0, 65535);
const fileMode = between(0, 0o777);
const userId = between(0, 2 ** 31 - 1);
const intOrPercent: ServerRule = { minimum: 0, pattern: percentPattern };
const protocol = one('TCP', 'UDP', 'SCTP');
const protocolOrNone = exactly('TCP', 'UDP', 'SCTP');
const pullPolicy = one('Always', 'IfNotPresent', 'Never');
const messagePolicy = one('File', 'FallbackToLogsOnError');
const accessModes = exactly('ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod');
const volumeMode = exactly('Filesystem', 'Block');
const retention = one('Retain', 'Delete');
const honor = exactly('Honor', 'Ignore');
const preemption = exactly('PreemptLowerPriority', 'Never');
const failurePolicy = exactly('Ignore', 'Fail');
const matchPolicy = exactly('Exact', 'Equivalent');
const sideEffects = exactly('None', 'NoneOnDryRun');
const reinvocation = exactly('Never', 'IfNeeded');
const operations = exactly('*', 'CREATE', 'UPDATE', 'DELETE', 'CONNECT');
const ruleScope = exactly('*', 'Cluster', 'Namespaced');
const taintEffects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
const quotaScope = exactly(
  'Terminating',
  'NotTerminating',
  'BestEffort',
  'NotBestEffort',
  'PriorityClass',
  'CrossNamespacePodAffinity',
  'VolumeAttributesClass',
);
const containerRestart = from('1.35', exactly('Always', 'OnFailure', 'Never'));

export const serverRules: Readonly<Record<string, ServerRule>> = {
  // Containers
  'core.v1.Container.imagePullPolicy': pullPolicy,
  'core.v1.Container.restartPolicy': containerRestart,
  'core.v1.Container.terminationMessagePolicy': messagePolicy,
  'core.v1.EphemeralContainer.imagePullPolicy': pullPolicy,
  'core.v1.EphemeralContainer.terminationMessagePolicy': messagePolicy,
  'core.v1.ContainerPort.containerPort': port,
  'core.v1.ContainerPort.hostPort': portOrUnset,
  'core.v1.ContainerPort.protocol': protocol,
  'core.v1.ContainerResizePolicy.resourceName': from('1.33', exactly('cpu', 'memory')),
  'core.v1.ContainerResizePolicy.restartPolicy': from('1.33', exactly('NotRequired', 'RestartContainer')),
  'core.v1.ContainerRestartRule.action': from('1.35', exactly('Restart', 'RestartAllContainers')),
  'core.v1.ContainerRestartRuleOnExitCodes.operator': from('1.35', exactly('In', 'NotIn')),
  'core.v1.GRPCAction.port': port,
  'core.v1.HTTPGetAction.scheme': one('HTTP', 'HTTPS'),
  'core.v1.Probe.failureThreshold': atLeast(0),
  'core.v1.Probe.initialDelaySeconds': atLeast(0),
  'core.v1.Probe.periodSeconds': atLeast(0),
  'core.v1.Probe.successThreshold': atLeast(0),
  'core.v1.Probe.timeoutSeconds': atLeast(0),
  'core.v1.Probe.terminationGracePeriodSeconds': atLeast(1),
  'core.v1.SecurityContext.procMount': from('1.33', exactly('Default', 'Unmasked')),
  'core.v1.SecurityContext.runAsGroup': userId,
  'core.v1.SecurityContext.runAsUser': userId,
  'core.v1.VolumeMount.mountPropagation': exactly('None', 'HostToContainer', 'Bidirectional'),
  'core.v1.VolumeMount.recursiveReadOnly': exactly('Disabled', 'IfPossible', 'Enabled'),

  // Pods
  'core.v1.AppArmorProfile.type': exactly('RuntimeDefault', 'Localhost', 'Unconfined'),
  'core.v1.PodOS.name': exactly('linux', 'windows'),
  'core.v1.PodSecurityContext.fsGroup': userId,
  'core.v1.PodSecurityContext.fsGroupChangePolicy': exactly('OnRootMismatch', 'Always'),
  'core.v1.PodSecurityContext.runAsGroup': userId,
  'core.v1.PodSecurityContext.runAsUser': userId,
  'core.v1.PodSecurityContext.seLinuxChangePolicy': from('1.33', exactly('MountOption', 'Recursive')),
  'core.v1.PodSecurityContext.supplementalGroups': userId,
  'core.v1.PodSecurityContext.supplementalGroupsPolicy': from('1.33', exactly('Merge', 'Strict')),
  'core.v1.PodSpec.activeDeadlineSeconds': between(1, 2 ** 31 - 1),
  'core.v1.PodSpec.dnsPolicy': one('ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'),
  'core.v1.PodSpec.preemptionPolicy': preemption,
  'core.v1.PodSpec.restartPolicy': one('Always', 'OnFailure', 'Never'),
  'core.v1.SeccompProfile.type': exactly('RuntimeDefault', 'Localhost', 'Unconfined'),

  // Scheduling
  'core.v1.NodeSelectorRequirement.operator': exactly('In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'),
  'core.v1.PreferredSchedulingTerm.weight': between(1, 100),
  'core.v1.Taint.effect': exactly(...taintEffects),
  'core.v1.Toleration.effect': one(...taintEffects),
  'core.v1.Toleration.operator': since('1.35', ['Lt', 'Gt'], one('Equal', 'Exists')),
  'core.v1.TopologySpreadConstraint.maxSkew': atLeast(1),
  'core.v1.TopologySpreadConstraint.minDomains': atLeast(1),
  'core.v1.TopologySpreadConstraint.nodeAffinityPolicy': honor,
  'core.v1.TopologySpreadConstraint.nodeTaintsPolicy': honor,
  'core.v1.TopologySpreadConstraint.whenUnsatisfiable': exactly('DoNotSchedule', 'ScheduleAnyway'),
  'core.v1.WeightedPodAffinityTerm.weight': between(1, 100),
  'meta.v1.LabelSelectorRequirement.operator': exactly('In', 'NotIn', 'Exists', 'DoesNotExist'),
  'scheduling.v1.PriorityClass.preemptionPolicy': preemption,

  // Volumes
  'core.v1.AzureDiskVolumeSource.cachingMode': exactly('None', 'ReadOnly', 'ReadWrite'),
  'core.v1.AzureDiskVolumeSource.kind': exactly('Shared', 'Dedicated', 'Managed'),
  'core.v1.ConfigMapVolumeSource.defaultMode': fileMode,
  'core.v1.DownwardAPIVolumeFile.mode': fileMode,
  'core.v1.DownwardAPIVolumeSource.defaultMode': fileMode,
  'core.v1.HostPathVolumeSource.type': one(
    'DirectoryOrCreate',
    'Directory',
    'FileOrCreate',
    'File',
    'Socket',
    'CharDevice',
    'BlockDevice',
  ),
  'core.v1.ISCSIPersistentVolumeSource.lun': between(0, 255),
  'core.v1.ISCSIVolumeSource.lun': between(0, 255),
  'core.v1.ImageVolumeSource.pullPolicy': from('1.36', pullPolicy),
  'core.v1.KeyToPath.mode': fileMode,
  'core.v1.PersistentVolumeClaimSpec.accessModes': accessModes,
  'core.v1.PersistentVolumeClaimSpec.volumeMode': volumeMode,
  'core.v1.PersistentVolumeSpec.accessModes': accessModes,
  'core.v1.PersistentVolumeSpec.persistentVolumeReclaimPolicy': one('Retain', 'Delete', 'Recycle'),
  'core.v1.PersistentVolumeSpec.volumeMode': volumeMode,
  'core.v1.ProjectedVolumeSource.defaultMode': fileMode,
  'core.v1.SecretVolumeSource.defaultMode': fileMode,
  'core.v1.ServiceAccountTokenProjection.expirationSeconds': between(600, 2 ** 32),
  'storage.v1.CSIDriverSpec.fsGroupPolicy': exactly('ReadWriteOnceWithFSType', 'File', 'None'),
  'storage.v1.CSIDriverSpec.volumeLifecycleModes': exactly('Persistent', 'Ephemeral'),
  'storage.v1.StorageClass.reclaimPolicy': one('Delete', 'Retain'),
  'storage.v1.StorageClass.volumeBindingMode': exactly('Immediate', 'WaitForFirstConsumer'),

  // Services and networks
  'core.v1.ClientIPConfig.timeoutSeconds': between(1, 86400),
  'core.v1.ServicePort.port': port,
  'core.v1.ServicePort.protocol': protocol,
  'core.v1.ServiceSpec.externalTrafficPolicy': one('Cluster', 'Local'),
  'core.v1.ServiceSpec.internalTrafficPolicy': exactly('Cluster', 'Local'),
  'core.v1.ServiceSpec.ipFamilies': exactly('IPv4', 'IPv6'),
  'core.v1.ServiceSpec.ipFamilyPolicy': exactly('SingleStack', 'PreferDualStack', 'RequireDualStack'),
  'core.v1.ServiceSpec.sessionAffinity': one('None', 'ClientIP'),
  'core.v1.ServiceSpec.trafficDistribution': since(
    '1.33',
    ['PreferSameZone', 'PreferSameNode'],
    exactly('PreferClose'),
  ),
  'core.v1.ServiceSpec.type': one('ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'),
  'discovery.v1.EndpointPort.protocol': protocolOrNone,
  'discovery.v1.EndpointSlice.addressType': exactly('IPv4', 'IPv6', 'FQDN'),
  'networking.v1.HTTPIngressPath.pathType': exactly('Exact', 'Prefix', 'ImplementationSpecific'),
  'networking.v1.IngressClassParametersReference.scope': exactly('Cluster', 'Namespace'),
  'networking.v1.NetworkPolicyPort.endPort': port,
  'networking.v1.NetworkPolicyPort.protocol': protocolOrNone,
  'networking.v1.NetworkPolicySpec.policyTypes': exactly('Ingress', 'Egress'),
  'networking.v1.ServiceBackendPort.number': portOrUnset,

  // Workloads
  'apps.v1.DaemonSetSpec.minReadySeconds': atLeast(0),
  'apps.v1.DaemonSetSpec.revisionHistoryLimit': atLeast(0),
  'apps.v1.DaemonSetUpdateStrategy.type': one('RollingUpdate', 'OnDelete'),
  'apps.v1.DeploymentSpec.minReadySeconds': atLeast(0),
  'apps.v1.DeploymentSpec.progressDeadlineSeconds': atLeast(0),
  'apps.v1.DeploymentSpec.replicas': atLeast(0),
  'apps.v1.DeploymentSpec.revisionHistoryLimit': atLeast(0),
  'apps.v1.DeploymentStrategy.type': one('RollingUpdate', 'Recreate'),
  'apps.v1.ReplicaSetSpec.minReadySeconds': atLeast(0),
  'apps.v1.ReplicaSetSpec.replicas': atLeast(0),
  'apps.v1.RollingUpdateDaemonSet.maxSurge': intOrPercent,
  'apps.v1.RollingUpdateDaemonSet.maxUnavailable': intOrPercent,
  'apps.v1.RollingUpdateDeployment.maxSurge': intOrPercent,
  'apps.v1.RollingUpdateDeployment.maxUnavailable': intOrPercent,
  'apps.v1.RollingUpdateStatefulSetStrategy.partition': atLeast(0),
  'apps.v1.StatefulSetOrdinals.start': atLeast(0),
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted': retention,
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled': retention,
  'apps.v1.StatefulSetSpec.minReadySeconds': atLeast(0),
  'apps.v1.StatefulSetSpec.podManagementPolicy': one('OrderedReady', 'Parallel'),
  'apps.v1.StatefulSetSpec.replicas': atLeast(0),
  'apps.v1.StatefulSetUpdateStrategy.type': since('1.37', ['Recreate'], one('RollingUpdate', 'OnDelete')),
  'apps.v1.ControllerRevision.revision': atLeast(0),
  'batch.v1.CronJobSpec.concurrencyPolicy': one('Allow', 'Forbid', 'Replace'),
  'batch.v1.CronJobSpec.failedJobsHistoryLimit': atLeast(0),
  'batch.v1.CronJobSpec.startingDeadlineSeconds': atLeast(0),
  'batch.v1.CronJobSpec.successfulJobsHistoryLimit': atLeast(0),
  'batch.v1.JobSpec.activeDeadlineSeconds': atLeast(0),
  'batch.v1.JobSpec.backoffLimit': atLeast(0),
  'batch.v1.JobSpec.backoffLimitPerIndex': atLeast(0),
  'batch.v1.JobSpec.completionMode': exactly('NonIndexed', 'Indexed'),
  'batch.v1.JobSpec.completions': atLeast(0),
  'batch.v1.JobSpec.maxFailedIndexes': atLeast(0),
  'batch.v1.JobSpec.parallelism': atLeast(0),
  'batch.v1.JobSpec.podReplacementPolicy': exactly('TerminatingOrFailed', 'Failed'),
  'batch.v1.JobSpec.ttlSecondsAfterFinished': atLeast(0),
  'batch.v1.PodFailurePolicyOnExitCodesRequirement.operator': exactly('In', 'NotIn'),
  'batch.v1.PodFailurePolicyOnPodConditionsPattern.status': one('True', 'False', 'Unknown'),
  'batch.v1.PodFailurePolicyRule.action': exactly('FailJob', 'FailIndex', 'Ignore', 'Count'),
  'batch.v1.SuccessPolicyRule.succeededCount': atLeast(0),
  'core.v1.ReplicationControllerSpec.minReadySeconds': atLeast(0),
  'core.v1.ReplicationControllerSpec.replicas': atLeast(0),
  'policy.v1.PodDisruptionBudgetSpec.maxUnavailable': intOrPercent,
  'policy.v1.PodDisruptionBudgetSpec.minAvailable': intOrPercent,
  'policy.v1.PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy': exactly('IfHealthyBudget', 'AlwaysAllow'),

  // Autoscaling
  'autoscaling.v1.HorizontalPodAutoscalerSpec.maxReplicas': atLeast(1),
  'autoscaling.v2.HPAScalingPolicy.periodSeconds': between(1, 1800),
  'autoscaling.v2.HPAScalingPolicy.type': exactly('Pods', 'Percent'),
  'autoscaling.v2.HPAScalingPolicy.value': atLeast(1),
  'autoscaling.v2.HPAScalingRules.selectPolicy': exactly('Max', 'Min', 'Disabled'),
  'autoscaling.v2.HPAScalingRules.stabilizationWindowSeconds': between(0, 3600),
  'autoscaling.v2.HorizontalPodAutoscalerSpec.maxReplicas': atLeast(1),
  'autoscaling.v2.HorizontalPodAutoscalerSpec.minReplicas': atLeast(0),
  'autoscaling.v2.MetricSpec.type': exactly('Object', 'Pods', 'Resource', 'ContainerResource', 'External'),
  'autoscaling.v2.MetricTarget.averageUtilization': atLeast(1),
  'autoscaling.v2.MetricTarget.type': exactly('Utilization', 'Value', 'AverageValue'),

  // Access, quotas, admission
  'admissionregistration.v1.MatchResources.matchPolicy': matchPolicy,
  'admissionregistration.v1.MutatingWebhook.failurePolicy': failurePolicy,
  'admissionregistration.v1.MutatingWebhook.matchPolicy': matchPolicy,
  'admissionregistration.v1.MutatingWebhook.reinvocationPolicy': reinvocation,
  'admissionregistration.v1.MutatingWebhook.sideEffects': sideEffects,
  'admissionregistration.v1.MutatingWebhook.timeoutSeconds': between(1, 30),
  'admissionregistration.v1.RuleWithOperations.operations': operations,
  'admissionregistration.v1.RuleWithOperations.scope': ruleScope,
  'admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec.validationActions': exactly(
    'Deny',
    'Warn',
    'Audit',
  ),
  'admissionregistration.v1.ValidatingAdmissionPolicySpec.failurePolicy': failurePolicy,
  'admissionregistration.v1.ValidatingWebhook.failurePolicy': failurePolicy,
  'admissionregistration.v1.ValidatingWebhook.matchPolicy': matchPolicy,
  'admissionregistration.v1.ValidatingWebhook.sideEffects': sideEffects,
  'admissionregistration.v1.ValidatingWebhook.timeoutSeconds': between(1, 30),
  'apiextensions.v1.CustomResourceConversion.strategy': exactly('None', 'Webhook'),
  'apiextensions.v1.CustomResourceDefinitionSpec.scope': exactly('Cluster', 'Namespaced'),
  'apiregistration.v1.APIServiceSpec.groupPriorityMinimum': between(0, 20000),
  'apiregistration.v1.APIServiceSpec.versionPriority': between(0, 1000),
  'admissionregistration.v1.NamedRuleWithOperations.operations': operations,
  'admissionregistration.v1.NamedRuleWithOperations.scope': ruleScope,
  'admissionregistration.v1.ParamRef.parameterNotFoundAction': exactly('Allow', 'Deny'),
  'admissionregistration.v1.Validation.reason': exactly(
    'Unauthorized',
    'Forbidden',
    'Invalid',
    'RequestEntityTooLarge',
  ),
  'coordination.v1.LeaseSpec.leaseDurationSeconds': atLeast(1),
  'coordination.v1.LeaseSpec.leaseTransitions': atLeast(0),
  'core.v1.EndpointPort.port': port,
  'core.v1.EndpointPort.protocol': protocol,
  'flowcontrol.v1.LimitResponse.type': exactly('Queue', 'Reject'),
  'flowcontrol.v1.LimitedPriorityLevelConfiguration.borrowingLimitPercent': atLeast(0),
  'flowcontrol.v1.LimitedPriorityLevelConfiguration.lendablePercent': between(0, 100),
  'flowcontrol.v1.LimitedPriorityLevelConfiguration.nominalConcurrencyShares': atLeast(0),
  'flowcontrol.v1.PriorityLevelConfigurationSpec.type': exactly('Exempt', 'Limited'),
  'flowcontrol.v1.QueuingConfiguration.handSize': atLeast(0),
  'flowcontrol.v1.QueuingConfiguration.queueLengthLimit': atLeast(0),
  'flowcontrol.v1.QueuingConfiguration.queues': atLeast(0),
  'storage.v1.TokenRequest.expirationSeconds': between(600, 2 ** 32),
  'certificates.v1.CertificateSigningRequestSpec.expirationSeconds': atLeast(600),
  'core.v1.ResourceQuotaSpec.scopes': quotaScope,
  'core.v1.ScopedResourceSelectorRequirement.operator': exactly('In', 'NotIn', 'Exists', 'DoesNotExist'),
  'core.v1.ScopedResourceSelectorRequirement.scopeName': quotaScope,
  'flowcontrol.v1.FlowDistinguisherMethod.type': exactly('ByUser', 'ByNamespace'),
  'flowcontrol.v1.Subject.kind': exactly('User', 'Group', 'ServiceAccount'),
  'rbac.v1.RoleRef.apiGroup': one('rbac.authorization.k8s.io'),
  'rbac.v1.RoleRef.kind': exactly('Role', 'ClusterRole'),
  'rbac.v1.Subject.kind': exactly('User', 'Group', 'ServiceAccount'),
};

/** The values of a closed list in one minor; `undefined` where the rule has none. */
export function valuesIn(rule: ServerRule, minor: string): readonly string[] | undefined {
  if (rule.values === undefined) return undefined;
  return Object.entries(rule.values).flatMap(([first, values]) => (first <= minor ? values : []));
}
