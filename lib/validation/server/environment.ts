import { isQualifiedName } from '../../model/qualified-name';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import type { PodContainer } from '../pod';
import { readQuantity } from '../quantity';
import type { Minors, Refuse } from './server-check';
import { givenOf, isGiven, listed } from './union';

const sources = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'] as const;
const froms = ['configMapRef', 'secretRef'] as const;
const envFields = new Set([
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]);
const volumeFields = new Set([
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'metadata.labels',
  'metadata.annotations',
]);
const resource = /^(?:limits|requests)\.(?:cpu|memory|ephemeral-storage|hugepages-.+)$/;

/** The variables of a container. */
export function checkEnvironment(
  { content, name, pointer }: PodContainer,
  refuse: Refuse,
  { oldest }: Minors,
): void {
  const { env, envFrom } = content;
  listIn(env).forEach((variable, index) => {
    const { name: key, value, valueFrom } = objectIn(variable);
    if (valueFrom === undefined || valueFrom === null) return;
    const given = givenOf(valueFrom, sources);
    if (given.length !== 1) {
      refuse(
        'env-source',
        pointer,
        ['env', index, 'valueFrom'],
        `The variable ${asText(key)} of the container "${name}" takes one of ${listed(sources, 'or')}.`,
      );
    }
    if (isGiven(value) && given.length > 0) {
      refuse(
        'env-source',
        pointer,
        ['env', index, 'valueFrom'],
        `The variable ${asText(key)} of the container "${name}" has a value, and takes one from elsewhere.`,
        'Leave one of the two out.',
      );
    }
    const { fieldRef, resourceFieldRef } = objectIn(valueFrom);
    checkFieldRef(fieldRef, envFields, pointer, ['env', index, 'valueFrom', 'fieldRef'], refuse);
    checkResourceFieldRef(resourceFieldRef, pointer, ['env', index, 'valueFrom', 'resourceFieldRef'], refuse);
  });
  listIn(envFrom).forEach((from, index) => {
    const given = givenOf(from, froms);
    if (given.length !== 1)
      refuse(
        'env-source',
        pointer,
        ['envFrom', index],
        `An entry of envFrom takes one of ${listed(froms, 'or')}.`,
      );
    const prefix = textIn(objectIn(from).prefix);
    if (prefix === undefined) return;
    const allowed = oldest < 32 ? /^[-._a-zA-Z][-._a-zA-Z0-9]*$/ : /^[ -<>-~]+$/;
    if (!allowed.test(prefix))
      refuse(
        'env-prefix',
        pointer,
        ['envFrom', index, 'prefix'],
        `"${prefix}" cannot begin the name of a variable.`,
      );
  });
}

export function checkVolumeFieldRef(
  ref: unknown,
  pointer: string,
  steps: readonly (string | number)[],
  refuse: Refuse,
): void {
  checkFieldRef(ref, volumeFields, pointer, steps, refuse);
}

function checkFieldRef(
  ref: unknown,
  known: ReadonlySet<string>,
  pointer: string,
  steps: readonly (string | number)[],
  refuse: Refuse,
): void {
  const { fieldPath, apiVersion } = objectIn(ref);
  if (typeof fieldPath !== 'string' || fieldPath === '') return;
  if (isGiven(apiVersion) && apiVersion !== 'v1') {
    refuse(
      'field-path',
      pointer,
      [...steps, 'apiVersion'],
      `Fields of pods are those of v1, not of ${asText(apiVersion)}.`,
    );
  } else if (!known.has(fieldPath) && !isSubscript(fieldPath)) {
    refuse(
      'field-path',
      pointer,
      [...steps, 'fieldPath'],
      `"${fieldPath}" is no field of a pod that can be read here: it takes ${listed([...known, "metadata.labels['key']", "metadata.annotations['key']"], 'or')}.`,
    );
  }
}

function isSubscript(path: string): boolean {
  const match = /^metadata\.(labels|annotations)\['([^']*)'\]$/.exec(path);
  if (match === null) return false;
  const [, map, key = ''] = match;
  return isQualifiedName(map === 'annotations' ? key.toLowerCase() : key);
}

export function checkResourceFieldRef(
  ref: unknown,
  pointer: string,
  steps: readonly (string | number)[],
  refuse: Refuse,
): void {
  const { resource: what, divisor } = objectIn(ref);
  if (typeof what !== 'string' || what === '') return;
  if (!resource.test(what)) {
    refuse(
      'resource-field',
      pointer,
      [...steps, 'resource'],
      `"${what}" cannot be read: it takes requests or limits of cpu, memory, ephemeral-storage or hugepages, such as "limits.cpu".`,
    );
    return;
  }
  const amount = readQuantity(divisor);
  if (amount === undefined || amount === 0n || divisors(what).includes(amount)) return;
  refuse(
    'resource-field',
    pointer,
    [...steps, 'divisor'],
    `"${asText(divisor)}" is no unit of ${what}: it takes ${what.endsWith('cpu') ? '1 or 1m' : '1, 1k, 1Ki, 1M, 1Mi and so on'}.`,
  );
}

/** In thousandths. */
function divisors(what: string): readonly bigint[] {
  return what.endsWith('.cpu') ? [1n, 1000n] : bytes;
}

const bytes = [0n, 1n, 2n, 3n, 4n, 5n, 6n].flatMap((power) => [
  1000n * 1000n ** power,
  1000n * 1024n ** power,
]);
