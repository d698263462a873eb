import type { Affected } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import type { AppModel } from '../../model/app';
import { objectIn } from '../../model/read-json';
import { containersOf } from '../../model/workload';
import { movedNames } from '../compose/moved-names';
import { movedWaits } from '../compose/moved-waits';
import { factOf } from '../fact';
import { type KubernetesObject, nameOf, placeIn } from '../kubernetes-object';
import { movedLabels } from '../moved-labels';
import { movedPorts } from '../moved-ports';
import type { Problem, Rule } from '../rule';
import type { Source } from '../source';
import { isScaler, isUsedKind, type UsersOf, usersIn } from '../users';

/** An object of ours that a patch has made one of another kind. */
interface Changed {
  readonly source: Source;
  readonly kind: string;
  readonly place: Affected;
}

/** A ConfigMap of ours that somebody has patched. */
interface Files {
  readonly source: Source;
  readonly place: Affected;
  readonly keys: ReadonlySet<string>;
}

/**
 * What a patch has moved while others of ours still point at where it was: a port, a file, the kind of an object, a name
 * on a network. The model tells who points where, so only what is patched is remembered.
 */
export const referenceMoved: Rule = {
  code: 'reference/moved',
  kubernetes({ app, store, report }) {
    if (app === undefined) return {};
    const ports = movedPorts(app);
    const labels = movedLabels(app, store);
    const changed: Changed[] = [];
    const files: Files[] = [];
    /** The kinds that autoscalers look for, where a patch says them. */
    const scaled = new Map<Origin, unknown>();
    const pods = new Set<Origin>();
    return {
      object(object) {
        const { source, kind, content } = object;
        if (!source.own || !source.patched) return;
        if (kind !== source.kind) changed.push({ source, kind, place: placeIn(object, '/kind') });
        else if (kind === 'ConfigMap') files.push(filesIn(object));
        else if (isScaler(kind))
          scaled.set(source.origin, objectIn(objectIn(content.spec).scaleTargetRef).kind);
        if (object.pod !== undefined) pods.add(source.origin);
        ports.add(object);
        labels.add(object);
      },

      finish() {
        for (const problem of [...ports.problems(), ...labels.problems()]) report(problem);
        if (changed.length > 0) {
          const usersOf = usersIn(app);
          for (const each of changed)
            for (const problem of kindProblems(each, usersOf, scaled)) report(problem);
        }
        if (files.length > 0) for (const problem of fileProblems(files, pods, app)) report(problem);
      },
    };
  },

  compose({ app, report }) {
    if (app === undefined) return {};
    const names = movedNames(app);
    const waits = movedWaits();
    return {
      service(service) {
        names.add(service);
        waits.add(service);
      },
      finish() {
        for (const problem of [...names.problems(), ...waits.problems()]) report(problem);
      },
    };
  },
};

function kindProblems(
  { source, kind, place }: Changed,
  usersOf: UsersOf,
  scaled: ReadonlyMap<Origin, unknown>,
): Problem[] {
  const { origin, kind: before, name = '', patchProperty } = source;
  if (!isUsedKind(before)) return [];
  const users = usersOf(before, name, origin).filter(
    (user) => !isScaler(user.kind) || (scaled.get(user.origin) ?? before) !== kind,
  );
  const [first, ...more] = users.map(nameOf);
  if (first === undefined) return [];
  const who = more.length === 0 ? `${first} still looks` : `${first} and ${more.length} more still look`;
  return [
    {
      message: `A patch makes ${nameOf({ kind: before, name })} a ${kind === '' ? 'thing without a kind' : kind}, but ${who} for the ${before}.`,
      origin,
      property: patchProperty,
      affected: [place, ...users.map((user) => ({ ...place, object: nameOf(user), pointer: '' }))],
      consequence: before === 'Deployment' ? 'It would never be scaled.' : 'It would not be found.',
      fix: 'Take the change out of the patch, or let the patches of the others follow.',
      subject: place.object,
    },
  ];
}

function filesIn(object: KubernetesObject): Files {
  const { keys = new Set<string>() } = factOf(object);
  return { source: object.source, place: placeIn(object, '/data'), keys };
}

/** Pods mount some files by their names. */
function fileProblems(
  files: readonly Files[],
  patchedPods: ReadonlySet<Origin>,
  { workloads }: AppModel,
): Problem[] {
  const known = new Map(workloads.map((workload) => [workload.origin, workload]));
  return files.flatMap(({ source, place, keys }) => {
    const workload = known.get(source.origin);
    const volume = workload?.volumes.find(
      (each) => each.type === 'config' && each.configName === source.name,
    );
    if (workload === undefined || volume === undefined || patchedPods.has(source.origin)) return [];
    const mounted = containersOf(workload).flatMap(({ mounts }) =>
      mounts.filter((mount) => mount.volume === volume.name),
    );
    const lost = new Set(mounted.flatMap(({ file }) => (file === undefined || keys.has(file) ? [] : file)));
    return [...lost].map((file) => ({
      message: `A patch takes the file "${file}" out of ${place.object}, but the pods of "${workload.name}" mount it by that name.`,
      origin: source.origin,
      property: source.patchProperty,
      affected: [place],
      consequence: 'The pods would never start.',
      fix: 'Change the file in the props instead of the patch.',
      subject: `${place.object} ${file}`,
    }));
  });
}
