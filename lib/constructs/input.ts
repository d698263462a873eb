import { captureSite } from '../diagnostics/location';
import type { Origin } from '../diagnostics/origin';
import { inputOptions, name as nameArgument, wrongArgument } from './props/arguments';
import { tellWithNextApp } from './run/app-registry';

/**
 * A value from outside, such as the tag of an image that a pipeline has built: the variable of the environment of that
 * name, as it is when the app runs. It becomes a part of what is written, so it is no place for secrets.
 *
 * @returns Its text. Where the variable is not set, or empty: the default; undefined without one.
 * @throws Nothing. A required one that is missing is `input/missing`, told at this line with everything else.
 */
export function input(name: string, options: { readonly required: true }): string;
export function input(name: string, options: { readonly default: string }): string;
export function input(name: string, options?: { readonly required?: false }): string | undefined;
export function input(
  name: string,
  options: { readonly required?: boolean; readonly default?: string } = {},
): string | undefined {
  const origin: Origin = { path: '', construct: 'input', site: captureSite(input), suppressions: [] };
  const wrong = wrongArgument('input', { name: [nameArgument, name], options: [inputOptions, options] });
  if (wrong !== undefined) {
    tellWithNextApp({ code: 'props/wrong-type', ...wrong, origin });
    return unknown;
  }
  const { required, default: fallback } = options;
  const value = process.env[name];
  if (value !== undefined && value !== '') return value;
  if (required !== true || fallback !== undefined) return fallback;
  tellWithNextApp({
    code: 'input/missing',
    message: `The app needs the variable ${name}, and nobody has set it.`,
    origin,
    fix: `${name}=… lading synth`,
  });
  // Fit for most places, so that whatever else is wrong shows as well.
  return name.toLowerCase();
}

/** What an input is that could not even be asked for: fit for most places. */
const unknown = 'input';
