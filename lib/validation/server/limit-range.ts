import type { JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { readQuantity } from '../quantity';
import { repeated } from '../repeated';
import { isExtended } from './resources';
import type { Refuse, ServerCheck } from './server-check';

const bounds = ['min', 'defaultRequest', 'default', 'max'] as const;
const standard =
  /^(?:cpu|memory|ephemeral-storage|storage|hugepages-.+|pods|services|secrets|configmaps|persistentvolumeclaims|(?:limits|requests)\..+)$/;

/** Bounds of what one pod, container or claim may ask for: each within the next. */
export const checkLimitRange: ServerCheck = (object, refuse) => {
  const limits = listIn(objectIn(object.content.spec).limits);
  for (const [type, index] of repeated(limits, (each) => textIn(objectIn(each).type)))
    refuse('limit-range', '', ['spec', 'limits', index, 'type'], `The bounds of a ${type} stand here twice.`);
  limits.forEach((each, index) => {
    checkLimits(objectIn(each), ['spec', 'limits', index], refuse);
  });
};

function checkLimits(item: JsonObject, at: readonly (string | number)[], refuse: Refuse): void {
  const { type, max, min, maxLimitRequestRatio } = item;
  const tell = (steps: readonly string[], message: string) =>
    refuse('limit-range', '', [...at, ...steps], message);
  if (type === 'Pod') {
    for (const field of ['default', 'defaultRequest'] as const)
      if (Object.keys(objectIn(item[field])).length > 0) tell([field], 'A pod as a whole has no defaults.');
    checkOrder(['min', 'max']);
  } else checkOrder(bounds);
  if (
    type === 'PersistentVolumeClaim' &&
    objectIn(max).storage === undefined &&
    objectIn(min).storage === undefined
  )
    tell(['max', 'storage'], 'The bounds of a claim are those of its storage, one at least.');
  const ratios = objectIn(maxLimitRequestRatio);
  for (const resource in ratios) {
    checkResource('maxLimitRequestRatio', resource);
    const ratio = readQuantity(ratios[resource]);
    const [least, most] = [readQuantity(objectIn(min)[resource]), readQuantity(objectIn(max)[resource])];
    if (ratio === undefined) continue;
    if (ratio < 1000n) tell(['maxLimitRequestRatio', resource], 'A limit is not below its request.');
    else if (least !== undefined && most !== undefined && least > 0n && ratio * least > most * 1000n)
      tell(['maxLimitRequestRatio', resource], 'The ratio is more than the bounds let it be.');
  }

  function checkResource(field: string, resource: string): void {
    if (!standard.test(resource) && !isExtended(resource))
      tell([field, resource], `There is no resource ${resource}.`);
  }

  function checkOrder(order: readonly (typeof bounds)[number][]): void {
    for (const [rank, field] of order.entries()) {
      const amounts = objectIn(item[field]);
      for (const resource in amounts) {
        checkResource(field, resource);
        const amount = readQuantity(amounts[resource]);
        for (const above of order.slice(rank + 1)) {
          const other = readQuantity(objectIn(item[above])[resource]);
          if (amount !== undefined && other !== undefined && amount > other)
            tell([field, resource], `The ${field} of ${resource} is above its ${above}.`);
        }
      }
    }
  }
}
