import { isObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { nameOf } from '../kubernetes-object';
import { readQuantity } from '../quantity';
import type { Refuse, ServerCheck } from './server-check';
import { givenOf, listed } from './union';

type Steps = readonly (string | number)[];

/** The field that each type of metric fills, and the targets that it takes. */
const metrics: Readonly<Record<string, readonly [field: string, targets: readonly string[]]>> = {
  ContainerResource: ['containerResource', ['averageUtilization', 'averageValue']],
  External: ['external', ['value', 'averageValue']],
  Object: ['object', ['value', 'averageValue']],
  Pods: ['pods', ['averageValue']],
  Resource: ['resource', ['averageUtilization', 'averageValue']],
};
const fields = Object.values(metrics).map(([field]) => field);

/** How many replicas there are at least and at most, and what decides. */
export const checkAutoscaler: ServerCheck = (object, refuse) => {
  const {
    minReplicas,
    maxReplicas,
    metrics: list,
    behavior,
    targetCPUUtilizationPercentage,
  } = objectIn(object.content.spec);
  const tell = (field: string, message: string) => refuse('autoscaler', '', ['spec', field], message);
  if (typeof minReplicas === 'number' && typeof maxReplicas === 'number' && minReplicas > maxReplicas)
    tell(
      'maxReplicas',
      `${nameOf(object)} has ${minReplicas} replicas at least, and ${maxReplicas} at the most.`,
    );
  const scalesByDemand = listIn(list).some((metric) =>
    ['Object', 'External'].includes(textIn(objectIn(metric).type) ?? ''),
  );
  if (minReplicas === 0 && !scalesByDemand)
    tell(
      'minReplicas',
      `${nameOf(object)} would have no replica whose load could be measured: it needs a metric of the type Object or External.`,
    );
  if (typeof targetCPUUtilizationPercentage === 'number' && targetCPUUtilizationPercentage < 1)
    tell('targetCPUUtilizationPercentage', 'The share of cpu that replicas use is 1 at least.');
  listIn(list).forEach((metric, index) => {
    checkMetric(metric, ['spec', 'metrics', index], refuse);
  });
  for (const direction of ['scaleUp', 'scaleDown'] as const) {
    const { [direction]: rules } = objectIn(behavior);
    if (
      !isObject(rules) ||
      rules.policies === undefined ||
      rules.policies === null ||
      listIn(rules.policies).length > 0
    )
      continue;
    refuse(
      'autoscaler',
      '',
      ['spec', 'behavior', direction, 'policies'],
      'Where policies are given, there is one at least.',
    );
  }
};

function checkMetric(metric: unknown, at: Steps, refuse: Refuse): void {
  const { type } = objectIn(metric);
  const known = typeof type === 'string' && Object.hasOwn(metrics, type) ? metrics[type] : undefined;
  if (known === undefined) return;
  const [field, targets] = known;
  const given = givenOf(metric, fields);
  if (given.length !== 1 || given[0] !== field) {
    refuse('metric', '', [...at, field], `A metric of the type ${type} fills \`${field}\` alone.`);
    return;
  }
  const { target } = objectIn(objectIn(metric)[field]);
  if (!isObject(target)) return;
  const amounts = givenOf(target, ['value', 'averageValue', 'averageUtilization']);
  for (const amount of ['value', 'averageValue'] as const) {
    const quantity = readQuantity(target[amount]);
    if (quantity !== undefined && quantity <= 0n)
      refuse('metric', '', [...at, field, 'target', amount], 'A target is more than nothing.');
  }
  const taken = amounts.filter((amount) => targets.includes(amount));
  // Of what is said of an object, the server takes both.
  if (taken.length === 1 || (type === 'Object' && taken.length === 2)) return;
  refuse(
    'metric',
    '',
    [...at, field, 'target'],
    `A target of the type ${type} is one of ${listed(targets, 'or')}.`,
  );
}
