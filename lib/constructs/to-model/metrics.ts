import type { Finding } from '../../diagnostics/finding';
import type { Metrics } from '../../model/metrics';
import { describePort, type Port } from '../../model/port';
import type { WorkloadProps } from '../props/workload';
import { milliseconds } from './probe';

/** A port by its name has to be one that a container lists, and a monitor finds ports by nothing else. */
export function buildMetrics(
  said: NonNullable<WorkloadProps['metrics']>,
  ports: readonly Port[],
  report: (finding: Omit<Finding, 'origin'>) => void,
): Metrics | undefined {
  const props = typeof said === 'object' ? said : { port: said };
  const { port, path = '/metrics', scheme = 'http', interval, by = 'annotations', labels } = props;
  const listed = ports.find((each) => each.name === port || each.port === port);
  if (listed === undefined && (typeof port === 'string' || by !== 'annotations')) {
    const all = ports.map(describePort).join(', ');
    report({
      code: 'props/wrong-value',
      message: `"metrics" is read at the port ${JSON.stringify(port)}, but no container lists it.`,
      property: typeof said === 'object' ? ['metrics', 'port'] : ['metrics'],
      fix: all === '' ? 'List it in `ports` of the container.' : `The ports are ${all}.`,
    });
    return undefined;
  }
  return {
    port: listed?.port ?? Number(port),
    portName: listed?.name,
    path,
    scheme,
    interval: milliseconds(interval),
    by,
    labels,
  };
}

/** What a Prometheus looks for at pods, and at containers of Docker. */
export function metricsAnnotations(metrics: Metrics | undefined): Record<string, string> | undefined {
  if (metrics?.by !== 'annotations') return undefined;
  const { port, path, scheme } = metrics;
  return {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(port),
    'prometheus.io/path': path,
    'prometheus.io/scheme': scheme,
  };
}
