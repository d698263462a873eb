import type { Text } from '../model/reference';
import type { EnvVar, EnvVarSource } from './api.generated';
import { resolveShared } from './config';
import { escapeDollars } from './expansion';
import { type Place, reportAt, within } from './place';
import { type ClusterValue, resolve } from './reference';
import { expandingParts, type Variables } from './variables';

/**
 * The env of a container: first what other values refer to, then the rest in the user's order. Called after all
 * other texts of the container, since those may add entries.
 */
export function lowerEnv(variables: Variables, place: Place): EnvVar[] {
  const own: EnvVar[] = [];
  for (const [name, text] of Object.entries(variables.env)) {
    if (typeof text === 'string') own.push({ name, value: escapeDollars(text) });
    else own.push(lowerEntry(name, text, variables, within(place, 'env', name)));
  }
  const { used } = variables;
  if (used.size === 0) return own;
  const first: EnvVar[] = [];
  for (const [name, value] of used) first.push({ name, valueFrom: sourceOf(value, place) });
  return first.concat(own.filter((entry) => !used.has(entry.name)));
}

function lowerEntry(name: string, text: Exclude<Text, string>, variables: Variables, place: Place): EnvVar {
  const parts = resolve(text, place);
  const only = parts.length === 1 ? parts[0] : undefined;
  return typeof only === 'object'
    ? { name, valueFrom: sourceOf(only, place) }
    : { name, value: expandingParts(parts, variables) };
}

const limitsAndRequests = /^(?:limits|requests)\.(?:cpu|memory|ephemeral-storage)$/;
const podFields =
  /^(?:metadata\.(?:name|namespace|uid|(?:labels|annotations)\['[^']+'\])|spec\.(?:nodeName|serviceAccountName)|status\.(?:hostIPs?|podIPs?))$/;

function sourceOf(value: ClusterValue, place: Place): EnvVarSource {
  switch (value.kind) {
    case 'secret': {
      const source = value.sources?.kubernetes;
      return { secretKeyRef: { name: source?.name ?? value.name, key: source?.key ?? value.key } };
    }
    case 'config':
      return { configMapKeyRef: keyRefOf(value, place) };
    case 'field':
      if (limitsAndRequests.test(value.path)) return { resourceFieldRef: { resource: value.path } };
      if (!podFields.test(value.path)) reportUnknownField(value.path, place);
      return { fieldRef: { fieldPath: value.path } };
  }
}

/** What the app makes itself has its content's hash in its name, so that the pods roll. */
function keyRefOf({ name, key, of }: Extract<ClusterValue, { kind: 'config' }>, place: Place) {
  if (of === undefined) return { name, key };
  const { name: hashed, keys } = resolveShared(of, place);
  return { name: hashed, key: keys.get(key) ?? key };
}

function reportUnknownField(path: string, place: Place): void {
  reportAt(place, {
    code: 'props/wrong-value',
    message: `A container cannot read the field "${path}" of its pod.`,
    fix: "Use one that the kubelet knows: `metadata.name`, `metadata.labels['…']`, `spec.nodeName`, `status.podIP`, `limits.memory` …",
  });
}
