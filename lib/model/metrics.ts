/** Where a program tells what it measures of itself, and who is asked to read it there. */
export interface Metrics {
  readonly port: number;
  /** What a container calls that port, where one lists it. */
  readonly portName?: string;
  readonly path: string;
  readonly scheme: 'http' | 'https';
  /** Milliseconds. */
  readonly interval?: number;
  /** By annotations of the pods, or by an object for the operator of Prometheus. */
  readonly by: 'annotations' | 'PodMonitor' | 'ServiceMonitor';
  /** Of the object, by which a Prometheus chooses it. */
  readonly labels?: Readonly<Record<string, string>>;
}
