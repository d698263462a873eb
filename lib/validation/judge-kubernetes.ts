import { isObject } from '../model/json';
import { rowOf, textIn } from '../model/read-json';
import type { Court, Judge } from './court';
import { declared, kindProblem } from './existing';
import { kindName } from './kinds';
import { makesPods, placeIn, readKubernetesObject } from './kubernetes-object';
import type { KubernetesChecks, ObjectCheck } from './rule';
import { validateKubernetesObject } from './schema';
import { checkOf } from './schema/custom/custom-resource';
import { createStore } from './store';

/** Judges Kubernetes objects: by the rules, then by the schemas of the servers that they are for. */
export function judgeKubernetes({
  rules,
  model,
  cluster,
  existing = [],
  definitions,
  versions,
  reportOf,
  reportSchema,
}: Court): Judge {
  const store = createStore();
  for (const each of [...(model?.existing ?? []), ...existing]) {
    const problem = kindProblem(each);
    if (problem === undefined) store.declare(...declared(each));
    else reportOf(problem.code)(problem);
  }
  const checks = rules.flatMap(
    ({ code, kubernetes }) =>
      kubernetes?.({ app: model, versions, cluster, store, report: reportOf(code) }) ?? [],
  );
  const checksOf = dispatcher(checks);
  const podChecks = checks.flatMap((check) => check.pod ?? []);
  return {
    piece(content, source) {
      const object = readKubernetesObject(isObject(content) ? content : {}, source);
      const before = store.add(object);
      for (const check of checksOf(object.group, object.kind)) check(object, before);
      if (makesPods(object)) for (const check of podChecks) check(object);
      const own = definitions?.kindOf(textIn(object.content.apiVersion) ?? '', object.kind);
      const problems = own ? checkOf(own)(object.content) : validateKubernetesObject(content, versions);
      for (const problem of problems) {
        const code = problem.keyword === 'unknown-rule' ? 'kubernetes/rule-unknown' : 'kubernetes/invalid';
        reportSchema(code, problem, placeIn(object, problem.pointer), source);
      }
    },
    finish() {
      for (const check of checks) check.finish?.();
    },
  };
}

/** The checks that an object of a kind is offered, in the order of the rules: found once for each kind. */
function dispatcher(
  checks: readonly KubernetesChecks[],
): (group: string, kind: string) => readonly ObjectCheck[] {
  const groups = new Map<string, Map<string, readonly ObjectCheck[]>>();
  return (group, kind) => {
    const kinds = groups.get(group) ?? new Map<string, readonly ObjectCheck[]>();
    const known = kinds.get(kind);
    if (known !== undefined) return known;
    const name = kindName(group, kind);
    const found = checks.flatMap(({ object, kinds: byName = {} }) =>
      [object, rowOf(byName, name)].flatMap((check) => check ?? []),
    );
    groups.set(group, kinds.set(kind, found));
    return found;
  };
}
