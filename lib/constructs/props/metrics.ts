import { like, values } from './domain';
import { type Duration, positiveDuration } from './duration';
import { labelKeys, labelValue } from './label';
import { object, required } from './shape';
import { either, isScalar, matching, oneOf, otherwise, record } from './shapes';
import { toPort } from './some-text';

/** Where a program tells what it measures of itself, in the format of Prometheus. */
export interface MetricsProps {
  /** A container port, by number or name. */
  readonly port: number | string;
  /** Default: `/metrics`. */
  readonly path?: string;
  /** Default: `http`. */
  readonly scheme?: 'http' | 'https';
  /** How often it is read, `'30s'`; of a monitor. Default: as often as the Prometheus reads others. */
  readonly interval?: Duration;
  /**
   * How a scraper finds it: by the annotations `prometheus.io/scrape`, `/port`, `/path` and `/scheme` of the pods, which
   * are labels on Compose; by a `PodMonitor`, or a `ServiceMonitor` of what has a Service, for the operator of Prometheus.
   * Default: `annotations`.
   */
  readonly by?: 'annotations' | 'PodMonitor' | 'ServiceMonitor';
  /** Labels of the monitor, by which a Prometheus chooses it: `{ release: 'prometheus' }`. Default: none of its own. */
  readonly labels?: Readonly<Record<string, string>>;
}

const path = matching(
  "a path that begins with '/'",
  (value) => /^\/[^\s?#]*$/.test(value),
  values(['/metrics', '/actuator/prometheus'], ['/']),
);

export const metrics = either(
  { when: isScalar, shape: toPort },
  {
    when: otherwise,
    shape: object<MetricsProps>(
      {
        port: required(toPort),
        path,
        scheme: oneOf(['http', 'https']),
        interval: like(positiveDuration, ['30s', 60], ['1ms', '24h']),
        by: oneOf(['annotations', 'PodMonitor', 'ServiceMonitor']),
        labels: record(labelValue, labelKeys),
      },
      '{ port, path?, by?, … }',
    ),
  },
);
