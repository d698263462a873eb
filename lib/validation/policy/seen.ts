import type { ComposeServiceObject } from '../compose-object';
import { placeInService } from '../compose-object';
import type { KindName } from '../kinds';
import { type KubernetesObject, nameOf, type PodObject, placeIn } from '../kubernetes-object';
import type { PodContainer } from '../pod';
import type { Problem, Rule } from '../rule';

type Steps = readonly (string | number)[];

/** What a rule has against what it was shown. */
export interface Told extends Pick<Problem, 'message' | 'consequence' | 'fix' | 'subject'> {
  /** Where in what it was shown. Default: all of it. */
  readonly at?: Steps;
}

type Look<T> = (seen: T) => Told | undefined;
type Kubernetes = NonNullable<Rule['kubernetes']>;

/** A container, with the object that its pods are made by. */
export interface SeenContainer extends PodContainer {
  readonly object: PodObject;
  /** How a message names it: `The container "web" of Deployment/web`. */
  readonly called: string;
}

/** Shows each container of each pod. */
export function containers(look: Look<SeenContainer>): Kubernetes {
  return ({ report }) => ({
    pod(object) {
      for (const container of object.pod.containers) {
        const called = `The container "${container.name}" of ${nameOf(object)}`;
        const told = look({ object, called, ...container });
        if (told !== undefined) report(problemIn(object, container.pointer, told));
      }
    },
  });
}

/** Shows each object that is a pod or makes some; a place is one in the pod's spec. */
export function pods(look: Look<PodObject>): Kubernetes {
  return ({ report }) => ({
    pod(object) {
      const told = look(object);
      if (told !== undefined) report(problemIn(object, object.pod.pointer, told));
    },
  });
}

/** Shows each object of these kinds. */
export function kinds(names: readonly KindName[], look: Look<KubernetesObject>): Kubernetes {
  return ({ report }) => {
    const check = (object: KubernetesObject): void => {
      const told = look(object);
      if (told !== undefined) report(problemIn(object, '', told));
    };
    return { kinds: Object.fromEntries(names.map((name) => [name, check])) };
  };
}

/** Shows each service of a file of Docker's. */
export function services(look: Look<ComposeServiceObject>): NonNullable<Rule['compose']> {
  return ({ report }) => ({
    service(service) {
      const told = look(service);
      if (told === undefined) return;
      const { at = [], ...problem } = told;
      report({ ...problem, origin: service.source.origin, affected: [placeInService(service, ...at)] });
    },
  });
}

export function problemIn(
  object: KubernetesObject,
  pointer: string,
  { at = [], subject, ...problem }: Told,
): Problem {
  return {
    ...problem,
    origin: object.source.origin,
    affected: [placeIn(object, pointer, ...at)],
    subject: subject ?? `${object.namespace} ${problem.message}`,
  };
}

/** Its pods are to stay: they are neither a Job's, nor a pod that ends by itself. */
export function staysUp({ kind, pod: { spec } }: PodObject): boolean {
  if (kind === 'Job' || kind === 'CronJob') return false;
  return spec.restartPolicy === undefined || spec.restartPolicy === 'Always';
}

/** It runs beside the others for as long as the pod lives. */
export function isMain({ list }: Pick<PodContainer, 'list'>): boolean {
  return list === 'containers';
}
