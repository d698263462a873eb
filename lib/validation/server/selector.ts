import { isObject, type JsonObject } from '../../model/json';
import { isQualifiedName } from '../../model/qualified-name';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import type { Refuse } from './server-check';

const labelValue = /^(?:[A-Za-z0-9](?:[-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?)?$/;

export function isLabelValue(value: unknown): boolean {
  return typeof value !== 'string' || labelValue.test(value);
}

/** A map of labels, or of what has their grammar. */
export function checkLabels(
  labels: unknown,
  pointer: string,
  steps: readonly (string | number)[],
  refuse: Refuse,
): void {
  if (!isObject(labels)) return;
  for (const key in labels) {
    if (!isQualifiedName(key)) {
      refuse(
        'label',
        pointer,
        [...steps, key],
        `"${key}" is no key of a label: it takes a name such as "app" or "example.com/app".`,
      );
    } else if (!isLabelValue(labels[key])) {
      refuse(
        'label',
        pointer,
        [...steps, key],
        `"${asText(labels[key])}" is no value of a label: it takes letters, digits, "-", "_" and "." inside, 63 at most.`,
      );
    }
  }
}

/** A selector of labels by itself. The grammar of its expressions is the schema's. */
export function checkSelector(
  selector: unknown,
  pointer: string,
  steps: readonly (string | number)[],
  refuse: Refuse,
): void {
  if (!isObject(selector)) return;
  checkLabels(selector.matchLabels, pointer, [...steps, 'matchLabels'], refuse);
  listIn(selector.matchExpressions).forEach((expression, index) => {
    const { operator, values } = objectIn(expression);
    const wants = operator === 'In' || operator === 'NotIn';
    const has = listIn(values).length > 0;
    if (wants === has || typeof operator !== 'string') return;
    if (!wants && operator !== 'Exists' && operator !== 'DoesNotExist') return;
    refuse(
      'selector-values',
      pointer,
      [...steps, 'matchExpressions', index, 'values'],
      wants ? `The operator ${operator} needs values.` : `The operator ${operator} takes no values.`,
    );
  });
}

export function isEmptySelector(selector: JsonObject): boolean {
  return (
    Object.keys(objectIn(selector.matchLabels)).length === 0 && listIn(selector.matchExpressions).length === 0
  );
}

/** Whether pods that bear the labels are found. */
export function finds(selector: JsonObject, labels: JsonObject): boolean {
  const wanted = objectIn(selector.matchLabels);
  for (const key in wanted) if (labels[key] !== wanted[key]) return false;
  return listIn(selector.matchExpressions).every((expression) => {
    const { key, operator, values } = objectIn(expression);
    const name = textIn(key) ?? '';
    const has = Object.hasOwn(labels, name);
    if (operator === 'In') return has && listIn(values).includes(labels[name]);
    if (operator === 'NotIn') return !has || !listIn(values).includes(labels[name]);
    if (operator === 'Exists') return has;
    return operator === 'DoesNotExist' ? !has : true;
  });
}
