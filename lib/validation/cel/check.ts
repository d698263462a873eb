import { type Expression, ExpressionFault } from './expression';
import { isFunction, namespaces, resultOf, typeNames } from './functions';
import { type Names, nameOfType, type Type } from './types';

const overEntries = new Set(['all', 'exists', 'exists_one', 'existsOne', 'map', 'filter']);
const transforms = new Set(['transformList', 'transformMap', 'transformMapEntry']);
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
      return { list: only(expression.items.map((item) => typeOf(item, names))) };
    case 'map': {
      for (const [key] of expression.entries) typeOf(key, names);
      return { map: only(expression.entries.map(([, value]) => typeOf(value, names))) };
    }
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
  typeOf(at, names);
  if (typeof whole !== 'object') return 'any';
  return 'list' in whole ? whole.list : 'map' in whole ? whole.map : 'any';
}

function typeOfCall({ name, of, args }: Extract<Expression, { is: 'call' }>, names: Names): Type {
  if (of === undefined) {
    if (name === 'has') return typeOfHas(args, names);
    if (!isFunction(name, false)) throw new ExpressionFault(`there is no function "${name}"`);
    for (const arg of args) typeOf(arg, names);
    return resultOf(name);
  }
  if (isNamespace(of, names)) {
    // `cel.bind(name, value, expression)` makes a name.
    if (name !== 'bind') for (const arg of args) typeOf(arg, names);
    return 'any';
  }
  const whole = typeOf(of, names);
  if ((overEntries.has(name) && args.length > 1) || transforms.has(name))
    return typeOfLoop(name, whole, args, names);
  if (name === 'optMap' || name === 'optFlatMap') return 'any';
  if (!isFunction(name, true)) throw new ExpressionFault(`there is no function "${name}"`);
  for (const arg of args) typeOf(arg, names);
  return whole === 'any' && name === 'size' ? 'int' : resultOf(name);
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
  if (typeof whole === 'string' && whole !== 'any') throw new ExpressionFault(`${whole} has no entries`);
  const hasTwo = transforms.has(name) || (args.length === 3 && name !== 'map' && name !== 'filter');
  const variables = args.slice(0, hasTwo ? 2 : 1);
  const inner = new Map(names);
  for (const variable of variables) {
    if (variable.is !== 'name') throw new ExpressionFault(`${name}() begins with a name for the entries`);
    inner.set(variable.name, hasTwo ? 'any' : entry);
  }
  const bodies = args.slice(variables.length).map((arg) => typeOf(arg, inner));
  if (name === 'map') return { list: bodies.at(-1) ?? 'any' };
  if (name === 'filter') return typeof whole === 'object' && 'list' in whole ? whole : { list: entry };
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
      if (isOther(left, 'bool')) throw refuse();
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
      return 'bool';
    case '==':
    case '!=':
      if (isPlain(left) && isPlain(right) && left !== right && !(numbers.has(left) && numbers.has(right)))
        throw refuse();
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
  const isTime = [left, right].some((type) => type === 'timestamp' || type === 'duration');
  if (isTime || !isPlain(left) || !isPlain(right)) return left === right ? left : 'any';
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

/** The type that all have; any where they differ. */
function only(types: readonly Type[]): Type {
  const [first = 'any', ...rest] = types;
  return rest.every((type) => type === first) ? first : 'any';
}
