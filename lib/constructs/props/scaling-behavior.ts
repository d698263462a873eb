import { parseDuration } from '../../model/duration';
import { values } from './domain';
import type { Duration } from './duration';
import { parsed } from './parsed';
import { object, required, whole } from './shape';
import { integer, nonEmptyList, oneOf } from './shapes';
import { spellDuration } from './spelling';

/** How many replicas may come or go within a time. */
export interface ScalingPolicyProps {
  /** Whether `value` counts replicas, or percent of those that there are. */
  readonly type: 'Pods' | 'Percent';
  /** From 1. */
  readonly value: number;
  /** Whole seconds, 30 minutes at most. */
  readonly period: Duration;
}

/** How fast the number of replicas follows in one direction. */
export interface ScalingRulesProps {
  /**
   * How long the most cautious answer holds: whole seconds, an hour at most. Default: Kubernetes', none up and 5 minutes
   * down.
   */
  readonly stabilizationWindow?: Duration;
  /** Which of several policies counts; `Disabled` for no change in this direction. Default: `Max`, the fastest. */
  readonly selectPolicy?: 'Max' | 'Min' | 'Disabled';
  /** Default: Kubernetes', twice as many or 4 more each 15 seconds up, and all at once down. */
  readonly policies?: readonly ScalingPolicyProps[];
}

/** How fast the number of replicas follows, each way. */
export interface ScalingBehaviorProps {
  readonly scaleUp?: ScalingRulesProps;
  readonly scaleDown?: ScalingRulesProps;
}

/** A time in whole seconds between two bounds, in seconds. */
export function wholeSeconds(least: number, most: number, said: string): ReturnType<typeof parsed> {
  return parsed(
    `whole seconds, ${said}, such as '30s'`,
    (value) => {
      const seconds = (parseDuration(value) ?? Number.NaN) / 1000;
      return Number.isInteger(seconds) && seconds >= least && seconds <= most ? seconds : undefined;
    },
    values(['30s', 60], [least, most]),
    spellDuration,
  );
}

const rules = object<ScalingRulesProps>(
  {
    stabilizationWindow: wholeSeconds(0, 3600, 'an hour at most'),
    selectPolicy: oneOf(['Max', 'Min', 'Disabled']),
    policies: nonEmptyList(
      whole(
        object<ScalingPolicyProps>(
          {
            type: required(oneOf(['Pods', 'Percent'])),
            value: required(integer(1)),
            period: required(wholeSeconds(1, 1800, 'from 1 to 30 minutes')),
          },
          "{ type: 'Pods', value, period }",
        ),
      ),
    ),
  },
  '{ stabilizationWindow?, selectPolicy?, policies? }',
);

export const scalingBehavior = object<ScalingBehaviorProps>(
  { scaleUp: rules, scaleDown: rules },
  '{ scaleUp?, scaleDown? }',
);
