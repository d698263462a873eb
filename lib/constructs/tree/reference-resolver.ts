import type { IResolver, ResolutionContext } from 'cdk8s';
import { plainText } from '../../kubernetes/text';
import { parseMarkers } from '../../model/marker';
import { isReference, referenceData } from '../reference';
import { chartModelOf } from './chart-model';
import { preparedOf } from './collect';
import { originOf } from './origin';

/** Lets references stand in the props of any ApiObject of an app, not only in ours. */
export const referenceResolver: IResolver = {
  resolve(context: ResolutionContext): void {
    const value: unknown = context.value;
    const text = isReference(value)
      ? [referenceData(value)]
      : typeof value === 'string'
        ? parseMarkers(value)
        : undefined;
    if (text === undefined || typeof text === 'string') return;
    const { obj } = context;
    context.replaceValue(
      plainText(text, {
        prepared: preparedOf(obj),
        origin: originOf(obj),
        chart: chartModelOf(obj),
        object: `${obj.kind}/${obj.name}`,
        property: context.key,
      }),
    );
  },
};
