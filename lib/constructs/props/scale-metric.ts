import { isPlainObject } from '../../model/json';
import { like, values } from './domain';
import { labelKeys, labelValue } from './label';
import { parsed } from './parsed';
import { nameOf, object, type PropsTable, rejected, required, type Shape, whole, wrongValue } from './shape';
import { anything, matching, nonEmptyString, record, tagged } from './shapes';
import { someName } from './some-text';

/** A measure and those of its series that count. */
interface MetricProps {
  /** As the metrics API of the cluster names it: `http_requests_per_second`. */
  readonly metric: string;
  /** Series with these labels alone. Default: all. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** An amount as Kubernetes writes it: `100`, `'500m'` for a half, `'2k'`. */
export type MetricAmount = number | string;

/** What each replica measures, in the average. */
export interface PodsMetricProps extends MetricProps {
  readonly type: 'pods';
  /** Of all replicas. */
  readonly average: MetricAmount;
}

/** What is measured of another object of the same namespace: either as a whole, or for each replica. */
export interface ObjectMetricProps extends MetricProps {
  readonly type: 'object';
  readonly of: { readonly apiVersion?: string; readonly kind: string; readonly name: string };
  readonly value?: MetricAmount;
  /** Of all replicas. */
  readonly average?: MetricAmount;
}

/** What is measured outside of the cluster, such as a queue: either as a whole, or for each replica. */
export interface ExternalMetricProps extends MetricProps {
  readonly type: 'external';
  readonly value?: MetricAmount;
  /** Of all replicas. */
  readonly average?: MetricAmount;
}

export type ScaleMetricProps = PodsMetricProps | ObjectMetricProps | ExternalMetricProps;

const quantity = /^\d+(?:\.\d+)?(?:m|k|[MGTPE]|[KMGTPE]i)?$/;

const amount = parsed(
  "an amount above 0 such as 100, '500m' or '2k'",
  (value) => (quantity.test(String(value)) && Number.parseFloat(String(value)) > 0 ? 1 : undefined),
  values([100, '500m', '2k'], [0.5, '1Mi', '0.001', 1]),
  () => undefined,
);

const metricName = like(
  matching(
    "the name of a metric, without '/' and '%'",
    (value) => /^(?!\.{1,2}$)[^/%]+$/.test(value),
    values([]),
  ),
  ['http_requests_per_second', 'queue_messages_ready'],
  ['a', 'A.b-c'],
);

const common: PropsTable<MetricProps> = {
  metric: required(metricName),
  labels: record(labelValue, labelKeys),
};

/** Either of the two, and not both. */
function oneAmount(shape: Shape): Shape {
  return {
    ...shape,
    check(value, at, report) {
      const checked = shape.check(value, at, report);
      if (!isPlainObject(checked) || (checked.value === undefined) !== (checked.average === undefined)) {
        return checked;
      }
      report(wrongValue(`${nameOf(at)} has to have either "value" or "average".`, at));
      return rejected;
    },
  };
}

const described = whole(
  object<ObjectMetricProps['of']>(
    {
      apiVersion: like(nonEmptyString, ['networking.k8s.io/v1', 'v1']),
      kind: required(like(nonEmptyString, ['Ingress', 'Service'])),
      name: required(someName),
    },
    '{ kind, name, apiVersion? }',
  ),
);

export const scaleMetric = tagged(
  "{ type: 'pods', metric, average }, or one of the type object or external",
  {
    pods: object<PodsMetricProps>(
      { type: anything, ...common, average: required(amount) },
      '{ metric, average }',
    ),
    object: oneAmount(
      object<ObjectMetricProps>(
        { type: anything, ...common, of: required(described), value: amount, average: amount },
        '{ of, metric, value? }',
      ),
    ),
    external: oneAmount(
      object<ExternalMetricProps>(
        { type: anything, ...common, value: amount, average: amount },
        '{ metric, value? }',
      ),
    ),
  },
);
