import { isSynthesisError, synthesisError } from '../../diagnostics/synthesis-error';
import { type CustomRule, isCustomRule } from '../../model/custom-rule';
import type { RuleFile } from '../../model/rule-file';
import { stop } from '../problem';
import { failureOf } from './failure';

/**
 * The rules that files export, by whatever names, each or in lists.
 *
 * @param load Gives what a module exports.
 * @throws SynthesisError at the line of a file that cannot be loaded, or of the name of one that exports no rule.
 */
export async function loadRules(
  files: readonly RuleFile[],
  load: (file: string) => Promise<unknown>,
): Promise<CustomRule[]> {
  const rules = new Set<CustomRule>();
  for (const each of files) {
    const found = rulesIn(await loaded(each, load));
    if (found.length === 0) throw noRule(each);
    for (const rule of found) rules.add(rule);
  }
  return [...rules];
}

async function loaded({ file, name }: RuleFile, load: (file: string) => Promise<unknown>): Promise<unknown> {
  try {
    return await load(file);
  } catch (error) {
    if (isSynthesisError(error)) throw error;
    throw synthesisError(failureOf(error, name));
  }
}

function rulesIn(exported: unknown): CustomRule[] {
  const values =
    typeof exported === 'object' && exported !== null ? [exported, ...Object.values(exported)] : [];
  return values.flat().filter(isCustomRule);
}

function noRule({ name, site: { length, ...location } }: RuleFile): Error {
  return stop('config/invalid', `${name} exports no rule.`, {
    location,
    length,
    fix: 'export default defineRule({ … }), or under any other name, or several in a list.',
  });
}
