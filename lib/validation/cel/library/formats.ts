import { rowOf } from '../../../model/read-json';
import { spendOn } from '../evaluation';
import { isA, list, none, some, type Value } from '../value';
import type { Calculation, Functions } from './function';

const label = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const labelOf35 = '[a-z](?:[-a-z0-9]*[a-z0-9])?';
const word = '[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?';

/** What a text may be, and how long. */
const formats: Readonly<Record<string, readonly [pattern: string, length: number]>> = {
  dns1123Label: [label, 63],
  dns1123Subdomain: [`${label}(?:\\.${label})*`, 253],
  dns1035Label: [labelOf35, 63],
  // A hyphen at the end of what others are named after counts as a letter.
  dns1123LabelPrefix: [label.replace('[a-z0-9])?', '[-a-z0-9])?'), 63],
  dns1035LabelPrefix: [labelOf35.replace('[a-z0-9])?', '[-a-z0-9])?'), 63],
  labelValue: [`(?:${word})?`, 63],
  uuid: ['[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}', 36],
};

const named = (name: string): Value => ({ is: 'format', name });

export const formatFunctions: Functions = {
  ...Object.fromEntries(Object.keys(formats).map((name) => [`format.${name}`, () => named(name)] as const)),
  'format.named': ([name]) => {
    if (typeof name !== 'string') return undefined;
    return Object.hasOwn(formats, name) ? some(named(name)) : undefined;
  },
};

const validate: Calculation = ([format, text], run) => {
  if (!isA(format, 'format') || typeof text !== 'string') return undefined;
  const [pattern, length] = rowOf(formats, format.name) ?? ['', 0];
  spendOn(run, text);
  const isRight = text.length <= length && new RegExp(`^(?:${pattern})$`).test(text);
  return isRight ? none : some(list([`it is no ${format.name}`]));
};

export const formatMembers: Functions = { validate };
