import { isObject, type JsonObject } from '../../model/json';
import { isQualifiedName } from '../../model/qualified-name';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { repeated } from '../repeated';
import { checkPolicyExpressions } from './expression';
import { checkSelector } from './selector';
import type { Refuse, ServerCheck } from './server-check';
import { isGiven } from './union';
import { checkRule } from './webhook-rule';

type Steps = readonly (string | number)[];
const label = /^(?=.{1,63}$)[a-z](?:[-a-z0-9]*[a-z0-9])?$/;
const group = /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const mostAnnotations = 20;
const mostConditions = 64;

/** What the server itself looks at before it takes an object. */
export const checkAdmissionPolicy: ServerCheck = (object, refuse) => {
  const spec = objectIn(object.content.spec);
  const { matchConstraints, matchConditions, validations, auditAnnotations, paramKind } = spec;
  const tell = (steps: Steps, message: string) => refuse('admission-policy', '', ['spec', ...steps], message);
  checkParamKind(paramKind, tell);
  if (!isObject(matchConstraints)) tell(['matchConstraints'], 'A policy says which objects it is about.');
  else {
    checkMatch(matchConstraints, ['spec', 'matchConstraints'], refuse);
    if (listIn(matchConstraints.resourceRules).length === 0)
      tell(['matchConstraints', 'resourceRules'], 'A policy names the resources that it is about.');
  }
  const conditions = listIn(matchConditions);
  if (conditions.length > mostConditions)
    tell(['matchConditions'], `A policy has ${mostConditions} conditions at most.`);
  for (const [name, index] of repeated(conditions, (each) => textIn(objectIn(each).name)))
    tell(['matchConditions', index, 'name'], `Two conditions are called "${name}".`);
  if (listIn(validations).length + listIn(auditAnnotations).length === 0)
    tell(['validations'], 'A policy looks at something: at validations or auditAnnotations.');
  listIn(validations).forEach((validation, index) => {
    const { message, messageExpression } = objectIn(validation);
    for (const [field, text] of Object.entries({ message, messageExpression }))
      if (typeof text === 'string' && text !== '' && text.trim() === '')
        tell(['validations', index, field], `A ${field} that is given says something.`);
    if (typeof message === 'string' && /[\n\r]/.test(message.trim()))
      tell(['validations', index, 'message'], 'A message is one line.');
  });
  checkPolicyExpressions(spec, refuse);
  const annotations = listIn(auditAnnotations);
  if (annotations.length > mostAnnotations)
    tell(['auditAnnotations'], `A policy adds ${mostAnnotations} annotations at most.`);
  for (const [key, index] of repeated(annotations, (each) => textIn(objectIn(each).key)))
    tell(['auditAnnotations', index, 'key'], `Two annotations have the key "${key}".`);
  annotations.forEach((annotation, index) => {
    const key = textIn(objectIn(annotation).key);
    if (key !== undefined && object.name !== '' && !isQualifiedName(`${object.name}/${key}`))
      tell(['auditAnnotations', index, 'key'], `"${key}" is no key after "${object.name}/".`);
  });
};

/** Where a policy holds, and what follows. */
export const checkAdmissionPolicyBinding: ServerCheck = (object, refuse) => {
  const { validationActions, paramRef, matchResources } = objectIn(object.content.spec);
  const tell = (steps: Steps, message: string) => refuse('admission-policy', '', ['spec', ...steps], message);
  if (isObject(matchResources)) checkMatch(matchResources, ['spec', 'matchResources'], refuse);
  const actions = listIn(validationActions);
  for (const [action, index] of repeated(actions, textIn))
    tell(['validationActions', index], `The action ${action} stands here twice.`);
  if (actions.includes('Deny') && actions.includes('Warn'))
    tell(['validationActions'], 'What is denied is not warned of: it takes Deny or Warn.');
  if (!isObject(paramRef)) return;
  const { name, selector } = paramRef;
  if (isGiven(name) === isObject(selector))
    tell(['paramRef'], 'Parameters are found by a name or by a selector: one of the two.');
  if (typeof name === 'string' && (/[/%]/.test(name) || name === '.' || name === '..'))
    tell(['paramRef', 'name'], `"${name}" is no name of an object.`);
  checkSelector(selector, '', ['spec', 'paramRef', 'selector'], refuse);
};

function checkParamKind(paramKind: unknown, tell: (steps: Steps, message: string) => void): void {
  const { apiVersion } = objectIn(paramKind);
  if (typeof apiVersion !== 'string' || apiVersion === '') return;
  const parts = apiVersion.split('/');
  const version = parts.at(-1) ?? '';
  const isOfGroup =
    parts.length === 1 || (parts.length === 2 && (parts[0] === '' || group.test(parts[0] ?? '')));
  if (isOfGroup && label.test(version)) return;
  tell(['paramKind', 'apiVersion'], `"${apiVersion}" is no version of an API, such as "apps/v1".`);
}

function checkMatch(match: JsonObject, at: Steps, refuse: Refuse): void {
  checkSelector(match.namespaceSelector, '', [...at, 'namespaceSelector'], refuse);
  checkSelector(match.objectSelector, '', [...at, 'objectSelector'], refuse);
  for (const field of ['resourceRules', 'excludeResourceRules'] as const)
    listIn(match[field]).forEach((rule, index) => {
      const { resourceNames } = objectIn(rule);
      checkRule(objectIn(rule), [...at, field, index], refuse);
      const names = listIn(resourceNames);
      for (const [name, number] of repeated(names, textIn))
        refuse(
          'webhook-rule',
          '',
          [...at, field, index, 'resourceNames', number],
          `The name "${name}" stands here twice.`,
        );
    });
}
