import type { Affected } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import type { JsonObject } from '../../model/json';
import { objectIn } from '../../model/read-json';
import type { KindName } from '../kinds';
import { type KubernetesObject, nameOf, type PodObject, placeIn } from '../kubernetes-object';
import type { Rule } from '../rule';
import type { Told } from './seen';
import { selectorIndex } from './selector-index';

/** What looks after pods, and which pods have to be looked after. */
interface Asked {
  /** The selector of an object of each kind; undefined where it finds none, `'all'` where it finds those of all namespaces. */
  readonly selectors: { readonly [K in KindName]?: (object: KubernetesObject) => unknown };
  /** Where what is missing is told, in the whole object; undefined for pods that do without. */
  at(object: PodObject): string | undefined;
  told(name: string): Omit<Told, 'at' | 'subject'>;
}

/** What may be kept of a pod when its object is gone. */
interface Kept {
  readonly name: string;
  readonly namespace: string;
  readonly labels: JsonObject;
  readonly origin: Origin;
  readonly place: Affected;
}

/** Tells, when all is seen, of pods that no selector of the set finds. */
export function unselected({ selectors, at, told }: Asked): NonNullable<Rule['kubernetes']> {
  return ({ report }) => {
    const index = selectorIndex();
    const pods: Kept[] = [];
    let isForAll = false;
    const kinds = Object.entries(selectors).map(([kind, selectorOf]) => {
      const add = (object: KubernetesObject): void => {
        const selector = selectorOf(object);
        if (selector === 'all') isForAll = true;
        else if (selector !== undefined) index.add(object.namespace, selector);
      };
      return [kind, add] as const;
    });
    return {
      kinds: Object.fromEntries(kinds),
      pod(object) {
        const pointer = at(object);
        if (pointer === undefined) return;
        pods.push({
          name: nameOf(object),
          namespace: object.namespace,
          labels: objectIn(object.pod.metadata.labels),
          origin: object.source.origin,
          place: placeIn(object, pointer),
        });
      },
      finish() {
        if (isForAll) return;
        for (const { name, namespace, labels, origin, place } of pods)
          if (!index.finds(namespace, labels))
            report({ ...told(name), origin, affected: [place], subject: `${name} ${namespace}` });
      },
    };
  };
}
