import type { IConstruct } from 'constructs';
import { entryOf } from '../../diagnostics/catalogue';
import type { Finding } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import type { PropertyPath } from '../../diagnostics/property-path';
import { settle } from '../../diagnostics/settle';
import { objectsOf } from '../../kubernetes/objects';
import type { AppModel } from '../../model/app';
import { rowOf } from '../../model/read-json';
import { type Target, targetNames, targets } from '../../model/target';
import { appStateOf } from './app-state';
import { originOf } from './origin';
import type { ObjectPatches, PartObjects } from './our-object';

/** The properties that decide whether there is an object, and how to get it. */
interface Maker {
  readonly what?: string;
  readonly by: readonly string[];
  readonly fix: string;
}

const makers: Readonly<Record<string, Maker>> = {
  horizontalPodAutoscaler: { by: ['scale', 'replicas'], fix: 'A range makes one: `scale: { min, max }`.' },
  scaledObject: { by: ['scale'], fix: '`keda` makes one: `scale: { min, max, keda: { triggers } }`.' },
  ingress: { by: ['expose'], fix: '`expose` makes one.' },
  gatewayRoute: { by: ['expose'], fix: '`expose: { host, via }` makes one.' },
  networkPolicy: { by: [], fix: '`network` of its chart makes one.' },
  podDisruptionBudget: {
    by: ['disruptionBudget', 'scale', 'replicas'],
    fix: 'Several replicas have one, unless `disruptionBudget` is false.',
  },
  publicService: { what: 'public Service', by: ['publish', 'port', 'ports'], fix: '`publish` makes one.' },
  serviceAccount: {
    by: ['serviceAccount'],
    fix: 'One that is there already is not written, and cannot be patched.',
  },
};

/** Patches of objects that are not there, in whatever form a construct takes: none of them would change anything. */
export function idlePatches(root: IConstruct, app: AppModel, constructs: readonly IConstruct[]): Finding[] {
  const { patched, laidUnder } = appStateOf(root);
  const parts = patched.size === 0 ? [] : constructs.flatMap((construct) => patched.get(construct) ?? []);
  const applied = appliedIn(parts);
  const broken = brokenIn(app.findings);
  const isOn = targetsOf(app);
  const idle = new Map<string, Finding>();
  const tell = (finding: Finding, by: readonly string[]): void => {
    const keys = broken.get(finding.origin);
    // What was wrong with a property that makes it is told already.
    if (keys?.has('') || by.some((key) => keys?.has(key))) return;
    const key = keyOf(finding.origin, finding.property ?? []);
    if (!idle.has(key)) idle.set(key, finding);
  };
  for (const part of parts) {
    const { origin } = part.part;
    for (const [name, patch] of patchesIn(part.patches.values)) {
      if (applied.get(keyOf(origin, placeOf(name, part.patches)))?.has(patch)) continue;
      tell(findingOf(name, part, isOn), rowOf(makers, name)?.by ?? ['targets']);
    }
  }
  for (const construct of laidUnder.size === 0 ? [] : constructs) {
    const origin = originOf(construct);
    for (const [name, patch] of patchesIn(laidUnder.get(construct) ?? {})) {
      const property = ['patch', name];
      if (!applied.get(keyOf(origin, property))?.has(patch)) tell(replaced(origin, property), []);
    }
  }
  return [...idle.values(), ...idleFilePatches(app)];
}

function keyOf({ path }: Origin, property: PropertyPath): string {
  return `${path}\0${property.join('.')}`;
}

/** All that is given to be patched, of whatever target. */
function patchesIn(values: object): [name: string, patch: object][] {
  return Object.entries<unknown>({ ...values }).flatMap(([name, patch]): [string, object][] =>
    typeof patch === 'object' && patch !== null ? [[name, patch]] : [],
  );
}

/** A target that is patched as a whole has the patch under its own name. */
function placeOf(name: string, { at }: ObjectPatches): readonly string[] {
  return targets.some((target) => target === name) ? ['patch', name] : at(name);
}

/** The patches that some object takes, by the construct that has said them and their place there. */
function appliedIn(parts: readonly PartObjects[]): ReadonlyMap<string, ReadonlySet<unknown>> {
  const applied = new Map<string, Set<unknown>>();
  const take = (origin: Origin, at: readonly string[], patch: unknown) => {
    const key = keyOf(origin, at);
    applied.set(key, (applied.get(key) ?? new Set()).add(patch));
  };
  for (const { part, patches } of parts) {
    for (const { patch } of objectsOf(part))
      if (patch !== undefined) take(part.origin, patches.at(patch), patches.values[patch]);
    for (const target of part.targets)
      take(part.origin, ['patch', target], Reflect.get(patches.values, target));
  }
  return applied;
}

/** The properties of each construct that something was wrong with; an empty one for what is missing. */
function brokenIn(findings: readonly Finding[]): ReadonlyMap<Origin, ReadonlySet<string | number>> {
  const broken = new Map<Origin, Set<string | number>>();
  for (const { code, severity = entryOf(code).severity, origin, property: [first = ''] = [] } of findings) {
    if (severity !== 'error') continue;
    const keys = broken.get(origin) ?? new Set();
    broken.set(origin, keys.add(first));
  }
  return broken;
}

/** Tells whether what a construct runs is on a target in any of its forms. */
function targetsOf({ workloads }: AppModel): (origin: Origin, target: Target) => boolean {
  let index: Set<string> | undefined;
  return (origin, target) => {
    index ??= new Set(workloads.flatMap((each) => each.targets.map((on) => keyOf(each.origin, [on]))));
    return index.has(keyOf(origin, [target]));
  };
}

function findingOf(
  name: string,
  { part, patches }: PartObjects,
  isOn: ReturnType<typeof targetsOf>,
): Finding {
  const { origin } = part;
  const property = placeOf(name, patches);
  const target: Target = targets.find((each) => each === name) ?? 'kubernetes';
  if (part.targets.includes(target)) {
    const { what = name.charAt(0).toUpperCase() + name.slice(1), fix } = rowOf(makers, name) ?? {};
    return patchless(origin, property, `"${part.name}" has no ${what}`, fix);
  }
  if (isOn(origin, target)) return replaced(origin, property);
  return patchless(origin, property, `"${part.name}" is not on ${targetNames[target]}`);
}

function replaced(origin: Origin, property: readonly string[]): Finding {
  return patchless(origin, property, 'where it would, the patch in a block for one target takes its place');
}

function patchless(
  origin: Origin,
  property: readonly string[],
  why: string,
  fix = 'Take the patch out.',
): Finding {
  const message = `"${property.join('.')}" changes nothing: ${why}.`;
  return settle({ code: 'patch/no-object', message, origin, property, fix });
}

/** Where nothing runs on one of Docker's targets, there is no file. */
function idleFilePatches(app: AppModel): Finding[] {
  return (['compose', 'swarm'] as const).flatMap((target) => {
    if (app[target].patches.length === 0 || app.workloads.some(({ targets: on }) => on.includes(target)))
      return [];
    const why = `no workload of the app is on ${targetNames[target]}`;
    return [patchless(app.origin, [target, 'patch'], why)];
  });
}
