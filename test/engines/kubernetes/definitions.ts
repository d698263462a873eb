import { at, type Fields, listAt, textAt } from '../host/json';
import { until } from '../host/wait';
import { type Client, messageOf } from './client';

const collection = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/** Teaches a server custom resources, and waits until it serves them. */
export async function define(client: Client, definitions: readonly Fields[]): Promise<void> {
  for (const definition of definitions) {
    const { status, body } = await client.ask('POST', collection, definition);
    if (status >= 300 && status !== 409) throw new Error(`${collection}: ${status} ${messageOf(body)}`);
    const name = textAt(definition, 'metadata', 'name');
    const root = `/apis/${textAt(definition, 'spec', 'group')}`;
    for (const version of listAt(definition, 'spec', 'versions')) {
      if (at(version, 'served') === false) continue;
      await until(`${name} is served`, 20, async () => {
        const resources = listAt(await client.get(`${root}/${textAt(version, 'name')}`), 'resources');
        const kind = textAt(definition, 'spec', 'names', 'kind');
        return resources.some((resource) => textAt(resource, 'kind') === kind);
      });
    }
  }
}
