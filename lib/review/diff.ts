import type { Base } from './base/base';
import { type ReadYaml, readBase } from './base/read-base';
import { type ChangeGroup, type Diff, impacts, type ObjectChange } from './change';
import { followsIn } from './follows';
import type { Made } from './made';
import { changeOf } from './object-change';
import { pairsOf } from './pairs';
import { meetingsIn } from './security/meetings';
import { proxiesBefore } from './security/proxy-before';
import type { Subject } from './subject';
import { summaryOf } from './summary';

/** Why nothing could be compared. */
export interface NotComparable {
  readonly message: string;
  readonly fix?: string;
}

/** Compares what an app makes with what was written earlier. */
export function diffWith(base: Base, made: Made, out: string, readYaml: ReadYaml): Diff | NotComparable {
  const texts = new Set(made.texts.keys());
  const earlier = readBase(base, out, { wanted: made.targets, texts, readYaml });
  if (earlier === undefined)
    return {
      message: `There is no output to compare with in ${base.name}.`,
      fix: 'Commit what lading synth writes, or name a folder that holds an earlier output: --base <folder>.',
    };
  const { unreadable, same } = earlier;
  if (unreadable.length > 0)
    return { message: `In ${base.name}, ${[...new Set(unreadable)].join(', ')} cannot be read as YAML.` };
  const equal = new Set([...same].flatMap((key) => made.texts.get(key) ?? []));
  const now = made.subjects.filter((subject) => !equal.has(subject));
  const pairs = pairsOf(earlier.subjects, now);
  const follows = followsIn(pairs, now);
  const around = {
    follows,
    proxyBefore: proxiesBefore(earlier.subjects),
    meetings: { before: meetingsIn(earlier.subjects), after: meetingsIn(now) },
  };
  const changes = pairs.flatMap((pair) => changeOf(pair, around) ?? []);
  return {
    base: base.name,
    summary: summaryOf(changes),
    groups: grouped(changes, constructs(now)),
    unchanged: made.subjects.length - changes.filter(({ construct }) => construct !== undefined).length,
  };
}

/** What was typed for each construct. */
function constructs(subjects: readonly Subject[]): ReadonlyMap<string, string> {
  return new Map(subjects.flatMap(({ source }) => (source ? [[source.path, source.construct]] : [])));
}

/** By construct; what is gone stands by its name. The worst first. */
function grouped(
  changes: readonly ObjectChange[],
  typed: ReadonlyMap<string, string>,
): readonly ChangeGroup[] {
  const groups = new Map<string, ObjectChange[]>();
  for (const change of changes) {
    const title = change.construct ?? nameIn(change.object);
    groups.set(title, [...(groups.get(title) ?? []), change]);
  }
  const rank = (change: ObjectChange) => impacts.indexOf(change.effects[0]?.impact ?? 'new');
  const worst = (objects: readonly ObjectChange[]) => Math.min(...objects.map(rank));
  return [...groups]
    .map(([title, objects]): ChangeGroup => {
      const sorted = [...objects].sort((a, b) => rank(a) - rank(b));
      const location = objects.find((change) => change.location)?.location;
      return { title, construct: typed.get(title), location, objects: sorted };
    })
    .sort((a, b) => worst(a.objects) - worst(b.objects) || (a.title < b.title ? -1 : 1));
}

function nameIn(object: string): string {
  return object.replace(/^\w+[/.](?=.)/, '');
}
