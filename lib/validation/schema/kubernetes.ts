import { fieldsAt } from './definitions';
import { functionOf, kubernetesDefinitions, kubernetesVersions, startOf } from './kubernetes-index';
import { existence, kindProblems } from './kubernetes-kind';
import { merge, report } from './report';
import type { SchemaProblem } from './schema-problem';
import type { Sentence } from './sentence';
import { unknownField } from './sentence';

/**
 * What the API servers of the versions have against an object, by its schema alone. Equal problems of several
 * versions are one, and versions whose schemas agree are checked once. A kind of somebody else's API group
 * has no problems here. Throws for a version that `kubernetesVersions` does not list.
 */
export function validateKubernetesObject(object: unknown, versions: readonly string[]): SchemaProblem[] {
  const { apiVersion, kind } = identityOf(object);
  if (apiVersion === undefined || kind === undefined) return unidentified(object, versions);
  const without: string[] = [];
  const byStart = new Map<string, string[]>();
  for (const version of versions) {
    if (!kubernetesVersions.includes(version)) throw new RangeError(`no schemas for Kubernetes ${version}`);
    const start = startOf(apiVersion, kind, version);
    if (start === undefined) without.push(version);
    else if (!byStart.get(start)?.push(version)) byStart.set(start, [version]);
  }
  const problems = kindProblems(apiVersion, kind, without);
  for (const [start, same] of byStart) {
    const raw = functionOf(start)(object, '', null);
    if (raw === null) continue;
    const describe = (name: string, parent: string) => describeField(apiVersion, kind, start, name, parent);
    problems.push(...report(object, raw, same, describe));
  }
  return problems.length === 0 ? problems : merge(problems);
}

function identityOf(object: unknown): { apiVersion?: string; kind?: string } {
  if (typeof object !== 'object' || object === null) return {};
  const apiVersion = 'apiVersion' in object ? object.apiVersion : undefined;
  const kind = 'kind' in object ? object.kind : undefined;
  return {
    ...(typeof apiVersion === 'string' && apiVersion !== '' ? { apiVersion } : {}),
    ...(typeof kind === 'string' && kind !== '' ? { kind } : {}),
  };
}

function unidentified(object: unknown, versions: readonly string[]): SchemaProblem[] {
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    return [{ pointer: '', keyword: 'type', message: 'must be an object', versions }];
  }
  const known = identityOf(object);
  const missing = (['apiVersion', 'kind'] as const).filter((field) => known[field] === undefined);
  return missing.map((field) => ({
    pointer: `/${field}`,
    keyword: 'required',
    message: `missing required field "${field}"`,
    versions,
  }));
}

/** A field that other versions know is not misspelt, it is too new or too old. */
function describeField(
  apiVersion: string,
  kind: string,
  start: string,
  name: string,
  parent: string,
): Sentence {
  const definitions = kubernetesDefinitions();
  const fieldsIn = (at: string): readonly string[] =>
    fieldsAt(definitions, at.slice(at.indexOf('#') + 1), parent);
  const known = kubernetesVersions.filter((version) => {
    const there = startOf(apiVersion, kind, version);
    return there !== undefined && fieldsIn(there).includes(name);
  });
  if (known.length > 0) return { message: `unknown field "${name}": Kubernetes has it ${existence(known)}` };
  return unknownField(name, fieldsIn(start));
}
