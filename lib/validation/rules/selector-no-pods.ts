import type { Affected } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import { isObject, type JsonObject } from '../../model/json';
import { asText, objectIn } from '../../model/read-json';
import type { Service } from '../../model/service';
import type { Workload } from '../../model/workload';
import { type Finder, findersIn } from '../finders';
import { type KubernetesObject, nameOf, placeIn } from '../kubernetes-object';
import type { Rule } from '../rule';
import type { Source } from '../source';

/** Labels that pods bear, or that a Service finds them by. */
interface Labels {
  readonly labels: JsonObject;
  readonly namespace: string;
}

/** The same of an object that a patch has changed. */
interface Patched extends Labels {
  readonly source: Source;
  /** `Service/web`. */
  readonly object: string;
}

/** What is not ours, or is not as the model says it, and finds pods by their labels. */
interface Foreign {
  readonly origin: Origin;
  readonly property?: readonly string[];
  readonly name: string;
  /** `PodDisruptionBudget/web`. */
  readonly object: string;
  readonly place: Affected;
  readonly finder: Finder;
}

/**
 * Services of ours that find no pods of the app: as the model says it they always do, so only what a patch has changed
 * is remembered. Of what is not ours the pods may well be elsewhere, so it is told where there are some that were
 * probably meant.
 */
export const selectorNoPods: Rule = {
  code: 'selector/no-pods',
  kubernetes({ app, store, report }) {
    /** Nothing where somebody else says where the Service leads. */
    const services = new Map<Origin, Patched | undefined>();
    const workloads = new Map<Origin, Patched>();
    const finders: Foreign[] = [];

    return {
      object(object) {
        const { source, pod, content, group, kind, namespace } = object;
        if (!source.own || (source.patched && group === 'policy')) add(object);
        if (!source.own || !source.patched) return;
        if (pod !== undefined) {
          const labels = objectIn(pod.metadata.labels);
          workloads.set(source.origin, { labels, namespace, source, object: nameOf(object) });
        } else if (kind === 'Service' && group === '') {
          const { selector, type } = objectIn(content.spec);
          const selects = isObject(selector) && Object.keys(selector).length > 0 && type !== 'ExternalName';
          const patched = selects && { labels: selector, namespace, source, object: nameOf(object) };
          services.set(source.origin, patched || undefined);
        }
      },

      finish() {
        for (const finder of finders) checkFinder(finder);
        if (app === undefined || services.size + workloads.size === 0) return;
        for (const service of app.services) if (service.targets.includes('kubernetes')) check(service);
      },
    };

    function add(object: KubernetesObject): void {
      const { name, source } = object;
      const { origin, patchProperty: property } = source;
      for (const finder of findersIn(object)) {
        const place = placeIn(object, finder.pointer);
        finders.push({ origin, property, name, object: nameOf(object), place, finder });
      }
    }

    function checkFinder({ origin, property, name, object, place, finder }: Foreign): void {
      const { finds, labels, namespaces, consequence, isNamesake } = finder;
      const index = store[finds]();
      if (namespaces.some((namespace) => isAny(index.foundBy(namespace, labels)))) return;
      const [namespace = ''] = namespaces;
      const meant = index.meantBy(namespace, labels, isNamesake ? name : undefined);
      if (meant === undefined) return;
      const { podLabels, labels: own } = meant;
      const all = (finds === 'pods' ? podLabels : own) ?? {};
      const keys = Object.keys(labels).filter((key) => all[key] !== undefined);
      const borne = keys.length === 0 ? all : Object.fromEntries(keys.map((key) => [key, all[key]]));
      const those = finds === 'pods' ? `those of ${nameOf(meant)} bear` : `${nameOf(meant)} bears`;
      report({
        message: `${object} finds its ${finds === 'pods' ? 'pods' : 'Services'} by ${print({ labels, namespace })}, but ${those} ${print({ labels: borne, namespace: '' })}.`,
        origin,
        property,
        related: meant.origin === origin ? undefined : [meant.origin],
        affected: [place],
        consequence,
        fix: `Find them by labels that they bear. Where ${finds === 'pods' ? 'the pods' : 'they'} come from elsewhere, suppress this with that reason.`,
        subject: `${object} ${namespace} ${finder.pointer}`,
      });
    }

    function isFound({ labels, namespace }: Labels): boolean {
      return isAny(store.pods().foundBy(namespace, labels));
    }

    function check(service: Service): void {
      const { origin, selects } = service;
      const patched = services.get(origin);
      const pods = workloads.get(selects.origin);
      if (patched === undefined && (pods === undefined || services.has(origin))) return;
      const written = { labels: selects.selector, namespace: service.chart.namespace ?? '' };
      const wanted = patched ?? written;
      // Its own pods first: most patches change something else.
      if (finds(wanted, podsOf(selects)) || isFound(wanted)) return;
      if (app?.workloads.some((each) => each.targets.includes('kubernetes') && finds(wanted, podsOf(each))))
        return;
      const { source } = (pods && !finds(written, pods) ? pods : patched) ?? {};
      const object = patched?.object ?? nameOf({ kind: 'Service', name: service.name });
      report({
        message: `${object} finds its pods by ${print(wanted)}, but no pods of the app bear that.`,
        origin: source?.origin ?? origin,
        property: source?.patchProperty,
        related: source === undefined || source.origin === origin ? undefined : [origin],
        affected: [{ target: 'kubernetes', object, pointer: '/spec/selector' }],
        consequence: 'Unless such pods come from elsewhere, whoever connects to the Service is refused.',
        fix: 'Take the change out of the patch. Where the pods come from elsewhere, suppress this with that reason.',
        subject: object,
      });
    }

    function podsOf(workload: Workload): Labels {
      const { chart, labels, origin } = workload;
      const written = { labels: { ...chart.labels, ...labels }, namespace: chart.namespace ?? '' };
      return workloads.get(origin) ?? written;
    }
  },
};

function isAny(found: Iterable<unknown>): boolean {
  for (const _ of found) return true;
  return false;
}

function finds(wanted: Labels, pods: Labels): boolean {
  if (wanted.namespace !== pods.namespace) return false;
  for (const key in wanted.labels) if (wanted.labels[key] !== pods.labels[key]) return false;
  return true;
}

function print({ labels, namespace }: Labels): string {
  const all = Object.entries(labels).map(([key, value]) => `${key}: "${asText(value)}"`);
  return `${all.join(', ')}${namespace === '' ? '' : ` in the namespace "${namespace}"`}`;
}
