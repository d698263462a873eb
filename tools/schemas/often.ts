/** What most manifests are made of, by the names of its definitions; a run that needs no more reads no more. */
export const often: ReadonlySet<string> = new Set([
  ...['ObjectMeta', 'LabelSelector', 'LabelSelectorRequirement', 'Quantity', 'IntOrString'],
  ...['Service', 'ServiceSpec', 'ServicePort', 'ServiceAccount', 'ConfigMap', 'Secret', 'Namespace'],
  ...['PersistentVolumeClaim', 'PersistentVolumeClaimSpec', 'VolumeResourceRequirements'],
  ...[
    'Deployment',
    'DeploymentSpec',
    'DeploymentStrategy',
    'RollingUpdateDeployment',
    'RollingUpdateDaemonSet',
  ],
  ...['StatefulSet', 'StatefulSetSpec', 'StatefulSetUpdateStrategy', 'RollingUpdateStatefulSetStrategy'],
  ...[
    'DaemonSet',
    'DaemonSetSpec',
    'DaemonSetUpdateStrategy',
    'PodDisruptionBudget',
    'PodDisruptionBudgetSpec',
  ],
  ...['PodTemplateSpec', 'PodSpec', 'PodSecurityContext', 'SeccompProfile', 'AppArmorProfile'],
  ...['Container', 'ContainerPort', 'ResourceRequirements', 'SecurityContext', 'Capabilities'],
  ...['EnvVar', 'EnvVarSource', 'ConfigMapKeySelector', 'SecretKeySelector', 'ObjectFieldSelector'],
  ...['Probe', 'HTTPGetAction', 'HTTPHeader', 'TCPSocketAction', 'ExecAction', 'GRPCAction'],
  ...['Lifecycle', 'LifecycleHandler', 'SleepAction', 'LocalObjectReference', 'TopologySpreadConstraint'],
  ...['Volume', 'VolumeMount', 'EmptyDirVolumeSource', 'ConfigMapVolumeSource', 'SecretVolumeSource'],
  ...['KeyToPath', 'PersistentVolumeClaimVolumeSource'],
]);
