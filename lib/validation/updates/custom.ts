import type { JsonObject } from '../../model/json';
import { textIn } from '../../model/read-json';
import type { Definitions } from '../definitions';
import { customKind } from '../schema/custom/custom-index';
import { checkRules } from '../schema/custom/rules/check-rules';
import { hasRules } from '../schema/custom/rules/has-rules';
import { isBuiltInGroup } from '../schema/kubernetes-index';
import { called } from './fixed';
import type { Update } from './update';

/** What the rules of a definition have against a change of a custom resource, and which of them only a server can judge. */
export function customUpdates(
  before: JsonObject,
  after: JsonObject,
  definitions: Definitions | undefined,
): readonly Update[] {
  const apiVersion = textIn(after.apiVersion) ?? '';
  const kind = textIn(after.kind) ?? '';
  const own = definitions?.kindOf(apiVersion, kind);
  const custom = own ?? (isBuiltInGroup(apiVersion) ? undefined : customKind(apiVersion, kind));
  if (custom === undefined || !hasRules(custom.schema, custom.shared)) return [];
  return checkRules(after, custom, before).map(({ instancePath, keyword, params }): Update => {
    const isBroken = keyword === 'rule';
    const what = isBroken
      ? 'breaks a rule about changes'
      : 'is changed, and there is a rule about it that only a server can judge';
    return {
      reason: isBroken ? 'rule' : 'unknown-rule',
      pointer: instancePath,
      message: `${called(after)} ${what} (${custom.title}): ${params.expected}`,
      recreate: 'What it does is missing in between.',
    };
  });
}
