import { Construct } from 'constructs';
import { type ExistingProps, existingShape } from './props/existing';
import { nameOf, type PropProblem, wrongValue } from './props/shape';
import { chartModelOf, nameBelowChart } from './tree/chart-model';
import { lostText } from './tree/lost-text';
import { type ConstructModel, modelKey } from './tree/model-of';
import { contribute } from './tree/model-parts';
import { beginPart } from './tree/part';
import { reportProblems } from './tree/problems';
import { usableId } from './tree/usable-id';

/** What is said of one kind of object only. */
const saidOf: Readonly<Record<'keys' | 'ports', readonly string[]>> = {
  keys: ['Secret', 'ConfigMap'],
  ports: ['Service'],
};

/**
 * A Kubernetes object that lives elsewhere, such as a Secret that an operator fills. Nothing is written for it: it tells
 * validation that the name is right (`reference/not-found`), and which keys or ports the object has
 * (`secret/undeclared`, `reference/key-not-found`, `port/not-found`).
 */
export class Existing extends Construct {
  public constructor(scope: Construct, id: string, given: ExistingProps) {
    super(scope, usableId(scope, id, Existing));
    const { origin, props } = beginPart(this, Existing, given, existingShape);
    const { kind, apiVersion, name = nameBelowChart(this) } = props;
    if (kind === undefined) return;
    const { namespace = chartModelOf(this).namespace } = props;
    const { keys, ports } = props;
    const problems: PropProblem[] = [];
    for (const field of ['keys', 'ports'] as const) {
      if (props[field] === undefined || saidOf[field].includes(kind)) continue;
      const message = `A ${kind} has no ${nameOf([field])}: only a ${saidOf[field].join(' or ')} has.`;
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
      ports,
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
