import { isObject, type JsonObject } from '../../model/json';
import { asText, listIn, objectIn } from '../../model/read-json';
import { readQuantity } from '../quantity';
import { checkSelector } from './selector';
import type { Refuse, ServerCheck } from './server-check';
import { isGiven } from './union';

/** A claim asks for storage that it can get. */
export const checkClaim: ServerCheck = (object, refuse) => {
  checkClaimSpec(objectIn(object.content.spec), '', ['spec'], refuse);
};

export function checkClaimSpec(
  spec: JsonObject,
  pointer: string,
  at: readonly (string | number)[],
  refuse: Refuse,
): void {
  const { accessModes, resources, selector, dataSource, dataSourceRef } = spec;
  checkSelector(selector, pointer, [...at, 'selector'], refuse);
  checkModes(accessModes, pointer, at, refuse);
  const { storage } = objectIn(objectIn(resources).requests);
  const asked = readQuantity(storage);
  if (storage === undefined || storage === null) {
    refuse(
      'claim-size',
      pointer,
      [...at, 'resources', 'requests', 'storage'],
      'A claim says how much storage it asks for.',
    );
  } else if (asked !== undefined && asked <= 0n) {
    refuse(
      'claim-size',
      pointer,
      [...at, 'resources', 'requests', 'storage'],
      `A claim asks for more than ${asText(storage)}.`,
    );
  }
  checkSource(dataSource, 'dataSource');
  checkSource(dataSourceRef, 'dataSourceRef');
  if (
    isObject(dataSource) &&
    isObject(dataSourceRef) &&
    isGiven(dataSource.name) &&
    !isGiven(dataSourceRef.namespace)
  ) {
    const differs = (['apiGroup', 'kind', 'name'] as const).some(
      (key) => (dataSource[key] ?? '') !== (dataSourceRef[key] ?? ''),
    );
    if (differs)
      refuse(
        'claim-source',
        pointer,
        [...at, 'dataSource'],
        'The dataSource and the dataSourceRef of a claim are the same.',
      );
  }

  /** What a claim is filled from. Other things than claims and snapshots the server drops unread here. */
  function checkSource(source: unknown, field: string): void {
    if (!isObject(source)) return;
    const { kind, apiGroup } = source;
    const isKnown = isGiven(apiGroup) ? kind === 'VolumeSnapshot' : kind === 'PersistentVolumeClaim';
    if (field === 'dataSource' && !isKnown) return;
    for (const key of ['kind', 'name'] as const)
      if (!isGiven(source[key]))
        refuse('claim-source', pointer, [...at, field, key], `What a claim is filled from has a ${key}.`);
    if (isGiven(kind) && !isGiven(apiGroup) && !isKnown)
      refuse(
        'claim-source',
        pointer,
        [...at, field],
        `A claim is not filled from a ${asText(kind)}: of the core group it takes a PersistentVolumeClaim.`,
      );
  }
}

/** A volume for one pod alone is for nobody else. */
export function checkModes(
  modes: unknown,
  pointer: string,
  at: readonly (string | number)[],
  refuse: Refuse,
): void {
  const list = listIn(modes);
  if (list.length < 2 || !list.includes('ReadWriteOncePod')) return;
  refuse('access-modes', pointer, [...at, 'accessModes'], 'ReadWriteOncePod stands alone.');
}
