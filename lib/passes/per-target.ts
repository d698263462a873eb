import type { Finding } from '../diagnostics/finding';
import type { Reference, Text } from '../model/reference';
import { type Target, targetNames } from '../model/target';

/** A value of which each target has its own. */
export type PerTargetReference = Extract<Reference, { readonly kind: 'perTarget' }>;

/** The value for one target; where it has none, that is reported, and nothing stands in its place. */
export function valueFor(
  { values }: PerTargetReference,
  target: Target,
  report: (finding: Omit<Finding, 'origin' | 'property' | 'affected'>) => void,
): Text {
  const value = values[target];
  if (value !== undefined) return value;
  report({
    code: 'reference/no-value',
    message: `A value of perTarget() has none for ${targetNames[target]}.`,
    consequence: 'The value would stay empty there.',
    fix: `Give it one, \`perTarget({ ${target}: … })\`, or leave the construct off with \`targets\`.`,
  });
  return '';
}
