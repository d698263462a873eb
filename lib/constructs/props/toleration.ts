import { isPlainObject } from '../../model/json';
import { parseToleration, type TaintEffect, taintEffects } from '../../model/toleration';
import { values } from './domain';
import { type Duration, duration } from './duration';
import { labelKey, labelValue } from './label';
import { nameOf, object, rejected, type Shape, wrongValue } from './shape';
import { either, isString, matching, oneOf, otherwise } from './shapes';

/** Taints that pods bear with. What is not said is any. */
export interface TolerationProps {
  /** Default: every key. */
  readonly key?: string;
  /** The value of that key. Default: every value. */
  readonly value?: string;
  /** Default: every effect. */
  readonly effect?: TaintEffect;
  /** How long pods stay on a node that gets such a taint, `'5m'`, of the effect `NoExecute`. Default: for good. */
  readonly duration?: Duration;
}

const isValue = (value: string | undefined): boolean => value === undefined || isLabel(labelValue, value);
const isLabel = (shape: Shape, value: unknown): boolean => shape.check(value, [], () => {}) !== rejected;

const asTaint = matching(
  "a taint, such as 'dedicated=gpu:NoSchedule', 'dedicated:NoSchedule' or 'dedicated'",
  (value) => {
    const read = parseToleration(value);
    return read !== undefined && isLabel(labelKey, read.key) && isValue(read.value);
  },
  values(['dedicated=gpu:NoSchedule', 'spot', 'dedicated:NoExecute'], ['a=', 'acme.dev/a=:PreferNoSchedule']),
);

const inParts = object<TolerationProps>(
  { key: labelKey, value: labelValue, effect: oneOf(taintEffects), duration },
  '{ key?, value?, effect?, duration? }',
);

/** The parts of a toleration have to agree. */
const checkedParts: Shape = {
  ...inParts,
  check(value, at, report) {
    const checked = inParts.check(value, at, report);
    if (!isPlainObject(checked)) return checked;
    if (checked.value !== undefined && checked.key === undefined) {
      report(wrongValue(`${nameOf(at)} has a value, but no key that it would be the value of.`, at));
      return rejected;
    }
    if (checked.duration === undefined || checked.effect === 'NoExecute') return checked;
    report(
      wrongValue(`${nameOf(at)} has a duration, which only the effect 'NoExecute' makes pods wait for.`, at),
    );
    return rejected;
  },
};

export const toleration = either(
  { when: isString, shape: asTaint },
  { when: otherwise, shape: checkedParts },
);
