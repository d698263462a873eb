import { isObject, type JsonObject } from '../../model/json';
import { asText, listIn, objectIn } from '../../model/read-json';
import { filled } from './filled-pod';
import { cannotChange } from './fixed';
import { same } from './same';
import type { UpdateCheck } from './update';

/** A binding keeps the role that it binds; whom it binds may change. */
export const roleUpdate: UpdateCheck = (before, after, refuse) => {
  if (same(roleOf(before), roleOf(after))) return;
  refuse('immutable', ['roleRef'], cannotChange('roleRef', after));
};

function roleOf({ roleRef }: JsonObject): unknown {
  return isObject(roleRef) ? filled(roleRef, { apiGroup: 'rbac.authorization.k8s.io' }) : roleRef;
}

/** A quota keeps what it is about; how much of it may change. */
export const quotaUpdate: UpdateCheck = (before, after, refuse) => {
  if (same(scopesOf(before), scopesOf(after))) return;
  refuse('immutable', ['spec', 'scopes'], cannotChange('spec.scopes', after));
};

function scopesOf({ spec }: JsonObject): unknown {
  return [...new Set(listIn(objectIn(spec).scopes).map(asText))].sort();
}
