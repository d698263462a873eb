import { isObject } from '../../model/json';
import { type CheckResource, customResourceCheck } from './custom/custom-resource';
import { fieldsAt } from './definitions';
import {
  decisive,
  everyStartOf,
  functionOf,
  isBuiltInGroup,
  kubernetesDefinitions,
  kubernetesVersions,
  startOf,
} from './kubernetes-index';
import { existence, isGroupVersion, kindProblems } from './kubernetes-kind';
import { merge, report } from './report';
import type { SchemaProblem } from './schema-problem';
import type { Sentence } from './sentence';
import { unknownField } from './sentence';

/** What an object of one kind is checked against. */
interface Plan {
  /** What is asked in place of the rest where the kind is not one of Kubernetes' own. */
  readonly custom?: CheckResource;
  /** The versions that do not have the kind. */
  readonly without: readonly string[];
  readonly checks: readonly Check[];
  /** Lists of starts, each of which speaks for all checks: what the whole list accepts, every check accepts. */
  readonly proofs: readonly (readonly string[])[];
}

/** Versions whose schemas of a kind agree. */
interface Check {
  readonly start: string;
  readonly versions: string[];
}

/**
 * What the API servers of the versions have against an object, by its schema alone. Equal problems of several
 * versions are one, and versions whose schemas agree are checked once; a version that another schema speaks for is
 * checked only where that one finds a problem. A kind of somebody else's API group is checked where
 * Lading carries its definition. Throws for a version that `kubernetesVersions` does not list.
 */
export function validateKubernetesObject(object: unknown, versions: readonly string[]): SchemaProblem[] {
  const { apiVersion, kind } = identityOf(object);
  if (apiVersion === undefined || kind === undefined) return unidentified(object, versions);
  const plan = planFor(apiVersion, kind, versions);
  if (plan.custom) return isObject(object) ? plan.custom(object) : [];
  const problems = kindProblems(apiVersion, kind, plan.without);
  const accepts = (start: string) => functionOf(start)(object, '', null) === null;
  const clean = plan.proofs.some((starts) => starts.every(accepts));
  for (const { start, versions: same } of clean ? [] : plan.checks) {
    const raw = functionOf(start)(object, '', null);
    if (raw === null) continue;
    const describe = (name: string, parent: string) => describeField(apiVersion, kind, start, name, parent);
    problems.push(...report(object, raw, same, describe));
  }
  return problems.length === 0 ? problems : merge(problems);
}

/** By the list of versions, which is one and the same for all objects of an app; then by kind and API version. */
const plans = new WeakMap<readonly string[], Map<string, Map<string, Plan>>>();

function planFor(apiVersion: string, kind: string, versions: readonly string[]): Plan {
  const kinds = plans.get(versions) ?? new Map<string, Map<string, Plan>>();
  plans.set(versions, kinds);
  const known = kinds.get(kind) ?? new Map<string, Plan>();
  kinds.set(kind, known);
  const plan = known.get(apiVersion) ?? makePlan(apiVersion, kind, versions);
  known.set(apiVersion, plan);
  return plan;
}

function makePlan(apiVersion: string, kind: string, versions: readonly string[]): Plan {
  const without: string[] = [];
  const checks = new Map<string, Check>();
  for (const version of versions) {
    if (!kubernetesVersions.includes(version)) throw new RangeError(`no schemas for Kubernetes ${version}`);
    const start = startOf(apiVersion, kind, version);
    if (start === undefined) {
      without.push(version);
      continue;
    }
    const check = checks.get(start) ?? { start, versions: [] };
    check.versions.push(version);
    checks.set(start, check);
  }
  const every = everyStartOf(apiVersion, kind);
  const needed = decisive([...checks.keys()]);
  return {
    custom:
      isBuiltInGroup(apiVersion) || !isGroupVersion(apiVersion)
        ? undefined
        : customResourceCheck(apiVersion, kind),
    without,
    checks: [...checks.values()],
    proofs: every === undefined ? [needed] : [[every], needed],
  };
}

function identityOf(object: unknown): { apiVersion?: string; kind?: string } {
  if (typeof object !== 'object' || object === null) return {};
  return {
    apiVersion: 'apiVersion' in object ? nonEmpty(object.apiVersion) : undefined,
    kind: 'kind' in object ? nonEmpty(object.kind) : undefined,
  };
}

function nonEmpty(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
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
