import { pointerTo } from '../../diagnostics/json-pointer';
import { comparePointers, valueAt } from './pointer';
import type { RawProblem } from './raw-problem';
import type { SchemaProblem } from './schema-problem';
import type { Sentence } from './sentence';
import { sentenceOf } from './sentence';

/** Where a problem is shown: a field that is missing or should not be there is pointed at itself. */
function placeOf({ instancePath, params }: RawProblem): string {
  const repeated =
    params.i === undefined || params.j === undefined ? undefined : Math.max(params.i, params.j);
  const own = params.additionalProperty ?? params.missingProperty ?? repeated;
  return own === undefined ? instancePath : pointerTo(instancePath, own);
}

/** What is wrong with a value before any other rule: one of the wrong type, or an empty one, fails those as well. */
const decisive: ReadonlySet<string> = new Set(['type', 'minLength']);

function worthSaying(problems: readonly RawProblem[]): readonly RawProblem[] {
  const decided = new Set<string>();
  for (const { keyword, instancePath } of problems) if (decisive.has(keyword)) decided.add(instancePath);
  return problems.filter(({ keyword, instancePath }) => decisive.has(keyword) || !decided.has(instancePath));
}

/** Turns what the precompiled functions found into problems for people. */
export function report(
  root: unknown,
  raw: readonly RawProblem[],
  versions: readonly string[],
  unknownField: (name: string, parent: string) => Sentence,
): SchemaProblem[] {
  return worthSaying(raw).map((problem) => {
    const { additionalProperty } = problem.params;
    const pointer = placeOf(problem);
    const sentence =
      additionalProperty === undefined
        ? sentenceOf(problem, valueAt(root, problem.instancePath))
        : unknownField(additionalProperty, problem.instancePath);
    return { pointer, keyword: problem.keyword, versions, ...sentence };
  });
}

/** Sorts problems in the order of a reader and makes equal ones of several versions one. */
export function merge(problems: readonly SchemaProblem[]): SchemaProblem[] {
  const merged = new Map<string, SchemaProblem>();
  for (const problem of problems) {
    const key = JSON.stringify([problem.pointer, problem.keyword, problem.message]);
    const known = merged.get(key);
    const versions = [...new Set([...(known?.versions ?? []), ...problem.versions])].sort();
    merged.set(key, { ...problem, versions });
  }
  return [...merged.values()].sort(
    (a, b) => comparePointers(a.pointer, b.pointer) || (a.keyword < b.keyword ? -1 : 1),
  );
}
