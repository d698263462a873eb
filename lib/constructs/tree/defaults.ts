import type { IConstruct } from 'constructs';
import type { Origin } from '../../diagnostics/origin';
import { type Target, targets } from '../../model/target';
import type { Defaults, OwnDefaults } from '../props/defaults';
import { layOver } from '../props/lay-over';
import { layBlock } from '../props/target-block';
import { originOf } from './origin';

/** What holds at a construct that states defaults and below it, kept on the construct itself, as its origin is. */
const key = Symbol.for('lading.defaults');
type Stating = IConstruct & { [key]?: Stated };

/** What one scope has said. */
export interface Layer {
  readonly origin: Origin;
  readonly defaults: Defaults;
}

interface Stated {
  readonly common: OwnDefaults;
  /** What holds on the targets that have a block in any of these instead, with the blocks laid over. */
  readonly apart: { readonly [T in Target]?: OwnDefaults };
  /** From the inside out. */
  readonly layers: readonly Layer[];
  /** What the volumes in all of them are: each workload has its own of each. */
  readonly volumes: ReadonlySet<unknown>;
}

const none: Stated = { common: {}, apart: {}, layers: [], volumes: new Set() };

/** Answers the defaults that hold at a place in the tree. */
export type DefaultsAt<P> = (scope: IConstruct, targets?: readonly Target[]) => Partial<P>;

/** Of what runs to its end: what `restart` says of it is in words of its own. */
export const taskDefaultsAt: DefaultsAt<Omit<OwnDefaults, 'restart'>> = (scope, targets) => {
  const { restart: _, ...defaults } = defaultsAt(scope, targets);
  return defaults;
};

/** Of what has no replicas: how many there are, and how they roll, means nothing there. */
export const aloneDefaultsAt: DefaultsAt<Omit<OwnDefaults, 'scale' | 'rollout' | 'disruptionBudget'>> = (
  scope,
  targets,
) => {
  const { scale: _, rollout: __, disruptionBudget: ___, ...defaults } = defaultsAt(scope, targets);
  return defaults;
};

/** Of what another construct of ours has made, which has laid all over its defaults. */
export const noDefaults: DefaultsAt<OwnDefaults> = () => none.common;

/** States the defaults of everything below a construct, once, when it is made. They are laid over those further out. */
export function stateDefaults(scope: Stating, defaults: Defaults | undefined): void {
  if (defaults === undefined) return;
  const outer = statedAt(scope);
  const own = withoutBlocks(defaults);
  const apart: { [T in Target]?: OwnDefaults } = {};
  for (const target of targets) {
    const block = defaults[target];
    const before = outer.apart[target] ?? (block && outer.common);
    if (before !== undefined) apart[target] = layBlock(layOver(before, own), block);
  }
  const layers = [{ origin: originOf(scope), defaults }, ...outer.layers];
  const volumes = new Set([...outer.volumes, ...volumesIn(defaults)]);
  scope[key] = { common: layOver(outer.common, own), apart, layers, volumes };
}

function volumesIn(defaults: Defaults): unknown[] {
  const said = [defaults, ...targets.flatMap((target) => defaults[target] ?? [])];
  const containers = said.flatMap((each) => [each, ...(each.initContainers ?? []), ...(each.sidecars ?? [])]);
  const mounts = containers.flatMap(({ volumes }) => Object.values(volumes ?? {}));
  return mounts.map((mount) => (mount !== null && 'volume' in mount ? mount.volume : mount));
}

function withoutBlocks(defaults: Defaults): Defaults {
  return Object.fromEntries(
    Object.entries(defaults).filter(([name]) => !targets.some((target) => target === name)),
  );
}

function statedAt(scope: IConstruct): Stated {
  for (let at: Stating | undefined = scope; at !== undefined; at = at.node.scope) {
    const stated = at[key];
    if (stated !== undefined) return stated;
  }
  return none;
}

/** The defaults that hold at a place in the tree; for a single target, with what blocks say of it. */
export function defaultsAt(scope: IConstruct, targets: readonly Target[] = []): OwnDefaults {
  const { common, apart } = statedAt(scope);
  const [target, ...others] = targets;
  return (target !== undefined && others.length === 0 && apart[target]) || common;
}

/** Whether blocks of the defaults at a place make a target differ from others. */
export function hasOwnDefaults(scope: IConstruct, target: Target): boolean {
  return statedAt(scope).apart[target] !== undefined;
}

/** All that is said at a place and around it, from the inside out. */
export function layersAt(scope: IConstruct): readonly Layer[] {
  return statedAt(scope).layers;
}

/** Whether a volume comes from defaults: of scratch space that stands there, each workload has its own. */
export function isVolumeOfDefaults(scope: IConstruct, volume: unknown): boolean {
  return statedAt(scope).volumes.has(volume);
}
