import { Construct } from 'constructs';
import type { Origin } from '../diagnostics/origin';
import type { External as ExternalModel } from '../model/external';
import type { Text } from '../model/reference';
import { type Target, targets } from '../model/target';
import { anyText, wrongArgument } from './props/arguments';
import { type ExternalProps, externalShape, type PerTarget } from './props/external';
import type { TextValue } from './props/text';
import { createReference, isReference, type Reference } from './reference';
import { textsPerTarget } from './to-model/per-target';
import { toText } from './to-model/text';
import { nameBelowChart } from './tree/chart-model';
import { lostInText } from './tree/lost-methods';
import { lostText } from './tree/lost-text';
import { type ConstructModel, modelKey } from './tree/model-of';
import { beginPart } from './tree/part';
import { usableId } from './tree/usable-id';

/** An endpoint that is a managed service on one target and perhaps a workload of the app on the other. */
export class External extends Construct {
  /** @internal */
  public readonly model: ExternalModel;

  public constructor(scope: Construct, id: string, given: ExternalProps) {
    super(scope, usableId(scope, id, External));
    const { origin, props } = beginPart(this, External, given, externalShape);
    this.model = {
      kind: 'external',
      name: nameBelowChart(this),
      origin,
      host: perTarget(props.host),
      port: perTarget(props.port),
      scheme: props.scheme ?? 'http',
      addresses: props.addresses,
    };
  }

  /** What it is to those that take constructs: a name in a class would be another in a second copy of this package. */
  public get [modelKey](): ConstructModel<'External'> {
    return { is: 'External', external: this.model };
  }

  /** Of no use in a text, where one of its parts is meant, such as `host`: `value/lost` tells where it ends up. */
  public override toString(): string {
    return lostText(this);
  }

  /** Where it is found, on each target. `reference/no-service` where a target that asks for it has none. */
  public get host(): Reference {
    return createReference({ kind: 'host', to: this.model });
  }

  /** Its port, on each target; the same holds for it. */
  public get port(): Reference {
    return createReference({ kind: 'port', to: this.model });
  }

  /** `<scheme>://<host>:<port><path>`. */
  public url(path = ''): Reference {
    const wrong = wrongArgument('url', { path: [anyText, path] });
    return createReference({ kind: 'url', to: this.model, path, wrong });
  }
}

lostInText({ url: External.prototype.url });

function perTarget(value: PerTarget<TextValue> | undefined): Partial<Record<Target, Text>> {
  if (value === undefined) return {};
  if (typeof value === 'object' && !isReference(value)) return textsPerTarget(value);
  const text = toText(value);
  const same: Partial<Record<Target, Text>> = {};
  for (const target of targets) same[target] = text;
  return same;
}

/** Stands for an endpoint that could not be read; its construct has reported why. */
export function noEndpoint(name: string, origin: Origin): ExternalModel {
  return { kind: 'external', name, origin, host: {}, port: {}, scheme: 'http' };
}
