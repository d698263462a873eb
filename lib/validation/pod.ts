import { isObject, type JsonObject } from '../model/json';
import { listIn, objectIn, textIn } from '../model/read-json';

/** A container within a pod, and where it stands in the object. */
export interface PodContainer {
  readonly content: JsonObject;
  readonly name: string;
  readonly list: (typeof lists)[number];
  readonly pointer: string;
}

/** A pod, or the template of pods, within an object. */
export interface Pod {
  readonly spec: JsonObject;
  /** Where the spec stands in the object. */
  readonly pointer: string;
  readonly metadata: JsonObject;
  readonly metadataPointer: string;
  readonly containers: readonly PodContainer[];
}

const lists = ['initContainers', 'containers'] as const;

/** Where each kind keeps its pod. */
const places: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', []],
  ['PodTemplate', ['template']],
  ['Deployment', ['spec', 'template']],
  ['ReplicaSet', ['spec', 'template']],
  ['ReplicationController', ['spec', 'template']],
  ['StatefulSet', ['spec', 'template']],
  ['DaemonSet', ['spec', 'template']],
  ['Job', ['spec', 'template']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
]);
const groups: ReadonlySet<string> = new Set(['', 'apps', 'batch']);

/** The pod within an object of the built-in workload kinds. */
export function podOf(group: string, kind: string, content: JsonObject): Pod | undefined {
  const place = groups.has(group) ? places.get(kind) : undefined;
  if (place === undefined) return undefined;
  let template: unknown = content;
  let parent = '';
  for (const step of place) {
    template = objectIn(template)[step];
    parent += `/${step}`;
  }
  const spec = objectIn(template).spec;
  if (!isObject(spec)) return undefined;
  const pointer = `${parent}/spec`;
  return {
    spec,
    pointer,
    metadata: objectIn(objectIn(template).metadata),
    metadataPointer: `${parent}/metadata`,
    containers: containersIn(spec, pointer),
  };
}

function containersIn(spec: JsonObject, pointer: string): PodContainer[] {
  const all: PodContainer[] = [];
  for (const list of lists) {
    listIn(spec[list]).forEach((content, index) => {
      if (!isObject(content)) return;
      all.push({ content, name: textIn(content.name) ?? '', list, pointer: `${pointer}/${list}/${index}` });
    });
  }
  return all;
}
