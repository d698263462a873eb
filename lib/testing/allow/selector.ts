import type { JsonObject } from '../../model/json';
import { listIn, objectIn } from '../../model/read-json';

/** Whether a label selector of Kubernetes takes these labels; an empty one takes all. */
export function selects({ matchLabels, matchExpressions }: JsonObject, labels: JsonObject): boolean {
  return (
    Object.entries(objectIn(matchLabels)).every(([key, value]) => labels[key] === value) &&
    listIn(matchExpressions).every((each) => {
      const { key, operator, values } = objectIn(each);
      const label = labels[String(key)];
      if (operator === 'Exists') return label !== undefined;
      if (operator === 'DoesNotExist') return label === undefined;
      const isAmong = label !== undefined && listIn(values).includes(label);
      return operator === 'In' ? isAmong : !isAmong;
    })
  );
}
