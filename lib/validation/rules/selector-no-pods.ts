import type { Origin } from '../../diagnostics/origin';
import { isObject, type JsonObject } from '../../model/json';
import type { Service } from '../../model/service';
import type { Workload } from '../../model/workload';
import { objectIn } from '../json';
import { nameOf } from '../kubernetes-object';
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

/**
 * Services of ours that find no pods of the app. As the model says it they always do, so only what a patch has
 * changed is remembered, and the pods of others.
 */
export const selectorNoPods: Rule = {
  code: 'selector/no-pods',
  kubernetes({ app, report }) {
    /** Nothing where somebody else says where the Service leads. */
    const services = new Map<Origin, Patched | undefined>();
    const workloads = new Map<Origin, Patched>();
    const strangers: Labels[] = [];

    return {
      object(object) {
        const { source, pod, content, group, kind, namespace } = object;
        if (source.own && !source.patched) return;
        if (pod !== undefined) {
          const labels = objectIn(pod.metadata.labels);
          if (source.own) workloads.set(source.origin, { labels, namespace, source, object: nameOf(object) });
          else strangers.push({ labels, namespace });
        } else if (source.own && kind === 'Service' && group === '') {
          const { selector, type } = objectIn(content.spec);
          const selects = isObject(selector) && Object.keys(selector).length > 0 && type !== 'ExternalName';
          const patched = selects && { labels: selector, namespace, source, object: nameOf(object) };
          services.set(source.origin, patched || undefined);
        }
      },

      finish() {
        if (app === undefined || services.size + workloads.size === 0) return;
        for (const service of app.services) if (service.targets.includes('kubernetes')) check(service);
      },
    };

    function check(service: Service): void {
      const { origin, selects } = service;
      const patched = services.get(origin);
      const pods = workloads.get(selects.origin);
      if (patched === undefined && (pods === undefined || services.has(origin))) return;
      const written = { labels: selects.selector, namespace: service.chart.namespace ?? '' };
      const wanted = patched ?? written;
      // Its own pods first: most patches change something else.
      if (finds(wanted, podsOf(selects)) || strangers.some((each) => finds(wanted, each))) return;
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

function finds(wanted: Labels, pods: Labels): boolean {
  if (wanted.namespace !== pods.namespace) return false;
  for (const key in wanted.labels) if (wanted.labels[key] !== pods.labels[key]) return false;
  return true;
}

function print({ labels, namespace }: Labels): string {
  const all = Object.entries(labels).map(([key, value]) => `${key}: "${value}"`);
  return `${all.join(', ')}${namespace === '' ? '' : ` in the namespace "${namespace}"`}`;
}
