import type { Affected } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { type KubernetesObject, nameOf, placeIn } from '../kubernetes-object';
import type { Rule } from '../rule';
import type { Source } from '../source';
import { type UsedKind, type User, usersIn } from '../users';

/** An object of ours that a patch gave another name, or another namespace. */
interface Renamed {
  readonly kind: UsedKind;
  readonly group: string;
  readonly source: Source;
  readonly place: Affected;
  /** The namespace it is in now, where that is all that has changed. */
  readonly movedTo?: string;
  readonly name: string;
}

/** What a patched object looks for. */
interface Wants {
  readonly namespace: string;
  readonly names: Readonly<Record<UsedKind, readonly string[]>>;
}

const byName = 'Use `name` instead of the patch: whatever refers to it then follows.';
const advice: Readonly<Record<UsedKind, { readonly consequence: string; readonly fix: string }>> = {
  Service: { consequence: 'Nothing answers to the old name.', fix: byName },
  Deployment: { consequence: 'It would never be scaled.', fix: byName },
  StatefulSet: { consequence: 'It would never be scaled.', fix: byName },
  ServiceAccount: {
    consequence: 'The pods would never be created.',
    fix: 'Use `serviceAccount: { name }` instead of the patch: the pods then follow.',
  },
  Namespace: {
    consequence: 'What is in it could not be created.',
    fix: 'Use `namespace: { name }` instead of the patch: all of the chart then follows.',
  },
  PersistentVolumeClaim: {
    consequence: 'The pods would never start.',
    fix: 'Use `claim({ name })` instead of the patch: the pods then follow.',
  },
  ConfigMap: {
    consequence: 'The pods would never start.',
    fix: 'Leave its name: it holds the hash of the content, by which the pods roll.',
  },
};

/**
 * Objects of ours that a patch has renamed while others of ours look for the old name. The model tells who looks for
 * whom, so only what is patched is remembered.
 */
export const referenceRenamed: Rule = {
  code: 'reference/renamed',
  kubernetes({ app, store, report }) {
    const renamed: Renamed[] = [];
    const usersOf = app && usersIn(app);
    /** By whom an object speaks for, and its kind. */
    const wants = new Map<Origin, Map<string, Wants>>();

    return {
      object(object) {
        const { source, kind, group, name, namespace } = object;
        if (!source.own || !source.patched) return;
        const known = wants.get(source.origin) ?? new Map<string, Wants>();
        wants.set(source.origin, known.set(kind, { namespace, names: wantedBy(object) }));
        const isSame = isNamed(kind, name, source.name ?? name);
        if (!isUsed(kind) || (isSame && namespace === (source.namespace ?? ''))) return;
        const movedTo = isSame ? namespace : undefined;
        renamed.push({
          kind,
          group,
          source,
          place: placeIn(object, '/metadata', isSame ? 'namespace' : 'name'),
          movedTo,
          name,
        });
      },

      finish() {
        for (const each of renamed) tell(each);
      },
    };

    function tell(one: Renamed): void {
      const { kind, source, place, movedTo, name } = one;
      const { origin, patchProperty } = source;
      const all = usersOf?.(kind, source.name ?? '', origin) ?? [];
      const users = all.filter((user) => isLost(user, one));
      const [first, ...more] = users.map(nameOf);
      if (first === undefined) return;
      const before = nameOf({ kind, name: source.name ?? '' });
      const done =
        movedTo === undefined
          ? `gives ${before} the name "${name}"`
          : `puts ${before} into the namespace "${movedTo}"`;
      const who = more.length === 0 ? `${first} still looks` : `${first} and ${more.length} more still look`;
      report({
        message: `A patch ${done}, but ${who} for it ${movedTo === undefined ? 'under the old one' : 'where it was'}.`,
        origin,
        property: patchProperty,
        affected: [place, ...users.map((user) => ({ ...place, object: nameOf(user), pointer: '' }))],
        ...advice[kind],
        ...(movedTo !== undefined && {
          fix: 'Leave it there: a chart has one namespace for all that is in it.',
        }),
        subject: place.object,
      });
    }

    /** A user that is patched too may follow the new name, or may have moved as well. */
    function isLost(user: User, { kind, group, source }: Renamed): boolean {
      const { name = '', namespace: home = '' } = source;
      const patched = wants.get(user.origin)?.get(user.kind);
      const namespace = user.namespace === home ? (patched?.namespace ?? home) : home;
      // Addresses stand within texts, which are taken to be as the model says.
      const isText = kind === 'Service' && user.kind !== 'Ingress' && user.kind !== 'HTTPRoute';
      const names = patched === undefined || isText ? [name] : patched.names[kind];
      return names.some(
        (wanted) =>
          (wanted === name || isNamed(kind, wanted, name)) &&
          store.find({ group, kind, namespace, name: wanted }) === undefined,
      );
    }
  },
};

function isUsed(kind: string): kind is UsedKind {
  return Object.hasOwn(advice, kind);
}

/** The name of a ConfigMap goes on with the hash of its content. */
function isNamed(kind: string, name: string, before: string): boolean {
  if (kind !== 'ConfigMap') return name === before;
  return name.startsWith(`${before}-`) && /^[0-9a-f]{8}$/.test(name.slice(before.length + 1));
}

/** The names that an object looks for, of each kind. */
function wantedBy({ content, namespace, pod }: KubernetesObject): Wants['names'] {
  const spec = objectIn(content.spec);
  const paths = listIn(spec.rules).flatMap((each) => listIn(objectIn(objectIn(each).http).paths));
  const shares = listIn(spec.rules).flatMap((each) =>
    listIn(objectIn(each).backendRefs).map((backend) => objectIn(backend).name),
  );
  const scaled = texts([objectIn(spec.scaleTargetRef).name]);
  return {
    ConfigMap: texts(listIn(pod?.spec.volumes).map((volume) => objectIn(objectIn(volume).configMap).name)),
    Deployment: scaled,
    StatefulSet: scaled,
    Namespace: [namespace],
    PersistentVolumeClaim: texts(
      listIn(pod?.spec.volumes).map((volume) => objectIn(objectIn(volume).persistentVolumeClaim).claimName),
    ),
    Service: texts([
      ...paths.map((path) => objectIn(objectIn(objectIn(path).backend).service).name),
      ...shares,
    ]),
    ServiceAccount: texts([pod?.spec.serviceAccountName]),
  };
}

function texts(values: readonly unknown[]): string[] {
  return values.flatMap((value) => textIn(value) ?? []);
}
