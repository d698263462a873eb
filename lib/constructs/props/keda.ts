import { isPlainObject } from '../../model/json';
import type { Duration } from './duration';
import { wholeSeconds } from './scaling-behavior';
import { nameOf, object, rejected, required, type Shape, whole, wrongValue } from './shape';
import { integer, largest, nonEmptyList } from './shapes';
import { type TriggerProps, trigger } from './trigger';

/** KEDA in place of the autoscaler of Kubernetes: by events, by the clock, and down to none. It has to be in the cluster. */
export interface KedaProps {
  /** What decides, beside `cpu` and `memory`: the one that asks for most replicas does. */
  readonly triggers: readonly TriggerProps[];
  /** How often KEDA asks. Default: KEDA's 30 seconds. */
  readonly pollingInterval?: Duration;
  /** How long nothing has to happen before the last replica goes. Default: KEDA's 5 minutes. */
  readonly cooldownPeriod?: Duration;
  /** How many replicas run while a trigger cannot be asked. Default: as many as there are. */
  readonly fallback?: FallbackProps;
}

/** What holds while a trigger cannot be asked. */
export interface FallbackProps {
  /** After how many failures in a row. */
  readonly failureThreshold: number;
  readonly replicas: number;
}

const all = whole(
  object<KedaProps>(
    {
      triggers: required(nonEmptyList(trigger)),
      pollingInterval: wholeSeconds(1, largest, '1 at least'),
      cooldownPeriod: wholeSeconds(0, largest, '0 at least'),
      fallback: whole(
        object<FallbackProps>(
          { failureThreshold: required(integer(0)), replicas: required(integer(0)) },
          '{ failureThreshold, replicas }',
        ),
      ),
    },
    '{ triggers, pollingInterval?, … }',
  ),
);

/** Triggers with one name for two, and a time of day that is over when it begins: KEDA takes neither. */
export const keda: Shape = {
  ...all,
  check(value, at, report) {
    const checked = all.check(value, at, report);
    if (!isPlainObject(checked) || !Array.isArray(checked.triggers)) return checked;
    const triggers: readonly unknown[] = checked.triggers;
    const names = new Set<unknown>();
    const faults = triggers.flatMap((each, index) => {
      if (!isPlainObject(each)) return [];
      const place = [...at, 'triggers', index];
      const { name, type, start, end } = each;
      if (type === 'cron' && start === end) {
        return [
          wrongValue(`${nameOf([...place, 'end'])} has to be another time than "start".`, [...place, 'end']),
        ];
      }
      if (name === undefined) return [];
      if (!names.has(name)) {
        names.add(name);
        return [];
      }
      return [
        wrongValue(`${nameOf([...place, 'name'])} is the name of a trigger before it.`, [...place, 'name']),
      ];
    });
    faults.forEach(report);
    return faults.length === 0 ? checked : rejected;
  },
};
