import type { Affected, Finding } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import { objectIn, textIn } from '../../model/read-json';
import { groupOf } from '../kinds';
import { type KubernetesObject, nameOf, placeIn } from '../kubernetes-object';
import { namesUsedBy } from '../names-used';
import type { Rule } from '../rule';
import { apiVersionsOf } from '../schema/kubernetes-index';
import type { Identity } from '../store';

/** An object that looks for another one. */
interface Use extends Identity {
  readonly user: string;
  readonly origin: Origin;
  readonly property: Finding['property'];
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
  kubernetes({ app, store, report }) {
    const uses: Use[] = [];
    const scalers: Use[] = [];

    return {
      object(object) {
        const { source, content } = object;
        for (const each of namesUsedBy(object)) {
          if (store.find(each) !== undefined) continue;
          // While the object is at hand the name can be put at the property that it was lowered from.
          const isWritten = source.patched !== true;
          const property = isWritten ? source.locate?.(each.pointer, content) : source.patchProperty;
          uses.push(useOf(object, each, placeIn(object, each.pointer), property));
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
      const { namespace, source } = object;
      const identity = {
        group: groupOf(textIn(apiVersion) ?? defaultVersion),
        kind: textIn(kind) ?? defaultKind,
        namespace,
        name: textIn(name) ?? '',
      };
      const place = placeIn(object, '/spec/scaleTargetRef');
      scalers.push(useOf(object, identity, place, source.patchProperty));
    }

    function checkName(wanted: Use, what = `the ${wanted.kind} "${wanted.name}"`): void {
      const { user, place, name, origin, property } = wanted;
      if (store.find(wanted) !== undefined) return;
      const near = store.slipOf(wanted);
      if (near === undefined) return;
      report({
        message: `${user} looks for ${what}, which is not ${app ? 'in the app' : 'among the manifests'}; "${near}" is.`,
        origin,
        property,
        affected: [place],
        fix: app
          ? `Where it lives elsewhere, declare it: \`${declaration(wanted)}\`.`
          : 'Where it lives elsewhere, name a manifest of it: `--existing cluster.yaml`.',
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

function useOf(
  object: KubernetesObject,
  { group, kind, namespace, name }: Identity,
  place: Affected,
  property: Use['property'],
): Use {
  const { origin } = object.source;
  return { group, kind, namespace, name, user: nameOf(object), origin, property, place };
}

/** What says that it is there. */
function declaration({ group, kind, name }: Identity): string {
  const [apiVersion] = apiVersionsOf(kind);
  const version =
    apiVersion !== undefined && groupOf(apiVersion) === group ? '' : `apiVersion: '${group}/v1', `;
  return `new Existing(chart, '${name}', { ${version}kind: '${kind}' })`;
}

function spoken(namespace: string): string {
  return namespace === '' ? 'no namespace' : `the namespace "${namespace}"`;
}
