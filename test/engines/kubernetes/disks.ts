import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { at, type Fields, listAt, numberAt, textAt } from '../host/json';
import type { Client } from './client';

/** What a storage class would make: a folder of the node for each claim. Gives the paths in the API of all that is left. */
export async function makeDisks(
  client: Client,
  folder: string,
  namespace: string,
  objects: readonly Fields[],
): Promise<readonly string[]> {
  const made: string[] = [];
  const make = async (claim: string, asked: unknown): Promise<void> => {
    const disk = diskFor(claim, namespace, asked, join(folder, namespace, claim));
    const { status } = await client.ask('POST', '/api/v1/persistentvolumes', disk);
    if (status >= 300) throw new Error(`no disk for ${claim}: ${status}`);
    made.push(`/api/v1/persistentvolumes/${namespace}-${claim}`);
  };
  for (const claim of objects.filter((object) => textAt(object, 'kind') === 'PersistentVolumeClaim'))
    await make(textAt(claim, 'metadata', 'name'), claim);
  for (const set of objects.filter((object) => textAt(object, 'kind') === 'StatefulSet')) {
    for (const template of listAt(set, 'spec', 'volumeClaimTemplates')) {
      for (let ordinal = 0; ordinal < numberAt(set, 'spec', 'replicas'); ordinal++) {
        const claim = `${textAt(template, 'metadata', 'name')}-${textAt(set, 'metadata', 'name')}-${ordinal}`;
        // The StatefulSet makes it, and leaves it behind.
        made.push(`/api/v1/namespaces/${namespace}/persistentvolumeclaims/${claim}`);
        await make(claim, template);
      }
    }
  }
  return made;
}

function diskFor(claim: string, namespace: string, template: unknown, path: string): object {
  // As a new file system has it: PostgreSQL takes no such folder for its data.
  mkdirSync(join(path, 'lost+found'), { recursive: true });
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `${namespace}-${claim}` },
    spec: {
      accessModes: at(template, 'spec', 'accessModes'),
      capacity: { storage: textAt(template, 'spec', 'resources', 'requests', 'storage') },
      claimRef: { namespace, name: claim },
      // Of a disk of the node's own the kubelet sees to `fsGroup`, as of one that a cloud attaches.
      local: { path },
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'kubernetes.io/os', operator: 'In', values: ['linux'] }] },
          ],
        },
      },
      persistentVolumeReclaimPolicy: 'Retain',
    },
  };
}
