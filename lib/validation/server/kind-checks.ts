import type { ServerCheck } from './server-check';

/** What the server looks at in objects of the kinds of one API group, beside the pods that they make. */
export type KindChecks = Readonly<Record<string, readonly ServerCheck[] | undefined>>;

/** By API group, the checks of its kinds. */
export type GroupChecks = Readonly<Record<string, KindChecks>>;

export function checksIn(
  groups: GroupChecks,
  group: string,
  kind: string,
): readonly ServerCheck[] | undefined {
  const kinds = Object.hasOwn(groups, group) ? groups[group] : undefined;
  return kinds !== undefined && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
}
