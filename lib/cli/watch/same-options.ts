import type { Flags } from '../arguments';
import type { OptionName } from '../option-table';

/** The options as they were typed, but for some: for another run of the command. */
export function sameOptions(flags: Flags, without: readonly OptionName[]): string[] {
  return [...flags].flatMap(([name, value]) => {
    if (without.includes(name)) return [];
    if (typeof value === 'boolean') return [value ? `--${name}` : `--no-${name}`];
    return [`--${name}=${value}`];
  });
}
