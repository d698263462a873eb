import type { JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';

/** Selectors, to be asked whether one of them finds some pods. */
export interface SelectorIndex {
  add(namespace: string, selector: unknown): void;
  finds(namespace: string, labels: JsonObject): boolean;
}

/** By one label each, so that few have to be looked at for each pod. */
export function selectorIndex(): SelectorIndex {
  const known = new Map<string, JsonObject[]>();
  return {
    add(namespace, selector) {
      const read = objectIn(selector);
      const [label] = Object.entries(objectIn(read.matchLabels));
      const key = `${namespace}\0${label === undefined ? '' : label.join('=')}`;
      const those = known.get(key);
      if (those) those.push(read);
      else known.set(key, [read]);
    },
    finds(namespace, labels) {
      const keys = ['', ...Object.entries(labels).map((label) => label.join('='))];
      return keys.some((key) =>
        known.get(`${namespace}\0${key}`)?.some((selector) => selects(selector, labels)),
      );
    },
  };
}

/** As a server reads it: an empty one is for all. */
function selects({ matchLabels, matchExpressions }: JsonObject, labels: JsonObject): boolean {
  for (const [key, value] of Object.entries(objectIn(matchLabels))) if (labels[key] !== value) return false;
  return listIn(matchExpressions).every((each) => {
    const { key, operator, values } = objectIn(each);
    const value = labels[textIn(key) ?? ''];
    if (operator === 'Exists') return value !== undefined;
    if (operator === 'DoesNotExist') return value === undefined;
    return listIn(values).includes(value) === (operator === 'In');
  });
}
