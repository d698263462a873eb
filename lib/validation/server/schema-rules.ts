import { isObject, type JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import type { Type } from '../cel/types';
import { checkExpression, mentions } from './expression';
import { declaredType } from './schema-type';
import type { Refuse } from './server-check';

type Steps = readonly (string | number)[];

interface Level {
  readonly at: Steps;
  /** An object of the API: it has metadata whatever its schema says. */
  readonly isRoot: boolean;
  /** No server can tell which value of before it goes with: rules about changes have no place there. */
  readonly isLoose: boolean;
}

const field = 'x-kubernetes-validations';
const reasons: ReadonlySet<unknown> = new Set([
  'FieldValueInvalid',
  'FieldValueForbidden',
  'FieldValueRequired',
  'FieldValueDuplicate',
]);

/** The rules in CEL of a definition: what a server has against them before it ever sees an object. */
export function checkSchemaRules(schema: JsonObject, at: Steps, refuse: Refuse): void {
  checkLevel(schema, { at, isRoot: true, isLoose: false }, refuse);
}

function checkLevel(schema: JsonObject, level: Level, refuse: Refuse): void {
  const rules = listIn(schema[field]);
  if (rules.length > 0) {
    const type = declaredType(schema, level.isRoot);
    if (type === undefined)
      refuse(
        'definition',
        '',
        [...level.at, field],
        'Rules are about values of which the schema says all types.',
      );
    rules.forEach((rule, index) => {
      const at = [...level.at, field, index];
      checkWords(objectIn(rule), schema, at, refuse);
      if (type !== undefined) checkRule(objectIn(rule), type, { ...level, at }, refuse);
    });
  }
  const { properties, items, additionalProperties } = schema;
  const isAtomic = schema['x-kubernetes-map-type'] === 'atomic';
  const below = (value: unknown, isLoose: boolean, ...steps: Steps) => {
    if (!isObject(value)) return;
    const isRoot = value['x-kubernetes-embedded-resource'] === true;
    const next = { at: [...level.at, ...steps], isRoot, isLoose: level.isLoose || isLoose };
    checkLevel(value, next, refuse);
  };
  for (const [name, value] of Object.entries(objectIn(properties)))
    below(value, isAtomic, 'properties', name);
  below(additionalProperties, isAtomic, 'additionalProperties');
  below(items, schema['x-kubernetes-list-type'] !== 'map', 'items');
}

/** What stands beside the expressions. */
function checkWords(
  { rule, message, messageExpression, reason, fieldPath }: JsonObject,
  schema: JsonObject,
  at: Steps,
  refuse: Refuse,
): void {
  const tell = (name: string, text: string) => refuse('definition', '', [...at, name], text);
  if (isBlank(rule)) tell('rule', 'A rule says what has to hold.');
  const said = textIn(message) ?? '';
  if (said !== '' && said.trim() === '') tell('message', 'A message says something.');
  else if (hasBreaks(said.trim())) tell('message', 'A message is one line.');
  else if (said === '' && hasBreaks((textIn(rule) ?? '').trim()))
    tell('message', 'A rule of several lines has a message.');
  if (isBlank(messageExpression)) tell('messageExpression', 'The expression of a message is not empty.');
  if (typeof reason === 'string' && !reasons.has(reason))
    tell('reason', `A reason is ${[...reasons].join(', ')}.`);
  if (typeof fieldPath === 'string' && fieldPath !== '' && leadsNowhere(fieldPath, schema))
    tell('fieldPath', `"${fieldPath}" leads to no field that the schema names.`);
}

function checkRule(
  { rule, messageExpression, optionalOldSelf }: JsonObject,
  self: Type,
  { at, isLoose }: Level,
  refuse: Refuse,
): void {
  if (isBlank(rule)) return;
  const before = optionalOldSelf === true ? 'any' : self;
  const names = new Map<string, Type>([
    ['self', self],
    ['oldSelf', before],
  ]);
  checkExpression(rule, names, ['bool'], [...at, 'rule'], refuse);
  if (textIn(messageExpression)?.trim())
    checkExpression(messageExpression, names, ['string'], [...at, 'messageExpression'], refuse);
  const asksBefore = mentions(rule, 'oldSelf');
  if (asksBefore === true && isLoose)
    refuse(
      'definition',
      '',
      [...at, 'rule'],
      'Nobody can tell which entry of a list was which before: `oldSelf` has a meaning within lists that say `x-kubernetes-list-type: map`.',
    );
  if (asksBefore === false && typeof optionalOldSelf === 'boolean')
    refuse(
      'definition',
      '',
      [...at, 'optionalOldSelf'],
      'It is said of rules that ask for `oldSelf`, and this one does not.',
    );
}

const path = /\.([^.[\]']+)|\['([^'\\]+)'\]/y;

/** Whether a path names what is certainly not there. */
function leadsNowhere(fieldPath: string, schema: JsonObject): boolean {
  let at = schema;
  path.lastIndex = 0;
  for (let found = path.exec(fieldPath); found !== null; found = path.exec(fieldPath)) {
    const name = found[1] ?? found[2] ?? '';
    const fields = at.properties;
    const next = isObject(fields)
      ? Object.hasOwn(fields, name)
        ? fields[name]
        : undefined
      : at.additionalProperties;
    if (next === undefined || next === null) return true;
    if (!isObject(next)) return false;
    at = next;
    if (path.lastIndex === fieldPath.length) return false;
  }
  // Whatever is quoted in a way that is read otherwise is the server's to tell.
  return !/['\\]/.test(fieldPath);
}

function isBlank(text: unknown): boolean {
  return typeof text === 'string' && text !== '' && text.trim() === '';
}

function hasBreaks(text: string): boolean {
  return /[\r\n]/.test(text);
}
