import type { PropertyPath } from '../../diagnostics/property-path';
import { lostIn } from '../../model/marker';
import type { Reference, Text } from '../../model/reference';
import { unfitIn } from '../../model/unfit-text';
import { modelOf } from '../tree/model-of';
import { asItsKeys, keysOf } from './guess';
import type { Guess } from './meant';
import {
  isWarning,
  nameOf,
  type PropProblem,
  type ReportProblem,
  rejected,
  showAt,
  type Trail,
  wrongValue,
} from './shape';

/** What an object, or a sum that was none, reads as. */
const objectPattern = /\[object [A-Z]\w*\]/;
const word = '(?:undefined|NaN)';
/** The whole of a text, or glued to what is around it: in a sentence or a program the words mean themselves. */
const wordPattern = new RegExp(`^${word}$|[/:=@.+?&~%_-]${word}(?!\\w)|(?<!\\w)${word}[/:=@.+?&~%_-]`);

/**
 * What a text was made of that has no value as a text: a construct, or something that nobody had filled in. The first
 * is an error; the second looks like one, and is a warning, unless nothing else can be meant (`strict`).
 */
function lostValue(text: Text, at: PropertyPath, strict = false): PropProblem | undefined {
  if (typeof text === 'string') return lostInLiteral(text, at, strict);
  for (const each of text) {
    if (typeof each !== 'string' && each.wrong !== undefined) {
      return { code: 'props/wrong-type', ...each.wrong, property: at };
    }
    for (const literal of typeof each === 'string' ? [each] : literalsOf(each)) {
      const found = lostValue(literal, at, strict);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The value, unless something got lost in the text that it is or becomes. */
export function unlessLost(
  value: unknown,
  text: Text,
  at: Trail,
  report: ReportProblem,
  strict = false,
): unknown {
  const found = lostValue(text, at, strict);
  if (found !== undefined) report(found);
  return found === undefined || isWarning(found) ? value : rejected;
}

/** Texts that a reference is made of. */
function literalsOf(reference: Reference): readonly Text[] {
  switch (reference.kind) {
    case 'url':
    case 'field':
      return [reference.path];
    case 'secret':
    case 'config':
      return [reference.name, reference.key];
    case 'variable':
      return [reference.name, reference.default ?? ''];
    case 'perTarget':
      return Object.values(reference.values);
    default:
      return [];
  }
}

function lostInLiteral(text: string, at: PropertyPath, strict: boolean): PropProblem | undefined {
  const unfit = unfitIn(text);
  if (unfit !== undefined) return wrongValue(`${nameOf(at)} ${unfit}.`, at);
  const construct = lostIn(text);
  if (construct !== undefined) {
    const message = `${nameOf(at)} has ${construct} in its text, which has no value there.`;
    const isMethod = construct.startsWith('the method');
    return { ...wrongValue(message, at), fix: isMethod ? 'Call it, with `(…)` behind its name.' : part };
  }
  const found = lostWord(text);
  if (found === undefined) return undefined;
  return {
    code: strict ? 'props/wrong-value' : 'value/lost',
    message: `${nameOf(at)} is ${showAt(text, at)}, where "${found}" looks like a value that got lost.`,
    property: at,
    fix: fromOutside(at),
  };
}

/** Nearly no text holds one of them, and to look for a few letters takes no time. */
function lostWord(text: string): string | undefined {
  if (text.includes('[object ')) return objectPattern.exec(text)?.[0];
  if (!text.includes('undefined') && !text.includes('NaN')) return undefined;
  return wordPattern.test(text) ? (text.includes('undefined') ? 'undefined' : 'NaN') : undefined;
}

/** What to do about a value that is not there. */
function fromOutside(at: PropertyPath): string {
  const key = at.at(-1);
  const name = typeof key === 'string' && /^[A-Z_][A-Z0-9_]*$/.test(key) ? key : 'NAME';
  return `A value from outside is \`input('${name}', { required: true })\`, or a \`variable('${name}')\` that Compose reads when it starts.`;
}

const part = 'Say which part of it is meant: `.host`, `.port` or `.url()`.';
const callable: ReadonlySet<string> = new Set(['WebApp', 'StatefulApp', 'Agent', 'Service', 'External']);
const selected: ReadonlySet<string> = new Set(['Worker', 'Deployment', 'Pod']);

/** What to write in place of something that is no text. */
export function instead(at: PropertyPath): Guess {
  return (value) => {
    if (value === undefined) return { fix: fromOutside(at) };
    const is = modelOf(value)?.is;
    if (is === 'Config' || is === 'Secret') return asItsKeys(value);
    if (is !== undefined) return { fix: callable.has(is) ? part : noAddressOf(is) };
    const word = keysOf(value).find((key) => Object.hasOwn(sources, key));
    return word === undefined ? undefined : { fix: `Write \`${sources[word]}\`.` };
  };
}

function noAddressOf(is: string): string {
  const other = selected.has(is) ? '; a Service in front of it has one' : '';
  return `It has no address${other}.`;
}

/** The words of Kubernetes for where a value comes from. */
const sources: Readonly<Record<string, string>> = {
  secretKeyRef: "secret('name', 'key')",
  secret: "secret('name', 'key')",
  valueFrom: "secret('name', 'key')",
  configMapKeyRef: "config('name', 'key')",
  fieldRef: "field('metadata.name')",
};
