import { type Run, unknown } from '../evaluation';
import type { Value } from '../value';
import { addressFunctions, addressMembers } from './addresses';
import { conversions } from './conversions';
import { formatFunctions, formatMembers } from './formats';
import type { Functions } from './function';
import { listFunctions, listMembers } from './lists';
import { optionalFunctions, optionalMembers } from './optionals';
import { patternFunctions } from './patterns';
import { quantityFunctions, quantityMembers } from './quantities';
import { textMembers } from './texts';
import { timeFunctions, timeMembers } from './times';
import { urlFunctions, urlMembers } from './urls';

const globals: Functions = {
  ...conversions,
  ...timeFunctions,
  ...patternFunctions,
  ...listFunctions,
  ...optionalFunctions,
  ...urlFunctions,
  ...quantityFunctions,
  ...addressFunctions,
  ...formatFunctions,
};

/** Of the same name there may be functions of values that have nothing in common. */
const members: readonly Functions[] = [
  textMembers,
  listMembers,
  patternFunctions,
  optionalMembers,
  timeMembers,
  urlMembers,
  quantityMembers,
  addressMembers,
  formatMembers,
];

/** Calls what stands alone, or below a name: `size`, `optional.of`. */
export function globalFunction(name: string, args: readonly Value[], run: Run): Value {
  const value = Object.hasOwn(globals, name) ? globals[name]?.(args, run) : undefined;
  if (value === undefined) throw unknown(`nobody knows ${name}() here`);
  return value;
}

/** Calls a function of a value, which is the first of these. */
export function memberFunction(name: string, args: readonly Value[], run: Run): Value {
  for (const functions of members) {
    const value = Object.hasOwn(functions, name) ? functions[name]?.(args, run) : undefined;
    if (value !== undefined) return value;
  }
  throw unknown(`nobody knows ${name}() of it`);
}
