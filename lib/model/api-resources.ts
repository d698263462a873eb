/** A resource as the API server calls it, by its plural. */
export interface ApiResource {
  /** The API groups that have one of this name; the core's is empty. */
  readonly groups: readonly string[];
  /** It is in no namespace. */
  readonly clusterScoped: boolean;
}

/** Those of Kubernetes itself, `kubectl api-resources`: in namespaces, and in none. */
const byGroup: readonly (readonly [group: string, namespaced: string, clusterScoped: string])[] = [
  [
    '',
    'bindings configmaps endpoints events limitranges persistentvolumeclaims pods podtemplates replicationcontrollers resourcequotas secrets serviceaccounts services',
    'componentstatuses namespaces nodes persistentvolumes',
  ],
  [
    'admissionregistration.k8s.io',
    '',
    'mutatingadmissionpolicies mutatingadmissionpolicybindings mutatingwebhookconfigurations validatingadmissionpolicies validatingadmissionpolicybindings validatingwebhookconfigurations',
  ],
  ['apiextensions.k8s.io', '', 'customresourcedefinitions'],
  ['apiregistration.k8s.io', '', 'apiservices'],
  ['apps', 'controllerrevisions daemonsets deployments replicasets statefulsets', ''],
  ['authentication.k8s.io', '', 'selfsubjectreviews tokenreviews'],
  [
    'authorization.k8s.io',
    'localsubjectaccessreviews',
    'selfsubjectaccessreviews selfsubjectrulesreviews subjectaccessreviews',
  ],
  ['autoscaling', 'horizontalpodautoscalers', ''],
  ['batch', 'cronjobs jobs', ''],
  ['certificates.k8s.io', 'podcertificaterequests', 'certificatesigningrequests clustertrustbundles'],
  ['coordination.k8s.io', 'leases', ''],
  ['discovery.k8s.io', 'endpointslices', ''],
  ['events.k8s.io', 'events', ''],
  ['flowcontrol.apiserver.k8s.io', '', 'flowschemas prioritylevelconfigurations'],
  ['networking.k8s.io', 'ingresses networkpolicies', 'ingressclasses ipaddresses servicecidrs'],
  ['node.k8s.io', '', 'runtimeclasses'],
  ['policy', 'poddisruptionbudgets', ''],
  ['rbac.authorization.k8s.io', 'rolebindings roles', 'clusterrolebindings clusterroles'],
  [
    'resource.k8s.io',
    'resourceclaims resourceclaimtemplates',
    'deviceclasses devicetaintrules resourceslices',
  ],
  ['scheduling.k8s.io', '', 'priorityclasses'],
  [
    'storage.k8s.io',
    'csistoragecapacities',
    'csidrivers csinodes storageclasses volumeattachments volumeattributesclasses',
  ],
  ['storagemigration.k8s.io', '', 'storageversionmigrations'],
];

let all: ReadonlyMap<string, ApiResource> | undefined;

/** By their plural; made when somebody asks. */
export function apiResources(): ReadonlyMap<string, ApiResource> {
  all ??= indexed();
  return all;
}

function indexed(): Map<string, ApiResource> {
  const found = new Map<string, ApiResource>();
  for (const [group, namespaced, clusterScoped] of byGroup) {
    add(found, group, namespaced, false);
    add(found, group, clusterScoped, true);
  }
  return found;
}

function add(found: Map<string, ApiResource>, group: string, names: string, clusterScoped: boolean): void {
  if (names === '') return;
  for (const name of names.split(' ')) {
    found.set(name, { groups: [...(found.get(name)?.groups ?? []), group], clusterScoped });
  }
}
