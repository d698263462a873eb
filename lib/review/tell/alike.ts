import type { ChangeGroup, Diff, ObjectChange, SecurityChange } from '../change';

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
    const { namespace: _, part: __, file: ___, effects, fields, ...same } = change;
    // Where something stands in a list says nothing of what it is.
    const said = fields.map(({ pointer: _, ...field }) => field);
    const key = JSON.stringify([same, said, effects.map(({ impact, because }) => [impact, because])]);
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

export interface Told extends SecurityChange {
  readonly change: ObjectChange;
  readonly places?: string;
}

/** All that concerns access and privileges; what is wider first. */
export function securityIn({ groups }: Pick<Diff, 'groups'>): readonly Told[] {
  const all = groups.flatMap((group) =>
    alikeIn(group).flatMap(({ change, places }) =>
      change.security.map((each): Told => ({ ...each, change, places })),
    ),
  );
  const rank = ({ verdict }: Told) => ['widened', 'changed', 'narrowed'].indexOf(verdict);
  return all.sort((a, b) => rank(a) - rank(b));
}
