import { at, type Fields, isFields, textAt } from '../host/json';
import { type Client, messageOf } from '../kubernetes/client';
import type { Case } from './cases';

/** Samples whose apps loosen nothing: between them they have every container that Lading makes by itself. */
export const loosenNothing: readonly string[] = [
  'config-files',
  'cron-job',
  'init-containers',
  'isolated',
  'job',
  'permissions',
  'sidecars',
  'smallest-web-app',
  'smallest-worker',
  'start-after',
].map((name) => `test/samples/${name}`);

const namespace = 'enforces-restricted';

/** A real API server lets the pods of a case into a namespace that enforces the restricted standard. */
export async function admitRestricted(client: Client, { objects }: Case): Promise<string> {
  const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
  await client.ask('POST', '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace, labels },
  });
  const pods = objects.flatMap(podOf);
  const refused: string[] = [];
  for (const pod of pods) {
    const account = textAt(pod, 'spec', 'serviceAccountName');
    await client.ask('POST', `/api/v1/namespaces/${namespace}/serviceaccounts`, {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: account },
    });
    const { status, body } = await client.ask('POST', `/api/v1/namespaces/${namespace}/pods?dryRun=All`, pod);
    if (status >= 300) refused.push(`${textAt(pod, 'metadata', 'name')}: ${status} ${messageOf(body)}`);
  }
  if (refused.length > 0) throw new Error(refused.join('\n'));
  return `${pods.length} pods`;
}

const templates: Readonly<Record<string, readonly string[]>> = {
  DaemonSet: ['spec', 'template', 'spec'],
  Deployment: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};

/** One of the pods that an object makes. */
function podOf(object: Fields): Fields[] {
  const place = templates[textAt(object, 'kind')];
  const spec = place && at(object, ...place);
  if (!isFields(spec)) return [];
  return [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: textAt(object, 'metadata', 'name') }, spec }];
}
