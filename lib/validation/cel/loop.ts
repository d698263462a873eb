import { decide, isTrue } from './decide';
import { compare } from './equal';
import { type Run, unknown } from './evaluation';
import type { Expression } from './expression';
import type { Scope } from './scope';
import { isA, list, mapping, some, type Value } from './value';

type Evaluate = (expression: Expression, scope: Scope | undefined, run: Run) => Value;

/** What is written like a function of a value, but has an expression that is evaluated for each of its entries. */
const least: Readonly<Record<string, number>> = {
  all: 2,
  exists: 2,
  exists_one: 2,
  existsOne: 2,
  map: 2,
  filter: 2,
  sortBy: 2,
  optMap: 2,
  optFlatMap: 2,
  transformList: 3,
  transformMap: 3,
  transformMapEntry: 3,
};

export function isLoop(name: string, count: number): boolean {
  return Object.hasOwn(least, name) && count >= (least[name] ?? 0);
}

const quantifiers = new Set(['all', 'exists', 'exists_one', 'existsOne']);

export function loop(
  name: string,
  whole: Value,
  args: readonly Expression[],
  scope: Scope | undefined,
  run: Run,
  evaluate: Evaluate,
): Value {
  if (name === 'optMap' || name === 'optFlatMap') return ofOptional(name, whole, args, scope, run, evaluate);
  const hasTwo = name.startsWith('transform') || (quantifiers.has(name) && args.length > 2);
  const [first, second, third] = args;
  const names = [first, hasTwo ? second : undefined].flatMap((arg) => (arg?.is === 'name' ? arg.name : []));
  if (names.length !== (hasTwo ? 2 : 1)) throw unknown(`${name}() has no name for the entries`);
  const bodies = hasTwo ? args.slice(2) : [second, third].filter((body) => body !== undefined);
  const [body, last = body] = bodies;
  if (body === undefined || last === undefined) throw unknown(`${name}() says nothing of the entries`);
  const entries = hasTwo ? pairsOf(whole) : entriesOf(whole).map((entry) => [entry]);
  const of = (expression: Expression, entry: readonly Value[]): Value => {
    const inner = names.reduce<Scope | undefined>(
      (outer, each, at) => ({ name: each, value: entry[at] ?? null, outer }),
      scope,
    );
    return evaluate(expression, inner, run);
  };
  const holds = (entry: readonly Value[]): boolean => isTrue(of(body, entry));
  const kept = () => (bodies.length > 1 ? entries.filter(holds) : entries);
  run.spend(entries.length);
  switch (name) {
    case 'all':
      return decide(false, entries, holds);
    case 'exists':
      return decide(true, entries, holds);
    case 'exists_one':
    case 'existsOne':
      return entries.filter(holds).length === 1;
    case 'filter':
      return list(entries.filter(holds).map(([entry = null]) => entry));
    case 'map':
    case 'transformList':
      return list(kept().map((entry) => of(last, entry)));
    case 'transformMap':
      return mapping(kept().map((entry): [Value, Value] => [entry[0] ?? null, of(last, entry)]));
    case 'sortBy':
      return sortedBy(entries.map((entry) => [entry[0] ?? null, of(body, entry)]));
    default:
      throw unknown(`there is no "${name}" here`);
  }
}

/** The values of a list, or the keys of a map. */
function entriesOf(whole: Value): readonly Value[] {
  if (isA(whole, 'list')) return whole.items;
  if (isA(whole, 'map')) return [...whole.entries.values()].map(([key]) => key);
  throw unknown('it has no entries');
}

/** Numbers and values of a list, or keys and values of a map. */
function pairsOf(whole: Value): readonly (readonly Value[])[] {
  if (isA(whole, 'map')) return [...whole.entries.values()];
  return entriesOf(whole).map((entry, at) => [BigInt(at), entry]);
}

function ofOptional(
  name: string,
  whole: Value,
  [variable, body]: readonly Expression[],
  scope: Scope | undefined,
  run: Run,
  evaluate: Evaluate,
): Value {
  if (!isA(whole, 'optional') || variable?.is !== 'name' || body === undefined)
    throw unknown(`${name}() is asked of what is not optional`);
  if (whole.value === undefined) return whole;
  const value = evaluate(body, { name: variable.name, value: whole.value, outer: scope }, run);
  return name === 'optMap' ? some(value) : value;
}

function sortedBy(pairs: readonly (readonly [Value, Value])[]): Value {
  const sorted = pairs.toSorted(([, left], [, right]) => {
    const order = compare(left, right);
    if (order === undefined) throw unknown('what the entries are sorted by has no order');
    return order;
  });
  return list(sorted.map(([entry]) => entry));
}
