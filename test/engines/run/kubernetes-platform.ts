import { join } from 'node:path';
import type { Case } from '../accept/cases';
import { address } from '../host/furnish';
import { at, type Fields, listAt, numberAt, textAt } from '../host/json';
import { run } from '../host/run';
import { until } from '../host/wait';
import { clusterFolder } from '../kubernetes/api-server';
import { type Client, messageOf } from '../kubernetes/client';
import { makeDisks } from '../kubernetes/disks';
import { podSpecOf } from '../kubernetes/pod-spec';
import { createResources } from '../kubernetes/resources';
import { makeSecrets } from '../kubernetes/secrets';
import { engines, type World } from '../world';
import type { Platform } from './platform';

/** The Job that somebody makes of a CronJob. */
const byHand = 'by-hand';

/** The kinds whose pods stay. */
const runs: readonly string[] = ['Deployment', 'StatefulSet', 'DaemonSet', 'Pod'];

/** Runs a case on the Kubernetes node, in a namespace of its own. */
export async function kubernetesPlatform(world: World, first: Case, namespace: string): Promise<Platform> {
  const { client } = await world.server();
  const resources = createResources(client);
  const config = join(clusterFolder(world.folder), 'admin.conf');
  const kubectl = (...args: string[]): Promise<string> =>
    run(world.program('kubectl'), [`--kubeconfig=${config}`, `--namespace=${namespace}`, ...args]);
  const objects = first.objects.map((object) => inNamespace(object, namespace));
  const controllers = objects.filter((object) => runs.includes(textAt(object, 'kind')));
  const kindOf = new Map(controllers.map((object) => [nameOf(object), textAt(object, 'kind').toLowerCase()]));
  const selectorOf = new Map(controllers.map((object) => [nameOf(object), labelsOf(object)]));
  const servicesOf = (workload: string): Fields[] =>
    objects.filter(
      (object) => textAt(object, 'kind') === 'Service' && selects(object, selectorOf.get(workload)),
    );
  const pods = async (selector: string): Promise<readonly unknown[]> => {
    const query = `labelSelector=${encodeURIComponent(selector)}`;
    return listAt(await client.get(`/api/v1/namespaces/${namespace}/pods?${query}`), 'items');
  };
  const podsOf = async (workload: string): Promise<readonly unknown[]> => {
    const found = await pods(selectorOf.get(workload) ?? '');
    return found.filter((pod) => at(pod, 'metadata', 'deletionTimestamp') === undefined);
  };
  const settle = async (): Promise<void> => {
    for (const object of controllers)
      await until(`${nameOf(object)} is available`, 180, async () =>
        isSettled(await client.get(await resources.path(object))),
      );
  };

  const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
  await client.ask('POST', '/api/v1/namespaces', body);
  await makeSecrets(client, namespace, objects);
  const disks = await makeDisks(client, world.folder, namespace, objects);
  return {
    engine: engines.node,
    workloads: controllers.map((object) => ({
      name: nameOf(object),
      image: textAt(podSpecOf(object), 'containers', 0, 'image'),
    })),
    async apply(output) {
      for (const object of output.objects)
        await put(
          client,
          await resources.path(inNamespace(object, namespace)),
          inNamespace(object, namespace),
        );
      await settle();
    },
    async published(workload) {
      const service = servicesOf(workload).find((each) => textAt(each, 'spec', 'type') === 'LoadBalancer');
      if (service === undefined) return undefined;
      // No load balancer is here to be had; the port of the node is what one would forward to.
      const live = await client.get(`/api/v1/namespaces/${namespace}/services/${nameOf(service)}`);
      return `http://${address}:${numberAt(live, 'spec', 'ports', 0, 'nodePort')}`;
    },
    reach(workload) {
      const [service] = servicesOf(workload);
      return service && `${nameOf(service)}:${numberAt(service, 'spec', 'ports', 0, 'port')}`;
    },
    async instances(workload) {
      return (await podsOf(workload)).map((pod) => textAt(pod, 'metadata', 'uid')).sort();
    },
    async exec(workload, command) {
      const [pod] = await podsOf(workload);
      return kubectl('exec', textAt(pod, 'metadata', 'name'), '--', ...command);
    },
    async restart(workload) {
      await kubectl('rollout', 'restart', `${kindOf.get(workload)}/${workload}`);
      await settle();
    },
    async runByHand(task) {
      await kubectl('create', 'job', `--from=cronjob/${task}`, byHand);
      try {
        await until(`${task} has run`, 60, async () => {
          const job = await client.get(`/apis/batch/v1/namespaces/${namespace}/jobs/${byHand}`);
          if (numberAt(job, 'status', 'failed') > 0) throw new Error(await kubectl('logs', `job/${byHand}`));
          return numberAt(job, 'status', 'succeeded') > 0;
        });
        return await kubectl('logs', `job/${byHand}`);
      } finally {
        await kubectl('delete', 'job', byHand);
      }
    },
    async scale(workload, replicas) {
      await kubectl('scale', `${kindOf.get(workload)}/${workload}`, `--replicas=${replicas}`);
      await settle();
    },
    async down() {
      // The server would leave the pods of a Job behind, unless it is asked not to, as kubectl does.
      for (const object of objects)
        await client.ask('DELETE', `${await resources.path(object)}?propagationPolicy=Background`);
      // Pods that are asked to stop are given their time; what has not gone by then is left behind.
      await until('all pods are gone', 60, async () => (await pods('')).length === 0).catch(() => {});
      const left = (await pods('')).map((pod) => textAt(pod, 'metadata', 'name'));
      for (const object of objects)
        if ((await client.ask('GET', await resources.path(object))).status !== 404) left.push(nameOf(object));
      for (const path of disks) await client.ask('DELETE', path);
      await client.ask('DELETE', `/api/v1/namespaces/${namespace}`);
      return left;
    },
  };
}

function inNamespace(object: Fields, namespace: string): Fields {
  const metadata = at(object, 'metadata');
  return { ...object, metadata: { ...(typeof metadata === 'object' ? metadata : {}), namespace } };
}

/** Server-side apply, as `kubectl apply --server-side` would. */
async function put(client: Client, path: string, object: Fields): Promise<void> {
  const query = 'fieldManager=lading&force=true&fieldValidation=Strict';
  const { status, body } = await client.ask(
    'PATCH',
    `${path}?${query}`,
    object,
    'application/apply-patch+yaml',
  );
  if (status >= 300) throw new Error(`${path}: ${status} ${messageOf(body)}`);
}

function isSettled(controller: unknown): boolean {
  if (textAt(controller, 'kind') === 'Pod')
    return listAt(controller, 'status', 'conditions').some(
      (each) => textAt(each, 'type') === 'Ready' && textAt(each, 'status') === 'True',
    );
  const seen =
    numberAt(controller, 'status', 'observedGeneration') >= numberAt(controller, 'metadata', 'generation');
  const status = (name: string): number => numberAt(controller, 'status', name);
  if (at(controller, 'spec', 'replicas') === undefined) {
    const nodes = status('desiredNumberScheduled');
    return (
      seen && nodes > 0 && status('updatedNumberScheduled') === nodes && status('numberAvailable') === nodes
    );
  }
  const replicas = numberAt(controller, 'spec', 'replicas');
  return (
    seen && ['replicas', 'updatedReplicas', 'availableReplicas'].every((name) => status(name) === replicas)
  );
}

function nameOf(object: Fields): string {
  return textAt(object, 'metadata', 'name');
}

/** The labels that its pods are found by. */
function labelsOf(object: Fields): string {
  const path =
    textAt(object, 'kind') === 'Pod' ? ['metadata', 'labels'] : ['spec', 'selector', 'matchLabels'];
  return selector(at(object, ...path));
}

function selects(service: Fields, labels: string | undefined): boolean {
  return labels !== undefined && selector(at(service, 'spec', 'selector')) === labels;
}

function selector(labels: unknown): string {
  const pairs = Object.entries(typeof labels === 'object' && labels !== null ? labels : {});
  return pairs
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(',');
}
