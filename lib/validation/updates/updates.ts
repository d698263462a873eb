import { pointerTo } from '../../diagnostics/json-pointer';
import type { JsonObject } from '../../model/json';
import { textIn } from '../../model/read-json';
import type { Definitions } from '../definitions';
import { groupOf } from '../kinds';
import { byKind } from './by-kind';
import { customUpdates } from './custom';
import type { Update } from './update';

const none: readonly Update[] = [];

/**
 * What an API server would refuse of a change, though it takes either object by itself: fields that never change, lists that
 * only grow, switches that go one way. Knows what servers fill in, so that a default which is said is no change. Objects
 * that are not of one kind, name and namespace are not one object, and nothing is said of them.
 *
 * @param before the object as it was applied.
 * @param after the object as it is to be.
 * @param definitions somebody's own definitions, whose rules may be about changes. Default: those that Lading carries.
 */
export function updates(before: JsonObject, after: JsonObject, definitions?: Definitions): readonly Update[] {
  const kind = textIn(after.kind) ?? '';
  const group = groupOf(textIn(after.apiVersion) ?? '');
  if (before.kind !== kind || groupOf(textIn(before.apiVersion) ?? '') !== group) return none;
  const known = Object.hasOwn(byKind, `${group}/${kind}`) ? byKind[`${group}/${kind}`] : undefined;
  if (known === undefined) return customUpdates(before, after, definitions);
  const found: Update[] = [];
  known.check(before, after, (reason, steps, message) => {
    found.push({ reason, pointer: pointerTo('', ...steps), message, recreate: known.recreate });
  });
  return found;
}
