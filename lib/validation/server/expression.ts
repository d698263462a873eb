import { isObject, type JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { typeOf } from '../cel/check';
import { ExpressionFault } from '../cel/expression';
import { parseExpression } from '../cel/parse';
import type { Names, Type } from '../cel/types';
import type { Refuse } from './server-check';

type Steps = readonly (string | number)[];

/** Tells what the server would have against an expression before it ever ran; gives its type. */
function checkExpression(
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

const ofRequest: Names = new Map<string, Type>([
  ['object', 'any'],
  ['oldObject', 'any'],
  ['request', 'any'],
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
