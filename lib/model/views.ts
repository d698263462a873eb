import { type Target, targets } from './target';

/** The forms that one part takes on the targets where it differs; all of them share it. */
export type Views<T> = Partial<Record<Target, T>>;

/** A part as it is on a target: itself, unless the user has said something else for that one. */
export function onTarget<T extends { readonly views?: Views<T> }>(part: T, target: Target): T {
  return part.views?.[target] ?? part;
}

/** Every target that a part exists on, in whatever form. */
export function targetsOf<T extends { readonly targets: readonly Target[]; readonly views?: Views<T> }>(
  part: T,
): readonly Target[] {
  if (part.views === undefined) return part.targets;
  return targets.filter((target) => onTarget(part, target).targets.includes(target));
}

/** A part in all the forms that it takes on targets. */
export function formsOf<T extends { readonly views?: Views<T> }>(part: T): readonly T[] {
  return part.views === undefined ? [part] : [part, ...Object.values<T>(part.views)];
}
