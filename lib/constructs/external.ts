import { Construct } from 'constructs';
import type { Origin } from '../diagnostics/origin';
import type { External as ExternalModel } from '../model/external';
import type { ExternalName } from '../model/external-name';
import { isIpAddress } from '../model/ip-address';
import type { Text } from '../model/reference';
import { type Target, targets } from '../model/target';
import { anyText, wrongArgument } from './props/arguments';
import {
  type ExternalProps,
  type ExternalServiceProps,
  externalShape,
  type PerTarget,
} from './props/external';
import { type PropProblem, wrongValue } from './props/shape';
import type { TextValue } from './props/text';
import { createReference, isReference, type Reference } from './reference';
import { textsPerTarget } from './to-model/per-target';
import type { Stated } from './to-model/stated';
import { toText } from './to-model/text';
import { chartModelOf, nameBelowChart } from './tree/chart-model';
import { defaultsAt } from './tree/defaults';
import { lostInText } from './tree/lost-methods';
import { lostText } from './tree/lost-text';
import { type ConstructModel, modelKey } from './tree/model-of';
import { contribute } from './tree/model-parts';
import { beginPart } from './tree/part';
import { planObjects } from './tree/part-objects';
import { reportProblems } from './tree/problems';
import { usableId } from './tree/usable-id';

/** An endpoint that is a managed service on one target and perhaps a workload of the app on the other. */
export class External extends Construct {
  /** @internal */
  public readonly model: ExternalModel;

  public constructor(scope: Construct, id: string, given: ExternalProps) {
    super(scope, usableId(scope, id, External));
    const { origin, props } = beginPart(this, External, given, externalShape);
    const { service = false } = props;
    const said = service === true ? {} : service || undefined;
    const name = said?.name ?? nameBelowChart(this);
    const model: { alias?: ExternalName } & ExternalModel = {
      kind: 'external',
      name,
      origin,
      host: perTarget(props.host),
      port: perTarget(props.port),
      scheme: props.scheme ?? 'http',
      addresses: props.addresses,
      alias: undefined,
    };
    this.model = model;
    const problem = said && unfitHost(model.host.kubernetes);
    if (problem !== undefined) reportProblems(this, origin, [problem]);
    if (said === undefined || problem !== undefined) return;
    const alias = {
      kind: 'externalName',
      name,
      origin,
      chart: chartModelOf(this),
      targets: targets.filter((target) => model.host[target] !== undefined),
      labels: { 'app.kubernetes.io/name': name, ...defaultsAt(this).labels, ...said.labels },
      annotations: { ...said.annotations },
      to: model,
    } satisfies Stated<ExternalName, ExternalServiceProps, 'patch'>;
    model.alias = alias;
    contribute(this, alias);
    planObjects(this, alias, { values: { service: said.patch }, at: () => ['service', 'patch'] });
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

/** DNS answers with another name, and with nothing else. */
function unfitHost(host: Text | undefined): PropProblem | undefined {
  if (host === undefined || (typeof host === 'string' && !isIpAddress(host))) return undefined;
  if (typeof host === 'string') {
    const message = `A Service leads to a host by its name, and "${host}" is an address.`;
    const fix = 'Leave `service` out: references say the address.';
    return { ...wrongValue(message, ['service']), fix };
  }
  const message =
    'A Service leads to a host whose name is known when the app is synthesized, and no reference.';
  const fix =
    "A workload of the app gets another name by a Service of its own: `new Service(chart, 'db', { selects })`.";
  return { ...wrongValue(message, ['service']), fix };
}

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
