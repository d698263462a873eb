import { pointerTo } from '../diagnostics/json-pointer';
import { isObject } from '../model/json';
import { listIn, objectIn, textIn } from '../model/read-json';
import type { KubernetesObject } from './kubernetes-object';
import type { Pod } from './pod';

/** The name of another object, and where it stands. */
export interface NameUsed {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly pointer: string;
}

/**
 * The names of other objects that an object cannot do without, in its own namespace. Of what we have lowered, only those
 * that its author has written: what we make for it is there.
 */
export function namesUsedBy({ group, kind, content, pod, source }: KubernetesObject): NameUsed[] {
  const foreign = !source.own || source.patched === true;
  if (pod !== undefined) return namesInPod(pod, foreign);
  if (!foreign || group !== 'networking.k8s.io' || kind !== 'Ingress') return none;
  const { rules, defaultBackend } = objectIn(content.spec);
  const services = [backend(defaultBackend, '/spec/defaultBackend')];
  listIn(rules).forEach((rule, index) => {
    listIn(objectIn(objectIn(rule).http).paths).forEach((path, at) => {
      const pointer = `/spec/rules/${index}/http/paths/${at}/backend`;
      services.push(backend(objectIn(path).backend, pointer));
    });
  });
  return services.flat();
}

const none: NameUsed[] = [];
const written: ReadonlySet<string> = new Set(['Secret', 'PersistentVolumeClaim']);

function backend(value: unknown, pointer: string): NameUsed[] {
  return used('Service', objectIn(objectIn(value).service).name, pointer, 'service', 'name');
}

function namesInPod({ spec, pointer, containers }: Pod, foreign: boolean): NameUsed[] {
  const found: NameUsed[] = [];
  const add = (kind: string, at: string, source: unknown, field: string, ...steps: (string | number)[]) => {
    if (!isObject(source) || source.optional === true || !(foreign || written.has(kind))) return;
    found.push(...used(kind, source[field], at, ...steps, field));
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
    const { secret, configMap, persistentVolumeClaim, projected } = objectIn(volume);
    add('Secret', pointer, secret, 'secretName', 'volumes', index, 'secret');
    add('ConfigMap', pointer, configMap, 'name', 'volumes', index, 'configMap');
    const claim = ['volumes', index, 'persistentVolumeClaim'] as const;
    add('PersistentVolumeClaim', pointer, persistentVolumeClaim, 'claimName', ...claim);
    listIn(objectIn(projected).sources).forEach((each, at) => {
      const steps = ['volumes', index, 'projected', 'sources', at] as const;
      add('Secret', pointer, objectIn(each).secret, 'name', ...steps, 'secret');
      add('ConfigMap', pointer, objectIn(each).configMap, 'name', ...steps, 'configMap');
    });
  });
  add('ServiceAccount', pointer, spec, 'serviceAccountName');
  return found;
}

/** What every namespace has by itself. */
const everywhere: ReadonlySet<string> = new Set(['default', 'kube-root-ca.crt']);

function used(kind: string, name: unknown, pointer: string, ...steps: (string | number)[]): NameUsed[] {
  const text = textIn(name);
  return text === undefined || everywhere.has(text)
    ? none
    : [{ group: '', kind, name: text, pointer: pointerTo(pointer, ...steps) }];
}
