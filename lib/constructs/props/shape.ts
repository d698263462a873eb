import { entryOf } from '../../diagnostics/catalogue';
import { nearest } from '../../diagnostics/did-you-mean';
import type { Finding } from '../../diagnostics/finding';
import type { PropertyPath } from '../../diagnostics/property-path';
import { secretKindOf } from '../../diagnostics/secret-name';
import { blank } from '../../diagnostics/stretch';
import { isPlainObject } from '../../model/json';
import { rowOf } from '../../model/read-json';
import { isReference } from '../reference';
import type { ConstructName } from '../tree/model-of';
import { aliases, ofContainers } from './aliases';
import { asItsKeys } from './guess';
import type { Guess, Meant } from './meant';

/** The way to the property at hand; it changes as the check goes on, so copy it to keep it. */
export type Trail = (string | number)[];

/** What is wrong with one property, before it is known whose it is. */
export type PropProblem = Pick<Finding, 'code' | 'message' | 'suggestion' | 'fix'> & {
  readonly property: PropertyPath;
};

/** Worth saying, but the value is one that can be used. */
export function isWarning({ code }: PropProblem): boolean {
  return entryOf(code).severity === 'warning';
}

export type ReportProblem = (problem: PropProblem) => void;

/** Stands for a value that was reported and is left out of the model. */
export const rejected = Symbol('rejected');

/**
 * The values that a property takes, as plain data: what makes values up (the apps that are tried on real engines) reads
 * nothing else, so that a new property is tried from its first day. `usual` values work beside each other; `edge`
 * values are still inside, but only just, or are where formats stumble.
 */
export type Domain =
  | { readonly kind: 'values'; readonly usual: readonly unknown[]; readonly edge: readonly unknown[] }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  /** Text in which references may stand. */
  | { readonly kind: 'text' }
  | { readonly kind: 'list'; readonly item: Shape; readonly least: number }
  | { readonly kind: 'record'; readonly item: Shape; readonly keys: Values; readonly least: number }
  | { readonly kind: 'object'; readonly rows: () => Readonly<Record<string, Shape>> }
  | { readonly kind: 'either'; readonly shapes: readonly Shape[] }
  /** Objects that their `type` tells apart. */
  | { readonly kind: 'tagged'; readonly shapes: Readonly<Record<string, Shape>> }
  | { readonly kind: 'construct'; readonly names: readonly ConstructName[] }
  /** A change to the object that the key stands for; other targets may have something like it, or nothing. */
  | { readonly kind: 'patch'; readonly hasLikes: boolean }
  /** Filled in by somebody else, or for tests of its own: nothing is made up. */
  | { readonly kind: 'none' };

export interface Values {
  readonly usual: readonly unknown[];
  readonly edge: readonly unknown[];
}

/**
 * What one property may hold. `check` gives the value back (a copy where some of it had to be left out), or
 * `rejected` after it has reported why.
 */
export interface Shape {
  /** Completes «is …, but has to be»: `a string`. A function where it is made of what others say, for few ever read it. */
  readonly expected: string | (() => string);
  readonly required?: boolean;
  readonly domain: Domain;
  check(value: unknown, at: Trail, report: ReportProblem): unknown;
}

export function expectedOf({ expected }: Shape): string {
  return typeof expected === 'function' ? expected() : expected;
}

/** The keys of a props object and what each may hold: one entry for each key, checked by the compiler. */
export type PropsTable<P> = { readonly [K in keyof Required<P>]: Shape };

export function wrongType(expected: string, value: unknown, at: PropertyPath, guess?: Guess): PropProblem {
  return {
    code: 'props/wrong-type',
    message: sentence(`${nameOf(at)} is ${showAt(value, at)}, but has to be ${expected}.`),
    property: at,
    ...(guess?.(value) ?? asItsKeys(value) ?? called(value)),
  };
}

/** A function was named where what it gives back is meant: `httpGet` for `httpGet('/ready')`. */
function called(value: unknown): Meant | undefined {
  if (typeof value !== 'function' || isClass(value)) return undefined;
  return { fix: 'What the function gives back is meant: call it, with `(…)` behind its name.' };
}

function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function wrongValue(message: string, at: PropertyPath): PropProblem {
  return { code: 'props/wrong-value', message, property: at };
}

export function nameOf(at: PropertyPath): string {
  const name = at.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
    '',
  );
  return name === '' ? 'the props object' : `"${name}"`;
}

/** A value as a message shows it: nothing of it where the name of its property promises a secret. */
export function showAt(value: unknown, at: PropertyPath): string {
  const name = at.at(-1);
  const isText = typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';
  return isText && typeof name === 'string' && secretKindOf(name) !== undefined ? blank : show(value);
}

/** A value as a message shows it: short. */
export function show(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'string')
    return JSON.stringify(value.length > 40 ? `${value.slice(0, 37)}...` : value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (isList(value)) return 'a list';
  if (typeof value === 'function') return isClass(value) ? 'a class' : 'a function';
  return typeof value === 'object' ? withArticle(classOf(value)) : `a ${typeof value}`;
}

function isList(value: unknown): boolean {
  try {
    return Array.isArray(value);
  } catch {
    // A proxy that was revoked.
    return false;
  }
}

/** What people call an instance: `Chart`, `Promise`; `object` for a literal, and for what lets nobody look. */
function classOf(value: object): string {
  try {
    if (isReference(value)) return 'reference';
    if (isPlainObject(value)) return 'object';
    const maker: unknown = Reflect.get(value, 'constructor');
    return typeof maker === 'function' && maker.name !== '' ? maker.name : 'object';
  } catch {
    return 'object';
  }
}

function withArticle(name: string): string {
  return `${/^[AEIOUaeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}

/** A shape that a type guard decides. */
export function guarded(
  expected: string,
  accepts: (value: unknown) => boolean,
  domain: Domain,
  guess?: Guess,
): Shape {
  return {
    expected,
    domain,
    check(value, at, report) {
      if (accepts(value)) return value;
      report(wrongType(expected, value, at, guess));
      return rejected;
    },
  };
}

export function required(shape: Shape): Shape {
  return { ...shape, required: true };
}

/**
 * An object whose keys are all known. Where they are many the table is a function, called when an object is first held
 * against it: of all that there are, an app uses few, and making them took a fifth of its start.
 */
export function object<P>(table: PropsTable<P> | (() => PropsTable<P>), said?: string): Shape {
  let made: Rows | undefined;
  const rows = (): Rows => {
    made ??= rowsOf(typeof table === 'function' ? table() : table);
    return made;
  };
  const expected = said ?? (() => keysOf(rows().known));
  return {
    expected,
    domain: { kind: 'object', rows: () => rows().table },
    check(value, at, report) {
      if (!isPlainObject(value)) {
        report(wrongType(typeof expected === 'function' ? expected() : expected, value, at));
        return rejected;
      }
      const { known, mandatory } = rows();
      let dropped: Record<string, unknown> | undefined;
      for (const key of Object.keys(value)) {
        const shape = known.get(key);
        if (shape === undefined) {
          // Text that is spread into an object has a key for each character: one mistake, told at the first.
          const isSpread = /^\d+$/.test(key) && Object.hasOwn(value, '0');
          if (!isSpread) report(unknownKey(key, [...known.keys()], at));
          else if (key === '0') report(spreadText(value[key], [...known.keys()], at));
          dropped ??= {};
          dropped[key] = undefined;
        } else if (value[key] !== undefined) {
          at.push(key);
          const kept = shape.check(value[key], at, report);
          at.pop();
          if (kept === value[key]) continue;
          dropped ??= {};
          dropped[key] = kept === rejected ? undefined : kept;
        }
      }
      for (const key of mandatory) if (value[key] === undefined) report(missing(key, known.get(key), at));
      return dropped === undefined ? value : { ...value, ...dropped };
    },
  };
}

/** The rows of a table, as they are looked for. */
interface Rows {
  readonly table: Readonly<Record<string, Shape>>;
  readonly known: ReadonlyMap<string, Shape>;
  readonly mandatory: readonly string[];
}

function rowsOf(table: Readonly<Record<string, Shape>>): Rows {
  const shapes = Object.entries(table);
  const mandatory = shapes.filter(([, shape]) => shape.required).map(([key]) => key);
  return { table, known: new Map(shapes), mandatory };
}

/** `{ context, dockerfile?, … }`: what has to be there, and the first few of the rest. */
function keysOf(known: ReadonlyMap<string, Shape>): string {
  const names = [...known]
    .filter(([key]) => key !== 'type')
    .sort(([, one], [, other]) => Number(other.required === true) - Number(one.required === true))
    .map(([key, { required }]) => (required ? key : `${key}?`));
  return names.length === 0
    ? 'an object'
    : `{ ${[...names.slice(0, 4), ...(names.length > 4 ? ['…'] : [])].join(', ')} }`;
}

/** Left out as a whole where one of the keys that it has to have has no value that can be used: the rest means nothing. */
export function whole(shape: Shape): Shape {
  const { domain } = shape;
  if (domain.kind !== 'object') return shape;
  let needed: readonly string[] | undefined;
  return {
    ...shape,
    check(value, at, report) {
      const checked = shape.check(value, at, report);
      needed ??= rowsOf(domain.rows()).mandatory;
      return isPlainObject(checked) && needed.some((key) => checked[key] === undefined) ? rejected : checked;
    },
  };
}

function unknownKey(key: string, known: readonly string[], at: PropertyPath): PropProblem {
  const alias = rowOf(aliases, key);
  const unknown = {
    code: 'props/unknown',
    message: `${nameOf([...at, key])} is not a property that is known here.`,
    property: [...at, key],
  } as const;
  if (alias !== undefined && known.includes(alias)) return { ...unknown, suggestion: alias };
  if (at.length === 0 && known.includes('containers') && ofContainers.has(alias ?? key))
    return { ...unknown, fix: `It belongs to a container: \`containers: [{ ${alias ?? key}: … }]\`.` };
  const inside = at.at(-1);
  if (alias !== undefined && inside !== undefined)
    return { ...unknown, fix: `\`${alias}\` says that, outside of \`${inside}\`.` };
  const suggestion = nearest(key, known);
  const fix = suggestion === undefined ? `The properties are ${known.join(', ')}.` : undefined;
  return { ...unknown, suggestion, fix };
}

function spreadText(first: unknown, known: readonly string[], at: PropertyPath): PropProblem {
  const isPort = typeof first === 'number' && known.includes('port');
  return {
    code: 'props/wrong-type',
    message: sentence(`${nameOf(at)} was made with something else where an object of options belongs.`),
    property: at,
    fix: isPort ? `Write \`{ port: ${first} }\`.` : `The properties are ${known.join(', ')}.`,
  };
}

function missing(key: string, shape: Shape | undefined, at: PropertyPath): PropProblem {
  return {
    code: 'props/missing',
    message: `${nameOf([...at, key])} is missing: it has to be ${shape === undefined ? 'given' : expectedOf(shape)}.`,
    property: [...at, key],
  };
}
