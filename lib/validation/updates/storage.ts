import { objectIn } from '../../model/read-json';
import { readQuantity } from '../quantity';
import { filled } from './filled-pod';
import { called, cannotChange, fixed, unsaid } from './fixed';
import { isNothing, same } from './same';
import type { UpdateCheck } from './update';

const claimFields = fixed({
  fields: { accessModes: unsaid, selector: unsaid, volumeMode: 'Filesystem' },
});

/** A claim may ask for more room, and for another class of attributes; all else stays. */
export const claimUpdate: UpdateCheck = (before, after, refuse) => {
  claimFields(before, after, refuse);
  const [old, next] = [before, after].map(({ spec }) => objectIn(spec));
  if (old === undefined || next === undefined) return;
  // Where nothing is said, the cluster has said something.
  for (const key of ['storageClassName', 'volumeName', 'dataSource', 'dataSourceRef'])
    if (!isNothing(old[key]) && !isNothing(next[key]) && !same(old[key], next[key]))
      refuse('immutable', ['spec', key], cannotChange(`spec.${key}`, after));
  const [size, nextSize] = [old, next].map(({ resources }) =>
    readQuantity(objectIn(objectIn(resources).requests).storage),
  );
  if (size === undefined || nextSize === undefined || nextSize >= size) return;
  refuse(
    'only-grows',
    ['spec', 'resources', 'requests', 'storage'],
    `${called(after)} can ask for more room, and not for less.`,
  );
};

/** Of what a volume says beside its source. */
const besideSource = new Set([
  'capacity',
  'accessModes',
  'claimRef',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'mountOptions',
  'volumeMode',
  'nodeAffinity',
  'volumeAttributesClassName',
]);

export const volumeUpdate: UpdateCheck = (before, after, refuse) => {
  const [old, next] = [before, after].map(({ spec }) => filled(objectIn(spec), { volumeMode: 'Filesystem' }));
  if (old === undefined || next === undefined) return;
  const sources = Object.keys({ ...old, ...next }).filter((key) => !besideSource.has(key));
  for (const key of ['volumeMode', ...sources])
    if (!same(old[key], next[key])) refuse('immutable', ['spec', key], cannotChange(`spec.${key}`, after));
  if (!isNothing(old.nodeAffinity) && !same(old.nodeAffinity, next.nodeAffinity))
    refuse('immutable', ['spec', 'nodeAffinity'], cannotChange('spec.nodeAffinity', after));
};
