import { decide, isTrue } from './decide';
import { failed, type Run, unknown } from './evaluation';
import type { Expression } from './expression';
import { namespaces, typeNames } from './functions';
import { globalFunction, memberFunction } from './library';
import { isLoop, loop } from './loop';
import { operate } from './operate';
import { reserved } from './parse';
import type { Scope } from './scope';
import { isA, keyOf, list, type Mapping, mapping, none, type Optional, some, type Value } from './value';

/** The value of an expression; throws an EvaluationFault where it has none. */
export function evaluate(expression: Expression, scope: Scope | undefined, run: Run): Value {
  run.spend(1);
  switch (expression.is) {
    case 'literal':
      return expression.value;
    case 'name':
      return named(expression.name, scope);
    case 'select':
      return selected(
        evaluate(expression.of, scope, run),
        expression.field,
        expression.optional,
        expression.field,
      );
    case 'index':
      return selected(
        evaluate(expression.of, scope, run),
        evaluate(expression.at, scope, run),
        expression.optional,
      );
    case 'list': {
      const { items, optional } = expression;
      return list(items.flatMap((item, at) => whatIsThere(evaluate(item, scope, run), optional.has(at))));
    }
    case 'map': {
      const { entries, optional } = expression;
      return mapping(
        entries.flatMap(([key, value], at): [Value, Value][] =>
          whatIsThere(evaluate(value, scope, run), optional.has(at)).map((each) => [
            evaluate(key, scope, run),
            each,
          ]),
        ),
      );
    }
    case 'message':
      throw unknown('it makes a message');
    case 'operator':
      return evaluateOperator(expression.name, expression.args, scope, run);
    case 'call':
      return call(expression, scope, run);
  }
}

function named(name: string, scope: Scope | undefined): Value {
  for (let at = scope; at !== undefined; at = at.outer) if (at.name === name) return at.value;
  if (typeNames.has(name)) return { is: 'type', name };
  throw unknown(`nobody knows "${name}"`);
}

function whatIsThere(value: Value, isOptional: boolean): Value[] {
  if (!isOptional) return [value];
  if (!isA(value, 'optional')) throw unknown('what may be left out is no optional value');
  return value.value === undefined ? [] : [value.value];
}

/** A field, or an entry; of an optional value an optional one. */
function selected(whole: Value, key: Value, optional: boolean, field?: string): Value {
  if (isA(whole, 'optional')) {
    const { value } = whole;
    return value === undefined ? none : optionally(found(value, key, field));
  }
  const value = found(whole, key, field);
  if (optional) return optionally(value);
  if (value !== undefined) return value;
  throw failed(isA(whole, 'list') ? `index out of bounds: ${String(key)}` : `no such key: ${String(key)}`);
}

function optionally(value: Value | undefined): Optional {
  return value === undefined ? none : some(value);
}

function found(whole: Value, key: Value, field?: string): Value | undefined {
  if (isA(whole, 'map'))
    return whole.entries.get(field === undefined ? (keyOf(key) ?? '') : nameIn(whole, field))?.[1];
  const at = keyOf(key);
  if (!isA(whole, 'list') || field !== undefined || at === undefined || !/^-?\d+$/.test(at))
    throw unknown(`there is no such place in it: ${field ?? at}`);
  return whole.items[Number(at)];
}

function isThere(asked: Expression | undefined, scope: Scope | undefined, run: Run): boolean {
  if (asked?.is !== 'select') throw unknown('has() is asked about one field');
  const whole = evaluate(asked.of, scope, run);
  const inner = isA(whole, 'optional') ? whole.value : whole;
  if (inner === undefined) return false;
  if (!isA(inner, 'map')) throw unknown('has() is asked about what has no fields');
  return inner.entries.has(nameIn(inner, asked.field));
}

/** A field that is called as a word of the language is asked for by that word as well. */
function nameIn({ entries }: Mapping, field: string): string {
  const own = keyOf(field) ?? '';
  return reserved.has(field) && !entries.has(own) ? (keyOf(`__${field}__`) ?? '') : own;
}

function evaluateOperator(
  name: string,
  args: readonly Expression[],
  scope: Scope | undefined,
  run: Run,
): Value {
  const [first, second, third] = args;
  if (first === undefined) throw unknown(`${name} has nothing to go with`);
  if (name === '&&' || name === '||')
    return decide(name === '||', args, (arg) => isTrue(evaluate(arg, scope, run)));
  const left = evaluate(first, scope, run);
  if (name === '?:' && second && third) return evaluate(isTrue(left) ? second : third, scope, run);
  if (name === '!x') return !isTrue(left);
  return operate(name, left, second && evaluate(second, scope, run), run);
}

type Call = Extract<Expression, { is: 'call' }>;

function call({ name, of, args }: Call, scope: Scope | undefined, run: Run): Value {
  if (of === undefined && name === 'has') return isThere(args[0], scope, run);
  const values = () => args.map((arg) => evaluate(arg, scope, run));
  if (of === undefined) return globalFunction(name, values(), run);
  const space = namespaceOf(of, scope);
  if (space !== undefined) return globalFunction(`${space}.${name}`, values(), run);
  const whole = evaluate(of, scope, run);
  if (isLoop(name, args.length)) return loop(name, whole, args, scope, run, evaluate);
  return memberFunction(name, [whole, ...values()], run);
}

/** `optional` of `optional.none()`, where nothing else is called so. */
function namespaceOf(of: Expression, scope: Scope | undefined): string | undefined {
  if (of.is !== 'name' || !namespaces.has(of.name)) return undefined;
  for (let at = scope; at !== undefined; at = at.outer) if (at.name === of.name) return undefined;
  return of.name;
}
