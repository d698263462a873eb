import { isObject, type JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { repeated } from '../repeated';
import { checkSchemaRules } from './schema-rules';
import type { SchemaTell } from './schema-tell';
import type { Refuse } from './server-check';
import { checkStructure } from './structural-schema';
import { isGiven } from './union';

const columnTypes = new Set(['integer', 'number', 'string', 'boolean', 'date']);
const columnFormats = new Set(['int32', 'int64', 'float', 'double', 'byte', 'date', 'date-time', 'password']);
const selectable = new Set<unknown>(['string', 'boolean', 'integer']);
const mostSelectable = 8;
const besideStatus = new Set([
  'description',
  'type',
  'format',
  'title',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'multipleOf',
  'required',
  'items',
  'properties',
  'externalDocs',
  'example',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-validations',
]);

/** One version of a kind of somebody's own. */
export function checkVersion(version: JsonObject, at: readonly (string | number)[], refuse: Refuse): void {
  const { schema, deprecated, deprecationWarning, additionalPrinterColumns, subresources, selectableFields } =
    version;
  const tell = (steps: readonly (string | number)[], message: string) =>
    refuse('definition', '', [...at, ...steps], message);
  const { openAPIV3Schema } = objectIn(schema);
  if (!isObject(openAPIV3Schema)) tell(['schema', 'openAPIV3Schema'], 'A version has a schema.');
  else {
    const into: SchemaTell = (steps, message) => tell(['schema', 'openAPIV3Schema', ...steps], message);
    checkStructure(openAPIV3Schema, into);
    if (hasRules(openAPIV3Schema))
      checkSchemaRules(openAPIV3Schema, [...at, 'schema', 'openAPIV3Schema'], refuse);
    checkRoot(openAPIV3Schema, isObject(objectIn(subresources).status), into);
    checkSelectable(listIn(selectableFields), openAPIV3Schema, (steps, message) =>
      tell(['selectableFields', ...steps], message),
    );
  }
  if (typeof deprecationWarning === 'string') {
    if (deprecated !== true) tell(['deprecationWarning'], 'Only a deprecated version warns.');
    else if (deprecationWarning === '' || deprecationWarning.length > 256)
      tell(['deprecationWarning'], 'A warning has 1 to 256 letters.');
  }
  listIn(additionalPrinterColumns).forEach((column, index) => {
    const { type, jsonPath, format } = objectIn(column);
    const steps = ['additionalPrinterColumns', index];
    if (typeof type === 'string' && type !== '' && !columnTypes.has(type))
      tell([...steps, 'type'], `A column is an integer, number, string, boolean or date, no ${type}.`);
    if (typeof format === 'string' && format !== '' && !columnFormats.has(format))
      tell([...steps, 'format'], `A column has no format "${format}".`);
    if (typeof jsonPath === 'string' && jsonPath !== '' && !jsonPath.startsWith('.'))
      tell([...steps, 'jsonPath'], `"${jsonPath}" is no path: it begins with ".".`);
  });
  const { scale } = objectIn(subresources);
  const labels = textIn(objectIn(scale).labelSelectorPath);
  if (labels !== undefined && !/^\.(?:spec|status)\./.test(labels))
    tell(
      ['subresources', 'scale', 'labelSelectorPath'],
      `"${labels}" does not begin with ".spec." or ".status.".`,
    );
  for (const [field, start] of [
    ['specReplicasPath', '.spec.'],
    ['statusReplicasPath', '.status.'],
  ] as const) {
    const path = textIn(objectIn(scale)[field]);
    if (path !== undefined && !path.startsWith(start))
      tell(['subresources', 'scale', field], `"${path}" does not begin with "${start}".`);
  }
}

/** Most definitions have none, and need nothing that reads expressions. */
function hasRules(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, each]) => key === 'x-kubernetes-validations' || hasRules(each));
}

/** What is said of objects as a whole is not lost for their status alone. */
function checkRoot(schema: JsonObject, hasStatus: boolean, tell: SchemaTell): void {
  if (schema.nullable === true) tell(['nullable'], 'An object is never null.');
  if (!hasStatus) return;
  for (const [keyword, value] of Object.entries(schema))
    if (isGiven(value) && value !== false && value !== 0 && !besideStatus.has(keyword))
      tell([keyword], `Where \`status\` is a subresource, the whole object has no \`${keyword}\`.`);
}

function checkSelectable(fields: readonly unknown[], schema: JsonObject, tell: SchemaTell): void {
  if (fields.length > mostSelectable) tell([], `Objects are selected by ${mostSelectable} fields at most.`);
  for (const [path, index] of repeated(fields, pathIn))
    tell([index, 'jsonPath'], `${path} stands here twice.`);
  fields.forEach((field, index) => {
    const path = pathIn(field);
    if (path === undefined) tell([index, 'jsonPath'], 'A field is said by its path, such as ".spec.mode".');
    else if (path.startsWith('.metadata'))
      tell([index, 'jsonPath'], 'By metadata objects are selected anyway.');
    else if (!selectable.has(typeAt(path, schema)))
      tell([index, 'jsonPath'], `"${path}" is no field that is text, a whole number, or true or false.`);
  });
}

function pathIn(field: unknown): string | undefined {
  return textIn(objectIn(field).jsonPath);
}

/** The type of a field by its path through named fields. */
function typeAt(path: string, schema: JsonObject): unknown {
  if (!path.startsWith('.')) return undefined;
  let at = schema;
  for (const name of path.slice(1).split('.')) at = objectIn(objectIn(at.properties)[name]);
  return at.type;
}
