import type { Affected } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import { asText, objectIn } from '../../model/read-json';
import { type KubernetesObject, placeIn } from '../kubernetes-object';
import type { Rule } from '../rule';
import type { Told } from './seen';

/** A workload that has a number of replicas. */
export interface Replicas {
  /** `Deployment`, `StatefulSet`. */
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** As it is written; undefined where it is not. */
  readonly written: unknown;
  /** How many there are by what is written. */
  readonly count: number;
}

/** What may be kept of it when the object is gone. */
interface Kept {
  readonly seen: Replicas;
  readonly origin: Origin;
  readonly place: Affected;
}

/**
 * Shows what has replicas when all is seen.
 * @param look `scaler` is what decides how many there are, `HorizontalPodAutoscaler/web`, where something does.
 */
export function replicas(
  look: (seen: Replicas, scaler: string | undefined) => Told | undefined,
): NonNullable<Rule['kubernetes']> {
  return ({ report }) => {
    const scalers = new Map<string, string>();
    const kept: Kept[] = [];
    const scaler = ({ kind, name, namespace, content }: KubernetesObject): void => {
      const target = objectIn(objectIn(content.spec).scaleTargetRef);
      scalers.set(keyOf(target.kind ?? 'Deployment', target.name, namespace), `${kind}/${name}`);
    };
    const workload = (object: KubernetesObject): void => {
      const { kind, name, namespace } = object;
      const { replicas: written } = objectIn(object.content.spec);
      const count = typeof written === 'number' ? written : 1;
      kept.push({
        seen: { kind, name, namespace, written, count },
        origin: object.source.origin,
        place: placeIn(object, '/spec', ...(written === undefined ? [] : ['replicas'])),
      });
    };
    return {
      kinds: {
        'autoscaling/HorizontalPodAutoscaler': scaler,
        'keda.sh/ScaledObject': scaler,
        'apps/Deployment': workload,
        'apps/StatefulSet': workload,
      },
      finish() {
        for (const { seen, origin, place } of kept) {
          const key = keyOf(seen.kind, seen.name, seen.namespace);
          const told = look(seen, scalers.get(key));
          if (told === undefined) continue;
          const { at: _, ...problem } = told;
          report({ ...problem, origin, affected: [place], subject: key });
        }
      },
    };
  };
}

function keyOf(kind: unknown, name: unknown, namespace: string): string {
  return `${asText(kind)} ${asText(name)} ${namespace}`;
}
