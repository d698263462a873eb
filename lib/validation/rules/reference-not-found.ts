import type { Affected } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import { objectIn, textIn } from '../../model/read-json';
import { groupOf } from '../kinds';
import { type KubernetesObject, nameOf, placeIn } from '../kubernetes-object';
import { namesUsedBy } from '../names-used';
import type { Rule } from '../rule';
import type { Identity } from '../store';

/** An object that looks for another one. */
interface Use extends Identity {
  readonly user: string;
  readonly origin: Origin;
  readonly property?: readonly string[];
  readonly place: Affected;
}

/** What an autoscaler can scale of the kinds that every cluster has, by group. */
const scalable: readonly (readonly [group: string, kind: string])[] = [
  ['apps', 'Deployment'],
  ['apps', 'StatefulSet'],
  ['apps', 'ReplicaSet'],
  ['', 'ReplicationController'],
];
const notScalable: ReadonlySet<string> = new Set(['DaemonSet', 'Job', 'CronJob', 'Pod', 'Service']);

/**
 * Names that lead past what is there: nearly the name of an object, or that of one which is of another kind or in
 * another namespace. A name that nothing here resembles leads out of the app, which is nobody's mistake.
 */
export const referenceNotFound: Rule = {
  code: 'reference/not-found',
  kubernetes({ store, report }) {
    const uses: Use[] = [];
    const scalers: Use[] = [];

    const use = (object: KubernetesObject, identity: Omit<Identity, 'namespace'>, place: Affected): Use => {
      const { namespace, source } = object;
      const { origin, patchProperty: property } = source;
      return { ...identity, namespace, user: nameOf(object), origin, property, place };
    };

    return {
      object(object) {
        for (const { group, kind, name, pointer } of namesUsedBy(object)) {
          uses.push(use(object, { group, kind, name }, placeIn(object, pointer)));
        }
      },

      kinds: {
        'autoscaling/HorizontalPodAutoscaler': (object) => addScaler(object, '', ''),
        // KEDA takes a Deployment where nothing else is said.
        'keda.sh/ScaledObject': (object) => addScaler(object, 'apps/v1', 'Deployment'),
      },

      finish() {
        for (const each of uses) checkName(each);
        for (const each of scalers) checkScaler(each);
      },
    };

    function addScaler(object: KubernetesObject, defaultVersion: string, defaultKind: string): void {
      if (object.source.own && !object.source.patched) return;
      const { apiVersion, kind, name } = objectIn(objectIn(object.content.spec).scaleTargetRef);
      const group = groupOf(textIn(apiVersion) ?? defaultVersion);
      const place = placeIn(object, '/spec/scaleTargetRef');
      scalers.push(
        use(object, { group, kind: textIn(kind) ?? defaultKind, name: textIn(name) ?? '' }, place),
      );
    }

    function checkName(wanted: Use, what = `the ${wanted.kind} "${wanted.name}"`): void {
      const { user, place, name, origin, property } = wanted;
      if (store.find(wanted) !== undefined) return;
      const near = store.slipOf(wanted);
      if (near === undefined) return;
      report({
        message: `${user} looks for ${what}, which is not in the app; "${near}" is.`,
        origin,
        property,
        affected: [place],
        fix: `Where it lives elsewhere, declare it: \`new Existing(chart, '${name}', { kind: '${wanted.kind}' })\`.`,
        suggestion: near,
        subject: `${wanted.kind} ${name}`,
      });
    }

    function checkScaler(wanted: Use): void {
      const { user, group, kind, name, namespace, origin, property, place } = wanted;
      const tell = (message: string, field: string) =>
        report({
          message,
          origin,
          property,
          affected: [{ ...place, pointer: `${place.pointer}/${field}` }],
          consequence: 'It would never scale anything.',
          subject: `scales ${name}`,
        });
      if (store.find(wanted) !== undefined) {
        if (notScalable.has(kind))
          tell(`${user} leads to ${nameOf(wanted)}, which cannot be scaled.`, 'kind');
        return;
      }
      const other = scalable.find(
        ([group, kind]) => store.find({ group, kind, namespace, name }) !== undefined,
      );
      if (other !== undefined) {
        const [otherGroup, otherKind] = other;
        const isKind = otherKind !== kind;
        const said = isKind ? `the ${kind} "${name}"` : `a ${kind} of the API group "${group}"`;
        const there = isKind ? `a ${otherKind}` : `of "${otherGroup}"`;
        tell(`${user} leads to ${said}, but what has that name is ${there}.`, isKind ? 'kind' : 'apiVersion');
        return;
      }
      const elsewhere = store.namespaceOf(wanted);
      if (elsewhere === undefined)
        checkName({ ...wanted, place: { ...place, pointer: `${place.pointer}/name` } });
      else
        tell(
          `${user} leads to ${nameOf(wanted)}, which is in ${spoken(elsewhere)}, not in ${spoken(namespace)}.`,
          'name',
        );
    }
  },
};

function spoken(namespace: string): string {
  return namespace === '' ? 'no namespace' : `the namespace "${namespace}"`;
}
