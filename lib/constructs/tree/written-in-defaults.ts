import type { IConstruct } from 'constructs';
import type { WrittenElsewhere } from '../../diagnostics/origin';
import type { PropertyPath } from '../../diagnostics/property-path';
import { targets as allTargets } from '../../model/target';
import { says } from '../props/lay-over';
import { layersAt } from './defaults';

const lists: readonly unknown[] = ['containers', 'initContainers', 'sidecars'];

/** Finds the defaults that say what a construct's own props do not. Nothing where there are none. */
export function writtenInDefaults(construct: IConstruct, props: object): WrittenElsewhere | undefined {
  const layers = layersAt(construct);
  if (layers.length === 0) return undefined;
  return (given, targets) => {
    const property = unsaid(props, given);
    if (property === undefined) return undefined;
    for (const { origin, defaults } of layers) {
      for (const target of allTargets) {
        const block = targets.includes(target) ? defaults[target] : undefined;
        if (block !== undefined && says(block, property))
          return { origin, property: ['defaults', target, ...property] };
      }
      if (says(defaults, property)) return { origin, property: ['defaults', ...property] };
    }
    return undefined;
  };
}

/** The property as defaults would say it; nothing where the props say it themselves. */
function unsaid(props: object, property: PropertyPath): PropertyPath | undefined {
  const [list, index = 0, ...rest] = property;
  const listed: unknown =
    typeof list === 'string' && lists.includes(list) ? Reflect.get(props, list) : undefined;
  if (!Array.isArray(listed)) return says(props, property) ? undefined : property;
  const container: unknown = listed[Number(index)];
  const isSaid = typeof container !== 'object' || container === null || says(container, rest);
  return isSaid || rest.length === 0 ? undefined : rest;
}
