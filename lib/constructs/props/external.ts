import type { ExternalProps } from '../external';
import { isReference } from '../reference';
import { object, required } from './shape';
import { either, isScalar, nonEmptyString, otherwise, text } from './shapes';
import { suppress } from './workload';

const perTarget = either(
  { when: (value) => isScalar(value) || isReference(value), shape: text },
  {
    when: otherwise,
    shape: object<{ kubernetes?: unknown; compose?: unknown }>(
      { kubernetes: text, compose: text },
      'one value, or { kubernetes, compose }',
    ),
  },
);

export const externalShape = object<ExternalProps>({
  host: required(perTarget),
  port: perTarget,
  scheme: nonEmptyString,
  suppress,
});
