import type { PatchName } from '../../kubernetes/planned';
import { eachTarget, type Target, targets } from '../../model/target';
import type { WorkloadKind } from '../../model/workload';
import { laid, type Overlaid, overlaid } from './lay-over';
import { nativeKeys } from './native-keys';
import { object, type PropProblem, type Shape } from './shape';

/** What cannot differ between targets: which they are, what is accepted, and what others find it by. */
type Fixed = 'targets' | 'suppress' | 'selector' | Target;
const fixed: ReadonlySet<string> = new Set(['targets', 'suppress', 'selector', ...targets]);

/** Props as one target has them: `null` removes what the common props say, `undefined` is as if it was not written. */
export type TargetBlock<P, T extends Target = Target> = {
  readonly [K in Exclude<keyof P, Fixed>]?: K extends 'patch'
    ? PatchesOf<NonNullable<P[K]>, T> | null
    : Overlaid<K, P[K]>;
};

/** A target that is patched under its own name takes that patch; the patches of objects are another's. */
type PatchesOf<V, T extends Target> = T extends keyof V ? Pick<V, T> : Omit<V, Target>;

/**
 * What differs between targets, in one spelling: the same props, laid over the common ones for that target alone. `env`,
 * `labels`, `annotations`, `volumes`, `storage`, `resources` and `scheduling` merge by key, everything else is replaced.
 */
export type TargetBlocks<P> = { readonly [T in Target]?: TargetBlock<P, T> };

/** The rows of a props table for the blocks of all targets. */
export function blocks(table: Readonly<Record<string, Shape>>, patches: Readonly<Record<string, Shape>>) {
  return eachTarget((target) => blockShape(table, patches, target));
}

function blockShape(
  table: Readonly<Record<string, Shape>>,
  patches: Readonly<Record<string, Shape>>,
  target: Target,
): Shape {
  const shape = object(() => rowsOf(table, patches, target));
  return {
    expected: shape.expected,
    domain: shape.domain,
    check(value, at, report) {
      const depth = at.length;
      return shape.check(value, at, (problem) => {
        const native = nativeKeys[target];
        report(native === undefined ? problem : hinted(problem, depth, native, mainPatch(patches, target)));
      });
    },
  };
}

function rowsOf(
  table: Readonly<Record<string, Shape>>,
  patches: Readonly<Record<string, Shape>>,
  target: Target,
): Readonly<Record<string, Shape>> {
  const rows: Record<string, Shape> = {};
  for (const [key, shape] of Object.entries(table)) {
    if (fixed.has(key)) continue;
    rows[key] = overlaid(key, shape);
  }
  if ('patch' in rows) rows.patch = overlaid('patch', object(patchesOf(patches, target)));
  return rows;
}

/** The object that it is foremost has a name that no other kind patches. */
function mainPatch(patches: Readonly<Record<string, Shape>>, target: Target): string {
  const names = Object.keys(patchesOf(patches, target));
  return names.find((name) => name === target || foremost.has(name)) ?? target;
}

/** The patch of what makes the pods of each kind of workload. */
const ofPods = {
  deployment: 'deployment',
  statefulApp: 'statefulSet',
  agent: 'daemonSet',
  pod: 'pod',
  job: 'job',
  cronJob: 'cronJob',
} as const satisfies Record<WorkloadKind, PatchName>;
const foremost: ReadonlySet<string> = new Set(Object.values(ofPods));

/** As the type says. */
function patchesOf(
  patches: Readonly<Record<string, Shape>>,
  target: Target,
): Readonly<Record<string, Shape>> {
  const own = patches[target];
  if (own !== undefined) return { [target]: own };
  const names = Object.entries(patches).filter(([name]) => !targets.some((other) => other === name));
  return Object.fromEntries(names);
}

/** Who writes in the words of the format is told where those go. */
function hinted(
  problem: PropProblem,
  depth: number,
  native: ReadonlySet<string>,
  patch: string,
): PropProblem {
  const key = problem.property[depth];
  if (typeof key !== 'string' || !native.has(key)) return problem;
  const { code, message, property } = problem;
  return {
    code,
    message,
    property,
    fix: `Lading's own props go here; what the format says, write it in \`patch.${patch}\`.`,
  };
}

/** Props with those of a block laid over them. */
export function layBlock<P extends object>(under: Partial<P>, block: TargetBlock<P> | undefined): Partial<P> {
  return block === undefined ? under : { ...under, ...laid(under, block) };
}
