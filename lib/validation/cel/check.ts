import { NotReadable } from '../regex/faults';
import { matcherOf } from '../regex/matcher';
import { type Expression, ExpressionFault } from './expression';
import { isFunction, namespaces, resultOf, typeNames } from './functions';
import { readDuration, readTimestamp } from './library/times';
import { type Names, nameOfType, type Type } from './types';

const overEntries = new Set(['all', 'exists', 'exists_one', 'existsOne', 'map', 'filter', 'sortBy']);
const transforms = new Set(['transformList', 'transformMap', 'transformMapEntry']);
const ofText = new Set(['startsWith', 'endsWith', 'contains', 'matches']);
const numbers: ReadonlySet<Type> = new Set<Type>(['int', 'uint', 'double']);

/**
 * The type of an expression, as far as it can be told; throws an ExpressionFault where it is certain that it means nothing:
 * a name or a field that is not there, a function that nobody has, values that do not go together.
 */
export function typeOf(expression: Expression, names: Names): Type {
  switch (expression.is) {
    case 'literal':
      return expression.type;
    case 'name':
      return typeOfName(expression.name, names);
    case 'select':
      return typeOfField(expression, names);
    case 'index':
      return typeOfIndex(expression, names);
    case 'list':
      return { list: common(expression.items, names) };
    case 'map':
      common(
        expression.entries.map(([key]) => key),
        names,
      );
      return {
        map: common(
          expression.entries.map(([, value]) => value),
          names,
        ),
      };
    case 'message':
      for (const value of expression.values) typeOf(value, names);
      return 'any';
    case 'operator':
      return typeOfOperator(expression.name, expression.args, names);
    case 'call':
      return typeOfCall(expression, names);
  }
}

function typeOfName(name: string, names: Names): Type {
  const type = names.get(name);
  if (type !== undefined) return type;
  if (typeNames.has(name)) return 'any';
  throw new ExpressionFault(`there is no "${name}"`);
}

function typeOfField({ of, field }: Extract<Expression, { is: 'select' }>, names: Names): Type {
  if (isNamespace(of, names)) return 'any';
  const whole = typeOf(of, names);
  if (whole === 'any') return 'any';
  if (typeof whole === 'object' && 'map' in whole) return whole.map;
  if (typeof whole === 'object' && 'fields' in whole) {
    const type = whole.fields.get(field);
    if (type !== undefined) return type;
    throw new ExpressionFault(`there is no field "${field}"`);
  }
  throw new ExpressionFault(`${nameOfType(whole)} has no field "${field}"`);
}

function isNamespace(of: Expression, names: Names): boolean {
  if (of.is === 'select') return isNamespace(of.of, names);
  return of.is === 'name' && !names.has(of.name) && namespaces.has(of.name);
}

function typeOfIndex({ of, at }: Extract<Expression, { is: 'index' }>, names: Names): Type {
  const whole = typeOf(of, names);
  const key = typeOf(at, names);
  if (whole === 'any') return 'any';
  if (typeof whole === 'string' || 'fields' in whole || ('list' in whole && differ(key, 'int')))
    throw new ExpressionFault(`${nameOfType(whole)} has no place [${nameOfType(key)}]`);
  return 'list' in whole ? whole.list : whole.map;
}

function typeOfCall({ name, of, args }: Extract<Expression, { is: 'call' }>, names: Names): Type {
  if (of === undefined) {
    if (name === 'has') return typeOfHas(args, names);
    if (!isFunction(name, false)) throw new ExpressionFault(`there is no function "${name}"`);
    for (const arg of args) typeOf(arg, names);
    const [first, second] = args;
    if (name === 'duration') checkLiteral(first, readDuration);
    if (name === 'timestamp') checkLiteral(first, readTimestamp);
    if (name === 'matches') checkPattern(second);
    return resultOf(name);
  }
  if (isNamespace(of, names)) {
    for (const arg of args) typeOf(arg, names);
    return 'any';
  }
  const whole = typeOf(of, names);
  if ((overEntries.has(name) && args.length > 1) || transforms.has(name))
    return typeOfLoop(name, whole, args, names);
  if (name === 'optMap' || name === 'optFlatMap') return 'any';
  if (!isFunction(name, true)) throw new ExpressionFault(`there is no function "${name}"`);
  const types = args.map((arg) =>
    name === 'format' && isFormatted(arg, names) ? 'any' : typeOf(arg, names),
  );
  const [first = 'any'] = types;
  if (whole === 'string' && ofText.has(name) && (types.length !== 1 || differ(first, 'string')))
    throw new ExpressionFault(`${name}() is asked about one text`);
  if (name === 'matches') checkPattern(args[0]);
  return whole === 'any' && name === 'size' ? 'int' : resultOf(name);
}

/** What is written out is read before it is ever run. */
function checkLiteral(arg: Expression | undefined, read: (text: string) => unknown): void {
  if (arg?.is !== 'literal' || typeof arg.value !== 'string') return;
  try {
    read(arg.value);
  } catch (error) {
    throw new ExpressionFault(error instanceof Error ? error.message : `"${arg.value}" cannot be read`);
  }
}

function checkPattern(arg: Expression | undefined): void {
  if (arg?.is !== 'literal' || typeof arg.value !== 'string') return;
  const matcher = matcherOf(arg.value);
  if (matcher instanceof NotReadable) throw new ExpressionFault(matcher.message);
}

/** What goes into a text may be of any types, and stands in one list all the same. */
function isFormatted(arg: Expression, names: Names): boolean {
  if (arg.is !== 'list' && arg.is !== 'map') return false;
  const parts = arg.is === 'list' ? arg.items : arg.entries.flat();
  for (const part of parts) if (!isFormatted(part, names)) typeOf(part, names);
  return true;
}

function typeOfHas(args: readonly Expression[], names: Names): Type {
  const [asked, ...more] = args;
  if (asked?.is !== 'select' || more.length > 0) throw new ExpressionFault('has() is asked about one field');
  typeOf(asked, names);
  return 'bool';
}

function typeOfLoop(name: string, whole: Type, args: readonly Expression[], names: Names): Type {
  const entry: Type =
    typeof whole === 'object' && 'list' in whole
      ? whole.list
      : typeof whole === 'object' && 'map' in whole
        ? 'string'
        : 'any';
  if (whole !== 'any' && (typeof whole === 'string' || 'fields' in whole))
    throw new ExpressionFault(`${nameOfType(whole)} has no entries`);
  const hasTwo = transforms.has(name) || (args.length === 3 && name !== 'map' && name !== 'filter');
  const variables = args.slice(0, hasTwo ? 2 : 1);
  const inner = new Map(names);
  for (const variable of variables) {
    if (variable.is !== 'name') throw new ExpressionFault(`${name}() begins with a name for the entries`);
    inner.set(variable.name, hasTwo ? 'any' : entry);
  }
  const bodies = args.slice(variables.length).map((arg) => typeOf(arg, inner));
  if (name === 'map') return { list: bodies.at(-1) ?? 'any' };
  if (name === 'filter' || name === 'sortBy')
    return typeof whole === 'object' && 'list' in whole ? whole : { list: entry };
  if (transforms.has(name)) return 'any';
  const [body = 'any'] = bodies;
  if (isOther(body, 'bool')) throw new ExpressionFault(`${name}() wants true or false of each entry`);
  return 'bool';
}

function typeOfOperator(name: string, args: readonly Expression[], names: Names): Type {
  const types = args.map((arg) => typeOf(arg, names));
  const [left = 'any', right = 'any', last = 'any'] = types;
  const refuse = () =>
    new ExpressionFault(`${name.replace('x', '')} does not go with ${types.map(nameOfType).join(' and ')}`);
  switch (name) {
    case '?:':
      if (isOther(left, 'bool') || differ(right, last)) throw refuse();
      return right === last ? right : 'any';
    case '&&':
    case '||':
    case '!x':
      if (types.some((type) => isOther(type, 'bool'))) throw refuse();
      return 'bool';
    case '-x':
      if (isPlain(left) && left !== 'int' && left !== 'double' && left !== 'duration') throw refuse();
      return left;
    case 'in':
      if (right === 'null' || isPlain(right) || !mayHold(right, left)) throw refuse();
      return 'bool';
    case '==':
    case '!=':
      if (differ(left, right)) throw refuse();
      return 'bool';
    case '<':
    case '<=':
    case '>':
    case '>=':
      if (isPlain(left) && isPlain(right) && left !== right && !(numbers.has(left) && numbers.has(right)))
        throw refuse();
      return 'bool';
    default:
      return typeOfSum(name, left, right, refuse);
  }
}

function typeOfSum(name: string, left: Type, right: Type, refuse: () => Error): Type {
  const times = [left, right].filter((type) => type === 'timestamp' || type === 'duration');
  if (times.length > 0) {
    if (times.length < 2) return 'any';
    return left === right && (name === '-' || left === 'duration') ? 'duration' : 'timestamp';
  }
  if (!isPlain(left) || !isPlain(right)) return left === right ? left : 'any';
  if (name === '%' && left === 'double') throw refuse();
  const isJoined = name === '+' && (left === 'string' || left === 'bytes');
  if (left !== right || !(numbers.has(left) || isJoined)) throw refuse();
  return left;
}

/** A type that is known, and of which there are no others within. */
function isPlain(type: Type): type is Exclude<Type, object> {
  return typeof type === 'string' && type !== 'any' && type !== 'null';
}

function isOther(type: Type, wanted: Type): boolean {
  return type !== 'any' && type !== wanted;
}

function mayHold(whole: Type, entry: Type): boolean {
  if (typeof whole === 'string') return true;
  return 'list' in whole ? !differ(whole.list, entry) : 'map' in whole;
}

/** Both are known, and nothing is of both types. */
function differ(one: Type, other: Type): boolean {
  if (one === 'any' || other === 'any') return false;
  const [left, right] = [nameOfType(one), nameOfType(other)];
  if (left === 'null' || right === 'null')
    return left !== right && !mayBeNull(left === 'null' ? right : left);
  if (left !== right) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  if ('list' in one && 'list' in other) return differ(one.list, other.list);
  return 'map' in one && 'map' in other && differ(one.map, other.map);
}

/** What is made of fields, or stands for a message of the language. */
function mayBeNull(name: string): boolean {
  return name === 'object' || name === 'timestamp' || name === 'duration';
}

/** The type that all entries have; any where nobody can tell. */
function common(entries: readonly Expression[], names: Names): Type {
  const types = entries.map((entry) => typeOf(entry, names));
  const [first = 'any', ...rest] = types;
  const other = types.find((type) => differ(first, type));
  if (other !== undefined)
    throw new ExpressionFault(`${nameOfType(first)} and ${nameOfType(other)} do not go into one list or map`);
  return rest.every((type) => type === first) ? first : 'any';
}
