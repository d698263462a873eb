import { isDeepStrictEqual } from 'node:util';
import type { Diff } from '../../../lib/review';
import { at, entriesAt, type Fields, isFields, textAt } from '../host/json';
import { type Client, messageOf } from '../kubernetes/client';
import { createResources } from '../kubernetes/resources';
import type { Compared } from './compare';

const query = 'fieldManager=lading&force=true';

/** Objects that others need come first. */
const order = ['Namespace', 'ServiceAccount'];

/** An API server that keeps one output, and says what it would do with the next one. */
export interface Seer {
  /**
   * By `namespace/kind/name`: `created`, `rolled`, `scaled`, `in place`, `refused`; nothing where it changes nothing.
   *
   * @param apart a word that keeps the objects apart from those of others.
   */
  verdicts(compared: Compared, apart: string): Promise<Record<string, string>>;
  /** What it keeps of an object if it were applied now, with all that it fills in; or why it takes none. */
  filledIn(object: Fields): Promise<Fields | string>;
}

export function createSeer(client: Client): Seer {
  const resources = createResources(client);
  const ask = async (object: Fields, dry: '' | '&dryRun=All') =>
    client.ask(
      'PATCH',
      `${await resources.path(object)}?${query}${dry}`,
      object,
      'application/apply-patch+yaml',
    );

  return {
    async verdicts({ before, after }, apart) {
      const placed = placing(apart, (object) => resources.collection(object));
      const rank = (object: Fields) =>
        (order.indexOf(textAt(object, 'kind')) + order.length + 1) % (order.length + 1);
      const first = [...before.objects].sort((a, b) => rank(a) - rank(b));
      for (const namespace of new Set([...before.objects, ...after.objects].map(namespaceIn)))
        await client.ask('POST', '/api/v1/namespaces', {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: `${apart}-${namespace}` },
        });
      for (const object of first) {
        const { status, body } = await ask(await placed(object), '');
        if (status >= 300) throw new NotTaken(`${keyOf(object)}: ${messageOf(body)}`);
      }
      const verdicts: Record<string, string> = {};
      for (const object of after.objects) {
        const own = await placed(object);
        const live = await client.ask('GET', await resources.path(own));
        const { status, body } = await ask(own, '&dryRun=All');
        if (status >= 300 && (live.status === 404 || status !== 422))
          throw new NotTaken(`${keyOf(object)}: ${messageOf(body)}`);
        const verdict =
          status >= 300 ? 'refused' : live.status === 404 ? 'created' : kindOfChange(live.body, body);
        if (verdict !== undefined) verdicts[keyOf(object)] = verdict;
      }
      for (const object of first.reverse())
        await client.ask(
          'DELETE',
          `${await resources.path(await placed(object))}?propagationPolicy=Background`,
        );
      return verdicts;
    },

    async filledIn(object) {
      try {
        const { status, body } = await ask(object, '&dryRun=All');
        return status < 300 && isFields(body) ? body : messageOf(body);
      } catch (error) {
        // A kind that nobody has defined here.
        return String(error);
      }
    },
  };
}

/** The server does not take an object by itself, whatever is there: it has nothing to say of a change. */
export class NotTaken extends Error {}

/** Puts objects of several outputs beside each other: in namespaces, or under names, of their own. */
function placing(apart: string, collectionOf: (object: Fields) => Promise<string>) {
  return async (object: Fields): Promise<Fields> => {
    const metadata = at(object, 'metadata');
    const fields = isFields(metadata) ? metadata : {};
    const own = (await collectionOf(object)).includes('/namespaces/')
      ? { namespace: `${apart}-${namespaceIn(object)}` }
      : { name: `${apart}-${textAt(object, 'metadata', 'name')}` };
    return { ...object, metadata: { ...fields, ...own } };
  };
}

function namespaceIn(object: Fields): string {
  return textAt(object, 'metadata', 'namespace') || 'default';
}

function keyOf(object: Fields): string {
  return partKey(
    textAt(object, 'metadata', 'namespace'),
    textAt(object, 'kind'),
    textAt(object, 'metadata', 'name'),
  );
}

function partKey(namespace: string, kind: string, name: string): string {
  return `${namespace}/${kind}/${name}`;
}

/** What the server would keep of an object that it takes, beside what it keeps now; nothing where that is the same. */
function kindOfChange(live: unknown, next: unknown): string | undefined {
  if (isDeepStrictEqual(withoutOrder(content(live)), withoutOrder(content(next)))) return undefined;
  const found: string[] = [];
  if (!isDeepStrictEqual(at(live, 'spec', 'template'), at(next, 'spec', 'template'))) found.push('rolled');
  const counts = ['replicas', 'minReplicas', 'maxReplicas', 'minReplicaCount', 'maxReplicaCount'];
  if (counts.some((field) => at(live, 'spec', field) !== at(next, 'spec', field))) found.push('scaled');
  return found.join(' ') || 'in place';
}

/** What somebody has said of an object, without what the server notes down. */
export function content(object: unknown): Fields {
  const { metadata: _, status: __, ...rest } = isFields(object) ? object : {};
  const annotations = entriesAt(object, 'metadata', 'annotations').filter(
    // The second are those of a controller that works beside.
    ([key]) => !key.startsWith('kubectl.') && !key.startsWith('deployment.kubernetes.io/'),
  );
  return { ...rest, labels: entriesAt(object, 'metadata', 'labels'), annotations };
}

/** A server writes down the order of every list, and it is nothing to anybody but in a template of pods. */
function withoutOrder(value: unknown): unknown {
  if (Array.isArray(value))
    return value
      .map(withoutOrder)
      .map((each) => JSON.stringify(each))
      .sort();
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, /emplate$/.test(key) ? each : withoutOrder(each)]),
  );
}

const rolling = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

/** The same in the words of `lading diff`. */
export function expectedOfKubernetes({ groups }: Diff): Record<string, string> {
  const said: Record<string, string> = {};
  for (const { target, object, namespace = '', effects, renamedFrom } of groups.flatMap(
    ({ objects }) => objects,
  )) {
    const impacts = effects.map(({ impact }) => impact);
    if (target !== 'kubernetes' || impacts.includes('orphaned')) continue;
    const kind = object.slice(0, object.indexOf('/'));
    said[partKey(namespace, kind, object.slice(kind.length + 1))] = impacts.includes('recreated')
      ? 'refused'
      : renamedFrom !== undefined || impacts.includes('new')
        ? 'created'
        : impacts
            .filter((impact) => ['rolled', 'restarted', 'scaled'].includes(impact))
            // The container of a bare Pod is started again in its place.
            .map((impact) => (impact === 'restarted' ? (kind === 'Pod' ? 'in place' : 'rolled') : impact))
            .join(' ') || 'in place';
  }
  return said;
}

/** What is seen where the pods of nobody are replaced, though the template changes: by the strategy of the object. */
export function seenBy(verdicts: Readonly<Record<string, string>>, { groups }: Diff): Record<string, string> {
  const held = new Set(
    groups
      .flatMap(({ objects }) => objects)
      .filter(({ effects }) => effects.some(({ because = '' }) => /OnDelete|partition/.test(because)))
      .map(({ object, namespace = '' }) => {
        const kind = object.slice(0, object.indexOf('/'));
        return partKey(namespace, kind, object.slice(kind.length + 1));
      }),
  );
  return Object.fromEntries(
    Object.entries(verdicts).map(([key, verdict]) => {
      const isHeld = held.has(key) || !rolling.has(key.split('/')[1] ?? '');
      return [key, (isHeld ? verdict.replace(/^rolled ?/, '') : verdict) || 'in place'];
    }),
  );
}
