import { captureSite } from '../diagnostics/location';
import type { Origin } from '../diagnostics/origin';
import { name as nameArgument, wrongArgument } from './props/arguments';
import { type InputOptions, type InputType, type InputTypes, inputKinds, inputOptions } from './props/input';
import { readProps } from './props/read-props';
import { tellWithNextApp } from './run/app-registry';

/**
 * A value from outside, such as the tag of an image that a pipeline has built: the variable of the environment of that
 * name, as it is when the app runs. It becomes a part of what is written, so it is no place for secrets.
 *
 * @param options `as` says what its text has to be: a `number`, a `duration`, an amount of `cpu` or `memory`. Default:
 * `string`, any text.
 * @returns What the variable says. Where it is not set, or empty: the default; undefined without one.
 * @throws Nothing. A required one that is missing is `input/missing`, one that is no such value `props/wrong-value` or `props/wrong-type`: all
 * are told at this line with everything else.
 */
export function input<A extends InputType = 'string'>(
  name: string,
  options: { readonly required: true; readonly as?: A },
): InputTypes[A];
export function input<A extends InputType = 'string'>(
  name: string,
  options: { readonly default: InputTypes[A]; readonly as?: A },
): InputTypes[A];
export function input<A extends InputType = 'string'>(
  name: string,
  options?: { readonly required?: false; readonly as?: A },
): InputTypes[A] | undefined;
export function input(name: string, options: InputOptions = {}): string | number | undefined {
  const origin: Origin = { path: '', construct: 'input', site: captureSite(input), suppressions: [] };
  const wrong = wrongArgument('input', { name: [nameArgument, name], options: [inputOptions, options] });
  if (wrong !== undefined) {
    tellWithNextApp({ code: 'props/wrong-type', ...wrong, origin });
    return inputKinds.string.fit;
  }
  const { required, default: fallback, as = 'string' } = options;
  const { shape, read, fit } = inputKinds[as];
  const value = process.env[name];
  if (value !== undefined && value !== '') {
    const { problems } = readProps(value, shape, [name]);
    for (const { property: _, ...problem } of problems) tellWithNextApp({ ...problem, origin });
    return problems.length === 0 ? read(value) : fit;
  }
  if (required !== true || fallback !== undefined) return fallback;
  tellWithNextApp({
    code: 'input/missing',
    message: `The app needs the variable ${name}, and nobody has set it.`,
    origin,
    fix: `${name}=… lading synth`,
  });
  return as === 'string' ? name.toLowerCase() : fit;
}
