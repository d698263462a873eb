import { isObject } from '../../model/json';
import { objectIn, textIn } from '../../model/read-json';
import { nameOf } from '../kubernetes-object';
import type { ServerCheck } from './server-check';

/** Of all values of a ConfigMap or Secret together, in bytes. */
const dataBytes = 1024 * 1024;

/** What a ConfigMap or a Secret holds. */
export const checkData: ServerCheck = (object, refuse) => {
  const { kind, content } = object;
  const { data, stringData, binaryData } = content;
  // What is told as text covers what is told as bytes.
  const texts = objectIn(stringData);
  const bytes =
    bytesIn(data, kind === 'Secret', texts) + bytesIn(binaryData, true, {}) + bytesIn(stringData, false, {});
  const held = objectIn(data);
  for (const key in objectIn(binaryData))
    if (Object.hasOwn(held, key))
      refuse('data-key', '', ['binaryData', key], `${nameOf(object)} has "${key}" as text and as bytes.`);
  if (bytes <= dataBytes) return;
  refuse(
    'data-size',
    '',
    [isObject(data) ? 'data' : isObject(stringData) ? 'stringData' : 'binaryData'],
    `${nameOf(object)} holds ${bytes} bytes; the server takes ${dataBytes} at most.`,
    'Split it into several volumes, or put the files into the image.',
  );
};

/** What all values of a map hold, as the server counts it. */
function bytesIn(values: unknown, base64: boolean, but: Readonly<Record<string, unknown>>): number {
  const map = objectIn(values);
  let sum = 0;
  for (const key in map) {
    if (Object.hasOwn(but, key)) continue;
    const text = textIn(map[key]) ?? '';
    sum += base64 ? Buffer.from(text, 'base64').length : Buffer.byteLength(text);
  }
  return sum;
}
