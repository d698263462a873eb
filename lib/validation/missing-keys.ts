import { nearest } from '../diagnostics/did-you-mean';
import type { Affected } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import { listIn, objectIn, textIn } from '../model/read-json';
import type { Fact } from './fact';
import { nameOf, type PodObject, placeIn } from './kubernetes-object';
import type { KubernetesChecks, KubernetesContext } from './rule';

/** Kinds whose keys pods read, and where they say so: in a variable, in a volume. */
const readers = {
  Secret: { variable: 'secretKeyRef', volume: 'secret', name: 'secretName' },
  ConfigMap: { variable: 'configMapKeyRef', volume: 'configMap', name: 'name' },
} as const;

interface KeyUse {
  readonly user: string;
  readonly own: boolean;
  readonly origin: Origin;
  readonly place: Affected;
  readonly namespace: string;
  readonly name: string;
  readonly key: string;
}

/** Finds keys that pods cannot do without, and that the object of that name, which is there, does not have. */
export function missingKeys(
  kind: keyof typeof readers,
  { store, report }: Pick<KubernetesContext, 'store' | 'report'>,
): KubernetesChecks {
  /** Of objects that have not been seen yet. */
  const uses: KeyUse[] = [];
  return {
    pod(object) {
      for (const use of usesIn(object, readers[kind])) {
        // While the pod is at hand the problem can be put at the property that the key was lowered from.
        const { keys, declared } = factOf(use) ?? {};
        const isTold = keys !== undefined && check(use, keys);
        // What is said to be there may still be made here, with other keys.
        if (!isTold && (keys === undefined || declared)) uses.push(use);
      }
    },

    finish() {
      for (const use of uses) check(use, factOf(use)?.keys);
    },
  };

  function factOf({ namespace, name }: KeyUse): Fact | undefined {
    return store.find({ group: '', kind, namespace, name });
  }

  function check({ user, own, origin, place, name, key }: KeyUse, keys?: ReadonlySet<string>): boolean {
    // Something else fills one that is written empty.
    if (keys === undefined || keys.size === 0 || keys.has(key)) return false;
    report({
      severity: own ? undefined : 'warning',
      message: `${user} reads the key "${key}" of the ${kind} "${name}", which has only ${[...keys].map((each) => `"${each}"`).join(', ')}.`,
      origin,
      affected: [place],
      consequence: 'Its containers would never start.',
      suggestion: nearest(key, keys),
    });
    return true;
  }
}

function usesIn(object: PodObject, reader: (typeof readers)[keyof typeof readers]): readonly KeyUse[] {
  const uses: KeyUse[] = [];
  const { pod, namespace, source } = object;
  const add = (given: unknown, wanted: unknown, pointer: string, ...steps: (string | number)[]) => {
    const name = textIn(given);
    const key = textIn(wanted);
    if (name === undefined || key === undefined) return;
    const place = placeIn(object, pointer, ...steps);
    const { own, origin } = source;
    uses.push({ user: nameOf(object), own, origin, place, namespace, name, key });
  };
  for (const { content, pointer } of pod.containers) {
    listIn(content.env).forEach((entry, index) => {
      const from = objectIn(objectIn(entry).valueFrom)[reader.variable];
      if (from === undefined) return;
      const { name, key, optional } = objectIn(from);
      if (optional !== true) add(name, key, pointer, 'env', index, 'valueFrom', reader.variable, 'key');
    });
  }
  const addItems = (volume: unknown, field: 'name' | 'secretName', ...steps: (string | number)[]) => {
    const { items, optional, [field]: name } = objectIn(volume);
    if (optional === true) return;
    listIn(items).forEach((item, index) => {
      add(name, objectIn(item).key, pod.pointer, 'volumes', ...steps, 'items', index, 'key');
    });
  };
  listIn(pod.spec.volumes).forEach((volume, index) => {
    const { [reader.volume]: whole, projected } = objectIn(volume);
    addItems(whole, reader.name, index, reader.volume);
    listIn(objectIn(projected).sources).forEach((each, at) => {
      addItems(objectIn(each)[reader.volume], 'name', index, 'projected', 'sources', at, reader.volume);
    });
  });
  return uses;
}
