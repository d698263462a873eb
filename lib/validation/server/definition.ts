import { isObject, type JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { nameOf } from '../kubernetes-object';
import { repeated } from '../repeated';
import type { Refuse, ServerCheck } from './server-check';
import { isGiven } from './union';

const label = /^(?=.{1,63}$)[a-z](?:[-a-z0-9]*[a-z0-9])?$/;
const columnTypes = new Set(['integer', 'number', 'string', 'boolean', 'date']);

/** A kind of somebody's own: its names, and its versions. */
export const checkDefinition: ServerCheck = (object, refuse) => {
  const { group, names, versions, conversion } = objectIn(object.content.spec);
  const { plural, singular, kind, listKind } = objectIn(names);
  const tell = (steps: readonly (string | number)[], message: string) =>
    refuse('definition', '', steps, message);
  const expected = `${plural}.${group}`;
  if (object.name !== '' && isGiven(plural) && isGiven(group) && object.name !== expected)
    tell(
      ['metadata', 'name'],
      `${nameOf(object)} defines ${plural} of ${group}, so it is called "${expected}".`,
    );
  for (const [field, value] of [
    ['plural', plural],
    ['singular', singular],
  ] as const)
    if (typeof value === 'string' && value !== '' && !label.test(value))
      tell(
        ['spec', 'names', field],
        `"${value}" cannot be the ${field} name of a kind: it takes lower-case letters, digits and "-", a letter first.`,
      );
  for (const [field, value] of [
    ['kind', kind],
    ['listKind', listKind],
  ] as const)
    if (typeof value === 'string' && value !== '' && !label.test(value.toLowerCase()))
      tell(
        ['spec', 'names', field],
        `"${value}" cannot be a ${field}: it takes letters, digits and "-", a letter first.`,
      );
  if (isGiven(kind) && kind === listKind)
    tell(['spec', 'names', 'listKind'], 'A list of objects is of another kind than they.');
  const list = listIn(versions);
  for (const [name, index] of repeated(list, (version) => textIn(objectIn(version).name)))
    tell(['spec', 'versions', index, 'name'], `Two versions are called ${name}.`);
  const stored = list.filter((version) => objectIn(version).storage === true).length;
  if (list.length > 0 && stored !== 1)
    tell(
      ['spec', 'versions'],
      `Objects are stored in one version, not in ${stored === 0 ? 'none' : stored}.`,
    );
  list.forEach((version, index) => {
    checkVersion(objectIn(version), ['spec', 'versions', index], refuse);
  });
  const { strategy, webhook } = objectIn(conversion);
  if (strategy === 'Webhook' && !isObject(objectIn(webhook).clientConfig))
    tell(['spec', 'conversion', 'webhook', 'clientConfig'], 'What a webhook converts needs the webhook.');
  if (strategy === 'None' && isObject(webhook))
    tell(['spec', 'conversion', 'webhook'], 'What nobody converts needs no webhook.');
};

function checkVersion(
  { schema, deprecated, deprecationWarning, additionalPrinterColumns, subresources }: JsonObject,
  at: readonly (string | number)[],
  refuse: Refuse,
): void {
  const tell = (steps: readonly (string | number)[], message: string) =>
    refuse('definition', '', [...at, ...steps], message);
  const { openAPIV3Schema } = objectIn(schema);
  if (!isObject(openAPIV3Schema)) tell(['schema', 'openAPIV3Schema'], 'A version has a schema.');
  else if (isGiven(openAPIV3Schema.type) ? openAPIV3Schema.type !== 'object' : !keepsAll(openAPIV3Schema))
    tell(['schema', 'openAPIV3Schema', 'type'], 'Objects are of the type object.');
  if (typeof deprecationWarning === 'string') {
    if (deprecated !== true) tell(['deprecationWarning'], 'Only a deprecated version warns.');
    else if (deprecationWarning === '' || deprecationWarning.length > 256)
      tell(['deprecationWarning'], 'A warning has 1 to 256 letters.');
  }
  listIn(additionalPrinterColumns).forEach((column, index) => {
    const { type, jsonPath } = objectIn(column);
    const steps = ['additionalPrinterColumns', index];
    if (typeof type === 'string' && type !== '' && !columnTypes.has(type))
      tell([...steps, 'type'], `A column is an integer, number, string, boolean or date, no ${type}.`);
    if (typeof jsonPath === 'string' && jsonPath !== '' && !/^[.[]/.test(jsonPath))
      tell([...steps, 'jsonPath'], `"${jsonPath}" is no path: it begins with ".".`);
  });
  const { scale } = objectIn(subresources);
  for (const [field, start] of [
    ['specReplicasPath', '.spec.'],
    ['statusReplicasPath', '.status.'],
  ] as const) {
    const path = textIn(objectIn(scale)[field]);
    if (path !== undefined && !path.startsWith(start))
      tell(['subresources', 'scale', field], `"${path}" does not begin with "${start}".`);
  }
}

/** Whether the schema lets everything be, so that it need not say what it is. */
function keepsAll(schema: JsonObject): boolean {
  return schema['x-kubernetes-preserve-unknown-fields'] === true;
}
