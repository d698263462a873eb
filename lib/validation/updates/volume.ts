import { isObject, type JsonObject } from '../../model/json';
import { listIn, objectIn } from '../../model/read-json';
import { besideSource } from '../server/volume';
import { filled } from './filled-pod';
import { called, cannotChange } from './fixed';
import { isNothing, same } from './same';
import type { UpdateCheck } from './update';

export const volumeUpdate: UpdateCheck = (before, after, refuse) => {
  const [old, next] = [before, after].map(({ spec }) => filled(objectIn(spec), { volumeMode: 'Filesystem' }));
  if (old === undefined || next === undefined) return;
  const sources = Object.keys({ ...old, ...next }).filter((key) => !besideSource.has(key));
  for (const key of ['volumeMode', ...sources])
    if (!same(sourceOf(old, old, key), sourceOf(next, old, key)))
      refuse('immutable', ['spec', key], cannotChange(`spec.${key}`, after));
  if (!isNothing(old.volumeAttributesClassName) && isNothing(next.volumeAttributesClassName))
    refuse('one-way', ['spec', 'volumeAttributesClassName'], `${called(after)} keeps a class of attributes.`);
  if (!isNothing(old.nodeAffinity) && !same(old.nodeAffinity, next.nodeAffinity))
    refuse('immutable', ['spec', 'nodeAffinity'], cannotChange('spec.nodeAffinity', after));
};

/** What a driver needs to grow a volume may be added later. */
function sourceOf(spec: JsonObject, old: JsonObject, key: string): unknown {
  const source = spec[key];
  const secret = 'controllerExpandSecretRef';
  if (key !== 'csi' || !isObject(source) || !isNothing(objectIn(old.csi)[secret])) return source;
  return { ...source, [secret]: undefined };
}

/** A node keeps what it says of a driver, as long as it has it. */
export const nodeUpdate: UpdateCheck = (before, after, refuse) => {
  const old = listIn(objectIn(before.spec).drivers).map(objectIn);
  listIn(objectIn(after.spec).drivers).forEach((each, index) => {
    const driver = objectIn(each);
    const known = old.find(({ name }) => name === driver.name);
    // Newer servers let a driver say anew how many volumes there may be.
    const bare = { ...driver, allocatable: undefined };
    if (known !== undefined && !same({ ...known, allocatable: undefined }, bare))
      refuse('immutable', ['spec', 'drivers', index], cannotChange(`spec.drivers[${index}]`, after));
  });
};
