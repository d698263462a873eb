import { isObject } from '../../model/json';
import { asText, objectIn, textIn } from '../../model/read-json';
import { nameOf } from '../kubernetes-object';
import { dnsSubdomain, isName, namespaceName } from '../name-classes';
import { readQuantity } from '../quantity';
import { checkModes } from './claim';
import { checkNodeSelector } from './scheduling';
import type { ServerCheck } from './server-check';
import { isGiven, listed } from './union';
import { checkOldSource } from './volumes';

/** What a volume of the cluster says beside where it is. */
export const besideSource: ReadonlySet<string> = new Set([
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
const secrets = [
  'nodePublishSecretRef',
  'nodeStageSecretRef',
  'controllerPublishSecretRef',
  'controllerExpandSecretRef',
  'nodeExpandSecretRef',
];
const recyclable = new Set(['nfs', 'hostPath']);

/** A volume of the cluster is in one place, and has a size. */
export const checkVolume: ServerCheck = (object, refuse) => {
  const spec = objectIn(object.content.spec);
  const { capacity, accessModes, nodeAffinity, persistentVolumeReclaimPolicy } = spec;
  const tell = (steps: readonly (string | number)[], message: string) =>
    refuse('persistent-volume', '', ['spec', ...steps], message);
  checkModes(accessModes, '', ['spec'], refuse);
  const sources = Object.keys(spec).filter((key) => !besideSource.has(key) && isObject(spec[key]));
  if (sources.length !== 1)
    tell([], `${nameOf(object)} has one source, not ${sources.length === 0 ? 'none' : listed(sources)}.`);
  const amounts = objectIn(capacity);
  const size = readQuantity(amounts.storage);
  if (amounts.storage === undefined || Object.keys(amounts).length > 1)
    tell(['capacity'], `Of ${nameOf(object)} the storage is said, and nothing else.`);
  else if (size !== undefined && size <= 0n)
    tell(['capacity', 'storage'], `${nameOf(object)} has more than ${asText(amounts.storage)}.`);
  if (isObject(nodeAffinity) && isObject(nodeAffinity.required))
    checkNodeSelector(nodeAffinity.required, '', ['spec', 'nodeAffinity', 'required'], refuse);
  const [source] = sources;
  if (source === undefined) return;
  const content = objectIn(spec[source]);
  if (source === 'local' && !isObject(nodeAffinity))
    tell(['nodeAffinity'], `${nameOf(object)} is on one node, so it says which.`);
  if (source === 'hostPath' && content.path === '/' && persistentVolumeReclaimPolicy === 'Recycle')
    tell(['persistentVolumeReclaimPolicy'], 'The whole disk of a node is not recycled.');
  if (source === 'local' && typeof content.path === 'string' && content.path.split('/').includes('..'))
    tell([source, 'path'], 'A path has no ".." in it.');
  if (persistentVolumeReclaimPolicy === 'Recycle' && !recyclable.has(source)) return;
  checkOldSource(source, content, (steps, message) => tell([source, ...steps], message));
  if (source !== 'csi') return;
  for (const field of secrets) {
    const { [field]: secret } = content;
    if (!isObject(secret)) continue;
    for (const key of ['name', 'namespace'] as const)
      if (!isGiven(secret[key])) tell([source, field, key], `The Secret of a driver has a ${key}.`);
      else if (!isName(textIn(secret[key]) ?? '', key === 'name' ? dnsSubdomain : namespaceName))
        tell([source, field, key], `"${asText(secret[key])}" is no ${key} of a Secret.`);
  }
};
