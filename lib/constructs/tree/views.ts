import { Construct } from 'constructs';
import type { Origin } from '../../diagnostics/origin';
import type { PropertyPath } from '../../diagnostics/property-path';
import { isPlainObject } from '../../model/json';
import { targets as allTargets, type Target } from '../../model/target';
import type { Views } from '../../model/views';
import { layOver, type Over, says } from '../props/lay-over';
import { layBlock, type TargetBlock, type TargetBlocks } from '../props/target-block';
import { appStateOf } from './app-state';
import { type DefaultsAt, hasOwnDefaults } from './defaults';
import { speakFor } from './part';

/** The props of a construct as they are on some targets: those that share them, or one with a block of its own. */
export interface View<P> {
  readonly targets: readonly Target[];
  readonly props: Partial<P>;
  readonly block?: TargetBlock<P>;
  /** The target of the block. */
  readonly of?: Target;
}

type Given<P> = Over<P> & TargetBlocks<P> & { readonly targets?: readonly Target[] | null };

/**
 * A construct's props, laid over defaults, for each set of targets on which they are the same. The first is the one
 * that Kubernetes has, or else the first there is. Most constructs have one.
 */
export function viewsOf<P extends { readonly targets?: readonly Target[] }>(
  scope: Construct,
  props: Given<P>,
  defaultsAt: DefaultsAt<P>,
): readonly [View<P>, ...View<P>[]] {
  const { targets: given = defaultsAt(scope).targets } = props;
  const targets = given ?? allTargets;
  const apart = allTargets.filter(
    (target) => targets.includes(target) && (props[target] !== undefined || hasOwnDefaults(scope, target)),
  );
  const all: View<P> = { targets, props: layOver<P>(defaultsAt(scope, targets), props) };
  if (apart.length === 0) return [all];
  const patch: unknown = Reflect.get(props, 'patch');
  if (isPlainObject(patch)) appStateOf(scope).laidUnder.set(scope, patch);
  const common = targets.filter((target) => !apart.includes(target));
  const views: View<P>[] = apart.map((target) => {
    const block: TargetBlock<P> | undefined = props[target];
    const own = layOver<P>(defaultsAt(scope, [target]), props);
    return { targets: [target], props: layBlock<P>(own, block), block, of: target };
  });
  if (common.length > 0) {
    views.push({ targets: common, props: layOver<P>(defaultsAt(scope, common), props) });
  }
  const [first = all, ...others] = views.sort((one, other) => rank(one.targets) - rank(other.targets));
  return [first, ...others];
}

function rank(targets: readonly Target[]): number {
  return targets.includes('kubernetes') ? -1 : allTargets.findIndex((target) => targets.includes(target));
}

/** Who a view speaks for: what its block says stands in the block. */
export function originOfView<P extends object>(origin: Origin, { of, block }: View<P>): Origin {
  if (of === undefined || block === undefined) return origin;
  return { ...origin, block: { within: origin, name: of, says: (property) => says(block, property) } };
}

/** Who a part speaks for that one property describes: what stands there, and otherwise what the construct says. */
export function originOfPart(within: Origin, name: string, said: object): Origin {
  const place = (property: PropertyPath) =>
    property[0] !== undefined && Object.hasOwn(said, property[0]) ? [name, ...property] : property;
  return { ...within, part: { within, place } };
}

/** Who a version speaks for: what is said of it alone stands among the versions. */
export function originOfVersion(within: Origin, name: string, said: object): Origin {
  const own = (property: PropertyPath) => says(said, property);
  const place = (property: PropertyPath) => (own(property) ? ['versions', name, ...property] : property);
  return { ...within, part: { within, place, says: own } };
}

/** A place for what a construct is on a target where it differs: what stands there speaks in its name. */
export function targetView<P extends object>(scope: Construct, origin: Origin, view: View<P>): Construct {
  const place = new Construct(scope, view.targets.join('-'));
  speakFor(place, originOfView(origin, view));
  return place;
}

/** Lets each form of a part lead to the one of a target. */
export function linkViews<T extends { readonly targets: readonly Target[]; views?: Views<T> }>(
  parts: readonly T[],
): void {
  if (parts.length < 2) return;
  const views: Views<T> = {};
  for (const part of parts) {
    part.views = views;
    for (const target of part.targets) views[target] = part;
  }
}
