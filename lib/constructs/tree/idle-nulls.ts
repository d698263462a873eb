import type { IConstruct } from 'constructs';
import type { PropertyPath } from '../../diagnostics/property-path';
import { isPlainObject } from '../../model/json';
import { targets } from '../../model/target';
import { mergedKeys, says } from '../props/lay-over';
import { nameOf, type PropProblem } from '../props/shape';
import { layersAt } from './defaults';

const lists = ['containers', 'initContainers', 'sidecars'] as const;

/** Entries of maps that remove what no default says: more likely, a value got lost on its way there. */
export function idleNulls(construct: IConstruct, props: object): PropProblem[] {
  const problems = nullsIn(props)
    .filter((entry) => !isSaid(construct, entry))
    .map((entry) => problemAt(entry));
  for (const list of lists) {
    const containers: unknown = Reflect.get(props, list);
    if (!Array.isArray(containers)) continue;
    containers.forEach((container: unknown, index) => {
      if (!isPlainObject(container)) return;
      for (const entry of nullsIn(container))
        if (!isSaid(construct, entry)) problems.push(problemAt([list, index, ...entry]));
    });
  }
  return problems;
}

function nullsIn(props: object): [map: string, key: string][] {
  const found: [string, string][] = [];
  for (const map of mergedKeys) {
    const entries: unknown = Reflect.get(props, map);
    if (!isPlainObject(entries)) continue;
    for (const name in entries) if (entries[name] === null) found.push([map, name]);
  }
  return found;
}

function isSaid(construct: IConstruct, entry: PropertyPath): boolean {
  return layersAt(construct).some(
    ({ defaults }) => says(defaults, entry) || targets.some((target) => says(defaults[target] ?? {}, entry)),
  );
}

function problemAt(property: PropertyPath): PropProblem {
  return {
    code: 'props/wrong-type',
    message: `${nameOf(property)} is null, but no default says it: there is nothing to remove.`,
    property,
    fix: 'Give it a value, or leave the key out.',
  };
}
