/**
 * Options, to be spread. What is no object would vanish there without a word, as in `tcp(8080)`: it is kept under a key
 * that whoever reads the props tells of.
 */
export function kept<T extends object>(options: T): T | { readonly 0: unknown } {
  return Object(options) === options ? options : { 0: options };
}
