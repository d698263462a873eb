import type { Shape } from '../../lib/constructs/props/shape';
import type { ConstructName } from '../../lib/constructs/tree/model-of';
import { isPlainObject } from '../../lib/model/json';

class Thing {
  public readonly a = 1;
}

const cycle: Record<string, unknown> = {};
cycle.self = cycle;
const circle: unknown[] = [];
circle.push(circle);
const refuse = (): never => {
  throw new Error('nobody may look');
};
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();

/** What a program in JavaScript may hand over by mistake, whatever is expected. */
export const wrongValues: Readonly<Record<string, unknown>> = {
  undefined: undefined,
  null: null,
  NaN: Number.NaN,
  'a negative number': -1,
  'a fraction': 1.5,
  'a bigint': 10n,
  'a symbol': Symbol('s'),
  'a function': () => 1,
  'an instance of a class': new Thing(),
  'a Map': new Map([['a', 1]]),
  'a string': 'x',
  'a path': '/ready',
  'an empty string': '',
  'an empty object': {},
  'an empty list': [],
  'a boolean': true,
  'an object without prototype': Object.create(null),
  'an object with a symbol as key': { [Symbol('key')]: 1 },
  'an object with null in it': { a: null },
  'a config volume without files': { type: 'config' },
  'a secret volume without a secret': { type: 'secret' },
  'a file without a path': { type: 'file' },
  'a volume of a number': { volume: 3 },
  'a probe without a path': { type: 'httpGet' },
  'a command without words': { type: 'exec' },
  'a pause without a time': { type: 'sleep' },
  'a list of null': [null],
  'a list of an empty object': [{}],
  'lists in lists': [[['x']]],
  'an object that holds itself': cycle,
  'a list that holds itself': circle,
  'a proxy that lets nobody look': new Proxy(
    {},
    { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse },
  ),
  'a proxy that was revoked': revoked,
  'a getter that throws': Object.defineProperty({}, 'type', { enumerable: true, get: refuse }),
};

/** A place in the props of something. */
export interface Spot {
  readonly path: string;
  /** The least of props in which a value stands there. */
  fill(value: unknown, constructs: Constructs): unknown;
}

/** Constructs that stand already, where a prop takes one. */
export type Constructs = (names: readonly ConstructName[]) => unknown;

/** Every place at which props of a shape hold a value: the whole, each key, and all that lies within. */
export function* spotsOf(shape: Shape, path = ''): Generator<Spot> {
  yield { path, fill: (value) => value };
  const { domain } = shape;
  switch (domain.kind) {
    case 'object':
      for (const [key, item] of Object.entries(domain.rows())) {
        yield* within(item, `${path}.${key}`, (value, constructs) => ({
          ...Object(leastOf(shape, constructs)),
          [key]: value,
        }));
      }
      break;
    case 'tagged':
      for (const [type, item] of Object.entries(domain.shapes)) {
        yield* within(item, `${path}<${type}>`, (value) => withType(type, value));
      }
      break;
    case 'either':
      for (const [index, item] of domain.shapes.entries()) {
        yield* within(item, `${path}|${index}`, (value) => value);
      }
      break;
    case 'list':
      yield* within(domain.item, `${path}[]`, (value) => [value]);
      break;
    case 'record':
      yield* within(domain.item, `${path}{}`, (value) => ({ [String(domain.keys.usual[0])]: value }));
      break;
  }
}

function* within(item: Shape, path: string, around: Spot['fill']): Generator<Spot> {
  for (const spot of spotsOf(item, path)) {
    const fill: Spot['fill'] = (value, constructs) => around(spot.fill(value, constructs), constructs);
    yield { path: spot.path, fill };
  }
}

/** What is no object of its own has no room for a type. */
function withType(type: string, value: unknown): unknown {
  try {
    return isPlainObject(value) ? { type, ...value } : value;
  } catch {
    return value;
  }
}

/** The least that a shape takes. */
export function leastOf(shape: Shape, constructs: Constructs): unknown {
  const { domain } = shape;
  switch (domain.kind) {
    case 'values':
      return domain.usual[0];
    case 'integer':
      return domain.min;
    case 'text':
      return 'a';
    case 'list':
      return Array.from({ length: domain.least }, () => leastOf(domain.item, constructs));
    case 'record':
      return { [String(domain.keys.usual[0])]: leastOf(domain.item, constructs) };
    case 'object': {
      const mandatory = Object.entries(domain.rows()).filter(([, item]) => item.required);
      return Object.fromEntries(mandatory.map(([key, item]) => [key, leastOf(item, constructs)]));
    }
    case 'either':
      return domain.shapes.map((item) => leastOf(item, constructs)).find((value) => value !== undefined);
    case 'tagged': {
      const [[type, item] = ['', undefined]] = Object.entries(domain.shapes);
      return item && { type, ...Object(leastOf(item, constructs)) };
    }
    case 'construct':
      return constructs(domain.names);
    case 'none':
      return undefined;
  }
}
