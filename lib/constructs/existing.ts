import { Construct } from 'constructs';
import { type ExistingProps, existingShape } from './props/existing';
import { nameOf, type PropProblem, wrongValue } from './props/shape';
import { chartModelOf, isInChart, nameBelowChart } from './tree/chart-model';
import { lostText } from './tree/lost-text';
import { type ConstructModel, modelKey } from './tree/model-of';
import { contribute } from './tree/model-parts';
import { beginPart } from './tree/part';
import { reportProblems } from './tree/problems';
import { usableId } from './tree/usable-id';

const workloads = ['CronJob', 'DaemonSet', 'Deployment', 'Job', 'Pod', 'ReplicaSet', 'StatefulSet'];

/** What is said of some kinds of objects only; those of somebody's own may make pods as well. */
const saidOf = {
  keys: ['Secret', 'ConfigMap'],
  labels: ['Service'],
  ports: ['Service', ...workloads],
  podLabels: workloads,
} as const satisfies Partial<Record<keyof ExistingProps, readonly string[]>>;
const fields = ['keys', 'labels', 'ports', 'podLabels'] as const;

/**
 * A Kubernetes object that lives elsewhere, such as a Secret that an operator fills: in a chart, in the namespace of it, or
 * in the app. Nothing is written for it: it tells validation that the name is right (`reference/not-found`), and which keys,
 * ports or labels the object has (`secret/undeclared`, `reference/key-not-found`, `port/not-found`, `selector/no-pods`).
 */
export class Existing extends Construct {
  public constructor(scope: Construct, id: string, given: ExistingProps) {
    super(scope, usableId(scope, id, Existing));
    const { origin, props } = beginPart(this, Existing, given, existingShape, 'anywhere');
    const { kind, apiVersion } = props;
    if (kind === undefined) return;
    const chart = isInChart(this) ? chartModelOf(this) : undefined;
    const { namespace = chart?.namespace } = props;
    const { name = chart ? nameBelowChart(this) : this.node.path.split('/').join('-') } = props;
    const { keys, labels, podLabels, ports } = props;
    const problems: PropProblem[] = [];
    for (const field of fields) {
      const kinds: readonly string[] = saidOf[field];
      const mayBe = field !== 'keys' && apiVersion?.includes('.');
      if (props[field] === undefined || kinds.includes(kind) || mayBe) continue;
      const message = `A ${kind} has no ${nameOf([field])}: only a ${kinds.join(' or ')} has.`;
      problems.push(wrongValue(message, [field]));
    }
    reportProblems(this, origin, problems);
    contribute(this, {
      kind: 'existing',
      objectKind: kind,
      apiVersion,
      name,
      namespace,
      origin,
      keys,
      labels,
      podLabels,
      ports: ports?.map((port) => ({ ...port, protocol: port.protocol?.toUpperCase() })),
    });
  }

  /** What it is to those that take constructs: a name in a class would be another in a second copy of this package. */
  public get [modelKey](): ConstructModel<'Existing'> {
    return { is: 'Existing' };
  }

  /** Of no use in a text: it has no address. `value/lost` tells where it ends up. */
  public override toString(): string {
    return lostText(this);
  }
}
