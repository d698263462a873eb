import { isObject } from '../model/json';
import type { Bench, Judge } from './checks';
import { makesPods, placeIn, readKubernetesObject } from './kubernetes-object';
import { validateKubernetesObject } from './schema';

/** Judges Kubernetes objects: by the rules, then by the schemas of the servers that they are for. */
export function kubernetesChecks({ checks, store, versions, schemaProblem }: Bench): Judge {
  const objectChecks = checks.flatMap((check) => check.kubernetesObject ?? []);
  const podChecks = checks.flatMap((check) => check.pod ?? []);
  return (content, source) => {
    const object = readKubernetesObject(isObject(content) ? content : {}, source);
    const before = store.add(object);
    for (const check of objectChecks) check(object, before);
    if (makesPods(object)) for (const check of podChecks) check(object);
    for (const problem of validateKubernetesObject(content, versions)) {
      schemaProblem('kubernetes/invalid', problem, placeIn(object, problem.pointer), source);
    }
  };
}
