import { every } from './every-edition';
import { often } from './often';
import type { Edition, Shared, Unit } from './units';
import { references } from './units';

const podTemplate = 'io.k8s.api.core.v1.PodTemplateSpec';

/** How many API versions must use a unit before it stands with those that nearly every run needs. */
const common = 3;

/**
 * Decides in which module each unit stands, so that a run reads few files and little that it does not use: what most
 * manifests are made of, what else pods may hold, what many API versions share, and the rest by API version; and each of
 * them apart by the newest edition that uses it: the one of every minor, which most runs need alone, or else a minor, so
 * that an old shape costs only whoever asks for the old minor.
 */
export function placement(editions: readonly Edition[], { units, unitOf }: Shared): (name: string) => string {
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const closure = (name: string, into: Set<string>): Set<string> => {
    if (into.has(name)) return into;
    into.add(name);
    for (const $ref of references(byName.get(name)?.schema ?? {})) closure($ref, into);
    return into;
  };
  const pods = new Set<string>();
  for (const { minor } of editions) closure(unitOf(minor, podTemplate).name, pods);
  const users = new Map<string, Set<string>>();
  for (const { minor, roots } of editions) {
    for (const [kind, definition] of roots) {
      const reached = closure(unitOf(minor, definition).name, new Set());
      const hasPods = reached.has(unitOf(minor, podTemplate).name);
      for (const name of reached) {
        if (hasPods && pods.has(name)) continue;
        const versions = users.get(name) ?? new Set();
        users.set(name, versions.add(kind.split(' ')[0] ?? ''));
      }
    }
  }
  return (name) => {
    const edition = newest(byName.get(name));
    if (edition === every && often.has(name.replace(/_\d+$/, ''))) return `often-${every}`;
    const [first = '', ...others] = users.get(name) ?? [];
    const group = others.length + 1 >= common ? 'common' : pods.has(name) ? 'pod' : first.replace('/', '.');
    return `${group}-${edition}`;
  };
}

function newest(unit: Unit | undefined): string {
  return unit?.minors.at(-1) ?? '';
}
