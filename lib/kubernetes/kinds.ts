import type { PartKind } from '../model/app';
import type { WorkloadKind } from '../model/workload';

/** The object that each kind of part becomes; others may stand beside it. */
export const kinds: Readonly<Record<PartKind, { readonly apiVersion: string; readonly kind: string }>> = {
  deployment: { apiVersion: 'apps/v1', kind: 'Deployment' },
  statefulApp: { apiVersion: 'apps/v1', kind: 'StatefulSet' },
  agent: { apiVersion: 'apps/v1', kind: 'DaemonSet' },
  pod: { apiVersion: 'v1', kind: 'Pod' },
  job: { apiVersion: 'batch/v1', kind: 'Job' },
  cronJob: { apiVersion: 'batch/v1', kind: 'CronJob' },
  service: { apiVersion: 'v1', kind: 'Service' },
  route: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' },
  config: { apiVersion: 'v1', kind: 'ConfigMap' },
  namespace: { apiVersion: 'v1', kind: 'Namespace' },
  externalName: { apiVersion: 'v1', kind: 'Service' },
  externalSecret: { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret' },
  // Several objects, by its backend: the name is for messages.
  mesh: { apiVersion: '', kind: 'ServiceMesh' },
};

/**
 * The label by which the controller of each kind of workload tells versions of its pods apart, for kinds that start
 * new pods before the old ones are gone: a StatefulSet takes the old one away first.
 */
export const podVersions: Readonly<Record<WorkloadKind, string | undefined>> = {
  deployment: 'pod-template-hash',
  statefulApp: undefined,
  agent: 'controller-revision-hash',
  pod: undefined,
  job: undefined,
  cronJob: undefined,
};

/** Where the object of each kind of workload keeps the template of its pods; a Pod is one itself. */
export const podTemplates: Readonly<Record<WorkloadKind, readonly string[]>> = {
  deployment: ['spec', 'template'],
  statefulApp: ['spec', 'template'],
  agent: ['spec', 'template'],
  pod: [],
  job: ['spec', 'template'],
  cronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};
