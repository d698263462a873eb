import { rowOf } from '../../../model/read-json';
import type { Traced, TracedList, TracedMap } from './traced';
import { isNothing } from './traced';
import { unique } from './unique';

/** Two files that cannot be one: a list cannot take the place of a map. */
export class NotMergeable extends Error {
  constructor(
    readonly at: Traced,
    readonly path: readonly string[],
  ) {
    super(`\`${path.join('.')}\` cannot be merged: it is of another type in another file.`);
  }
}

type Merger = (base: Traced, over: Traced, path: readonly string[]) => Traced;

const started = { condition: 'service_started', required: true };

/** What docker compose merges in a way of its own, by path; `*` stands for a name. */
const special: Readonly<Record<string, Merger>> = {
  'networks.*.ipam.config': (base, over) => mergedPools(base, over),
  'networks.*.labels': asLists,
  'volumes.*.labels': asLists,
  'services.*.annotations': asLists,
  'services.*.build': (base, over, path) => mergedMaps(build(base), build(over), path),
  'services.*.build.args': asLists,
  'services.*.build.additional_contexts': asLists,
  'services.*.build.extra_hosts': asLists,
  'services.*.build.labels': asLists,
  'services.*.command': (_, over) => over,
  'services.*.depends_on': (base, over, path) => mergedMaps(named(base, started), named(over, started), path),
  'services.*.deploy.labels': asLists,
  'services.*.dns': asLists,
  'services.*.dns_opt': asLists,
  'services.*.dns_search': asLists,
  'services.*.entrypoint': (_, over) => over,
  'services.*.env_file': asLists,
  'services.*.label_file': asLists,
  'services.*.environment': asLists,
  'services.*.extra_hosts': asLists,
  'services.*.healthcheck.test': (_, over) => over,
  'services.*.labels': asLists,
  'services.*.logging': mergedLogging,
  'services.*.models': (base, over, path) => mergedMaps(named(base), named(over), path),
  'services.*.networks': (base, over, path) => mergedMaps(named(base), named(over), path),
  'services.*.sysctls': asLists,
  'services.*.tmpfs': asLists,
  'services.*.ulimits.*': (_, over) => over,
};

/**
 * Lays a file over another as docker compose does: maps by key, lists one behind the other with what is the same once.
 *
 * @throws NotMergeable
 */
export function merged(base: Traced | undefined, over: Traced, path: readonly string[] = []): Traced {
  if (base === undefined || over.tag === 'override') return standing(over);
  const merger = rowOf(special, patternOf(path));
  if (merger !== undefined) return isNothing(over) ? base : unique(merger(base, over, path), path);
  if (isNothing(over)) return base;
  if ('entries' in base) return mergedMaps(base, over, path);
  if (!('items' in base)) return over;
  if (!('items' in over)) throw new NotMergeable(over, path);
  return unique({ items: [...base.items, ...over.items], from: over.from }, path);
}

/** What there is nothing to merge with, without what is not to stand. */
function standing(node: Traced): Traced {
  if ('items' in node) return { ...node, items: node.items.map(standing) };
  if (!('entries' in node)) return node;
  const left = [...node.entries].filter(([, each]) => each.tag !== 'reset');
  return { ...node, entries: new Map(left.map(([key, each]) => [key, standing(each)])) };
}

function patternOf(path: readonly string[]): string {
  const isLimit = path[0] === 'services' && path[2] === 'ulimits';
  return path.map((step, at) => (at === 1 || (isLimit && at === 3) ? '*' : step)).join('.');
}

function mergedMaps(base: Traced, over: Traced, path: readonly string[]): TracedMap {
  if (!('entries' in base)) throw new NotMergeable(base, path);
  if (!('entries' in over)) throw new NotMergeable(over, path);
  const entries = new Map(base.entries);
  for (const [key, value] of over.entries) {
    if (value.tag === 'reset') entries.delete(key);
    else entries.set(key, merged(entries.get(key), value, [...path, key]));
  }
  return { entries, from: base.from };
}

function build(node: Traced): Traced {
  if ('entries' in node || 'items' in node) return node;
  return { entries: new Map([['context', node]]), from: node.from };
}

/** A list of names as a map. */
function named(node: Traced, each?: Readonly<Record<string, unknown>>): Traced {
  if (!('items' in node)) return node;
  const entries = node.items.map((item): [string, Traced] => {
    const { from } = item;
    const content = Object.entries(each ?? {}).map(([key, value]): [string, Traced] => [
      key,
      { value, from },
    ]);
    const name = 'value' in item ? String(item.value) : '';
    return [name, each === undefined ? { value: null, from } : { entries: new Map(content), from }];
  });
  return { entries: new Map(entries), from: node.from };
}

function asLists(base: Traced, over: Traced): TracedList {
  return { items: [...listOf(remaining(base, over)), ...listOf(standing(over))], from: over.from };
}

/** A map without what another one takes away; what a list holds has no name to docker compose. */
function remaining(base: Traced, over: Traced): Traced {
  if (!('entries' in base) || !('entries' in over)) return base;
  const left = [...base.entries].filter(([key]) => over.entries.get(key)?.tag !== 'reset');
  return { ...base, entries: new Map(left) };
}

/** A map as lines of `key=value`, and a single value as one of several. */
function listOf(node: Traced): readonly Traced[] {
  if ('items' in node) return node.items;
  if (!('entries' in node)) return isNothing(node) ? [] : [node];
  const lines = [...node.entries].flatMap(([key, value]): Traced[] => {
    const { from } = value;
    const values = 'items' in value ? value.items : [value];
    return values.map((each) => {
      const { value: text, written } = 'value' in each ? each : { value: '', written: undefined };
      const line = text === null || text === undefined ? key : `${key}=${text}`;
      return { value: line, from, ...(written !== undefined && { written: `${key}=${written}` }) };
    });
  });
  return lines.sort((a, b) => (lineOf(a) < lineOf(b) ? -1 : 1));
}

function lineOf(node: Traced): string {
  return 'value' in node ? String(node.value) : '';
}

/** Options go with their driver. */
function mergedLogging(base: Traced, over: Traced, path: readonly string[]): Traced {
  const [driver, other] = [base, over].map((node) =>
    'entries' in node ? node.entries.get('driver') : undefined,
  );
  const isAlike = driver === undefined || other === undefined || lineOf(driver) === lineOf(other);
  return isAlike ? mergedMaps(base, over, path) : over;
}

/** Pools of addresses are known by their subnet. */
function mergedPools(base: Traced, over: Traced): Traced {
  if (!('items' in base) || !('items' in over)) return over;
  const pools = new Map<string, Traced>();
  const subnetOf = (node: Traced) => {
    const subnet = 'entries' in node ? node.entries.get('subnet') : undefined;
    return subnet === undefined ? '' : lineOf(subnet);
  };
  for (const old of base.items)
    for (const next of over.items) {
      const subnet = subnetOf(next);
      if (subnet !== subnetOf(old)) pools.set(subnet, pools.get(subnet) ?? next);
      else pools.set(subnet, mergedMaps(old, next, ['networks', '*', 'ipam', 'config']));
    }
  return { items: [...pools.values()], from: over.from };
}
