import { isObject } from '../../model/json';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import { nameOf } from '../kubernetes-object';
import { readQuantity } from '../quantity';
import { isContainerResource } from './resources';
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
/** The first minor that takes everything away by default. */
const sinceZero = 37;
const fields = Object.values(metrics).map(([field]) => field);

/** How many replicas there are at least and at most, and what decides. */
export const checkAutoscaler: ServerCheck = (object, refuse, { oldest, gate }) => {
  const {
    scaleTargetRef,
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
  checkTarget(scaleTargetRef, refuse);
  const takesZero = gate('HPAScaleToZero') ?? oldest >= sinceZero;
  if (minReplicas === 0 && !takesZero)
    tell(
      'minReplicas',
      gate('HPAScaleToZero') === false
        ? 'While the feature gate HPAScaleToZero is off, servers keep one replica at least.'
        : `Servers before 1.${sinceZero} keep one replica at least.`,
    );
  else if (minReplicas === 0 && !scalesByDemand)
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
    const tolerance = readQuantity(objectIn(rules).tolerance);
    // Older servers do not look at it by default.
    if (oldest >= 35 && tolerance !== undefined && tolerance < 0n)
      refuse('autoscaler', '', ['spec', 'behavior', direction, 'tolerance'], 'A tolerance is not below 0.');
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

function checkTarget(target: unknown, refuse: Refuse): void {
  const { apiVersion } = objectIn(target);
  if (!isObject(target) || /^[^/]+\/[^/]*$/.test(asText(apiVersion ?? ''))) return;
  refuse(
    'autoscaler',
    '',
    ['spec', 'scaleTargetRef', 'apiVersion'],
    'What is scaled is named with its group and version, such as "apps/v1".',
  );
}

function checkMetric(metric: unknown, at: Steps, refuse: Refuse): void {
  const { type } = objectIn(metric);
  const known = typeof type === 'string' && Object.hasOwn(metrics, type) ? metrics[type] : undefined;
  if (known === undefined) return;
  const [field, targets] = known;
  const given = givenOf(metric, fields);
  if (given.length !== 1 || given[0] !== field) {
    refuse('metric', '', [...at, field], `A metric of the type ${asText(type)} fills \`${field}\` alone.`);
    return;
  }
  const { target, name } = objectIn(objectIn(metric)[field]);
  if (type === 'ContainerResource' && typeof name === 'string' && name !== '' && !isContainerResource(name))
    refuse('metric', '', [...at, field, 'name'], `A container has no ${name}.`);
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
    `A target of the type ${asText(type)} is one of ${listed(targets, 'or')}.`,
  );
}
