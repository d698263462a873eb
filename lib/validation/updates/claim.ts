import type { JsonObject } from '../../model/json';
import { objectIn, textIn } from '../../model/read-json';
import { readQuantity } from '../quantity';
import { called, cannotChange, fixed, unsaid } from './fixed';
import { same } from './same';
import type { UpdateCheck } from './update';

const claimFields = fixed({
  fields: { accessModes: unsaid, selector: unsaid, volumeMode: 'Filesystem' },
});

/** A claim may ask for more room, and for another class of attributes; all else stays. */
export const claimUpdate: UpdateCheck = (before, after, refuse) => {
  claimFields(before, after, refuse);
  const [old, next] = [objectIn(before.spec), objectIn(after.spec)];
  const immutable = (...steps: string[]) =>
    refuse('immutable', ['spec', ...steps], cannotChange(['spec', ...steps].join('.'), after));
  // Where nothing is said, the cluster has said something. No class is a class as well.
  const [className, volume] = [old.storageClassName ?? undefined, textIn(old.volumeName)];
  if (className !== undefined && className !== (next.storageClassName ?? undefined))
    immutable('storageClassName');
  if (volume !== undefined && volume !== next.volumeName) immutable('volumeName');
  const source = sourceOf(next);
  if (source !== undefined && source !== null && !same(sourceOf(old), source))
    immutable(next.dataSourceRef === undefined ? 'dataSource' : 'dataSourceRef');
  const [room, nextRoom] = [roomOf(old), roomOf(next)];
  if (!same(room.rest, nextRoom.rest)) immutable('resources');
  const [size, nextSize] = [readQuantity(room.storage), readQuantity(nextRoom.storage)];
  if (size === undefined || nextSize === undefined || nextSize >= size) return;
  refuse(
    'only-grows',
    ['spec', 'resources', 'requests', 'storage'],
    `${called(after)} can ask for more room, and not for less.`,
  );
};

/** Two names of one field; the newer one says more. */
function sourceOf({ dataSource, dataSourceRef }: JsonObject): unknown {
  return dataSourceRef ?? dataSource;
}

function roomOf({ resources }: JsonObject): { readonly storage: unknown; readonly rest: unknown } {
  const { requests, ...more } = objectIn(resources);
  const { storage, ...others } = objectIn(requests);
  return { storage, rest: { ...more, requests: others } };
}
