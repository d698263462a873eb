import { addEntry, addInline } from './yaml/collection';
import { unprintable } from './yaml/plain-data';
import { printRoot } from './yaml/scalar';

/**
 * Prints plain data as one YAML document, without `---` before it and with a line break after it.
 *
 * Byte for byte what the `yaml` package prints with `{ compat: 'yaml-1.1', lineWidth: 0,
 * aliasDuplicateObjects: false }`: no anchors, no folded lines, and quotes wherever a reader of YAML 1.1
 * or 1.2 would take a string for something else. It differs where a reader in use would not read those
 * bytes as the same data:
 *
 * - `=` and the numbers of generous readers (`-0o17`, `0X1F`, `1e_3`) are quoted;
 * - a string with U+007F to U+009F, U+2028, U+2029, U+FEFF, U+FFFE or U+FFFF is quoted, and these are escaped;
 * - several lines of white space alone are quoted, and a block whose first line begins with a tab says its
 *   indentation (`|2`), as readers in Go demand;
 * - a line of one space inside of a quoted text is escaped once (`\ `), not twice.
 *
 * @param value `null`, booleans, finite numbers, strings, arrays and plain objects; a property that is
 *   `undefined` is left out.
 * @throws TypeError for anything else, saying where it stands as a JSON pointer.
 */
export function printYaml(value: unknown): string {
  try {
    return `${typeof value === 'string' ? printRoot(value) : addInline('', value, 0)}\n`;
  } catch (error) {
    throw error instanceof TypeError ? unprintable(value) : error;
  }
}

/**
 * Prints one entry of a map in block form, with the line break that ends it, so that a large map can be
 * written entry by entry. A value of `undefined` gives no entry, the empty string.
 *
 * @param indent The spaces before the key: 0 for the outermost map, 2 for the maps in it.
 * @throws TypeError as `printYaml` does.
 */
export function printEntry(key: string, value: unknown, indent: number): string {
  if (value === undefined) return '';
  try {
    return `${addEntry('', key, value, indent / 2)}\n`;
  } catch (error) {
    throw error instanceof TypeError ? unprintable({ [key]: value }) : error;
  }
}
