import type { Text } from '../../model/reference';
import { type Target, targets } from '../../model/target';
import type { TextValue } from '../props/text';
import { toText } from './text';

/** Reads what somebody says for each target: any of them may be missing. */
export function textsPerTarget(
  values: Readonly<Partial<Record<Target, TextValue>>>,
): Partial<Record<Target, Text>> {
  const texts: Partial<Record<Target, Text>> = {};
  for (const target of targets) {
    const value = values[target];
    if (value !== undefined) texts[target] = toText(value);
  }
  return texts;
}
