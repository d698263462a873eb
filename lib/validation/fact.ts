import type { Origin } from '../diagnostics/origin';
import { isObject, type JsonObject } from '../model/json';
import { listIn, objectIn } from '../model/read-json';
import type { KubernetesObject } from './kubernetes-object';
import type { Pod } from './pod';

/**
 * What is remembered of an object when the object itself is gone. Labels and ports are the object's own lists and
 * maps, which are small; nothing around them stays.
 */
export interface Fact {
  readonly kind: string;
  readonly name: string;
  readonly origin: Origin;
  /** The keys of a Secret's or ConfigMap's data; undefined where nobody knows them. */
  readonly keys?: ReadonlySet<string>;
  /** Nothing of it was seen: it is said to be there. */
  readonly declared?: true;
  /** The labels of the pods that it is or makes. */
  readonly podLabels?: JsonObject;
  /** Those of a Service. */
  readonly labels?: JsonObject;
  /** The ports of a Service, or those that pods open; undefined where nobody knows them. */
  readonly ports?: readonly unknown[];
}

export function factOf({ group, kind, name, content, pod, source: { origin } }: KubernetesObject): Fact {
  if (pod !== undefined) {
    return { kind, name, origin, podLabels: objectIn(pod.metadata.labels), ports: portsOf(pod) };
  }
  if (group === '' && (kind === 'Secret' || kind === 'ConfigMap')) {
    return { kind, name, origin, keys: dataKeys(content) };
  }
  const spec = objectIn(content.spec);
  if (group === '' && kind === 'Service') {
    // Behind another name for a host there are ports that nobody lists.
    const ports = spec.type === 'ExternalName' ? undefined : listIn(spec.ports);
    return { kind, name, origin, labels: objectIn(objectIn(content.metadata).labels), ports };
  }
  // Custom kinds that make pods keep their labels where the built-in ones do.
  const { labels } = objectIn(objectIn(spec.template).metadata);
  return isObject(labels) ? { kind, name, origin, podLabels: labels } : { kind, name, origin };
}

function dataKeys({ data, stringData, binaryData }: JsonObject): ReadonlySet<string> {
  return new Set([data, stringData, binaryData].flatMap((part) => Object.keys(objectIn(part))));
}

/** Of the containers that stay: most pods have one. */
function portsOf({ containers }: Pod): readonly unknown[] {
  const lists = containers.flatMap(({ list, content }) =>
    list === 'initContainers' && content.restartPolicy !== 'Always' ? [] : [listIn(content.ports)],
  );
  const [first = [], ...more] = lists;
  return more.length === 0 ? first : lists.flat();
}
