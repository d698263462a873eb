import { pointerTo } from '../diagnostics/json-pointer';
import { isObject } from '../model/json';
import { listIn, objectIn, rowOf, textIn } from '../model/read-json';
import { eachAt } from './each-at';
import { isClusterScoped, kindName } from './kinds';
import type { KubernetesObject } from './kubernetes-object';
import { namesIn } from './names-in-objects';
import type { Pod } from './pod';

/** The name of another object, and where it stands. */
export interface NameUsed {
  readonly group: string;
  readonly kind: string;
  /** Empty where objects of that kind have none. */
  readonly namespace: string;
  readonly name: string;
  readonly pointer: string;
}

/**
 * The names of other objects that an object cannot do without. Of what we have lowered, only those that its author has
 * written: what we make for it is there.
 */
export function namesUsedBy(object: KubernetesObject): NameUsed[] {
  const { group, kind, content, pod, source } = object;
  const is = kindName(group, kind);
  const rows = Object.hasOwn(namesIn, is) ? namesIn[is] : undefined;
  if (pod === undefined && rows === undefined) return none;
  const foreign = !source.own || source.patched === true;
  const found = pod === undefined ? [] : namesInPod(pod, object, foreign);
  for (const [path, field, meant, itsGroup = ''] of rows ?? []) {
    if (!foreign && !written.has(meant)) continue;
    eachAt(content, path, (holder, pointer) => {
      const isReference = field === 'name';
      const wanted = textIn((isReference && holder.kind) || undefined) ?? meant;
      const said = isReference ? (textIn(holder.group) ?? textIn(holder.apiGroup)) : undefined;
      const namespace = (isReference && textIn(holder.namespace)) || object.namespace;
      found.push(...used(said ?? itsGroup, wanted, namespace, holder[field], pointer, field));
    });
  }
  return found;
}

const none: NameUsed[] = [];
const written: ReadonlySet<string> = new Set([
  'Gateway',
  'IngressClass',
  'PersistentVolumeClaim',
  'PriorityClass',
  'RuntimeClass',
  'Secret',
  'StorageClass',
]);

function namesInPod(
  { spec, pointer, containers }: Pod,
  { namespace, source: { name: own } }: KubernetesObject,
  foreign: boolean,
): NameUsed[] {
  const found: NameUsed[] = [];
  const add = (kind: string, at: string, source: unknown, field: string, ...steps: (string | number)[]) => {
    if (!isObject(source) || source.optional === true) return;
    const name = source[field];
    if (name === undefined || !(foreign || written.has(kind) || isWritten(kind, name, own))) return;
    found.push(...used(rowOf(groups, kind) ?? '', kind, namespace, name, at, ...steps, field));
  };
  for (const { content, pointer: at } of containers) {
    listIn(content.env).forEach((entry, index) => {
      const { valueFrom } = objectIn(entry);
      if (!isObject(valueFrom)) return;
      const { secretKeyRef, configMapKeyRef } = valueFrom;
      add('Secret', at, secretKeyRef, 'name', 'env', index, 'valueFrom', 'secretKeyRef');
      add('ConfigMap', at, configMapKeyRef, 'name', 'env', index, 'valueFrom', 'configMapKeyRef');
    });
    listIn(content.envFrom).forEach((entry, index) => {
      const { secretRef, configMapRef } = objectIn(entry);
      add('Secret', at, secretRef, 'name', 'envFrom', index, 'secretRef');
      add('ConfigMap', at, configMapRef, 'name', 'envFrom', index, 'configMapRef');
    });
  }
  listIn(spec.volumes).forEach((volume, index) => {
    const { secret, configMap, persistentVolumeClaim, projected, ephemeral } = objectIn(volume);
    add('Secret', pointer, secret, 'secretName', 'volumes', index, 'secret');
    add('ConfigMap', pointer, configMap, 'name', 'volumes', index, 'configMap');
    const claim = ['volumes', index, 'persistentVolumeClaim'] as const;
    add('PersistentVolumeClaim', pointer, persistentVolumeClaim, 'claimName', ...claim);
    const template = objectIn(objectIn(ephemeral).volumeClaimTemplate).spec;
    const inTemplate = ['volumes', index, 'ephemeral', 'volumeClaimTemplate', 'spec'] as const;
    add('StorageClass', pointer, template, 'storageClassName', ...inTemplate);
    listIn(objectIn(projected).sources).forEach((each, at) => {
      const steps = ['volumes', index, 'projected', 'sources', at] as const;
      add('Secret', pointer, objectIn(each).secret, 'name', ...steps, 'secret');
      add('ConfigMap', pointer, objectIn(each).configMap, 'name', ...steps, 'configMap');
    });
  });
  listIn(spec.imagePullSecrets).forEach((each, index) => {
    add('Secret', pointer, each, 'name', 'imagePullSecrets', index);
  });
  add('ServiceAccount', pointer, spec, 'serviceAccountName');
  add('PriorityClass', pointer, spec, 'priorityClassName');
  add('RuntimeClass', pointer, spec, 'runtimeClassName');
  return found;
}

const groups: Readonly<Record<string, string>> = {
  PriorityClass: 'scheduling.k8s.io',
  RuntimeClass: 'node.k8s.io',
  StorageClass: 'storage.k8s.io',
};

/** Not what we have made for the workload: an account that is called as it is, a ConfigMap with its content's hash. */
function isWritten(kind: string, name: unknown, own: string | undefined): boolean {
  if (typeof name !== 'string') return false;
  return kind === 'ServiceAccount'
    ? name !== own
    : kind === 'ConfigMap' && !/-[0-9a-f]{8}$/.test(name.slice(-9));
}

/** What every cluster, or every namespace, has by itself. */
const everywhere: Readonly<Record<string, readonly string[]>> = {
  ClusterRole: ['cluster-admin', 'admin', 'edit', 'view'],
  ConfigMap: ['kube-root-ca.crt'],
  PriorityClass: ['system-cluster-critical', 'system-node-critical'],
  Service: ['kubernetes'],
  ServiceAccount: ['default'],
};

function isEverywhere(kind: string, name: string): boolean {
  if (kind === 'ClusterRole' && name.startsWith('system:')) return true;
  return Object.hasOwn(everywhere, kind) && everywhere[kind]?.includes(name) === true;
}

function used(
  group: string,
  kind: string,
  namespace: string,
  name: unknown,
  pointer: string,
  ...steps: (string | number)[]
): NameUsed[] {
  const text = textIn(name);
  if (text === undefined || text === '' || isEverywhere(kind, text)) return none;
  return [
    {
      group,
      kind,
      namespace: isClusterScoped(group, kind) ? '' : namespace,
      name: text,
      pointer: pointerTo(pointer, ...steps),
    },
  ];
}
