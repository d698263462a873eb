import { type Fields, textAt } from '../host/json';
import type { Client } from '../kubernetes/client';
import { messageOf } from '../kubernetes/client';
import { define } from '../kubernetes/definitions';
import { createResources, namespaceOf, type Resources } from '../kubernetes/resources';
import type { Case } from './cases';

/** An API server that judges objects without keeping them. */
export interface Judge {
  /** What the server has against each of the objects, in their order; undefined where it takes one. */
  verdicts(objects: readonly Fields[]): Promise<(string | undefined)[]>;
  /** What the server has against the objects; nothing when it takes them all. */
  complaints(objects: readonly Fields[]): Promise<string[]>;
}

export function createJudge(client: Client): Judge {
  const resources = createResources(client);
  const namespaces = new Set<string>();
  const judgeObjects: Judge = {
    async verdicts(objects) {
      for (const namespace of objects.map(namespaceOf)) {
        if (namespaces.has(namespace)) continue;
        namespaces.add(namespace);
        await createNamespace(client, namespace);
      }
      // A pod is taken where its account, its priority and its runtime are, and what was only judged is not kept.
      for (const pod of objects.filter((object) => textAt(object, 'kind') === 'Pod'))
        await furnishFor(pod, client);
      return Promise.all(objects.map((object) => judge(client, resources, object)));
    },

    async complaints(objects) {
      // A custom resource can be judged only where its definition really is.
      const definitions = objects.filter((object) => textAt(object, 'kind') === 'CustomResourceDefinition');
      await define(client, definitions);
      if (definitions.length > 0) resources.forget();
      const answers = await judgeObjects.verdicts(objects);
      return answers.filter((answer) => answer !== undefined);
    },
  };
  return judgeObjects;
}

/** What an accepted case is told: how many objects were taken. */
export async function acceptObjects(judge: Judge, { objects }: Case): Promise<string> {
  const complaints = await judge.complaints(objects);
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  return `${objects.length} objects`;
}

async function judge(client: Client, resources: Resources, object: Fields): Promise<string | undefined> {
  const name = `${textAt(object, 'kind')}/${textAt(object, 'metadata', 'name')}`;
  try {
    const path = await resources.collection(object);
    const { status, body } = await client.ask('POST', `${path}?dryRun=All&fieldValidation=Strict`, object);
    const exists = status === 409; // an object of the system, or the namespace just made
    return status < 300 || exists ? undefined : `${name}: ${status} ${messageOf(body)}`;
  } catch (error) {
    return `${name}: ${String(error)}`;
  }
}

async function furnishFor(pod: Fields, client: Client): Promise<void> {
  await createAccount(client, namespaceOf(pod), textAt(pod, 'spec', 'serviceAccountName'));
  const priority = textAt(pod, 'spec', 'priorityClassName');
  if (!priority.startsWith('system-'))
    await createClass(client, 'scheduling.k8s.io/v1', 'PriorityClass', priority, { value: 1 });
  const runtime = textAt(pod, 'spec', 'runtimeClassName');
  await createClass(client, 'node.k8s.io/v1', 'RuntimeClass', runtime, { handler: 'runc' });
}

async function createClass(
  client: Client,
  apiVersion: string,
  kind: string,
  name: string,
  rest: Fields,
): Promise<void> {
  if (name === '') return;
  const path = `/apis/${apiVersion}/${kind.toLowerCase()}es`;
  await client.ask('POST', path, { apiVersion, kind, metadata: { name }, ...rest });
}

async function createAccount(client: Client, namespace: string, name: string): Promise<void> {
  if (name === '') return;
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } };
  await client.ask('POST', `/api/v1/namespaces/${namespace}/serviceaccounts`, account);
}

async function createNamespace(client: Client, name: string): Promise<void> {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
  await client.ask('POST', '/api/v1/namespaces', namespace);
}
