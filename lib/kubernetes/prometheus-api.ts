import type { LabelSelector, ObjectMeta } from './api.generated';

/** A PodMonitor of the operator of Prometheus, as far as Lading writes it. */
export interface PodMonitor {
  apiVersion: 'monitoring.coreos.com/v1';
  kind: 'PodMonitor';
  metadata: ObjectMeta;
  spec: { selector: LabelSelector; podMetricsEndpoints: MetricsEndpoint[] };
}

/** A ServiceMonitor, as far as Lading writes it. */
export interface ServiceMonitor {
  apiVersion: 'monitoring.coreos.com/v1';
  kind: 'ServiceMonitor';
  metadata: ObjectMeta;
  spec: { selector: LabelSelector; endpoints: MetricsEndpoint[] };
}

export interface MetricsEndpoint {
  port?: string;
  path: string;
  scheme: 'http' | 'https';
  interval?: string;
  relabelings?: Relabeling[];
}

export interface Relabeling {
  sourceLabels: string[];
  regex: string;
  action: 'keep';
}
