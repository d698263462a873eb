import type { Affected } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import type { AppModel } from '../model/app';
import type { JsonObject } from '../model/json';
import { asText, objectIn } from '../model/read-json';
import type { Workload } from '../model/workload';
import { type KubernetesObject, nameOf, placeIn } from './kubernetes-object';
import type { Problem } from './rule';
import type { Source } from './source';
import type { Store } from './store';

/** Pods of ours that somebody has patched. */
interface Patched {
  readonly source: Source;
  readonly object: string;
  readonly namespace: string;
  readonly labels: JsonObject;
  readonly place: Affected;
  /** The server says so itself. */
  readonly isRefused: boolean;
}

/** Labels that a patch has taken from pods while what protects them still finds them by these; Services have a rule. */
export interface MovedLabels {
  add(object: KubernetesObject): void;
  problems(): Problem[];
}

/** What finds pods by their labels, and what it means when it finds none. */
const finders = [
  {
    group: 'networking.k8s.io',
    kind: 'NetworkPolicy',
    field: 'podSelector',
    consequence: 'Everybody may reach them, and they may reach everybody.',
  },
  {
    group: 'policy',
    kind: 'PodDisruptionBudget',
    field: 'selector',
    consequence: 'A node that is emptied may take all of them at once.',
  },
] as const;

/** What finds pods by labels of its own: somebody has patched it. */
interface Finder {
  readonly source: Source;
  readonly object: string;
  readonly place: Affected;
  readonly selector: JsonObject;
}

export function movedLabels({ workloads }: AppModel, store: Store): MovedLabels {
  const pods = new Map<Origin, Patched>();
  const patched = new Map<string, Map<Origin, Finder>>();
  return {
    add(object) {
      const { source, pod, content, kind, namespace } = object;
      const name = nameOf(object);
      const finder = finders.find((each) => each.kind === kind);
      if (finder !== undefined) {
        const known = patched.get(kind) ?? new Map<Origin, Finder>();
        patched.set(kind, known);
        const selector = objectIn(objectIn(objectIn(content.spec)[finder.field]).matchLabels);
        known.set(source.origin, {
          source,
          object: name,
          place: placeIn(object, '/spec', finder.field),
          selector,
        });
      }
      if (pod === undefined) return;
      const labels = objectIn(pod.metadata.labels);
      const place = placeIn(object, pod.metadataPointer, 'labels');
      const { matchLabels } = objectIn(objectIn(content.spec).selector);
      // A controller that does not find its own pods is refused by the server.
      const isRefused = !bears(labels, objectIn(matchLabels));
      pods.set(source.origin, { source, object: name, namespace, labels, place, isRefused });
    },

    problems() {
      if (pods.size + patched.size === 0) return [];
      const known = new Map(workloads.map((workload) => [workload.origin, workload]));
      return [...pods]
        .flatMap(([origin, each]) => leftBehind(each, known.get(origin)))
        .concat(
          [...(patched.get('NetworkPolicy') ?? [])].flatMap(([origin, each]) =>
            ledAway(each, known.get(origin)),
          ),
        );
    },
  };

  /** What finds the pods of a workload by labels that a patch has taken from them. */
  function leftBehind(each: Patched, workload: Workload | undefined): Problem[] {
    if (workload === undefined || each.isRefused) return [];
    const { name, origin } = workload;
    return finders.flatMap(({ group, kind, consequence }) => {
      const selector = patched.get(kind)?.get(origin)?.selector ?? workload.selector;
      if (bears(each.labels, selector)) return [];
      if (store.find({ group, kind, namespace: each.namespace, name })?.origin !== origin) return [];
      const user = nameOf({ kind, name });
      const message = `A patch takes labels from the pods of ${each.object}, but ${user} finds them by ${print(selector)}.`;
      return [problemOf(each, message, user, consequence)];
    });
  }

  /** A policy that a patch leads to other pods leaves its own ones open; a disruption budget has a rule of its own. */
  function ledAway(policy: Finder, workload: Workload | undefined): Problem[] {
    if (workload === undefined || pods.has(workload.origin)) return [];
    const { selector, object } = policy;
    if (bears({ ...workload.chart.labels, ...workload.labels }, selector)) return [];
    const message = `A patch lets ${object} find pods by ${print(selector)}, but those of "${workload.name}" do not bear that.`;
    return [problemOf(policy, message, workload.name, finders[0].consequence)];
  }
}

function print(selector: JsonObject): string {
  return Object.entries(selector)
    .map(([key, value]) => `${key}: "${asText(value)}"`)
    .join(', ');
}

function bears(labels: JsonObject, wanted: JsonObject): boolean {
  return Object.keys(wanted).every((key) => labels[key] === wanted[key]);
}

function problemOf(
  { source, object, place }: Pick<Patched, 'source' | 'object' | 'place'>,
  message: string,
  user: string,
  consequence: string,
): Problem {
  return {
    message,
    origin: source.origin,
    property: source.patchProperty,
    affected: [place],
    consequence,
    fix: 'Use `selector` instead of the patch: whatever finds the pods then follows.',
    subject: `${object} ${user}`,
  };
}
