import { isObject, type JsonObject } from '../model/json';
import { listIn, objectIn, textIn } from '../model/read-json';
import type { KubernetesObject } from './kubernetes-object';

/** A Secret that a controller makes of another object. */
export interface MadeSecret {
  readonly name: string;
  /** Undefined where nobody can know them. */
  readonly keys?: ReadonlySet<string>;
}

type Maker = (content: JsonObject, name: string) => MadeSecret;

/** By `group/kind`: objects whose controllers make a Secret, of which the app holds no value. */
const makers: Readonly<Record<string, Maker>> = {
  'bitnami.com/SealedSecret': ({ spec }, own) => {
    const { encryptedData, template } = objectIn(spec);
    const { data, metadata } = objectIn(template);
    const keys = new Set([...Object.keys(objectIn(encryptedData)), ...Object.keys(objectIn(data))]);
    return { name: textIn(objectIn(metadata).name) ?? own, keys };
  },
  'external-secrets.io/ExternalSecret': ({ spec }, own) => {
    const { data, dataFrom, target } = objectIn(spec);
    const { name, template } = objectIn(target);
    const isKnown = listIn(dataFrom).length === 0 && template === undefined;
    const keys = listIn(data).flatMap((each) => textIn(objectIn(each).secretKey) ?? []);
    return { name: textIn(name) ?? own, keys: isKnown ? new Set(keys) : undefined };
  },
  'cert-manager.io/Certificate': ({ spec }, own) => ({ name: textIn(objectIn(spec).secretName) ?? own }),
};

/** The Secret that a controller makes of an object; nothing of most. */
export function secretMadeOf({ group, kind, name, content }: KubernetesObject): MadeSecret | undefined {
  // The groups of Kubernetes itself have no dots, or end in its own.
  if (!group.includes('.') || group.endsWith('.k8s.io')) return undefined;
  const make = makers[`${group}/${kind}`];
  return make === undefined || !isObject(content) ? undefined : make(content, name);
}
