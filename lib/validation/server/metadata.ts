import { isObject } from '../../model/json';
import { isQualifiedName } from '../../model/qualified-name';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { type KubernetesObject, nameOf } from '../kubernetes-object';
import type { NameClass } from '../name-classes';
import { isName } from '../name-classes';
import type { Refuse } from './server-check';

/** Groups whose kinds take no finalizer without a domain but these. */
const strictGroups: ReadonlySet<string> = new Set(['', 'apps', 'batch']);
const plainFinalizers: ReadonlySet<unknown> = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);

/** What an object of any kind says of itself beside its name and its labels. */
export function checkMetadata(
  object: KubernetesObject,
  nameClass: NameClass | undefined,
  refuse: Refuse,
): void {
  const { finalizers, ownerReferences, generateName } = objectIn(object.content.metadata);
  if (finalizers !== undefined) checkFinalizers(object, listIn(finalizers), refuse);
  if (ownerReferences !== undefined) checkOwners(object, listIn(ownerReferences), refuse);
  const start = textIn(generateName);
  // What is left of a start that ends in "-" is a letter more.
  if (start !== undefined && nameClass !== undefined && !isName(start.replace(/(?<=.)-$/, 'a'), nameClass))
    refuse(
      'metadata',
      '',
      ['metadata', 'generateName'],
      `No name of a ${object.kind} begins with "${start}": it takes ${nameClass.says}.`,
    );
}

function checkFinalizers(object: KubernetesObject, finalizers: readonly unknown[], refuse: Refuse): void {
  finalizers.forEach((finalizer, index) => {
    if (typeof finalizer !== 'string') return;
    const isStrict = strictGroups.has(object.group) && !finalizer.includes('/');
    if (isQualifiedName(finalizer) && !(isStrict && !plainFinalizers.has(finalizer))) return;
    refuse(
      'metadata',
      '',
      ['metadata', 'finalizers', index],
      `"${finalizer}" is no finalizer: it takes a name with a domain before it, such as "example.com/cleanup".`,
    );
  });
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion'))
    refuse(
      'metadata',
      '',
      ['metadata', 'finalizers'],
      `What ${nameOf(object)} owns is left alone or deleted first, not both.`,
    );
}

function checkOwners(object: KubernetesObject, owners: readonly unknown[], refuse: Refuse): void {
  owners.forEach((owner, index) => {
    const { apiVersion, kind } = objectIn(owner);
    const at = ['metadata', 'ownerReferences', index];
    if (typeof apiVersion === 'string' && apiVersion !== '' && !/^(?:[^/]*\/)?[^/]+$/.test(apiVersion))
      refuse('metadata', '', [...at, 'apiVersion'], `"${apiVersion}" is no version of an API.`);
    if (kind === 'Event' && apiVersion === 'v1')
      refuse('metadata', '', at, 'An Event owns nothing: it goes after an hour.');
  });
  if (owners.filter((owner) => isObject(owner) && owner.controller === true).length > 1)
    refuse(
      'metadata',
      '',
      ['metadata', 'ownerReferences'],
      `One owner controls ${nameOf(object)}, not several.`,
    );
}
