import { isObject, type JsonObject } from '../../model/json';
import { asText, objectIn } from '../../model/read-json';
import { called, cannotChange } from './fixed';
import type { UpdateCheck } from './update';

/** What a ConfigMap or a Secret that is immutable holds never changes, nor that it is. */
export const dataUpdate: UpdateCheck = (before, after, refuse) => {
  if (before.immutable !== true) return;
  if (after.immutable !== true)
    refuse('one-way', ['immutable'], `${called(after)} is immutable, and cannot become otherwise.`);
  for (const key of ['data', 'binaryData'])
    if (!isEqual(dataOf(before, key), dataOf(after, key)))
      refuse('immutable', [key], `What ${called(after)} holds cannot be changed: it is immutable.`);
};

export const secretUpdate: UpdateCheck = (before, after, refuse) => {
  const [type, nextType] = [before.type || 'Opaque', after.type || 'Opaque'];
  if (type !== nextType) refuse('immutable', ['type'], cannotChange('type', after));
  dataUpdate(before, after, refuse);
};

/** Of a Secret what is written as text counts, too. */
function dataOf(object: JsonObject, key: string): JsonObject {
  if (key !== 'data' || !isObject(object.stringData)) return objectIn(object[key]);
  const text = Object.entries(object.stringData).map(([name, value]) => [
    name,
    Buffer.from(asText(value)).toString('base64'),
  ]);
  return { ...objectIn(object.data), ...Object.fromEntries(text) };
}

/** An empty text is something here. */
function isEqual(a: JsonObject, b: JsonObject): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
