import { isObject, type JsonObject } from '../../model/json';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import type { PodObject } from '../kubernetes-object';
import { readQuantity } from '../quantity';
import { repeated } from '../repeated';
import { checkClaimSpec } from './claim';
import { checkResourceFieldRef, checkVolumeFieldRef } from './environment';
import { checkLabels } from './selector';
import type { Minors, Refuse } from './server-check';
import { givenOf, isGiven, listed } from './union';

const projections = [
  'secret',
  'configMap',
  'downwardAPI',
  'serviceAccountToken',
  'clusterTrustBundle',
  'podCertificate',
];

/** The volumes of a pod, by the names of those that can be mounted. */
export function checkVolumes(
  { pod }: PodObject,
  refuse: Refuse,
  { oldest }: Minors,
): ReadonlyMap<string, JsonObject> {
  const { volumes } = pod.spec;
  const list = listIn(volumes);
  if (list.length === 0) return none;
  const byName = new Map<string, JsonObject>();
  list.forEach((entry, index) => {
    const volume = objectIn(entry);
    const name = textIn(volume.name);
    if (name !== undefined) byName.set(name, volume);
    checkVolume(volume, pod.pointer, ['volumes', index], refuse, oldest);
  });
  for (const [name, index] of repeated(list, (entry) => textIn(objectIn(entry).name)))
    refuse(
      'volume-name',
      pod.pointer,
      ['volumes', index, 'name'],
      `Two volumes of the pod are called "${name}".`,
    );
  return byName;
}

const none: ReadonlyMap<string, JsonObject> = new Map();

function checkVolume(
  volume: JsonObject,
  pointer: string,
  at: readonly (string | number)[],
  refuse: Refuse,
  oldest: number,
): void {
  // A volume without a source is an empty folder.
  const sources = Object.keys(volume).filter(
    (key) => key !== 'name' && volume[key] !== undefined && volume[key] !== null,
  );
  if (sources.length > 1) {
    refuse(
      'volume-source',
      pointer,
      at,
      `The volume "${asText(volume.name)}" has one source, not ${listed(sources)}.`,
    );
    return;
  }
  const [source] = sources;
  if (source === undefined) return;
  const content = objectIn(volume[source]);
  const tell = (steps: readonly (string | number)[], message: string) =>
    refuse('volume-source', pointer, [...at, source, ...steps], message);
  if (source === 'emptyDir') {
    const { sizeLimit } = content;
    const size = readQuantity(sizeLimit);
    if (size !== undefined && size < 0n) tell(['sizeLimit'], 'A volume is not smaller than nothing.');
  } else if (source === 'downwardAPI')
    checkDownward(content.items, pointer, [...at, source, 'items'], refuse);
  else if (source === 'projected') checkProjected(content, pointer, [...at, source], refuse, oldest);
  else if (source === 'ephemeral') {
    const { volumeClaimTemplate: template } = content;
    if (!isObject(template)) return;
    const steps = [...at, source, 'volumeClaimTemplate'];
    checkClaimSpec(objectIn(template.spec), pointer, [...steps, 'spec'], refuse);
    const metadata = objectIn(template.metadata);
    checkLabels(metadata.labels, pointer, [...steps, 'metadata', 'labels'], refuse);
    for (const field of Object.keys(metadata))
      if (field !== 'labels' && field !== 'annotations' && isGiven(metadata[field]))
        refuse(
          'volume-source',
          pointer,
          [...steps, 'metadata', field],
          'A claim of a pod takes labels and annotations alone.',
        );
  } else if (source === 'csi') {
    const { nodePublishSecretRef } = content;
    if (isObject(nodePublishSecretRef) && !isGiven(nodePublishSecretRef.name))
      tell(['nodePublishSecretRef', 'name'], 'A Secret has a name.');
  } else if (source === 'image') {
    // Older servers drop what they do not know unread.
    if (oldest >= 36 && !isGiven(content.reference))
      tell(['reference'], 'The volume does not say which image.');
  } else checkOldSource(source, content, tell);
}

/** Storage that has its own kind of volume. */
export function checkOldSource(
  source: string,
  content: JsonObject,
  tell: (steps: readonly string[], message: string) => void,
): void {
  if (source === 'fc') {
    const { targetWWNs, wwids, lun } = content;
    if (isGiven(targetWWNs) === isGiven(wwids))
      tell(['targetWWNs'], 'Fibre Channel takes targetWWNs or wwids.');
    else if (isGiven(targetWWNs) && (lun === undefined || lun === null))
      tell(['lun'], 'targetWWNs need a lun.');
  } else if (source === 'azureDisk') {
    const { kind, diskURI } = content;
    const isManaged = kind === 'Managed';
    if (typeof diskURI !== 'string' || diskURI === '') return;
    if (isManaged !== diskURI.startsWith('/subscriptions/'))
      tell(
        ['diskURI'],
        isManaged
          ? 'A managed disk has a URI such as "/subscriptions/…".'
          : 'Only a managed disk has a URI that begins with "/subscriptions/".',
      );
  } else if (source === 'quobyte') {
    const { registry } = content;
    if (
      typeof registry === 'string' &&
      registry !== '' &&
      registry.split(',').some((pair) => !/^[^:]+:[^:]+$/.test(pair) && !pair.includes(']:'))
    )
      tell(['registry'], 'A registry is given as host:port, several with commas between.');
  }
}

function checkDownward(
  items: unknown,
  pointer: string,
  at: readonly (string | number)[],
  refuse: Refuse,
): void {
  listIn(items).forEach((item, index) => {
    const { fieldRef, resourceFieldRef } = objectIn(item);
    const given = givenOf(item, ['fieldRef', 'resourceFieldRef']);
    if (given.length !== 1)
      refuse(
        'downward-item',
        pointer,
        [...at, index],
        'A file about the pod takes one of fieldRef or resourceFieldRef.',
      );
    checkVolumeFieldRef(fieldRef, pointer, [...at, index, 'fieldRef'], refuse);
    if (!isObject(resourceFieldRef)) return;
    checkResourceFieldRef(resourceFieldRef, pointer, [...at, index, 'resourceFieldRef'], refuse);
    if (!isGiven(resourceFieldRef.containerName))
      refuse(
        'downward-item',
        pointer,
        [...at, index, 'resourceFieldRef', 'containerName'],
        'A volume does not know of which container: name it.',
      );
  });
}

function checkProjected(
  { sources }: JsonObject,
  pointer: string,
  at: readonly (string | number)[],
  refuse: Refuse,
  oldest: number,
): void {
  const paths = new Set<string>();
  listIn(sources).forEach((source, index) => {
    const steps = [...at, 'sources', index];
    const given = givenOf(source, projections);
    if (given.length > 1)
      refuse(
        'volume-source',
        pointer,
        steps,
        `A part of a projected volume has one source, not ${listed(given)}.`,
      );
    for (const kind of given) {
      const content = objectIn(objectIn(source)[kind]);
      if (kind === 'downwardAPI') checkDownward(content.items, pointer, [...steps, kind, 'items'], refuse);
      if (
        kind === 'clusterTrustBundle' &&
        oldest >= 37 &&
        isGiven(content.name) === isGiven(content.signerName)
      )
        refuse('volume-source', pointer, [...steps, kind], 'A trust bundle takes a name or a signerName.');
      for (const item of listIn(content.items)) {
        const { path } = objectIn(item);
        if (typeof path !== 'string' || path === '') continue;
        if (paths.has(path))
          refuse('volume-source', pointer, steps, `Two files of the volume are at "${path}".`);
        paths.add(path);
      }
    }
  });
}
