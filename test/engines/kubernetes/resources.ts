import { entriesAt, type Fields, listAt, textAt } from '../host/json';
import type { Client } from './client';

/** Knows the paths of objects at one API server, asking it once for each API group. */
export interface Resources {
  /** The path of the collection that an object belongs to. */
  collection(object: Fields): Promise<string>;
  /** The path of the object itself. */
  path(object: Fields): Promise<string>;
  forget(): void;
}

interface Resource {
  readonly plural: string;
  readonly namespaced: boolean;
}

export function createResources(client: Client): Resources {
  const groups = new Map<string, Promise<ReadonlyMap<string, Resource>>>();
  const kindsOf = (apiVersion: string): Promise<ReadonlyMap<string, Resource>> => {
    const known = groups.get(apiVersion) ?? ask(client, apiVersion);
    groups.set(apiVersion, known);
    return known;
  };
  const resources: Resources = {
    async collection(object) {
      const apiVersion = textAt(object, 'apiVersion');
      const kind = textAt(object, 'kind');
      const resource = (await kindsOf(apiVersion)).get(kind);
      if (resource === undefined) throw new Error(`the server knows no ${kind} of ${apiVersion}`);
      const namespace = resource.namespaced ? `/namespaces/${namespaceOf(object)}` : '';
      return `${root(apiVersion)}${namespace}/${resource.plural}`;
    },
    async path(object) {
      return `${await resources.collection(object)}/${textAt(object, 'metadata', 'name')}`;
    },
    forget: () => groups.clear(),
  };
  return resources;
}

export function namespaceOf(object: Fields): string {
  return textAt(object, 'metadata', 'namespace') || 'default';
}

function root(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

async function ask(client: Client, apiVersion: string): Promise<ReadonlyMap<string, Resource>> {
  const list = listAt(await client.get(root(apiVersion)), 'resources');
  const main = list.filter((resource) => !textAt(resource, 'name').includes('/'));
  return new Map(
    main.map((resource) => [
      textAt(resource, 'kind'),
      {
        plural: textAt(resource, 'name'),
        namespaced: entriesAt(resource).some(([key, value]) => key === 'namespaced' && value === true),
      },
    ]),
  );
}
