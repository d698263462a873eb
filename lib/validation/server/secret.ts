import type { JsonObject } from '../../model/json';
import { objectIn, textIn } from '../../model/read-json';
import { nameOf } from '../kubernetes-object';
import type { ServerCheck } from './server-check';
import { isGiven, listed } from './union';

/** The keys that a Secret of a known type has, all of them or one. */
const keysOf: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};
const account = 'kubernetes.io/service-account.name';

/** A Secret of a type that Kubernetes knows has what that is for. */
export const checkSecret: ServerCheck = (object, refuse) => {
  const { content } = object;
  const type = textIn(content.type);
  if (type === undefined) return;
  if (type === 'kubernetes.io/basic-auth') {
    if (!has(content, 'username') && !has(content, 'password'))
      refuse(
        'secret-type',
        '',
        ['data', 'username'],
        `${nameOf(object)} is for basic authentication, so it has a username or a password.`,
      );
  } else if (type === 'kubernetes.io/service-account-token') {
    if (!isGiven(objectIn(objectIn(content.metadata).annotations)[account]))
      refuse(
        'secret-type',
        '',
        ['metadata', 'annotations', account],
        `${nameOf(object)} is the token of a ServiceAccount, so an annotation says of which one: ${account}.`,
      );
  } else if (Object.hasOwn(keysOf, type)) {
    for (const key of keysOf[type] ?? []) {
      if (!has(content, key) || (type === 'kubernetes.io/ssh-auth' && textOf(content, key) === '')) {
        refuse(
          'secret-type',
          '',
          ['data', key],
          `${nameOf(object)} is of the type ${type}, so it has ${listed(keysOf[type] ?? [])}; "${key}" is not there.`,
        );
      } else if (key.startsWith('.docker') && !isJsonObject(textOf(content, key))) {
        refuse(
          'secret-type',
          '',
          [Object.hasOwn(objectIn(content.stringData), key) ? 'stringData' : 'data', key],
          `"${key}" of ${nameOf(object)} is not JSON.`,
        );
      }
    }
  }
};

function has({ data, stringData }: JsonObject, key: string): boolean {
  return Object.hasOwn(objectIn(stringData), key) || Object.hasOwn(objectIn(data), key);
}

function textOf({ data, stringData }: JsonObject, key: string): string {
  const texts = objectIn(stringData);
  if (Object.hasOwn(texts, key)) return textIn(texts[key]) ?? '';
  return Buffer.from(textIn(objectIn(data)[key]) ?? '', 'base64').toString();
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return value === null || (typeof value === 'object' && !Array.isArray(value));
  } catch {
    return false;
  }
}
