import { at, type Fields, isFields } from '../engines/host/json';

/**
 * What a case changes in a good object, by steps in their order: `spec/ports/0/port` sets, `drop spec/type` takes
 * away, `add spec/ports` appends, `copy spec/ports/0` appends an entry once more, `rename spec/type` gives the key
 * another name. `/` in a key is written `~1`.
 */
export type Change = Fields;

/** Long texts are written short: `$x64` is 64 letters. */
function expanded(value: unknown): unknown {
  const count = typeof value === 'string' ? /^\$x(\d+)$/.exec(value)?.[1] : undefined;
  if (count !== undefined) return 'x'.repeat(Number(count));
  if (Array.isArray(value)) return value.map(expanded);
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [String(expanded(key)), expanded(each)]),
  );
}

export function applied(object: Fields, change: Change): Fields {
  const result: unknown = structuredClone(object);
  for (const [step, value] of Object.entries(change)) {
    const [, verb = 'set', path = ''] = /^(?:(drop|add|copy|rename) )?(.*)$/.exec(step) ?? [];
    const keys = path.split('/').map((key) => String(expanded(key.replaceAll('~1', '/'))));
    const last = keys.pop() ?? '';
    take(verb, at(result, ...keys), last, expanded(value), step);
  }
  if (!isFields(result)) throw new Error('not an object any more');
  return result;
}

function take(verb: string, parent: unknown, key: string, value: unknown, step: string): void {
  if (typeof parent !== 'object' || parent === null) throw new Error(`nothing is at ${step}`);
  const current: unknown = Reflect.get(parent, key);
  if (verb === 'set') Reflect.set(parent, key, value);
  else if (verb === 'add') {
    if (Array.isArray(current)) current.push(value);
    else Reflect.set(parent, key, [value]);
  } else if (verb === 'copy' && Array.isArray(parent)) parent.push(structuredClone(current));
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else {
    Reflect.deleteProperty(parent, key);
    if (verb === 'rename') Reflect.set(parent, String(value), current);
  }
}
