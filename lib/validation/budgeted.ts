import type { JsonObject } from '../model/json';
import { asText, objectIn } from '../model/read-json';
import type { Fact } from './fact';
import { type KubernetesObject, nameOf } from './kubernetes-object';
import type { LabelIndex } from './label-index';
import type { KubernetesChecks } from './rule';

/** Numbers of replicas, as objects of anybody's fix them. */
export interface Budgeted {
  readonly kinds: NonNullable<KubernetesChecks['kinds']>;
  /** How many pods a selector finds where they are fewest; undefined where nobody can tell. */
  fewest(pods: LabelIndex, namespace: string, selector: unknown): number | undefined;
}

/** To be asked when all objects have been seen. */
export function budgeted(): Budgeted {
  /** By `Deployment/web`, in its namespace. */
  const counts = new Map<string, unknown>();
  const scaled = new Map<string, unknown>();
  /** By selector: each of many that are alike would look at all that they find. */
  const sums = new Map<string, number | undefined>();
  const workload = (object: KubernetesObject): void => {
    const { replicas } = objectIn(object.content.spec);
    // What leaves the number to somebody else runs as many as that one says.
    if (replicas !== undefined) counts.set(keyOf(nameOf(object), object.namespace), replicas);
  };
  const scaler = (spec: JsonObject, namespace: string, fewest: unknown): void => {
    const { kind = 'Deployment', name } = objectIn(spec.scaleTargetRef);
    scaled.set(keyOf(`${asText(kind)}/${asText(name)}`, namespace), fewest);
  };
  return {
    kinds: {
      'apps/Deployment': workload,
      'apps/StatefulSet': workload,
      'autoscaling/HorizontalPodAutoscaler'({ content, namespace }) {
        const spec = objectIn(content.spec);
        scaler(spec, namespace, spec.minReplicas ?? 1);
      },
      'keda.sh/ScaledObject'({ content, namespace }) {
        const spec = objectIn(content.spec);
        scaler(spec, namespace, spec.minReplicaCount ?? 0);
      },
    },
    fewest(pods, namespace, selector) {
      const { matchLabels, matchExpressions } = objectIn(selector);
      const labels = objectIn(matchLabels);
      if (matchExpressions !== undefined || Object.keys(labels).length === 0) return undefined;
      const key = keyOf(JSON.stringify(labels), namespace);
      if (!sums.has(key)) sums.set(key, sumOf(pods.foundBy(namespace, labels), namespace));
      return sums.get(key);
    },
  };

  function sumOf(facts: Iterable<Fact>, namespace: string): number | undefined {
    let sum = 0;
    for (const fact of facts) {
      const key = keyOf(nameOf(fact), namespace);
      const count = scaled.has(key) ? scaled.get(key) : counts.get(key);
      if (typeof count !== 'number') return undefined;
      sum += count;
    }
    return sum;
  }
}

function keyOf(object: string, namespace: string): string {
  return `${object} ${namespace}`;
}
