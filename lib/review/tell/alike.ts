import type { ChangeGroup, ObjectChange } from '../change';

/** What is said of objects that are alike but for the place that they are in: of several environments. */
export interface Alike {
  readonly change: ObjectChange;
  /** `shop-dev, shop-prod`; missing where there is one. */
  readonly places?: string;
  readonly commands: readonly string[];
}

/** The objects of a group, of which those that say the same are one. */
export function alikeIn({ objects }: ChangeGroup): readonly Alike[] {
  const known = new Map<string, ObjectChange[]>();
  for (const change of objects) {
    const { namespace: _, part: __, file: ___, effects, ...same } = change;
    const key = JSON.stringify([same, effects.map(({ impact, because }) => [impact, because])]);
    known.set(key, [...(known.get(key) ?? []), change]);
  }
  return [...known.values()].flatMap((alike) => {
    const [change] = alike;
    if (change === undefined) return [];
    const commands = alike.flatMap(({ effects }) => effects.flatMap(({ command }) => command ?? []));
    const places = alike.map(({ namespace, part }) => namespace ?? part ?? '').join(', ');
    return [{ change, places: alike.length > 1 ? places : undefined, commands: [...new Set(commands)] }];
  });
}
