import { editDistance } from '../../../diagnostics/did-you-mean';
import { stepsOf } from '../../../diagnostics/json-pointer';
import type { JsonObject } from '../../../model/json';
import { fieldsAt } from '../definitions';
import { functionOf, kubernetesDefinitions } from '../kubernetes-index';
import type { RawProblem } from '../raw-problem';
import { merge, report } from '../report';
import type { SchemaProblem } from '../schema-problem';
import { unknownField, withSuggestion } from '../sentence';
import { check } from './check';
import { type CustomKind, customKind, customKindsOf, metadataStart } from './custom-index';
import { resolve } from './place';
import { checkRules } from './rules/check-rules';
import { hasRules } from './rules/has-rules';
import type { Structural } from './structural';

/** What every object has beside what its definition says; the server drops a status that somebody else writes. */
const anything: Structural = { 'x-kubernetes-preserve-unknown-fields': true };
const everyObject = { apiVersion: {}, kind: {}, metadata: anything, status: anything };

/** What a server has against an object of one kind. */
export type CheckResource = (object: JsonObject) => SchemaProblem[];

/**
 * What a server that has the definition of a custom resource has against an object, by its schema and its rules. A kind whose
 * definition Lading does not carry has no problems, unless its name is a slip.
 */
export function customResourceCheck(apiVersion: string, kind: string): CheckResource {
  const custom = customKind(apiVersion, kind);
  if (custom === undefined) {
    const found = slips(apiVersion, kind);
    return () => found;
  }
  return checkOf(custom);
}

/** Where a value is of another type, too large or none that there is, a server asks no further, and what follows helps nobody. */
const blocking: ReadonlySet<string> = new Set([
  'type',
  'required',
  'enum',
  'additionalProperties',
  'maxLength',
  'maxItems',
  'maxProperties',
  'anyOf',
  'oneOf',
  'not',
  'uniqueItems',
]);

/** What a server that has the definition has against an object. */
export function checkOf(custom: CustomKind): CheckResource {
  if (custom.isServed === false) {
    const message = `is a version that no server takes, \`served: false\` (${custom.title})`;
    return () => [{ pointer: '/apiVersion', keyword: 'served', versions: [], message }];
  }
  const root = resolve(custom.schema, custom.shared);
  const { metadata } = root.properties ?? {};
  const properties = {
    ...everyObject,
    ...root.properties,
    // A definition may say more of names; which fields there are the server knows by itself.
    metadata: { ...(metadata && resolve(metadata, custom.shared)), ...anything },
  };
  const schema = { ...root, properties };
  const start = metadataStart();
  const isRuled = hasRules(custom.schema, custom.shared);
  return (object) => {
    const problems: RawProblem[] = [];
    check(object, schema, { path: '', shared: custom.shared, strict: true, problems });
    // What asks rules is loaded with the first of them.
    if (isRuled && !problems.some(({ keyword }) => blocking.has(keyword)))
      problems.push(...checkRules(object, custom));
    const inMetadata = functionOf(start)(object.metadata, '/metadata', null) ?? [];
    return problems.length + inMetadata.length === 0 ? [] : told(object, custom, problems, inMetadata);
  };
}

function told(
  object: JsonObject,
  custom: CustomKind,
  problems: readonly RawProblem[],
  inMetadata: readonly RawProblem[],
): SchemaProblem[] {
  const start = metadataStart();
  const metadata = start.slice(start.indexOf('#') + 1);
  const found = [
    ...report(object, problems, [], (name, parent) => unknownField(name, fieldsIn(custom, parent))),
    ...report(object, inMetadata, [], (name, parent) =>
      unknownField(name, fieldsAt(kubernetesDefinitions(), metadata, parent.slice('/metadata'.length))),
    ),
  ];
  return merge(found.map((problem) => ({ ...problem, message: `${problem.message} (${custom.title})` })));
}

/** Letters that may be wrong in the name of a kind. */
const mostSlips = 2;

/** Another release may have more kinds, so only one that is nearly a known one is said to be wrong; lists are taken apart. */
function slips(apiVersion: string, kind: string): SchemaProblem[] {
  const near = (known: string) => known !== kind && editDistance(kind, known, mostSlips) <= mostSlips;
  const meant = kind.endsWith('List') ? undefined : customKindsOf(apiVersion).find(near);
  if (meant === undefined) return [];
  const sentence = withSuggestion(`"${apiVersion}" has no kind "${kind}"`, meant);
  return [{ pointer: '/kind', keyword: 'kind', versions: [], ...sentence }];
}

/** The fields that the object at a pointer may have. */
function fieldsIn({ schema, shared }: CustomKind, pointer: string): readonly string[] {
  let current: Structural | undefined = schema;
  for (const step of stepsOf(pointer)) {
    current = current && fieldOf(resolve(current, shared), step);
  }
  return Object.keys((current && resolve(current, shared).properties) ?? {});
}

function fieldOf(
  { properties, additionalProperties, items }: Structural,
  step: string,
): Structural | undefined {
  if (properties && Object.hasOwn(properties, step)) return properties[step];
  return typeof additionalProperties === 'object' ? additionalProperties : items;
}
