import { stepsOf } from '../diagnostics/json-pointer';
import { equals } from './equals';
import type { JsonPatchOperation } from './patch';

export type PatchOutcome = { readonly value: unknown } | { readonly failure: string };

/** Applies a JSON Patch (RFC 6902) to a copy: all of its operations, or none. */
export function applyJsonPatch(value: unknown, operations: readonly JsonPatchOperation[]): PatchOutcome {
  const root: Container = { '': copy(value) };
  for (const [index, operation] of operations.entries()) {
    const failure = applyOperation(root, operation);
    if (failure !== undefined) {
      return { failure: `operation ${index} (${operation.op} ${operation.path}): ${failure}` };
    }
  }
  return { value: root[''] };
}

/** An object that is indexed by key; an array is one too, its keys being checked first. */
type Container = Record<string, unknown>;

/** Gives what is wrong, or nothing. */
function applyOperation(root: Container, operation: JsonPatchOperation): string | undefined {
  switch (operation.op) {
    case 'add':
      return add(root, operation.path, copy(operation.value));
    case 'replace':
      return replace(root, operation.path, copy(operation.value));
    case 'remove':
      return remove(root, operation.path);
    case 'test': {
      const found = locate(root, operation.path);
      if (typeof found === 'string') return found;
      if (!found.exists) return 'there is no such place';
      return equals(found.container[found.key], operation.value) ? undefined : 'another value stands there';
    }
    case 'copy':
    case 'move': {
      const { op, from, path } = operation;
      const found = locate(root, from);
      if (typeof found === 'string') return found;
      if (!found.exists) return `there is no ${from}`;
      if (op === 'move' && path.startsWith(`${from}/`)) return 'nothing can be moved into itself';
      const value = copy(found.container[found.key]);
      return (op === 'move' ? remove(root, from) : undefined) ?? add(root, path, value);
    }
    default:
      return 'there is no such operation';
  }
}

interface Place {
  readonly container: Container;
  readonly key: string;
  readonly exists: boolean;
}

function add(root: Container, path: string, value: unknown): string | undefined {
  const place = locate(root, path);
  if (typeof place === 'string') return place;
  const { container, key } = place;
  if (!Array.isArray(container)) define(container, key, value);
  else if (key === '-') container.push(value);
  else container.splice(Number(key), 0, value);
  return undefined;
}

function replace(root: Container, path: string, value: unknown): string | undefined {
  const place = locate(root, path);
  if (typeof place === 'string') return place;
  if (!place.exists) return 'there is no such place';
  define(place.container, place.key, value);
  return undefined;
}

function remove(root: Container, path: string): string | undefined {
  const place = locate(root, path);
  if (typeof place === 'string') return place;
  if (!place.exists) return 'there is no such place';
  if (Array.isArray(place.container)) place.container.splice(Number(place.key), 1);
  else delete place.container[place.key];
  return undefined;
}

/** The last step of a pointer, with what it steps into; a message when the way there does not exist. */
function locate(root: Container, pointer: string): Place | string {
  if (pointer !== '' && !pointer.startsWith('/')) return 'the path is no JSON pointer, which begins with /';
  // The whole is what stands at the root's only key.
  const keys = ['', ...stepsOf(pointer)];
  let container = root;
  for (const [depth, key] of keys.entries()) {
    const failure = checkIndex(container, key);
    if (failure !== undefined) return failure;
    const exists = Object.hasOwn(container, key);
    if (depth === keys.length - 1) return { container, key, exists };
    const next = exists ? container[key] : undefined;
    if (!isContainer(next)) return `there is no ${keys.slice(0, depth + 1).join('/')}`;
    container = next;
  }
  return 'there is no such place';
}

function checkIndex(container: Container, key: string): string | undefined {
  if (!Array.isArray(container) || key === '-') return undefined;
  if (!/^(0|[1-9]\d*)$/.test(key)) return `${key} is no index of a list`;
  return Number(key) > container.length ? `the list has ${container.length} entries` : undefined;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

/** Assignment to `__proto__` would not make a key. */
function define(container: Container, key: string, value: unknown): void {
  Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Leaves whatever is no plain data as it is, for validation to find. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (!isContainer(value)) return value;
  const result: Container = {};
  for (const key of Object.keys(value)) define(result, key, copy(value[key]));
  return result;
}
