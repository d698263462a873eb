import { asMode } from './guess';
import { nameOf, type Shape } from './shape';
import { integer } from './shapes';

/** Modes that files often have, as their octal digits read; as decimal numbers they are modes that hardly any file has. */
const usual: ReadonlySet<number> = new Set([400, 440, 444, 500]);

const bits = integer(0, 0o777, asMode);

/** Permission bits of files. Digits that were meant as octal ones and are in range by chance give others than they say. */
export const mode: Shape = {
  ...bits,
  check(value, at, report) {
    if (typeof value === 'number' && usual.has(value)) {
      report({
        code: 'volume/decimal-mode',
        message: `${nameOf(at)} is ${value} in decimal digits, which is 0o${value.toString(8)} in octal ones.`,
        property: [...at],
        fix: `Write 0o${value}, if that is meant.`,
      });
    }
    return bits.check(value, at, report);
  },
};
