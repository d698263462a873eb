import { type Fields, isFields, listAt, textAt } from '../host/json';
import type { Client } from './client';
import { podSpecOf } from './pod-spec';

/** Makes the Secrets and ConfigMaps that a case expects its user to bring along, with dummies for values. */
export async function makeSecrets(
  client: Client,
  namespace: string,
  objects: readonly Fields[],
): Promise<void> {
  const own = new Set(
    objects.map((object) => `${textAt(object, 'kind')}/${textAt(object, 'metadata', 'name')}`),
  );
  const wanted = new Map<string, Record<string, string>>();
  const want = (kind: string, name: string, key: string): void => {
    if (name === '' || own.has(`${kind}/${name}`)) return;
    const data = wanted.get(`${kind}/${name}`) ?? {};
    if (key !== '') data[key] = 'filled-in';
    wanted.set(`${kind}/${name}`, data);
  };
  for (const part of objects.flatMap((object) => [...walk(podSpecOf(object))])) {
    want('Secret', textAt(part, 'secretKeyRef', 'name'), textAt(part, 'secretKeyRef', 'key'));
    want('ConfigMap', textAt(part, 'configMapKeyRef', 'name'), textAt(part, 'configMapKeyRef', 'key'));
    for (const item of listAt(part, 'secret', 'items'))
      want('Secret', textAt(part, 'secret', 'secretName'), textAt(item, 'key'));
  }
  for (const [id, data] of wanted) {
    const [kind = '', name] = id.split('/');
    const content = kind === 'Secret' ? { stringData: data } : { data };
    const object = { apiVersion: 'v1', kind, metadata: { name }, ...content };
    await client.ask('POST', `/api/v1/namespaces/${namespace}/${kind.toLowerCase()}s`, object);
  }
}

/** A value and everything in it. */
function* walk(value: unknown): Generator<unknown> {
  yield value;
  const parts = Array.isArray(value) ? value : isFields(value) ? Object.values(value) : [];
  for (const part of parts) yield* walk(part);
}
