import type { JsonObject } from '../model/json';
import { isObject } from '../model/json';
import { identityOf, type Subject } from './subject';

/** What was, and what is. */
export type Pair = {
  /** It is called otherwise: by its content, or by somebody's choice. */
  readonly renamed?: 'content' | 'name';
} & (
  | { readonly before: Subject; readonly after: Subject }
  | { readonly before: Subject; readonly after?: undefined }
  | { readonly before?: undefined; readonly after: Subject }
);

/** Objects whose names end with a hash of their content. */
const hashed: ReadonlySet<string> = new Set(['ConfigMap', 'Secret', 'Job']);
const hash = /-[0-9a-f]{8}$/;

const workloads: ReadonlySet<string> = new Set([
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob', 'Pod', 'services'],
]);

function isWorkload({ kind }: Subject): boolean {
  return workloads.has(kind);
}

/** Compared with more, each gone object would take longer than whoever waits for it has. */
const mostCandidates = 200;
/** How much of two objects has to be the same for one to be the other under another name. */
const likeEnough = 0.7;

/** Finds every object in the earlier output: by its name, by what its name is made of, and by what it is. */
export function pairsOf(before: readonly Subject[], after: readonly Subject[]): Pair[] {
  const gone = new Map(before.map((subject) => [identityOf(subject), subject]));
  const pairs: Pair[] = [];
  let rest: Subject[] = [];
  for (const subject of after) {
    const identity = identityOf(subject);
    const known = gone.get(identity);
    if (known === undefined) rest.push(subject);
    else {
      pairs.push({ before: known, after: subject });
      gone.delete(identity);
    }
  }
  if (gone.size > 0 && rest.length > 0) {
    rest = pairUp(rest, 'content', byContent([...gone.values()]));
    rest = pairUp(rest, 'name', byLikeness([...gone.values()]));
    rest = pairUp(rest, 'name', byOwner([...gone.values()], pairs));
  }
  return [
    ...pairs,
    ...rest.map((subject): Pair => ({ after: subject })),
    ...[...gone.values()].map((subject): Pair => ({ before: subject })),
  ];

  function pairUp(
    list: readonly Subject[],
    renamed: NonNullable<Pair['renamed']>,
    find: (subject: Subject) => Subject | undefined,
  ): Subject[] {
    return list.filter((subject) => {
      const found = find(subject);
      const isFree = found !== undefined && gone.delete(identityOf(found));
      if (isFree) pairs.push({ before: found, after: subject, renamed });
      return !isFree;
    });
  }
}

function byContent(gone: readonly Subject[]): (subject: Subject) => Subject | undefined {
  const stem = (subject: Subject): string | undefined =>
    hashed.has(subject.kind) && hash.test(subject.name)
      ? identityOf({ ...subject, name: subject.name.replace(hash, '') })
      : undefined;
  const stems = new Map(gone.map((subject) => [stem(subject), subject]));
  return (subject) => {
    const wanted = stem(subject);
    return wanted === undefined ? undefined : stems.get(wanted);
  };
}

/** A workload of another name, or in another namespace, that is the same for the most part. */
function byLikeness(gone: readonly Subject[]): (subject: Subject) => Subject | undefined {
  const kinds = new Map<string, Subject[]>();
  for (const subject of gone)
    if (isWorkload(subject)) kinds.set(kindOf(subject), [...(kinds.get(kindOf(subject)) ?? []), subject]);
  return (subject) => {
    if (!isWorkload(subject)) return undefined;
    const leaves = leavesOf(subject.object, subject.name);
    let best: Subject | undefined;
    let bound = likeEnough;
    for (const candidate of (kinds.get(kindOf(subject)) ?? []).slice(0, mostCandidates)) {
      const likeness = likenessOf(leavesOf(candidate.object, candidate.name), leaves);
      if (likeness < bound) continue;
      best = candidate;
      bound = likeness;
    }
    return best;
  };
}

function kindOf(subject: Subject): string {
  return identityOf({ ...subject, name: '', namespace: '' });
}

/** What belongs to a workload takes its name. */
function byOwner(
  gone: readonly Subject[],
  pairs: readonly Pair[],
): (subject: Subject) => Subject | undefined {
  const moved = pairs.flatMap(({ renamed, before, after }) =>
    renamed === 'name' && before && after ? [{ before, after }] : [],
  );
  const names = new Map(gone.map((subject) => [identityOf(subject), subject]));
  return (subject) => {
    for (const { before, after } of moved) {
      if (before.target !== subject.target) continue;
      if (subject.name !== after.name && !subject.name.startsWith(`${after.name}-`)) continue;
      const name = before.name + subject.name.slice(after.name.length);
      const namespace = subject.namespace === after.namespace ? before.namespace : subject.namespace;
      const found = names.get(identityOf({ ...subject, name, namespace }));
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** Every single value with its place; the object's own name in it counts for nothing. */
function leavesOf(object: JsonObject, name: string): ReadonlySet<string> {
  const leaves = new Set<string>();
  const walk = (place: string, value: unknown): void => {
    if (Array.isArray(value)) for (const entry of value) walk(`${place}/*`, entry);
    else if (isObject(value)) for (const key of Object.keys(value)) walk(`${place}/${key}`, value[key]);
    else leaves.add(`${place}=${withoutName(String(value), name)}`);
  };
  walk('', object);
  return leaves;
}

function withoutName(text: string, name: string): string {
  return name === '' ? text : text.replaceAll(name, '\0');
}

function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const leaf of one) if (other.has(leaf)) common += 1;
  return common / Math.max(1, one.size + other.size - common);
}

/** The older object as it would be under the newer one's name: only what else differs is left. */
export function underNewName({ before, after }: { before: Subject; after: Subject }): JsonObject {
  const rename = (value: unknown): unknown => {
    if (typeof value === 'string') return renameIn(value, before.name, after.name);
    if (Array.isArray(value)) return value.map(rename);
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, rename(entry)]))
      : value;
  };
  const renamed = rename(before.object);
  return isObject(renamed) ? renamed : before.object;
}

function renameIn(text: string, from: string, to: string): string {
  if (from === '' || !text.includes(from)) return text;
  const escaped = from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`, 'g'), () => to);
}
