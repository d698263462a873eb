import type { Affected } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import { type KubernetesObject, nameOf, type PodObject, placeIn } from '../kubernetes-object';
import { readQuantity } from '../quantity';
import type { Problem, Rule } from '../rule';

interface Measured {
  readonly scaler: string;
  readonly origin: Origin;
  readonly place: Affected;
  readonly target: string;
  readonly namespace: string;
  readonly resource: string;
  /** The one container that is measured; undefined where all are. */
  readonly container: string | undefined;
}

/** Autoscalers that measure in percent of what containers request, where one of these requests nothing. */
export const scaleNoRequest: Rule = {
  code: 'scale/no-request',
  kubernetes({ report }) {
    const measured: Measured[] = [];
    /** What scales by resource, and the containers of it that do not request that. */
    const lacking = new Map<string, ReadonlyMap<string, readonly string[]>>();
    /** A LimitRange fills in what is not said. */
    const filled = new Set<string>();
    return {
      kinds: {
        'autoscaling/HorizontalPodAutoscaler': (object) => {
          // Where its pods have been seen, the problem can be put at the property that it was lowered from.
          for (const each of measuredBy(object)) {
            const problem = judge(each);
            if (problem === undefined) measured.push(each);
            else if (!filled.has(each.namespace)) report(problem);
          }
        },
      },
      object({ kind, group, namespace }) {
        if (kind === 'LimitRange' && group === '') filled.add(namespace);
      },
      pod(object) {
        // What a pod says for all of its containers goes first.
        if (object.pod.spec.resources !== undefined) return;
        const without = new Map(
          (['cpu', 'memory'] as const).map((resource) => [resource, lackingIn(object, resource)]),
        );
        if ([...without.values()].some((names) => names.length > 0))
          lacking.set(keyOf(object.namespace, object.kind, object.name), without);
      },
      finish() {
        for (const each of measured) {
          const problem = filled.has(each.namespace) ? undefined : judge(each);
          if (problem !== undefined) report(problem);
        }
      },
    };

    function judge({ scaler, origin, place, target, resource, container }: Measured): Problem | undefined {
      const names = lacking.get(target)?.get(resource) ?? [];
      const name = names.find((each) => container === undefined || each === container);
      if (name === undefined) return undefined;
      return {
        message: `${scaler} measures ${resource} in percent of what is requested, and the container "${name}" requests none.`,
        origin,
        affected: [place],
        consequence: 'The number of replicas would never follow.',
        fix: `Let the container request some ${resource}, or scale by something else.`,
      };
    }
  },
};

function measuredBy(object: KubernetesObject): Measured[] {
  const { metrics, scaleTargetRef } = objectIn(object.content.spec);
  const { kind, name } = objectIn(scaleTargetRef);
  return listIn(metrics).flatMap((metric, index) => {
    const { resource, containerResource } = objectIn(metric);
    const said = objectIn(resource ?? containerResource);
    if (objectIn(said.target).averageUtilization === undefined) return [];
    return {
      scaler: nameOf(object),
      origin: object.source.origin,
      place: placeIn(object, '/spec/metrics', index),
      target: keyOf(object.namespace, asText(kind), asText(name)),
      namespace: object.namespace,
      resource: asText(said.name),
      container: textIn(said.container),
    };
  });
}

/** A request that is not said is the limit; requests of nothing are none where all of them are. */
function lackingIn({ pod }: PodObject, resource: string): string[] {
  const said = pod.containers
    .filter(({ list }) => list === 'containers')
    .map(({ name, content }) => {
      const { requests, limits } = objectIn(content.resources);
      return { name, amount: objectIn(requests)[resource] ?? objectIn(limits)[resource] };
    });
  const isNothing = said.every(({ amount }) => readQuantity(amount ?? 0) === 0n);
  return said.flatMap(({ name, amount }) => (amount === undefined || isNothing ? name : []));
}

function keyOf(namespace: string, kind: string, name: string): string {
  return `${namespace}/${kind}/${name}`;
}
