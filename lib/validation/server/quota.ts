import { isQualifiedName } from '../../model/qualified-name';
import { asText, listIn, objectIn } from '../../model/read-json';
import { checkAmount } from './resources';
import type { ServerCheck } from './server-check';

const opposites = [
  ['Terminating', 'NotTerminating'],
  ['BestEffort', 'NotBestEffort'],
] as const;
const counted =
  /^(?:cpu|memory|ephemeral-storage|pods|services|services\.(?:loadbalancers|nodeports)|replicationcontrollers|resourcequotas|secrets|configmaps|persistentvolumeclaims|(?:requests|limits)\.(?:cpu|memory|ephemeral-storage)|requests\.storage|(?:requests\.)?hugepages-.+)$/;
const wholes =
  /^(?:pods|services|services\..*|replicationcontrollers|resourcequotas|secrets|configmaps|persistentvolumeclaims|count\/.*)$/;

/** What may be counted of the objects in a scope, of all that Kubernetes itself counts. */
const ofPods = /^(?:pods|(?:(?:requests|limits)\.)?(?:cpu|memory))$/;
const inScope: Readonly<Record<string, RegExp>> = {
  BestEffort: /^pods$/,
  CrossNamespacePodAffinity: ofPods,
  NotBestEffort: ofPods,
  NotTerminating: ofPods,
  PriorityClass: ofPods,
  Terminating: ofPods,
  VolumeAttributesClass: /^(?:persistentvolumeclaims|requests\.storage)$/,
};

/** How much all objects of a namespace may have together. */
export const checkQuota: ServerCheck = (object, refuse) => {
  const { hard, scopes, scopeSelector } = objectIn(object.content.spec);
  const amounts = objectIn(hard);
  for (const resource in amounts) {
    const at = ['spec', 'hard', resource];
    if (resource.includes('/') ? !isQualifiedName(resource) : !counted.test(resource))
      refuse('quota', '', at, `There is no resource ${resource} to count.`);
    else if (wholes.test(resource)) checkAmount(resource, amounts[resource], '', at, refuse);
    else if (typeof amounts[resource] === 'string' && amounts[resource].startsWith('-'))
      refuse('quota', '', at, 'A bound is not less than nothing.');
  }
  const list = listIn(scopes);
  for (const [one, other] of opposites)
    if (list.includes(one) && list.includes(other))
      refuse('quota', '', ['spec', 'scopes'], `Nothing is both ${one} and ${other}.`);
  const expressions = listIn(objectIn(scopeSelector).matchExpressions);
  for (const scope of new Set([...list, ...expressions.map((each) => objectIn(each).scopeName)])) {
    const takes = typeof scope === 'string' && Object.hasOwn(inScope, scope) ? inScope[scope] : undefined;
    if (takes === undefined) continue;
    for (const resource in amounts)
      if (counted.test(resource) && !takes.test(resource))
        refuse(
          'quota',
          '',
          ['spec', 'hard', resource],
          `${resource} is not counted in the scope ${asText(scope)}.`,
        );
  }
  expressions.forEach((expression, index) => {
    const { operator, values, scopeName } = objectIn(expression);
    const at = ['spec', 'scopeSelector', 'matchExpressions', index];
    const has = listIn(values).length > 0;
    const wants = operator === 'In' || operator === 'NotIn';
    if (wants && !has)
      refuse('selector-values', '', [...at, 'values'], `The operator ${operator} needs values.`);
    if (!wants && has)
      refuse('selector-values', '', [...at, 'values'], `The operator ${asText(operator)} takes no values.`);
    if (
      scopeName !== 'PriorityClass' &&
      scopeName !== 'VolumeAttributesClass' &&
      operator !== 'Exists' &&
      typeof scopeName === 'string'
    )
      refuse(
        'quota',
        '',
        [...at, 'operator'],
        `${scopeName} is there or is not: it takes the operator Exists.`,
      );
  });
};
