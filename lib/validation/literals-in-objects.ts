import { optionFor } from '../diagnostics/clear-text';
import { isObject, type JsonObject } from '../model/json';
import { rowOf, textIn } from '../model/read-json';
import type { LiteralKind } from './literals';

type Steps = readonly (string | number)[];
type Look = (text: string, kind: LiteralKind, name: string | undefined, steps: Steps) => void;

/** The keys below these are names of values. */
const named: Readonly<Record<string, LiteralKind>> = {
  annotations: 'label',
  args: 'build',
  data: 'file',
  env: 'value',
  environment: 'value',
  labels: 'label',
  stringData: 'value',
};

/** Shows every text of a final object, with what it is the value of where that can be told; `steps` lead to it. */
export function literalsIn(content: JsonObject, look: Look): void {
  const steps: (string | number)[] = [];
  // The values of a Secret are written as base64.
  const isSecret = content.kind === 'Secret';
  inObject(content, undefined);

  function inObject(values: JsonObject, kind: LiteralKind | undefined): void {
    const { name, value } = values;
    for (const key in values) {
      steps.push(key);
      if (kind !== undefined) inValue(values[key], kind, kind === 'label' ? wordOf(key) : key);
      // `{ name, value }`, as containers have their variables and probes their headers.
      else if (key === 'value' && typeof value === 'string') inValue(value, 'value', textIn(name));
      else if (isSecret && key === 'data' && steps.length === 1) inData(values[key]);
      else inValue(values[key], key === 'content' ? 'file' : 'value', undefined, rowOf(named, key));
      steps.pop();
    }
  }

  function inValue(
    value: unknown,
    kind: LiteralKind,
    name: string | undefined,
    kindBelow?: LiteralKind,
  ): void {
    if (typeof value === 'string') look(value, kind, name, steps);
    else if (Array.isArray(value)) inList(value);
    else if (isObject(value)) inObject(value, kindBelow);
  }

  function inList(values: readonly unknown[]): void {
    values.forEach((value, index) => {
      steps.push(index);
      inValue(value, 'value', optionFor(values[index - 1]));
      steps.pop();
    });
  }

  function inData(data: unknown): void {
    if (!isObject(data)) return;
    for (const key in data) {
      const text = Buffer.from(textIn(data[key]) ?? '', 'base64').toString('utf8');
      look(text, 'value', key, [...steps, key]);
    }
  }
}

/** `acme.dev/token` as `token`. */
function wordOf(key: string): string {
  return key.slice(key.indexOf('/') + 1);
}
