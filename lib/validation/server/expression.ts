import { isObject, type JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { typeOf } from '../cel/check';
import { ExpressionFault } from '../cel/expression';
import { parseExpression } from '../cel/parse';
import type { Names, Type } from '../cel/types';
import type { Refuse } from './server-check';

type Steps = readonly (string | number)[];

/** Tells what the server would have against an expression before it ever ran; gives its type. */
export function checkExpression(
  text: unknown,
  names: Names,
  wanted: readonly Type[],
  at: Steps,
  refuse: Refuse,
): Type {
  const source = typeof text === 'string' ? text.trim() : '';
  if (source === '') {
    if (typeof text === 'string' && text !== '') refuse('expression', '', at, 'The expression is empty.');
    return 'any';
  }
  try {
    const type = typeOf(parseExpression(source), names);
    if (type !== 'any' && wanted.length > 0 && !wanted.includes(type))
      refuse(
        'expression',
        '',
        at,
        `The expression gives no ${wanted.filter((each) => each !== 'null').join(' or ')}.`,
      );
    return type;
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    refuse('expression', '', at, `The expression means nothing: ${error.message}.`);
    return 'any';
  }
}

/** Whether an expression asks for a name; undefined where it means nothing. */
export function mentions(text: unknown, name: string): boolean | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return isIn(parseExpression(text.trim()), name);
  } catch (error) {
    if (error instanceof ExpressionFault) return undefined;
    throw error;
  }
}

function isIn(part: unknown, name: string): boolean {
  if (Array.isArray(part)) return part.some((each) => isIn(each, name));
  if (!isObject(part)) return false;
  return (part.is === 'name' && part.name === name) || Object.values(part).some((each) => isIn(each, name));
}

const texts = (...names: string[]) => names.map((name): [string, Type] => [name, 'string']);
const kindType: Type = { fields: new Map(texts('group', 'version', 'kind')) };
const resourceType: Type = { fields: new Map(texts('group', 'version', 'resource')) };
const userType: Type = {
  fields: new Map<string, Type>([
    ...texts('username', 'uid'),
    ['groups', { list: 'string' }],
    ['extra', { map: { list: 'string' } }],
  ]),
};
const requestType: Type = {
  fields: new Map<string, Type>([
    ...texts('subResource', 'requestSubResource', 'name', 'namespace', 'operation'),
    ['kind', kindType],
    ['resource', resourceType],
    ['requestKind', kindType],
    ['requestResource', resourceType],
    ['userInfo', userType],
    ['dryRun', 'bool'],
    ['options', 'any'],
  ]),
};
const ofRequest: Names = new Map<string, Type>([
  ['object', 'any'],
  ['oldObject', 'any'],
  ['request', requestType],
  ['namespaceObject', 'any'],
]);
const withAuthorizer: Names = new Map<string, Type>([...ofRequest, ['authorizer', 'any']]);

/** When a webhook is asked. */
export function checkConditions(conditions: unknown, hasParams: boolean, at: Steps, refuse: Refuse): void {
  const names = hasParams ? new Map([...withAuthorizer, ['params', 'any' as const]]) : withAuthorizer;
  listIn(conditions).forEach((condition, index) => {
    checkExpression(objectIn(condition).expression, names, ['bool'], [...at, index, 'expression'], refuse);
  });
}

/** All expressions of a policy; a variable is there for what follows it. */
export function checkPolicyExpressions(spec: JsonObject, refuse: Refuse): void {
  const hasParams = isObject(spec.paramKind);
  const params: readonly (readonly [string, Type])[] = hasParams ? [['params', 'any']] : [];
  const fields = new Map<string, Type>();
  const variables = listIn(spec.variables);
  const own: readonly (readonly [string, Type])[] = variables.length > 0 ? [['variables', { fields }]] : [];
  const names: Names = new Map([...withAuthorizer, ...params, ...own]);
  const plain: Names = new Map([...ofRequest, ...params, ...own]);
  checkConditions(spec.matchConditions, hasParams, ['spec', 'matchConditions'], refuse);
  variables.forEach((variable, index) => {
    const { name, expression } = objectIn(variable);
    const type = checkExpression(expression, names, [], ['spec', 'variables', index, 'expression'], refuse);
    const known = textIn(name);
    if (known !== undefined) fields.set(known, type);
  });
  listIn(spec.validations).forEach((validation, index) => {
    const { expression, messageExpression } = objectIn(validation);
    const at = ['spec', 'validations', index];
    checkExpression(expression, names, ['bool'], [...at, 'expression'], refuse);
    // Of an empty one the policy tells already.
    if (textIn(messageExpression)?.trim())
      checkExpression(messageExpression, plain, ['string'], [...at, 'messageExpression'], refuse);
  });
  listIn(spec.auditAnnotations).forEach((annotation, index) => {
    const at = ['spec', 'auditAnnotations', index, 'valueExpression'];
    checkExpression(objectIn(annotation).valueExpression, names, ['string', 'null'], at, refuse);
  });
}
