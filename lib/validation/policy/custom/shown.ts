import type { Finding } from '../../../diagnostics/finding';
import type { CustomRule, RuleProblem } from '../../../model/custom-rule';
import type { JsonObject } from '../../../model/json';
import { type ComposeServiceObject, placeInService } from '../../compose-object';
import { type KubernetesObject, nameOf, placeIn } from '../../kubernetes-object';
import type { Problem } from '../../rule';
import { type DockerSchema, validateKubernetesObject } from '../../schema';
import { frozen } from './frozen';

type Report = (problem: Problem) => void;

/** Something that a rule of somebody's own is shown. */
export interface Shown {
  /** How it is called. */
  readonly name: string;
  /** What a rule tells of it is a problem at a place in it. */
  tell(rule: CustomRule, problem: RuleProblem, report: Report): void;
  /** It is what it claims to be: for what a schema refuses, no rule need be prepared. */
  isSound(): boolean;
}

/** @param pointer Where in the object what is shown stands. */
export function shownObject(object: KubernetesObject, pointer: string, versions: readonly string[]): Shown {
  const { namespace, content, source } = object;
  return {
    name: nameOf(object),
    tell: ({ more }, { at = [], ...problem }, report) =>
      report({
        ...problem,
        more,
        origin: source.origin,
        affected: [placeIn(object, pointer, ...at)],
        subject: `${namespace} ${problem.message}`,
      }),
    isSound: () => validateKubernetesObject(content, versions).length === 0,
  };
}

export function shownService(service: ComposeServiceObject, schema: DockerSchema): Shown {
  return {
    name: `services.${service.name}`,
    tell: ({ more }, { at = [], ...problem }, report) =>
      report({
        ...problem,
        more,
        origin: service.source.origin,
        affected: [placeInService(service, ...at)],
        subject: problem.message,
      }),
    isSound: () => schema.service(service.content).length === 0,
  };
}

export function shownWorkload(origin: Finding['origin']): Shown {
  return {
    name: origin.path,
    tell: ({ more }, { at, ...problem }, report) =>
      report({ ...problem, more, origin, property: at, subject: problem.message }),
    isSound: () => true,
  };
}

/** Copies for all rules, one of each piece. */
export function frozenCopies(): (content: JsonObject, withoutNull: boolean) => object {
  const known = new WeakMap<object, object>();
  return (content, withoutNull) => {
    const copy = known.get(content) ?? frozen(content, withoutNull);
    known.set(content, copy);
    return copy;
  };
}
