import { styleText } from 'node:util';
import type { Severity } from './severity';

/** How a piece of a diagnostic is set. */
export type Style = 'error' | 'warning' | 'note' | 'strong' | 'dim' | 'hint';

/** Sets a text in a style, or gives it back as it is where there is no colour. */
export type Paint = (style: Style, text: string) => string;

const formats = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  note: ['bold', 'cyan'],
  strong: ['bold'],
  dim: ['dim'],
  hint: ['green'],
} as const satisfies Record<Style | Severity, readonly string[]>;

export const plain: Paint = (_style, text) => text;

/** Whether there is colour is decided by `wantsColor`: Node itself would look at stdout alone. */
export const coloured: Paint = (style, text) =>
  formats[style].reduce(
    (painted: string, format) => styleText(format, painted, { validateStream: false }),
    text,
  );

/**
 * Whether a stream gets colour. The first that is said decides: the `--color` flag, NO_COLOR, FORCE_COLOR,
 * TERM=dumb, and last whether that very stream is a terminal.
 */
export function wantsColor(
  flag: boolean | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: () => boolean,
): boolean {
  if (flag !== undefined) return flag;
  if (environment.NO_COLOR) return false;
  const { FORCE_COLOR: force } = environment;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return environment.TERM !== 'dumb' && isTerminal();
}
