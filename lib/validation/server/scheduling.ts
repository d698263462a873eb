import { isObject, type JsonObject } from '../../model/json';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import { repeated } from '../repeated';
import { checkLabels, checkSelector, isLabelValue } from './selector';
import type { Refuse, ServerContext } from './server-check';
import { isGiven } from './union';

type Steps = readonly (string | number)[];

/** On which nodes the pods may run. */
export function checkScheduling(
  spec: JsonObject,
  pointer: string,
  refuse: Refuse,
  context: ServerContext,
): void {
  const { affinity, tolerations, topologySpreadConstraints, nodeSelector } = spec;
  if (nodeSelector !== undefined) checkLabels(nodeSelector, pointer, ['nodeSelector'], refuse);
  if (tolerations !== undefined) checkTolerations(tolerations, pointer, ['tolerations'], refuse, context);
  if (topologySpreadConstraints !== undefined) checkSpread(topologySpreadConstraints, pointer, refuse);
  if (!isObject(affinity)) return;
  const {
    requiredDuringSchedulingIgnoredDuringExecution: required,
    preferredDuringSchedulingIgnoredDuringExecution: preferred,
  } = objectIn(affinity.nodeAffinity);
  const node = ['affinity', 'nodeAffinity'];
  if (isObject(required))
    checkNodeSelector(required, pointer, [...node, 'requiredDuringSchedulingIgnoredDuringExecution'], refuse);
  listIn(preferred).forEach((each, index) => {
    checkNodeTerm(
      objectIn(objectIn(each).preference),
      pointer,
      [...node, 'preferredDuringSchedulingIgnoredDuringExecution', index, 'preference'],
      refuse,
    );
  });
  for (const field of ['podAffinity', 'podAntiAffinity'] as const) {
    const {
      requiredDuringSchedulingIgnoredDuringExecution: must,
      preferredDuringSchedulingIgnoredDuringExecution: may,
    } = objectIn(affinity[field]);
    listIn(must).forEach((term, index) => {
      checkPodTerm(
        objectIn(term),
        pointer,
        ['affinity', field, 'requiredDuringSchedulingIgnoredDuringExecution', index],
        refuse,
      );
    });
    listIn(may).forEach((each, index) => {
      const at = [
        'affinity',
        field,
        'preferredDuringSchedulingIgnoredDuringExecution',
        index,
        'podAffinityTerm',
      ];
      checkPodTerm(objectIn(objectIn(each).podAffinityTerm), pointer, at, refuse);
    });
  }
}

function checkPodTerm(term: JsonObject, pointer: string, at: Steps, refuse: Refuse): void {
  const { labelSelector, namespaceSelector, matchLabelKeys, mismatchLabelKeys } = term;
  checkSelector(labelSelector, pointer, [...at, 'labelSelector'], refuse);
  checkSelector(namespaceSelector, pointer, [...at, 'namespaceSelector'], refuse);
  checkKeys(matchLabelKeys, labelSelector, pointer, [...at, 'matchLabelKeys'], refuse);
  const others = listIn(mismatchLabelKeys);
  listIn(matchLabelKeys).forEach((key, index) => {
    if (others.includes(key))
      refuse(
        'label-keys',
        pointer,
        [...at, 'matchLabelKeys', index],
        `"${asText(key)}" cannot both match and not match.`,
      );
  });
  if (others.length > 0 && !isObject(labelSelector))
    refuse(
      'label-keys',
      pointer,
      [...at, 'mismatchLabelKeys'],
      'Keys of labels narrow a labelSelector, and there is none.',
    );
}

/** Keys whose values are those of the pod itself come beside a selector, which does not name them. */
function checkKeys(keys: unknown, selector: unknown, pointer: string, at: Steps, refuse: Refuse): void {
  const list = listIn(keys);
  if (list.length === 0) return;
  if (!isObject(selector)) {
    refuse('label-keys', pointer, at, 'Keys of labels narrow a labelSelector, and there is none.');
    return;
  }
  const named = new Set([
    ...Object.keys(objectIn(selector.matchLabels)),
    ...listIn(selector.matchExpressions).map((each) => objectIn(each).key),
  ]);
  list.forEach((key, index) => {
    if (named.has(key))
      refuse('label-keys', pointer, [...at, index], `The labelSelector speaks of "${asText(key)}" already.`);
  });
}

function checkSpread(constraints: unknown, pointer: string, refuse: Refuse): void {
  const list = listIn(constraints);
  list.forEach((entry, index) => {
    const { minDomains, whenUnsatisfiable, labelSelector, matchLabelKeys } = objectIn(entry);
    const at = ['topologySpreadConstraints', index];
    if (typeof minDomains === 'number' && whenUnsatisfiable === 'ScheduleAnyway')
      refuse(
        'topology-spread',
        pointer,
        [...at, 'minDomains'],
        'minDomains counts only with `whenUnsatisfiable: DoNotSchedule`.',
      );
    checkSelector(labelSelector, pointer, [...at, 'labelSelector'], refuse);
    checkKeys(matchLabelKeys, labelSelector, pointer, [...at, 'matchLabelKeys'], refuse);
  });
  for (const [, index] of repeated(list, pairOf)) {
    const { topologyKey } = objectIn(list[index]);
    const at = ['topologySpreadConstraints', index, 'topologyKey'];
    refuse(
      'topology-spread',
      pointer,
      at,
      `The pods are spread over "${asText(topologyKey)}" twice.`,
      'Say it once.',
    );
  }
}

function pairOf(entry: unknown): string | undefined {
  const { topologyKey, whenUnsatisfiable } = objectIn(entry);
  return typeof topologyKey === 'string' ? `${topologyKey} with ${asText(whenUnsatisfiable)}` : undefined;
}

export function checkTolerations(
  tolerations: unknown,
  pointer: string,
  at: Steps,
  refuse: Refuse,
  { gate }: ServerContext,
): void {
  listIn(tolerations).forEach((entry, index) => {
    const { key, operator, value, effect, tolerationSeconds } = objectIn(entry);
    const tell = (field: string, message: string) =>
      refuse('toleration', pointer, [...at, index, field], message);
    if (!isGiven(key) && operator !== 'Exists')
      tell('operator', 'A toleration without a key is for every taint: it says `operator: Exists`.');
    if (operator === 'Exists' && isGiven(value))
      tell('value', 'A toleration with `operator: Exists` takes any value, so it names none.');
    if (tolerationSeconds !== undefined && tolerationSeconds !== null && effect !== 'NoExecute')
      tell(
        'effect',
        'Only pods that run are sent away after some time: tolerationSeconds needs `effect: NoExecute`.',
      );
    if ((operator === 'Gt' || operator === 'Lt') && gate('TaintTolerationComparisonOperators') !== true)
      tell('operator', `The operator ${operator} is not on by default.`);
  });
}

export function checkNodeSelector(selector: JsonObject, pointer: string, at: Steps, refuse: Refuse): void {
  listIn(selector.nodeSelectorTerms).forEach((term, index) => {
    checkNodeTerm(objectIn(term), pointer, [...at, 'nodeSelectorTerms', index], refuse);
  });
}

function checkNodeTerm(
  { matchExpressions, matchFields }: JsonObject,
  pointer: string,
  at: Steps,
  refuse: Refuse,
): void {
  listIn(matchExpressions).forEach((expression, index) => {
    const { key, operator, values } = objectIn(expression);
    const list = listIn(values);
    const steps = [...at, 'matchExpressions', index];
    const tell = (message: string) => refuse('node-selector', pointer, [...steps, 'values'], message);
    if (operator === 'In' || operator === 'NotIn') {
      if (list.length === 0) tell(`The operator ${operator} needs values.`);
    } else if (operator === 'Exists' || operator === 'DoesNotExist') {
      if (list.length > 0) tell(`The operator ${operator} takes no values.`);
    } else if ((operator === 'Gt' || operator === 'Lt') && list.length !== 1)
      tell(`The operator ${operator} takes one value.`);
    if (isObject(expression)) checkLabels({ [textIn(key) ?? 'key']: '' }, pointer, [...steps, 'key'], refuse);
    for (const value of list)
      if (!isLabelValue(value))
        tell(
          `"${asText(value)}" is no value of a label: it takes letters, digits, "-", "_" and "." inside, 63 at most.`,
        );
  });
  listIn(matchFields).forEach((expression, index) => {
    const { key, operator, values } = objectIn(expression);
    const tell = (field: string, message: string) =>
      refuse('node-selector', pointer, [...at, 'matchFields', index, field], message);
    if (key !== 'metadata.name') tell('key', 'Of the fields of a node only metadata.name can be asked for.');
    if (operator !== 'In' && operator !== 'NotIn')
      tell('operator', 'A field of a node takes the operators In and NotIn.');
    else if (listIn(values).length !== 1) tell('values', 'A field of a node takes one value.');
  });
}
