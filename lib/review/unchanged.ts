import type { JsonObject } from '../model/json';
import type { MadeObject } from '../passes/watcher';
import type { Applied } from './base/applied';
import { differences } from './compare/compare';
import { identityOf, type Subject } from './subject';
import { madeSubjects, projectSubjects } from './subjects';

/** Whether all that a construct makes, and all within it, is as it was; of an empty path, the whole app. */
export type Unchanged = (path: string) => boolean;

/** Holds what an app makes against what was applied, and keeps nothing of it but who has made something else. */
export function unchangedSince(applied: Applied): {
  readonly see: (made: MadeObject) => void;
  /** What has been seen since the last time. */
  readonly take: (project: string) => Unchanged;
} {
  const before = new Map(subjectsIn(applied).map((subject) => [identityOf(subject), subject]));
  let seen = new Set<string>();
  let makers = new Map<string, boolean>();
  return {
    see(made) {
      const { path } = made.piece.origin;
      for (const subject of madeSubjects(made)) {
        const identity = identityOf(subject);
        const known = before.get(identity) ?? before.get(identityOf({ ...subject, project: '' }));
        seen.add(identity);
        const isSame = known !== undefined && isAlike(known.object, subject);
        for (const each of around(path)) makers.set(each, isSame && makers.get(each) !== false);
      }
    },
    take(project) {
      const isNothingGone = [...before].every(
        ([identity, subject]) => (subject.project ?? '') !== project || seen.has(identity),
      );
      const found = makers;
      makers = new Map();
      seen = new Set();
      return (path) => found.get(path) === true && (path !== '' || isNothingGone);
    },
  };
}

/** The paths of a construct and of all around it, the app's last: `shop/web`, `shop`, and an empty one. */
function around(path: string): readonly string[] {
  const steps = path === '' ? [] : path.split('/');
  return [...steps.map((_, at) => steps.slice(0, steps.length - at).join('/')), ''];
}

/** Of a file of Docker's some keys are made at a time. */
function isAlike(before: JsonObject, { kind, object }: Subject): boolean {
  const known =
    kind === 'project' ? Object.fromEntries(Object.keys(object).map((key) => [key, before[key]])) : before;
  return differences(known, object, () => false).length === 0;
}

function subjectsIn({ objects, projects }: Applied): readonly Subject[] {
  return [
    ...objects,
    ...projects.flatMap(({ target, file, content }) => projectSubjects(target, file, content)),
  ];
}
